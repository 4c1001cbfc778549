import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Doing } from '#client/features/cards/play.ts'
import { doingOfKey, placeUnder, playCard } from '#client/features/cards/play.ts'
import { shortDeck } from '#content/decks.ts'
import type { CardSort, Pile } from '#domain/card-sort.ts'
import { cardSort, cardsOn, piles, startSort } from '#domain/card-sort.ts'
import { shuffle } from '#domain/shuffle.ts'

const ids = shortDeck.cards.map((card) => card.id)

/** What somebody wants, whatever they do it with. */
type Wanted =
  | { readonly want: 'lay'; readonly on: Pile }
  | { readonly want: 'undo' }
  | { readonly want: 'move'; readonly card: string; readonly on: Pile | undefined }
  | { readonly want: 'reload' }

const anyPile = fc.constantFrom(...piles)
const wanted: fc.Arbitrary<Wanted> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ want: fc.constant('lay' as const), on: anyPile }) },
  { weight: 2, arbitrary: fc.constant({ want: 'undo' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      want: fc.constant('move' as const),
      card: fc.constantFrom(...ids),
      on: fc.option(anyPile, { nil: undefined }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ want: 'reload' as const }) },
)

/** What an element with (or inside) a place looks like to the hit test. */
const above = (place: string | undefined): Element =>
  ({ closest: () => (place === undefined ? null : { dataset: { place } }) }) as unknown as Element

const byTap = (wish: Wanted): Doing | undefined =>
  wish.want === 'lay'
    ? { do: 'lay', on: placeUnder(above(wish.on))! }
    : wish.want === 'undo'
      ? { do: 'undo' }
      : wish.want === 'move'
        ? { do: 'move', card: wish.card, on: wish.on }
        : undefined
const byKey = (wish: Wanted): Doing | undefined =>
  wish.want === 'lay'
    ? doingOfKey(String(piles.indexOf(wish.on) + 1), false)
    : wish.want === 'undo'
      ? doingOfKey('z', true)
      : byTap(wish)
const byDrag = (wish: Wanted): Doing | undefined => {
  if (wish.want !== 'lay') return byTap(wish)
  const on = placeUnder(above(wish.on))
  return on === undefined ? undefined : { do: 'lay', on }
}

const playedBy = (wishes: readonly Wanted[], seed: number, hand: (wish: Wanted) => Doing | undefined): CardSort =>
  wishes.reduce(
    (sort, wish) => {
      if (wish.want === 'reload') return cardSort.parse(JSON.parse(JSON.stringify(sort)))
      const doing = hand(wish)
      return doing === undefined ? sort : playCard(sort, doing)
    },
    startSort(shuffle(ids, seed)),
  )

describe('playing', () => {
  it('[C1] by tap, by key and by drag, in any order with undo, moves and reloads: the same valid sort', () => {
    fc.assert(
      fc.property(fc.array(wanted, { maxLength: 60 }), fc.integer(), (wishes, seed) => {
        const tapped = playedBy(wishes, seed, byTap)
        expect(cardSort.safeParse(tapped).success).toBe(true)
        const everywhere = [...piles.flatMap((on) => cardsOn(tapped, on)), ...ids.filter((id) => !tapped.placed[id])]
        expect(everywhere.toSorted()).toEqual(ids.toSorted())
        expect(playedBy(wishes, seed, byKey)).toEqual(tapped)
        expect(playedBy(wishes, seed, byDrag)).toEqual(tapped)
      }),
      { numRuns: 500, verbose: 1 },
    )
  })

  it('[C1] let go beside every place, or over something else, a card lies nowhere', () => {
    expect(placeUnder(null)).toBeUndefined()
    expect(placeUnder(above(undefined))).toBeUndefined()
    expect(placeUnder(above('elsewhere'))).toBeUndefined()
  })

  it('[C1] keys that mean nothing do nothing', () => {
    for (const key of ['0', '6', 'a', 'Enter', ' ', 'Tab', '12']) expect(doingOfKey(key, false)).toBeUndefined()
    expect(doingOfKey('1', true)).toBeUndefined()
    expect(doingOfKey('Backspace', false)).toEqual({ do: 'undo' })
  })
})
