import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seedFromWords, wordsFromSeed } from '#client/vault/recovery-words.ts'
import { recoveryWords } from '#content/recovery-words.ts'

const seed = fc.uint8Array({ minLength: 15, maxLength: 15 })

test('[P16] any seed goes to sixteen words and back, however they are typed', () => {
  fc.assert(
    fc.property(seed, (bytes) => {
      const words = wordsFromSeed(bytes)
      expect(words).toHaveLength(16)
      expect(seedFromWords(words)).toEqual(Uint8Array.from(bytes))
      expect(seedFromWords(words.map((word) => ` ${word.toUpperCase()}, `))).toEqual(Uint8Array.from(bytes))
    }),
  )
})

test('[P16] a word that is not on the list, one too few and one too many are found', () => {
  const words = wordsFromSeed(new Uint8Array(15))
  expect(seedFromWords(words.with(3, 'xyzzy'))).toBeUndefined()
  expect(seedFromWords(words.slice(1))).toBeUndefined()
  expect(seedFromWords([...words, words[0]!])).toBeUndefined()
  expect(seedFromWords([])).toBeUndefined()
})

test('[P16] a wrong word, or two swapped, is found by the check word nearly always', () => {
  let missed = 0
  let tried = 0
  fc.assert(
    fc.property(seed, fc.nat({ max: 14 }), fc.integer({ min: 1, max: 255 }), (bytes, place, step) => {
      const words = wordsFromSeed(bytes)
      const wrong = recoveryWords[(recoveryWords.indexOf(words[place]!) + step) % 256]!
      tried += 1
      if (seedFromWords(words.with(place, wrong)) !== undefined) missed += 1
    }),
    { numRuns: 2000 },
  )
  // One in 256 by the arithmetic of a single check byte.
  expect(missed / tried).toBeLessThan(0.02)
})
