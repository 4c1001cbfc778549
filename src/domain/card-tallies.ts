import type { CardPairs } from './card-pairs.ts'
import { orderPairs } from './card-pairs.ts'
import type { Pile } from './card-sort.ts'
import type { CardRow, CardsTable, CountedSort, GroupCardRow } from './count-cards.ts'

/** One card of one person's sort, the row that a store keeps. `pile` is absent for a card that was named and never laid. */
export type CardPlace = {
  readonly card: string
  readonly pile?: Pile
  /** Place in the top 3, from 1. */
  readonly top?: number
  readonly wish: boolean
}

/** One number of one card of one group session: `together`, `top` and `wish` count 1, the others count people. */
export type GroupPlace = {
  readonly card: string
  readonly what: 'together' | 'hands' | 'disagreed' | 'top' | 'wish'
  /** Only with `together` and `hands`. */
  readonly pile?: Pile
  readonly count: number
}

/** The rows of one person's sort, in the order of the sort. Unit: cards. None for a group session. */
export const cardPlaces = ({ group, sort, top, wish }: CountedSort): readonly CardPlace[] => {
  if (group !== undefined) return []
  const cards = [...new Set([...Object.keys(sort), ...top, ...(wish === undefined ? [] : [wish])])]
  return cards.map((card) => {
    const pile = sort[card]
    const at = top.indexOf(card)
    return {
      card,
      ...(pile === undefined ? {} : { pile }),
      ...(at === -1 ? {} : { top: at + 1 }),
      wish: wish === card,
    }
  })
}

/** The rows of one group session. None for one person's sort. */
export const groupPlaces = ({
  group,
  sort,
  hands = {},
  disagreed = {},
  top,
  wish,
}: CountedSort): readonly GroupPlace[] => {
  if (group === undefined) return []
  const chosen = [
    ...[...new Set(top)].map((card) => ({ card, what: 'top' as const, count: 1 })),
    ...(wish === undefined ? [] : [{ card: wish, what: 'wish' as const, count: 1 }]),
  ]
  if (group.way === 'hands')
    return [
      ...Object.entries(hands).flatMap(([card, piles]) =>
        Object.entries(piles).map(([pile, count]) => ({ card, what: 'hands' as const, pile: pile as Pile, count })),
      ),
      ...chosen,
    ]
  return [
    ...Object.entries(sort).map(([card, pile]) => ({ card, what: 'together' as const, pile, count: 1 })),
    ...Object.entries(disagreed).map(([card, count]) => ({ card, what: 'disagreed' as const, count })),
    ...chosen,
  ]
}

/** Sums that a query made (the server's `group by`). */
export type CardTallies = {
  readonly sorts: number
  readonly groupWays: CardsTable['groupWays']
  /** Per card and pile: how many sorts, in how many of them in the top 3, and the wish. */
  readonly places: readonly {
    readonly card: string
    readonly pile: Pile | undefined
    readonly sorts: number
    readonly top: number
    readonly wish: number
  }[]
  readonly groupPlaces: readonly GroupPlace[]
  /** Every two cards of one person's top 3, in any order. */
  readonly pairs: CardPairs
  readonly ownCards: readonly string[]
  readonly groupOwnCards: readonly string[]
}

const noPiles = (): Record<Pile, number> => ({ yes: 0, 'a-little': 0, 'not-yet': 0, 'not-for-me': 0, skipped: 0 })

/** Rows by card in id order; `add` puts one tally into the row of its card. */
const rowsByCard = <Row, Tally extends { readonly card: string }>(
  tallies: readonly Tally[],
  empty: (card: string) => Row,
  add: (row: Row, tally: Tally) => void,
): readonly Row[] => {
  const rows = new Map<string, Row>()
  for (const tally of tallies) {
    const row = rows.get(tally.card) ?? empty(tally.card)
    rows.set(tally.card, row)
    add(row, tally)
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, row]) => row)
}

type Open<Row> = { -readonly [Key in keyof Row]: Row[Key] }

/** The table that `countCards` makes of the same sorts, from tallies that a query already made. */
export const tableFromCardTallies = (tallies: CardTallies): CardsTable => ({
  sorts: tallies.sorts,
  groupSessions: tallies.groupWays.together.sessions + tallies.groupWays.hands.sessions,
  groupPeople: tallies.groupWays.together.people + tallies.groupWays.hands.people,
  groupWays: tallies.groupWays,
  rows: rowsByCard(
    tallies.places,
    (card): Open<CardRow> => ({ card, offered: 0, ...noPiles(), top: 0, wish: 0 }),
    (row, { pile, sorts, top, wish }) => {
      if (pile !== undefined) {
        row.offered += sorts
        row[pile] += sorts
      }
      row.top += top
      row.wish += wish
    },
  ),
  groupRows: rowsByCard(
    tallies.groupPlaces.filter((one) => one.count > 0),
    (card): Open<GroupCardRow> => ({ card, together: noPiles(), disagreed: 0, hands: noPiles(), top: 0, wish: 0 }),
    (row, { what, pile, count }) => {
      if (what === 'together' || what === 'hands') {
        if (pile !== undefined) row[what] = { ...row[what], [pile]: row[what][pile] + count }
      } else row[what] += count
    },
  ),
  pairs: { sorts: tallies.pairs.sorts, rows: orderPairs(tallies.pairs.rows) },
  ownCards: tallies.ownCards,
  groupOwnCards: tallies.groupOwnCards,
})
