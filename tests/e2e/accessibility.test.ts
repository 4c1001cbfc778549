import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { inField, loneTablet } from '#tests/support/field-test.ts'
import { conversationIn } from './pages/conversation.ts'
import { atHome } from './pages/home.ts'
import { overflow, violations } from './pages/look.ts'
import { type Look, tourOfConversation, tourOfSetUp, tourOfWork } from './pages/tour.ts'

const sizes = [
  { name: 'landscape', width: 1280, height: 800 },
  { name: 'portrait', width: 800, height: 1280 },
  { name: 'phone', width: 390, height: 844 },
] as const

const lookAt =
  (page: Page, found: string[], seen: string[]): Look =>
  async (screen) => {
    for (const size of sizes) {
      await page.setViewportSize(size)
      // At its whole height: what now lies under the foot of the table comes out when one scrolls, so it is not obscured.
      const height = await page.evaluate(() => document.documentElement.scrollHeight)
      await page.setViewportSize({ width: size.width, height: Math.max(size.height, height) })
      await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined))))
      const where = `${screen}, ${size.name}`
      found.push(...(await violations(page, where)), ...(await overflow(page, where)))
      seen.push(where)
    }
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    await page.setViewportSize(sizes[0])
    found.push(...(await violations(page, `${screen}, dark`)))
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  }

describe('everybody can use every screen', () => {
  it('axe finds nothing (WCAG 2.2 AA, target-size on) on any screen in Dutch: landscape, portrait, phone and dark', {
    timeout: 600_000,
  }, async () => {
    await inField({}, async ({ tablet, address }) => {
      const page = tablet.page()
      const found: string[] = []
      const seen: string[] = []
      const look = lookAt(page, found, seen)
      await page.emulateMedia({ reducedMotion: 'reduce' })
      await tourOfSetUp(page, address, look)
      await tourOfConversation(page, address, 'nl', look)
      await tourOfWork(page, address, look)
      console.log(`${seen.length} screens looked at`)
      expect(found).toEqual([])
      expect(seen.length).toBeGreaterThan(80)
      expect(tablet.bugs).toEqual([])
    })
  })

  it('axe finds nothing on any screen that a resident sees in Arabic', { timeout: 600_000 }, async () => {
    await inField({ alone: true }, async (field) => {
      const { tablet, address } = field
      await loneTablet(field)
      const page = tablet.page()
      const found: string[] = []
      const seen: string[] = []
      await page.emulateMedia({ reducedMotion: 'reduce' })
      await tourOfConversation(page, address, 'ar', lookAt(page, found, seen))
      expect(found).toEqual([])
      expect(seen.length).toBeGreaterThan(40)
      expect(tablet.bugs).toEqual([])
    })
  })

  it('the check itself finds what it should', async () => {
    await inField({}, async ({ tablet }) => {
      const page = tablet.page()
      await page.setContent(
        `<html lang="nl"><title>x</title><main><p style="color:#bbb;background:#fff">bleek</p>
         <button style="width:9px;height:9px;padding:0" aria-label="a"></button><button style="width:9px;height:9px;padding:0" aria-label="b"></button>
         <input><div style="width:3000px">breed</div></main>`,
      )
      const found = [...(await violations(page, 'page')), ...(await overflow(page, 'page'))].join('\n')
      for (const rule of ['color-contrast', 'target-size', 'label', 'wide in']) expect(found).toContain(rule)
    })
  })

  it('text twice as large: nothing is cut off and nothing scrolls sideways on home, plate and question', async () => {
    await inField({ alone: true, textSize: 32 }, async (field) => {
      const { tablet, address } = field
      await loneTablet(field)
      const page = tablet.page()
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px')
      const cutOff = (where: string) =>
        page.evaluate((name) => {
          const page = document.documentElement
          const clipped = [...document.querySelectorAll<HTMLElement>('body *')]
            .filter((one) => {
              const style = getComputedStyle(one)
              const clips = [style.overflowX, style.overflowY].some((way) => way === 'hidden' || way === 'clip')
              if (!clips || style.visibility === 'hidden' || one.closest('svg') !== null) return false
              // A quote on the plate is cut on purpose, with the whole of it one tap away; text only heard has no size.
              if (style.webkitLineClamp !== 'none' || one.clientWidth <= 1) return false
              return (
                (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1) &&
                (one.textContent ?? '').trim() !== ''
              )
            })
            .map((one) => `${name}: ${one.tagName.toLowerCase()}.${one.className} cuts off its text`)
          return page.scrollWidth > page.clientWidth + 1 ? [...clipped, `${name} scrolls sideways`] : clipped
        }, where)
      await page.goto(`${address}/#/`)
      await atHome(page)
      const found = [...(await cutOff('home'))]
      const talk = conversationIn(page, 'nl')
      await talk.begin()
      await talk.answer('contact', 'Met mijn buurvrouw mee, voor de soep en voor de warmte.')
      found.push(...(await cutOff('plate')))
      await talk.openPart('area-meeting')
      found.push(...(await cutOff('question')))
      expect(found).toEqual([])
    })
  })
})
