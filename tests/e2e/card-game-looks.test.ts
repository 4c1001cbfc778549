import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { inField, loneTablet } from '#tests/support/field-test.ts'
import type { GameLanguage, Look } from './pages/card-game.ts'
import { tourOfGame, tourOfSideRooms } from './pages/card-game.ts'
import { atHome } from './pages/home.ts'

const lying = { width: 1280, height: 800 }
const standing = { width: 800, height: 1280 }
const phone = { width: 390, height: 844 }
const laws = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Smallest edge of a resident's tile and smallest gap between two, in CSS px: 20 mm and a finger's width. */
const leastEdge = 104
const leastGap = 24

/**
 * Every tile that a resident taps, and how they lie. Not among them are the host's controls: *stop*, which asks for a long
 * hold, and the counters of hands, which have their own buttons of 56 px and more.
 *
 * Every tile that is too small and every two that are too near, each said in words.
 */
const tooTight = (page: Page, where: string): Promise<readonly string[]> =>
  page.evaluate(
    ({ where, leastEdge, leastGap }) => {
      const top = document.querySelector('dialog[open]') ?? document
      const tiles = [...top.querySelectorAll<HTMLElement>('.guest-tile')]
        .map((tile) => ({
          name: `${(tile.textContent ?? '').trim().slice(0, 30)}`,
          box: tile.getBoundingClientRect(),
          // The foot stays in sight while the table is scrolled under it.
          foot: tile.closest('.guest__foot') !== null,
        }))
        .filter(({ box }) => box.width > 0)
      const small = tiles
        .filter(({ box }) => box.width < leastEdge - 0.5 || box.height < leastEdge - 0.5)
        .map(({ name, box }) => `${where}: “${name}” is ${Math.round(box.width)}×${Math.round(box.height)}`)
      const near = tiles.flatMap((a, at) =>
        tiles.slice(at + 1).flatMap((b) => {
          if (a.foot !== b.foot) return []
          const across = Math.max(a.box.left - b.box.right, b.box.left - a.box.right)
          const down = Math.max(a.box.top - b.box.bottom, b.box.top - a.box.bottom)
          const gap = Math.max(across, down)
          return gap < leastGap - 0.5 ? [`${where}: “${a.name}” and “${b.name}” are ${Math.round(gap)} apart`] : []
        }),
      )
      return [...small, ...near]
    },
    { where, leastEdge, leastGap },
  )

/** What is cut off: sideways scrolling, text that an element hides, text beyond the edge of the screen. */
const cutOff = (page: Page, where: string): Promise<readonly string[]> =>
  page.evaluate((where) => {
    const page = document.documentElement
    const hidden = [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((one) => {
        const style = getComputedStyle(one)
        const clips = [style.overflowX, style.overflowY].some((way) => way === 'hidden' || way === 'clip')
        if (!clips || style.visibility === 'hidden' || one.closest('svg') !== null || one.clientWidth <= 1) return false
        return (
          (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1) &&
          (one.textContent ?? '').trim() !== ''
        )
      })
      .map(
        (one) => `${where}: ${one.tagName.toLowerCase()}.${one.className} cuts off “${one.textContent?.slice(0, 30)}”`,
      )
    const tooWide = [
      // The star of a chosen card sticks out on purpose.
      ...document.querySelectorAll<HTMLElement>('.guest-tile:not(.mat-card)'),
    ]
      .filter((one) => one.scrollWidth > one.clientWidth + 1)
      .map((one) => `${where}: “${one.textContent?.slice(0, 30)}” does not fit its tile`)
    return page.scrollWidth > page.clientWidth + 1
      ? [...hidden, ...tooWide, `${where}: the page is ${page.scrollWidth} wide in ${page.clientWidth}`]
      : [...hidden, ...tooWide]
  }, where)

const violations = async (page: Page, where: string): Promise<readonly string[]> => {
  const found = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ runOnly: { type: 'tag', values: laws }, rules: { 'target-size': { enabled: true } } })
    .analyze()
  return found.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${where}: ${violation.id} at ${node.target.join(' ')} — ${violation.help}`),
  )
}

const inGame = (
  language: GameLanguage,
  look: (page: Page) => Look,
  { reduced = true, tour = tourOfGame }: { readonly reduced?: boolean; readonly tour?: typeof tourOfGame } = {},
) =>
  inField({ alone: true, viewport: lying }, async (field) => {
    await loneTablet(field)
    const page = field.tablet.page()
    await page.clock.install()
    if (reduced) await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.goto(field.address)
    await atHome(page)
    await tour(page, language, look(page))
    expect(field.tablet.bugs).toEqual([])
  })

/** Everything that is wrong with the tiles and the texts of a screen, in three sizes and with text twice as large. */
const lookOver =
  (page: Page, found: string[]): Look =>
  async (screen) => {
    if (screen === 'new game') return
    for (const size of [lying, standing, phone]) {
      await page.setViewportSize(size)
      const where = `${screen}, ${size.width}×${size.height}`
      if (size !== phone) found.push(...(await tooTight(page, where)))
      found.push(...(await cutOff(page, where)))
    }
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%'
    })
    for (const size of [lying, standing]) {
      await page.setViewportSize(size)
      found.push(...(await cutOff(page, `${screen}, 200 %, ${size.width}×${size.height}`)))
    }
    await page.evaluate(() => {
      document.documentElement.style.fontSize = ''
    })
    await page.setViewportSize(lying)
  }

const inLight = (page: Page, theme: 'light' | 'dark') =>
  page.evaluate((wanted) => {
    document.documentElement.dataset['theme'] = wanted
  }, theme)

/** What axe finds, lying and standing. */
const askAxe =
  (page: Page, language: GameLanguage, found: string[]): Look =>
  async (screen) => {
    found.push(...(await violations(page, `${screen}, 1280×800`)))
    await page.setViewportSize(standing)
    // Standing, the Dutch game is looked at on the dark table that a guest can ask for.
    const theme = language === 'nl' && screen !== 'new game' ? 'dark' : 'light'
    if (screen !== 'new game') await inLight(page, theme)
    found.push(...(await violations(page, `${screen}, 800×1280, ${theme}`)))
    if (screen !== 'new game') await inLight(page, 'light')
    await page.setViewportSize(lying)
  }

describe('the card game, looked at', () => {
  it.each(['nl', 'ar'] as const)(
    '[G5] [G7] tiles are at least 104 px with 24 px between, nothing is cut off, with text twice as large neither, and axe finds nothing: %s',
    async (language) => {
      const found: string[] = []
      await inGame(language, (page) => {
        const [over, axe] = [lookOver(page, found), askAxe(page, language, found)]
        return async (screen) => {
          await over(screen)
          await axe(screen)
        }
      })
      expect(found).toEqual([])
    },
  )

  it.each(['en', 'tr', 'pl', 'fa'] as const)(
    '[G5] tiles are at least 104 px with 24 px between, lying and standing, and nothing is cut off, with text twice as large neither: %s',
    async (language) => {
      const found: string[] = []
      await inGame(language, (page) => lookOver(page, found))
      expect(found).toEqual([])
    },
  )

  it.each(['nl', 'ar'] as const)('[G5] nor on the screens beside the game: %s', async (language) => {
    const found: string[] = []
    await inGame(language, (page) => lookOver(page, found), { tour: tourOfSideRooms })
    expect(found).toEqual([])
  })
})
