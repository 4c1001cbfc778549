import { expect, it } from 'vitest'
import type { CountedSort } from '#domain/count-cards.ts'
import { countCards } from '#domain/count-cards.ts'
import type { CardsAnswer } from '#wire/desk.ts'
import { shareRows, splitRows } from '../../../src/server/commands/card-lines.ts'

const sort = (cards: CountedSort['sort']): CountedSort => ({ sort: cards, top: [], ownCards: [] })
const answer = (sorts: readonly CountedSort[]) =>
  ({ audience: 'centre', programme: 'zuidwest', cards: countCards(sorts), faces: [] }) as unknown as CardsAnswer

it('[C20] cards stand by share of yes; equal shares have one place, and who was judged by few has none', () => {
  const five = Array.from({ length: 5 }, () => sort({ I01: 'not-yet', I02: 'yes', I03: 'yes' }))
  expect(shareRows(answer([...five, sort({ I04: 'yes' })]))).toEqual([
    { card: 'I02', yes: 5, judged: 5, place: 1 },
    { card: 'I03', yes: 5, judged: 5, place: 1 },
    { card: 'I01', yes: 0, judged: 5, place: 3 },
    { card: 'I04', yes: 1, judged: 1 },
  ])
})

it('[C20] from thirty who judged on there is an interval; cards on which people split are named', () => {
  const halves = answer(Array.from({ length: 40 }, (_, at) => sort({ I01: at % 2 === 0 ? 'yes' : 'not-yet' })))
  expect(shareRows(halves)).toEqual([{ card: 'I01', yes: 20, judged: 40, place: 1, outOf100: { from: 35, to: 65 } }])
  expect(splitRows(halves)).toEqual([{ card: 'I01', yes: 20, notYet: 20, judged: 40 }])
})
