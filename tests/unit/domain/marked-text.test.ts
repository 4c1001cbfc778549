import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markText, takeAway } from '#domain/marked-text.ts'
import { findPersonalDetails } from '#domain/personal-details.ts'

describe('marked text', () => {
  it('put together again it is the same text, to the character', () => {
    const texts = fc
      .array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('06 12345678', 'a@b.nl', ' 2531 AB 12 ')))
      .map((parts) => parts.join(' '))
    fc.assert(
      fc.property(texts, (text) => {
        const stretches = markText(text, findPersonalDetails(text))
        expect(stretches.map((stretch) => stretch.text).join('')).toBe(text)
        expect(stretches.every((stretch) => stretch.text !== '')).toBe(true)
      }),
      { verbose: true },
    )
  })

  it('marks what was found, with its kind', () => {
    const text = 'Bel 06 12 34 56 78 of mail a@voorbeeld.nl.'
    const marked = markText(text, findPersonalDetails(text)).filter((stretch) => stretch.kind !== undefined)
    expect(marked).toEqual([
      { text: '06 12 34 56 78', kind: 'phone', finding: 0 },
      { text: 'a@voorbeeld.nl', kind: 'email', finding: 1 },
    ])
  })

  it('taking away leaves the rest, and a sign that something stood there', () => {
    const text = 'Bel 06 12 34 56 78 morgen.'
    const [phone] = findPersonalDetails(text)
    expect(takeAway(text, phone!)).toBe('Bel … morgen.')
    expect(findPersonalDetails(takeAway(text, phone!))).toEqual([])
  })
})
