import type { CDPSession, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { inField, loneTablet } from '#tests/support/field-test.ts'
import { readWholeNumber } from '#tests/support/whole-numbers.ts'
import { gameIn, settle } from './pages/card-game.ts'
import { atHome } from './pages/home.ts'

/** 20 in the ordinary run; PRAATPLAAT_GAMES=1000 for the long one. */
const games = readWholeNumber(process.env['PRAATPLAAT_GAMES'], 20)
const noise = 20

/** mulberry32: the seed is printed, so that a game that went wrong can be played again. */
const chance = (seed: number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

type Seen = {
  readonly inHand: string | null
  readonly last: string | null
  readonly canUndo: boolean
  readonly laid: number
}

const see = (page: Page): Promise<Seen> =>
  page.evaluate(() => ({
    inHand: document.querySelector('[data-card]')?.getAttribute('data-card') ?? null,
    last: document.querySelector('[data-last]')?.getAttribute('data-last') ?? null,
    canUndo: document.querySelector('.last-laid .guest-tile') !== null,
    laid: document.querySelectorAll('.progress-dots .is-laid').length,
  }))

const framesDrawn = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise((done) =>
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel()
            port1.onmessage = () => done()
            port2.postMessage(undefined)
          }),
        ),
      ),
  )

const placeAt = (page: Page, x: number, y: number): Promise<string | null> =>
  page.evaluate(
    ([x, y]) => document.elementFromPoint(x!, y!)?.closest('[data-place]')?.getAttribute('data-place') ?? null,
    [x, y],
  )

const around = (page: Page, { x, y }: { readonly x: number; readonly y: number }, far: number) =>
  Promise.all(
    [
      [-1, 0],
      [1, 0],
      [0, -1],
      [0, 1],
      [-0.7, -0.7],
      [0.7, -0.7],
      [-0.7, 0.7],
      [0.7, 0.7],
    ].map(([dx, dy]) => placeAt(page, x + far * dx!, y + far * dy!)),
  )

/** Half of the widest area in which Chromium gives a finger that came down beside a control to that control. */
const fingerReach = 17

/**
 * Is it sure what the browser takes this for? Not at an edge, where it may give a touch to one side and the same point
 * to the other; and not where a finger comes down just beside a place, for that is taken for the place.
 */
const isClear = async (
  page: Page,
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
): Promise<boolean> => {
  const [began, edges, ends] = await Promise.all([
    placeAt(page, from.x, from.y),
    around(page, from, 1),
    around(page, to, 1),
  ])
  if (new Set(edges).size !== 1 || new Set(ends).size !== 1) return false
  return began !== null || (await around(page, from, fingerReach)).every((place) => place === null)
}

const touch = (
  cdp: CDPSession,
  type: 'touchStart' | 'touchMove' | 'touchEnd',
  point?: { readonly x: number; readonly y: number },
) => cdp.send('Input.dispatchTouchEvent', { type, touchPoints: point === undefined ? [] : [point] })

/** Until the browser takes the touch for a long one. */
const longPress = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise((done) => {
        const began = performance.now()
        const look = () => (performance.now() - began > 700 ? done() : requestAnimationFrame(look))
        look()
      }),
  )

it(`[G6] ${games} games by hands that shake: no card lies where the touch did not begin and end`, {
  timeout: 120_000 + games * 12_000,
}, async () => {
  const seed = Number(process.env['PRAATPLAAT_SEED'] ?? Date.now() % 1_000_000)
  console.log(`hands that shake: seed ${seed}`)
  const random = chance(seed)
  const wobble = () => (random() * 2 - 1) * noise
  await inField({ alone: true }, async (field) => {
    await loneTablet(field)
    const page = field.tablet.page()
    await page.clock.install()
    await page.goto(field.address)
    await atHome(page)
    const game = gameIn(page, 'nl')
    await game.begin()
    const cdp = await field.tablet.cdp()
    const wrong: string[] = []
    let taps = 0
    let laid = 0
    let twice = 0
    let long = 0

    for (let round = 0; round < games; round += 1) {
      const kept: Record<string, string> = {}
      for (let guard = 0; guard < 90; guard += 1) {
        await settle(page)
        const before = await see(page)
        if (before.inHand === null) break
        const places = await page.locator('.sort-table [data-place]').all()
        const box = (await places[Math.floor(random() * places.length)]!.boundingBox())!
        const from = { x: box.x + random() * box.width, y: box.y + random() * box.height }
        const to = { x: from.x + wobble(), y: from.y + wobble() }
        if (!(await isClear(page, from, to))) continue
        const [began, ended] = [await placeAt(page, from.x, from.y), await placeAt(page, to.x, to.y)]
        taps += 1
        await touch(cdp, 'touchStart', from)
        if (random() < 0.04) {
          long += 1
          await longPress(page)
        }
        await touch(cdp, 'touchMove', to)
        await touch(cdp, 'touchEnd')
        if (random() < 0.3) {
          // The same hand once more, at once: it was one tap.
          twice += 1
          await page.clock.fastForward(Math.floor(40 + random() * 280))
          await touch(cdp, 'touchStart', to)
          await touch(cdp, 'touchEnd')
        }
        // A card is counted behind the frame in which the next one is seen.
        await framesDrawn(page)
        const after = await see(page)
        if (after.laid === before.laid) continue
        laid += 1
        kept[before.inHand] = began ?? ''
        if (after.laid !== before.laid + 1) wrong.push(`game ${round}: one tap laid ${after.laid - before.laid} cards`)
        if (began === null || began !== ended) wrong.push(`game ${round}: laid from ${began} to ${ended}`)
        if (after.last !== `${before.inHand} ${began}`)
          wrong.push(`game ${round}: ${before.inHand} from ${began} lies as ${after.last}`)
        if (!after.canUndo) wrong.push(`game ${round}: undo is not in sight`)
      }
      await game.toMat()
      const mat = await game.mat()
      for (const [place, cards] of Object.entries(mat))
        for (const card of cards)
          if (kept[card] !== place) wrong.push(`game ${round}: ${card} lies at ${place}, was laid at ${kept[card]}`)
      // Back to the hand for the next game: undo has no end.
      await game.hand(page.locator('.guest__ways .guest-tile--second').first())
      await game.shown('sort').waitFor()
      for (let card = 0; card < 10; card += 1) await page.keyboard.press('Backspace')
      expect((await see(page)).laid).toBe(0)
    }
    console.log(`${taps} taps in ${games} games: ${laid} cards laid, ${twice} tapped twice, ${long} long presses`)
    expect(wrong).toEqual([])
    expect(laid).toBe(games * 10)
    expect(field.tablet.bugs).toEqual([])
  })
})
