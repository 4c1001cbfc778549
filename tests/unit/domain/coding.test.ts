import { describe, expect, it } from 'vitest'
import type { Coding } from '#domain/coding.ts'
import {
  codedTwice,
  codePoints,
  coding,
  consensus,
  effectsOf,
  isOverlap,
  joinedEffects,
  maySupersede,
  needsAnotherLook,
  ownEffectId,
  passageText,
  standing,
} from '#domain/coding.ts'
import { passageHash, readWordsOf } from '#wire/passage-hash.ts'

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const hash = (letter: string) => letter.repeat(64)

const one = (over: Partial<Coding> = {}): Coding => ({
  kind: 'coding',
  id: id(1),
  revision: 1,
  root: id(1),
  day: '2026-11-23',
  since: '2026-11-23',
  programme: 'zuidwest',
  round: '2026-2',
  centre: 'bij-betje',
  instrument: 'praatplaat@1',
  changeStory: 'zuidwest@1',
  conversation: { root: id(100), revision: 1 },
  question: 'change-self',
  passage: { from: 0, to: 10 },
  words: { answer: hash('a'), passage: hash('b') },
  effects: ['E01'],
  negative: false,
  health: false,
  nowhere: false,
  coder: 'a',
  ...over,
})

describe('a coding', () => {
  it('is read back as it was made', () => {
    expect(coding.parse(one())).toEqual(one())
    expect(coding.safeParse({ ...one(), colour: 'red' }).success).toBe(false)
  })

  it('says something: an effect, a new effect, health, or that nothing fits; never two of these last against each other', () => {
    const isCoding = (over: Partial<Coding>) => coding.safeParse(one(over)).success
    expect(isCoding({ effects: [] })).toBe(false)
    expect(isCoding({ effects: [], nowhere: true })).toBe(true)
    expect(isCoding({ effects: ['E01'], nowhere: true })).toBe(false)
    expect(isCoding({ effects: [], newEffect: 'Samen zingen' })).toBe(true)
    expect(isCoding({ effects: [], newEffect: 'Samen zingen', nowhere: true })).toBe(false)
    expect(isCoding({ effects: [], newEffect: '  ' })).toBe(false)
    expect(isCoding({ effects: [], health: true })).toBe(true)
    expect(isCoding({ effects: ['E01', 'E01'] })).toBe(false)
    expect(isCoding({ effects: [], takenBack: true })).toBe(true)
    expect(isCoding({ passage: { from: 4, to: 4 } })).toBe(false)
  })

  it('counts its passage in code points: emoji, Arabic and Ethiopic are where they stand', () => {
    const text = 'Ik 👩🏽‍🍳 kook. مرحبا ሰላም!'
    const at = (words: string) => {
      const before = [...text.slice(0, text.indexOf(words))].length
      return { from: before, to: before + [...words].length }
    }
    for (const words of ['👩🏽‍🍳', 'kook', 'مرحبا', 'ሰላም']) expect(passageText(text, at(words))).toBe(words)
    expect(codePoints(text)).toBe([...text].length)
    expect(passageText(text, undefined)).toBe(text)
    expect(passageText('kort', { from: 0, to: 5 })).toBeUndefined()
  })

  it('may overlap with another effect and not with the same one of the same coder', () => {
    expect(isOverlap({ from: 0, to: 5 }, { from: 5, to: 9 })).toBe(false)
    expect(isOverlap({ from: 0, to: 6 }, { from: 5, to: 9 })).toBe(true)
    expect(isOverlap(undefined, { from: 5, to: 9 })).toBe(true)
    const second = one({ root: id(2), id: id(2), passage: { from: 5, to: 20 }, effects: ['E01', 'E02'] })
    expect(codedTwice(second, [one()])).toEqual(['E01'])
    expect(codedTwice({ ...second, coder: 'b' }, [one()])).toEqual([])
    expect(codedTwice({ ...second, question: 'contact' }, [one()])).toEqual([])
    expect(codedTwice({ ...second, passage: { from: 10, to: 20 } }, [one()])).toEqual([])
    expect(codedTwice(one(), [one()]), 're-coding is not coding twice').toEqual([])
    expect(
      codedTwice(one({ root: id(3), effects: [], newEffect: 'samen ZINGEN' }), [
        one({ effects: [], newEffect: 'Samen zingen' }),
      ]),
    ).toEqual(['own-samen-zingen'])
  })

  it('is re-coded by a next revision of the same coder about the same answer', () => {
    const next = one({ id: id(2), revision: 2, supersedes: id(1), effects: ['E02'] })
    expect(maySupersede(next, one())).toBe(true)
    expect(maySupersede({ ...next, coder: 'b' }, one())).toBe(false)
    expect(maySupersede({ ...next, revision: 3 }, one())).toBe(false)
    expect(maySupersede({ ...next, question: 'contact' }, one())).toBe(false)
    expect(maySupersede({ ...next, supersedes: id(9) }, one())).toBe(false)
    expect(standing([one(), next])).toEqual([next])
    expect(standing([next, one()])).toEqual([next])
    expect(standing([one(), { ...next, takenBack: true as const }])).toEqual([])
  })

  it('asks for another look when its answer reads differently now, not when something else was corrected', async () => {
    const of = { root: id(100), question: 'change-self' }
    const words = await readWordsOf(of, 'Ik kom hier graag', 'graag')
    const made = one({ words })
    const corrected = await passageHash(of, 'Ik kom hier niet graag')
    expect(needsAnotherLook(made, { revision: 1, answer: words.answer })).toBe(false)
    expect(needsAnotherLook(made, { revision: 2, answer: words.answer })).toBe(false)
    expect(needsAnotherLook(made, { revision: 2, answer: corrected })).toBe(true)
  })

  it('gives the same words elsewhere another hash', async () => {
    const here = await passageHash({ root: id(1), question: 'contact' }, 'ja')
    expect(await passageHash({ root: id(1), question: 'contact' }, 'ja')).toBe(here)
    expect(await passageHash({ root: id(2), question: 'contact' }, 'ja')).not.toBe(here)
    expect(await passageHash({ root: id(1), question: 'anything-else' }, 'ja')).not.toBe(here)
  })
})

