import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pickTwo } from '#client/shell/asked-words.ts'
import { readLinkCode, showLinkCode } from '#client/shell/link-code.ts'
import { isSameWord } from '#client/vault/recovery-words.ts'
import { recoveryWords } from '#content/recovery-words.ts'

describe('the two words that set-up asks back', () => {
  it('are two different places on the sheet, in order, whatever the random bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 2, maxLength: 2 }), (bytes) => {
        const [first, second] = pickTwo(bytes, 16)
        expect(first).toBeGreaterThanOrEqual(0)
        expect(first).toBeLessThan(second)
        expect(second).toBeLessThan(16)
      }),
    )
  })

  it('every place is asked at some time', () => {
    const asked = new Set(Array.from({ length: 256 }, (_, byte) => pickTwo(Uint8Array.of(byte, byte), 16)).flat())
    expect(asked.size).toBe(16)
  })

  it('are read kindly, but another word of the list is never taken for it', () => {
    expect(isSameWord(' Ánker ', 'anker')).toBe(true)
    expect(isSameWord('', 'anker')).toBe(false)
    for (const word of recoveryWords.slice(1)) expect(isSameWord(word, recoveryWords[0]!), word).toBe(false)
  })
})

describe('a typed link code', () => {
  it.each([
    ['k7m2 9qx4 0000 abcd'],
    ['K7M2-9QX4-oooo-ABCD'],
    ['K7M29QX40000ABCD'],
    ['http://localhost:8080/#/koppel/K7M29QX40000ABCD'],
  ])('is read from %s', (typed) => {
    expect(readLinkCode(typed)).toBe('K7M29QX40000ABCD')
  })

  it.each([[''], ['K7M2 9QX4 0000'], ['K7M2 9QX4 0000 ABCDE'], ['K7M2 9QX4 0000 ABCU']])(
    'is not seen in “%s”',
    (typed) => {
      expect(readLinkCode(typed)).toBeUndefined()
    },
  )

  it('is shown in groups that can be read out and typed back', () => {
    expect(showLinkCode('K7M29QX40000ABCD')).toBe('K7M2 9QX4 0000 ABCD')
    expect(readLinkCode(showLinkCode('K7M29QX40000ABCD'))).toBe('K7M29QX40000ABCD')
  })
})
