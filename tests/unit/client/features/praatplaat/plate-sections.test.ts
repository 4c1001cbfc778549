import { describe, expect, it } from 'vitest'
import { neighbours, plateSections } from '#client/features/praatplaat/plate-sections.ts'
import { currentPraatplaat } from '#content/registry.ts'
import type { PlateQuestion } from '#domain/instrument.ts'

const part = (id: string, number: number, goal?: PlateQuestion['goal']): PlateQuestion => ({
  id,
  kind: 'story',
  number,
  drawing: 'door',
  ...(goal === undefined ? {} : { goal }),
})

describe('the plate as sections', () => {
  it('lays the paper plate of bijlage 2: one told, two who tell, a street of five, one band under it', () => {
    expect(
      plateSections(currentPraatplaat.questions).map(({ number, form, questions }) => [number, form, questions.length]),
    ).toEqual([
      [1, 'speech', 1],
      [2, 'people', 2],
      [3, 'street', 5],
      [4, 'band', 1],
    ])
  })

  it('keeps every part, in the order of the instrument', () => {
    const questions = plateSections(currentPraatplaat.questions).flatMap((section) => section.questions)
    expect(questions).toEqual(currentPraatplaat.questions)
  })

  it('knows kinds and numbers, never ids: another instrument is laid by the same rules', () => {
    const forms = plateSections([part('a', 7, 'G1'), part('b', 7, 'G2'), part('c', 8), part('d', 9), part('e', 9)])
    expect(forms.map(({ number, form }) => [number, form])).toEqual([
      [7, 'street'],
      [8, 'band'],
      [9, 'people'],
    ])
    expect(plateSections([part('a', 1), part('b', 2)]).map(({ form }) => form)).toEqual(['speech', 'speech'])
  })

  it('walks from part to part and stops at the ends', () => {
    const questions = [part('a', 1), part('b', 2), part('c', 3)]
    expect(neighbours(questions, 'a')).toEqual({ previous: undefined, next: questions[1] })
    expect(neighbours(questions, 'b')).toEqual({ previous: questions[0], next: questions[2] })
    expect(neighbours(questions, 'c')).toEqual({ previous: questions[1], next: undefined })
    expect(neighbours(questions, 'gone')).toEqual({ previous: undefined, next: undefined })
  })
})
