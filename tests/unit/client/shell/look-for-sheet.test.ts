import { expect, test } from 'vitest'
import type { SquareReader } from '#client/shell/look-for-sheet.ts'
import { findSquareReader, lookForSheet } from '#client/shell/look-for-sheet.ts'
import { wordsFromSeed } from '#client/vault/recovery-words.ts'
import { createHandClock } from '#tests/support/hand-clock.ts'
import { waitFor } from '#tests/support/wait-for.ts'

const sheet = wordsFromSeed(Uint8Array.from({ length: 15 }, (_, at) => at * 17)).join(' ')
const link = 'https://praatplaat.test/#/koppel/K7M29QX40000ABCD'
const picture = {} as ImageBitmapSource

/** A browser whose reader knows these formats. */
const browserWith = (formats: () => Promise<readonly string[]>) => ({
  BarcodeDetector: class {
    static readonly getSupportedFormats = formats
    readonly detect: SquareReader['detect'] = async () => []
  },
})

test('[P16] there is a reader only where the browser has one, and one that reads QR codes', async () => {
  expect(await findSquareReader({})).toBeUndefined()
  expect(await findSquareReader(browserWith(async () => []))).toBeUndefined()
  expect(await findSquareReader(browserWith(async () => ['ean_13']))).toBeUndefined()
  expect(await findSquareReader(browserWith(() => Promise.reject(new Error('no service'))))).toBeUndefined()
  expect(await findSquareReader(browserWith(async () => ['ean_13', 'qr_code']))).toBeDefined()
})

/** A reader that sees one of these at each look, and after the last of them nothing. */
const looking = (...sights: readonly (readonly string[] | 'stumbles')[]) => {
  const clock = createHandClock()
  let looks = 0
  const reader: SquareReader = {
    detect: async () => {
      const sight = sights[looks]
      looks += 1
      if (sight === 'stumbles') throw new Error('no picture yet')
      return (sight ?? []).map((rawValue) => ({ rawValue }))
    },
  }
  const found: string[] = []
  const stop = lookForSheet({ reader, after: clock.after }, picture, (words) => found.push(words))
  return { clock, found, stop, looks: () => looks }
}

test('[P16] it looks until a sheet is in sight, passes over other squares and stumbles, and then stops looking', async () => {
  const { clock, found, looks } = looking('stumbles', [], [link], ['anker '.repeat(16)], [link, ` ${sheet}\n`], [sheet])
  for (let look = 1; look <= 5; look += 1) {
    await waitFor(`look ${look}`, () => looks() === look)
    await clock.pass(300)
  }
  await clock.pass(5000)
  expect(found).toEqual([sheet])
  expect(looks()).toBe(5)
})

test('[P16] a camera that was put away is not looked through any more, and says nothing', async () => {
  const { clock, found, stop, looks } = looking([], [sheet])
  await waitFor('the first look', () => looks() === 1)
  stop()
  await clock.pass(5000)
  expect(looks()).toBe(1)
  const late = looking([sheet])
  late.stop()
  await late.clock.pass(5000)
  expect([...found, ...late.found]).toEqual([])
})
