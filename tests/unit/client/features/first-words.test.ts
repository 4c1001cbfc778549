import { describe, expect, it } from 'vitest'
import { firstWords } from '#client/features/archive/first-words.ts'

const told = (text: string) => ({ state: 'told' as const, text })

describe('the first words in the archive', () => {
  it('follow the order of the plate, not the order of telling', () => {
    expect(firstWords({ b: told('later'), a: told('eerst') }, ['a', 'b'])).toBe('eerst')
  })

  it('pass over what was skipped, and stand on one line', () => {
    expect(firstWords({ a: { state: 'skipped', text: '' }, b: told('een\n\ntwee  drie') }, ['a', 'b'])).toBe(
      'een twee drie',
    )
  })

  it('are found also under an instrument that this build does not know', () => {
    expect(firstWords({ unknown: told('iets') }, [])).toBe('iets')
  })

  it('are nothing where nothing was told', () => {
    expect(firstWords({ a: { state: 'dont-know', text: '' } }, ['a'])).toBe('')
  })

  it('end at a whole word, and never in half an emoji', () => {
    expect(firstWords({ a: told('woord '.repeat(40)) }, ['a'])).toMatch(/ woord…$/)
    const flags = firstWords({ a: told('🙂'.repeat(200)) }, ['a'])
    expect(encodeURIComponent(flags)).not.toBe('')
    expect(flags.length).toBeLessThan(150)
  })
})