describe('something new', () => {
  it('is the same effect however it is spelled, in any script', () => {
    expect(ownEffectId('Samen  zingen ')).toBe(ownEffectId('samen zingen'))
    expect(ownEffectId('غناء')).not.toBe(ownEffectId('رقص'))
    for (const name of ['Samen zingen', 'غناء', '🎵', 'é'.repeat(60)])
      expect(coding.safeParse(one({ effects: [ownEffectId(name)] })).success, name).toBe(true)
    expect(effectsOf(one({ newEffect: 'Samen zingen' }))).toEqual(['E01', 'own-samen-zingen'])
  })

  it('joins the list when a second coder named it, or when somebody chose it from a list', () => {
    const named = (coder: string) => one({ coder, effects: [], newEffect: 'Samen zingen' })
    expect(joinedEffects([named('a'), named('a')])).toEqual(new Set())
    expect(joinedEffects([named('a'), named('b')])).toEqual(new Set(['own-samen-zingen']))
    expect(joinedEffects([one({ effects: ['own-samen-zingen'] })])).toEqual(new Set(['own-samen-zingen']))
    expect(joinedEffects([one()])).toEqual(new Set())
  })
})

describe('a consensus', () => {
  it('is of at least two coders and one whole conversation', () => {
    const { coder: _coder, question, passage, words, effects, negative, health, nowhere, ...about } = one()
    const agreed = {
      ...about,
      kind: 'consensus',
      coders: ['a', 'b'],
      passages: [{ question, passage, words, effects, negative, health, nowhere }],
    }
    expect(consensus.safeParse(agreed).success).toBe(true)
    expect(consensus.safeParse({ ...agreed, coders: ['a'] }).success).toBe(false)
    expect(consensus.safeParse({ ...agreed, passages: [] }).success).toBe(false)
  })
})
