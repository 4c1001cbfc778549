import { describe, expect, it } from 'vitest'
import { answeredParts, cupLevel, firstWords, partState } from '#client/features/praatplaat/part-state.ts'
import { currentPraatplaat } from '#content/registry.ts'
import type { Answer } from '#domain/answer.ts'

const told = (text: string, more: Partial<Answer> = {}): Answer => ({ state: 'told', text, ...more })

describe('what a part of the plate shows', () => {
  it('an answer without a word is as empty as no answer', () => {
    expect(partState(undefined)).toBe('empty')
    expect(partState(told(''))).toBe('empty')
    expect(partState(told('  \n'))).toBe('empty')
    expect(partState(told('', { changes: ['', ' '] }))).toBe('empty')
  })

  it('read back is all that was answered, in the order of the plate, also where somebody did not know or passed on', () => {
    const answers: Record<string, Answer> = {
      'anything-else': { state: 'skipped', text: '' },
      'change-self': told('  '),
      'area-meeting': { state: 'dont-know', text: '' },
      contact: told('koffie'),
    }
    expect(
      answeredParts(currentPraatplaat.questions, answers).map(({ question, state }) => [question.id, state]),
    ).toEqual([
      ['contact', 'told'],
      ['area-meeting', 'dont-know'],
      ['anything-else', 'skipped'],
    ])
    expect(answeredParts(currentPraatplaat.questions, {})).toEqual([])
  })

  it('"don’t know" and "skipped" stay apart from empty and from told', () => {
    expect(partState({ state: 'dont-know', text: '' })).toBe('dont-know')
    expect(partState({ state: 'skipped', text: '' })).toBe('skipped')
    expect(partState(told('koffie'))).toBe('told')
    expect(partState(told('', { changes: ['ik slaap beter'] }))).toBe('told')
  })

  it('shows the change that matters most before its story, kept apart', () => {
    const given = told('Eerst bleef ik thuis.', { changes: ['Ik slaap', 'Ik durf te praten'], most: 1 })
    expect(firstWords(given, 100)).toBe('Ik durf te praten. Eerst bleef ik thuis.')
    expect(firstWords(told('Zo ging het.', { changes: ['Ik lach 😊'], most: 0 }), 100)).toBe('Ik lach 😊 Zo ging het.')
    expect(firstWords(told('', { changes: ['een', 'twee'] }), 100)).toBe('een, twee')
  })

  it('cuts behind a word and says that it cut', () => {
    expect(firstWords(told('Mijn buurvrouw nam mij mee, zei ze'), 21)).toBe('Mijn buurvrouw nam…')
    expect(firstWords(told('koffie'), 6)).toBe('koffie')
    expect(firstWords(told('een\n twee'), 99)).toBe('een twee')
    expect(firstWords({ state: 'dont-know', text: '' }, 99)).toBe('')
  })

  it('never cuts an emoji in two', () => {
    for (let longest = 3; longest < 12; longest += 1)
      expect(firstWords(told('😊😊😊😊😊😊😊'), longest)).not.toMatch(/\p{Cs}/u)
  })
})

describe('the cup', () => {
  const { questions } = currentPraatplaat
  const afterTelling = (count: number) =>
    cupLevel(questions, Object.fromEntries(questions.slice(0, count).map(({ id }) => [id, told('iets')])))

  it('is empty at the start, full only when every part is told, and never goes back', () => {
    const levels = [...questions.keys(), questions.length].map(afterTelling)
    expect(levels[0]).toBe(0)
    expect(levels.at(-1)).toBe(4)
    expect(levels.filter((level) => level === 4)).toHaveLength(1)
    expect(levels).toEqual(levels.toSorted())
    expect(levels[1]).toBeGreaterThan(0)
  })

  it('is filled by what was told, not by what was passed over', () => {
    expect(
      cupLevel(questions, Object.fromEntries(questions.map(({ id }) => [id, { state: 'skipped', text: '' }]))),
    ).toBe(0)
  })
})
