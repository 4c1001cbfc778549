import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { recoveryWords } from '#content/recovery-words.ts'

const distance = (left: string, right: string): number => {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= right.length; j += 1)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (left[i - 1] === right[j - 1] ? 0 : 1)))
    row = next
  }
  return row[right.length]!
}

describe('recovery words', () => {
  it('[P16] there are 256 different words, so that one word is one byte', () => {
    expect(recoveryWords).toHaveLength(256)
    expect(new Set(recoveryWords).size).toBe(256)
  })

  it('[P16] each is 3 to 6 plain letters, without sounds that can be spelled two ways', () => {
    for (const word of recoveryWords) {
      expect(word).toMatch(/^[a-z]{3,6}$/)
      expect(word).not.toMatch(/ei|ij|au|ou|y/)
    }
  })

  it('[P16] the first four letters tell a word from all others and no word begins another', () => {
    expect(new Set(recoveryWords.map((word) => word.slice(0, 4))).size).toBe(256)
    const begun = recoveryWords.flatMap((word) =>
      recoveryWords.filter((other) => other !== word && other.startsWith(word)),
    )
    expect(begun).toEqual([])
  })

  it('[P16] one wrong letter never makes another word', () => {
    const close = recoveryWords.flatMap((word, index) =>
      recoveryWords.slice(index + 1).flatMap((other) => (distance(word, other) < 2 ? [`${word}/${other}`] : [])),
    )
    expect(close).toEqual([])
    expect([distance('hand', 'mand'), distance('oor', 'boor'), distance('kast', 'kwast')]).toEqual([1, 1, 1])
  })

  it('[P16] the order never changes, or printed sheets would open nothing', () => {
    const hash = createHash('sha256').update(recoveryWords.join(' ')).digest('hex')
    expect(hash).toBe('4d809e0de1838ec9877b6c8215f9098fdb2c851bc73ae1b1ccb3bf498893a576')
  })
})
