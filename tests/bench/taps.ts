import { rmSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { atHome } from '#tests/e2e/pages/home.ts'
import { builtApp } from '#tests/support/built-app.ts'
import { serveFolder } from '#tests/support/static-server.ts'
import { say, starts } from '#tests/support/words.ts'
import { cpuThrottle, withBrowser } from './measured-page.ts'
import { ratio, spread } from './numbers.ts'
import { prepareProfile } from './prepared-profile.ts'

/** The least that a tap can cost here: a button that turns the words of a card. */
const barePage = `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Floor</title>
<style>button{width:200px;height:120px}</style></head><body><p data-card="0">0</p>
<button data-place="yes" onpointerup="const c=document.querySelector('[data-card]');c.dataset.card=String(Number(c.dataset.card)+1);c.textContent=c.dataset.card">Ja</button></body></html>`

/** Longer than a card must stand before a tap is taken (G6), and than the one before takes to slide away. */
const rest = 900

/** Milliseconds from each lifted finger to after the frame in which the next card stood there. */
const tapMeasured = async (page: Page, places: readonly string[], taps: number): Promise<readonly number[]> => {
  await page.evaluate(() => {
    const measured: number[] = []
    ;(window as unknown as { __taps: number[] }).__taps = measured
    const shown = () => document.querySelector('[data-card]')?.getAttribute('data-card') ?? null
    addEventListener(
      'pointerup',
      (event) => {
        const lifted = event.timeStamp
        const before = shown()
        const look = () => {
          if (shown() === before) {
            if (performance.now() - lifted < 5_000) requestAnimationFrame(look)
            return
          }
          const channel = new MessageChannel()
          channel.port1.onmessage = () => measured.push(performance.now() - lifted)
          channel.port2.postMessage(0)
        }
        requestAnimationFrame(look)
      },
      true,
    )
  })
  for (let tap = 0; tap < taps; tap += 1) {
    const place = page.locator(`[data-place="${places[tap % places.length]}"]`)
    if ((await place.count()) === 0) break
    const box = (await place.boundingBox())!
    await page.waitForTimeout(rest)
    await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2)
  }
  await page.waitForTimeout(rest)
  return page.evaluate(() => (window as unknown as { __taps: number[] }).__taps)
}

/** From home to the first card of the full deck, alone, in Dutch. */
export const toFirstCard = async (page: Page): Promise<void> => {
  const words = (key: string) => say('nl', key)
  await page.getByRole('link', { name: starts(words('ui:home.cards')) }).click()
  await page.getByRole('button', { name: starts(words('card-start:full')) }).click()
  await page.getByRole('button', { name: words('card-start:start') }).click()
  const rested = async (name: string | RegExp) => {
    await page.getByRole('button', { name }).first().waitFor()
    await page.waitForTimeout(rest)
    await page.getByRole('button', { name }).first().click()
  }
  await page.locator('.guest[data-shown^="language"]').waitFor()
  await rested(starts('Nederlands'))
  await page.locator('.guest[data-shown^="consent"]').waitFor()
  await rested(starts(words('cards:consent.yes')))
  await page.locator('.guest[data-shown^="practice"]').waitFor()
  await rested(starts(words('cards:place.yes')))
  await page.locator('.guest[data-shown="practice laid"]').waitFor()
  await rested(starts(words('cards:practice.start')))
  await page.locator('.guest[data-shown^="sort"]').waitFor()
}

/** Tap to the next card painted, on a tablet with nothing stored, beside a bare page; games of 22 cards. */
export const benchTaps = async ({ runs, tell }: { readonly runs: number; readonly tell: (what: string) => void }) => {
  const app = await serveFolder(builtApp())
  const floor = await serveFolder('', { pages: { '/index.html': barePage } })
  tell('profile')
  const profile = await prepareProfile(app.address, 0)
  const ours: number[] = []
  const bare: number[] = []
  try {
    tell('tapping')
    for (let run = 0; run < Math.min(runs, 5); run += 1) {
      ours.push(
        ...(await withBrowser({ profile, hasTouch: true }, async (context) => {
          const page = await context.newPage()
          const cdp = await context.newCDPSession(page)
          await page.goto(app.address)
          await atHome(page)
          await toFirstCard(page)
          await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpuThrottle })
          // The last card's tap shows no next one.
          return tapMeasured(page, ['yes', 'a-little', 'not-yet', 'yes', 'not-for-me', 'skipped'], 21)
        })),
      )
      bare.push(
        ...(await withBrowser({ hasTouch: true }, async (context) => {
          const page = await context.newPage()
          const cdp = await context.newCDPSession(page)
          await page.goto(floor.address)
          await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpuThrottle })
          return tapMeasured(page, ['yes'], 21)
        })),
      )
    }
    const [game, least] = [spread(ours), spread(bare)]
    return { cpuThrottle, ours: game, floor: least, ratio: ratio(game, least) }
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    await app.close()
    await floor.close()
  }
}
