import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CardSort, Pile } from '#domain/card-sort.ts'
import {
  cardInHand,
  cardSort,
  cardsOn,
  chooseWish,
  finishedSort,
  maxTop,
  pileOf,
  piles,
  place,
  startSort,
  takeBack,
  toggleTop,
  topPile,
  undo,
} from '#domain/card-sort.ts'
import { shuffle } from '#domain/shuffle.ts'

const ids = Array.from({ length: 12 }, (_, index) => `I${String(index + 1).padStart(2, '0')}`)

type Step =
  | { readonly do: 'place'; readonly card: string; readonly pile: Pile }
  | { readonly do: 'hand'; readonly pile: Pile }
  | { readonly do: 'back' | 'top' | 'wish'; readonly card: string }
  | { readonly do: 'undo' | 'reload' }

const anyCard = fc.constantFrom(...ids, 'not-in-this-deck')
const anyPile = fc.constantFrom(...piles)
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('place' as const), card: anyCard, pile: anyPile }),
  fc.record({ do: fc.constant('hand' as const), pile: anyPile }),
  fc.record({ do: fc.constantFrom('back' as const, 'top' as const, 'wish' as const), card: anyCard }),
  fc.record({ do: fc.constantFrom('undo' as const, 'reload' as const) }),
)

const take = (sort: CardSort, one: Step): CardSort => {
  switch (one.do) {
    case 'place':
      return place(sort, one.card, one.pile)
    case 'hand': {
      const inHand = cardInHand(sort)
      return inHand === undefined ? sort : place(sort, inHand, one.pile)
    }
    case 'back':
      return takeBack(sort, one.card)
    case 'top':
      return toggleTop(sort, one.card)
    case 'wish':
      return chooseWish(sort, one.card)
    case 'undo':
      return undo(sort)
    case 'reload':
      return cardSort.parse(JSON.parse(JSON.stringify(sort)))
  }
}

const expectValid = (sort: CardSort) => {
  expect(cardSort.safeParse(sort).success).toBe(true)
  const onPiles = piles.flatMap((on) => cardsOn(sort, on))
  const inHand = sort.order.filter((id) => pileOf(sort, id) === undefined)
  // Each card in exactly one state: counted once over piles and hand together.
  expect([...onPiles, ...inHand].toSorted()).toEqual([...ids].toSorted())
  expect(sort.top.length).toBeLessThanOrEqual(maxTop)
  expect(new Set(sort.top).size).toBe(sort.top.length)
  for (const id of sort.top) expect(pileOf(sort, id)).toBe(topPile(sort))
  if (sort.wish !== undefined) expect(pileOf(sort, sort.wish)).toBe('not-yet')
}

describe('card sort', () => {
  it('[C1] any sequence of placing, moving, undoing and reloading leaves every card in exactly one state', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), fc.integer(), (steps, seed) => {
        let sort = startSort(shuffle(ids, seed))
        for (const one of steps) {
          sort = take(sort, one)
          expectValid(sort)
        }
        // A card that nobody reached was not offered, which is not *skipped*.
        expect(finishedSort(sort)).toEqual(sort.placed)
      }),
      { numRuns: 400, verbose: 1 },
    )
  })

  it('[C2] undo has no limit: as many undos as moves lead back to the beginning', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let sort = steps.filter((one) => one.do !== 'undo').reduce(take, startSort(ids))
        while (sort.moves.length > 0) sort = undo(sort)
        expect(sort.placed).toEqual({})
        expect(sort.top).toEqual([])
      }),
      { verbose: 1 },
    )
  })

  it('[C2] undo gives back all that the move took away: the top 3 and the wish of before', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), anyCard, anyPile, (steps, card, on) => {
        const sort = steps.reduce(take, startSort(ids))
        for (const moved of [place(sort, card, on), takeBack(sort, card)])
          expect(moved === sort ? moved : undo(moved)).toEqual(sort)
      }),
      { numRuns: 400, verbose: 1 },
    )
  })

  it('[C2] what was chosen after a move stays when the move is undone', () => {
    const laid = ['I01', 'I02', 'I03', 'I04'].reduce((sort, id) => place(sort, id, 'yes'), startSort(ids))
    const chosen = ['I01', 'I02'].reduce(toggleTop, laid)
    const later = toggleTop(place(chosen, 'I01', 'not-yet'), 'I03')
    expect(later.top).toEqual(['I02', 'I03'])
    expect(undo(later).top).toEqual(['I01', 'I02', 'I03'])
    expect(undo(toggleTop(later, 'I02')).top).toEqual(['I01', 'I03'])
  })

  it('[C3] the same seed shows the same order, and every seed shows every card once', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        expect(shuffle(ids, seed)).toEqual(shuffle(ids, seed))
        expect(shuffle(ids, seed).toSorted()).toEqual(ids)
      }),
    )
    expect(new Set(Array.from({ length: 50 }, (_, seed) => shuffle(ids, seed).join())).size).toBeGreaterThan(45)
  })
})
