import { describe, expect, it } from 'vitest'
import {
  codeFromBytes,
  codeLetters,
  codePictures,
  readCodeLetters,
  showCodeLetters,
  withdrawalCode,
} from '#domain/withdrawal-code.ts'

describe('withdrawal code', () => {
  it('[W1] has 32 different pictures and 32 different characters, so that bytes spread evenly over both', () => {
    expect(new Set(codePictures).size).toBe(32)
    const seen = new Set(
      Array.from({ length: 256 }, (_, byte) => codeFromBytes(new Uint8Array(10).fill(byte)).letters[0]),
    )
    expect(seen.size).toBe(32)
  })

  it('[W1] every 10 bytes give a code that its own schema accepts', () => {
    for (let byte = 0; byte < 256; byte += 1) {
      const code = codeFromBytes(new Uint8Array(10).map((_, at) => (byte * (at + 7)) % 256))
      expect(withdrawalCode.safeParse(code).success).toBe(true)
    }
  })

  it('[W1] no single mistake, and no two places exchanged, makes another proper code', () => {
    for (let byte = 0; byte < 8; byte += 1) {
      const { pictures, letters } = codeFromBytes(new Uint8Array(10).map((_, at) => (byte * 37 + at * 11) % 256))
      const places: readonly string[] = [...pictures, ...letters]
      const isCode = (all: readonly string[]) =>
        withdrawalCode.safeParse({ pictures: all.slice(0, 3), letters: all.slice(3).join('') }).success
      for (let at = 0; at < places.length; at += 1) {
        for (const other of at < 3 ? codePictures : codeLetters)
          expect(isCode(places.with(at, other)), `${at} ${other}`).toBe(other === places[at])
        for (let second = at + 1; second < (at < 3 ? 3 : places.length); second += 1)
          expect(isCode(places.with(at, places[second]!).with(second, places[at]!))).toBe(places[at] === places[second])
      }
    }
  })

  it('reads a handwritten slip kindly: lower case, dashes, O for 0, I and L for 1', () => {
    expect(readCodeLetters('k7m2-9qx4')).toBe('K7M29QX4')
    expect(readCodeLetters(' o1il 00AB ')).toBe('011100AB')
    expect(readCodeLetters(showCodeLetters('K7M29QX4'))).toBe('K7M29QX4')
  })

  it('refuses what cannot be a code', () => {
    for (const typed of ['', 'K7M2', 'K7M29QX4K', 'K7M29QXU', 'K7M29Q!4'])
      expect(readCodeLetters(typed)).toBeUndefined()
  })
})
