import type { CardPairs } from './card-pairs.ts'
import { countPairs } from './card-pairs.ts'
import type { Pile } from './card-sort.ts'

/** What counting needs of one sort; the tablet's archive and the server's rows both have it. */
export type CountedSort = {
  /** Absent: one person's sort. Present: one group session, never so many sorts. */
  readonly group?: { readonly people: number; readonly way: 'together' | 'hands' }
  readonly sort: Readonly<Record<string, Pile>>
  readonly hands?: Readonly<Record<string, Readonly<Partial<Record<Pile, number>>>>>
  readonly disagreed?: Readonly<Record<string, number>>
  readonly top: readonly string[]
  readonly wish?: string
  readonly ownCards: readonly string[]
}

/** Unit: sorts (individual rows). `offered` = yes + a little + not yet + not for me + skipped. */
export type CardRow = {
  readonly card: string
  readonly offered: number
  readonly yes: number
  readonly 'a-little': number
  readonly 'not-yet': number
  readonly 'not-for-me': number
  readonly skipped: number
  readonly top: number
  readonly wish: number
}

/** Unit: group sessions for `together`, `top` and `wish`, people for `disagreed`, hands for `hands`. Never added to the individual rows. */
export type GroupCardRow = {
  readonly card: string
  readonly together: Readonly<Record<Pile, number>>
  readonly disagreed: number
  readonly hands: Readonly<Record<Pile, number>>
  readonly top: number
  readonly wish: number
}

/** Group sessions of one way of playing, and how many people sat there. */
export type GroupWayCount = { readonly sessions: number; readonly people: number }

export type CardsTable = {
  readonly sorts: number
  readonly groupSessions: number
  readonly groupPeople: number
  /** The same apart by how a group played: what one way says is not of the people of the other. */
  readonly groupWays: Readonly<Record<'together' | 'hands', GroupWayCount>>
  readonly rows: readonly CardRow[]
  readonly groupRows: readonly GroupCardRow[]
  /** Of one person's sorts; a group's top 3 is no person's. */
  readonly pairs: CardPairs
  /** Words of cards that single players missed, as they said them, in the order given; listed apart until somebody codes them. */
  readonly ownCards: readonly string[]
  /** The same of groups. */
  readonly groupOwnCards: readonly string[]
}

type Tally = {
  offered: number
  yes: number
  'a-little': number
  'not-yet': number
  'not-for-me': number
  skipped: number
  top: number
  wish: number
}
type GroupTally = {
  together: Record<Pile, number>
  disagreed: number
  hands: Record<Pile, number>
  top: number
  wish: number
}

const noPiles = (): Record<Pile, number> => ({ yes: 0, 'a-little': 0, 'not-yet': 0, 'not-for-me': 0, skipped: 0 })
const inIdOrder = <Row>(rows: Map<string, Row>): readonly (readonly [string, Row])[] =>
  [...rows].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))

/** The table of meaning cards: per card how often it lay where. Cards in id order; group sessions apart. */
export const countCards = (sorts: Iterable<CountedSort>): CardsTable => {
  const rows = new Map<string, Tally>()
  const groups = new Map<string, GroupTally>()
  const ownCards: string[] = []
  const groupOwnCards: string[] = []
  const groupWays = { together: { sessions: 0, people: 0 }, hands: { sessions: 0, people: 0 } }
  const tops: (readonly string[])[] = []
  let individual = 0
  let groupSessions = 0
  let groupPeople = 0
  const rowOf = (id: string): Tally => {
    const held = rows.get(id) ?? { offered: 0, ...noPiles(), top: 0, wish: 0 }
    rows.set(id, held)
    return held
  }
  // A row that would be all zero is left out (exchange format, Results).
  const addToGroup = (id: string, count: number, add: (tally: GroupTally) => void): void => {
    if (count > 0) add(groupOf(id))
  }
  const groupOf = (id: string): GroupTally => {
    const held = groups.get(id) ?? { together: noPiles(), disagreed: 0, hands: noPiles(), top: 0, wish: 0 }
    groups.set(id, held)
    return held
  }
  for (const one of sorts) {
    ;(one.group === undefined ? ownCards : groupOwnCards).push(...one.ownCards)
    if (one.group !== undefined) {
      groupWays[one.group.way].sessions += 1
      groupWays[one.group.way].people += one.group.people
      for (const id of new Set(one.top)) groupOf(id).top += 1
      if (one.wish !== undefined) groupOf(one.wish).wish += 1
      groupSessions += 1
      groupPeople += one.group.people
      if (one.group.way === 'together') {
        for (const [id, on] of Object.entries(one.sort)) groupOf(id).together[on] += 1
        for (const [id, people] of Object.entries(one.disagreed ?? {}))
          addToGroup(id, people, (tally) => {
            tally.disagreed += people
          })
      } else {
        for (const [id, hands] of Object.entries(one.hands ?? {}))
          for (const [on, count = 0] of Object.entries(hands))
            addToGroup(id, count, (tally) => {
              tally.hands[on as Pile] += count
            })
      }
      continue
    }
    individual += 1
    tops.push(one.top)
    for (const [id, on] of Object.entries(one.sort)) {
      const row = rowOf(id)
      row.offered += 1
      row[on] += 1
    }
    // Twice in one top 3 is still one sort that chose it.
    for (const id of new Set(one.top)) rowOf(id).top += 1
    if (one.wish !== undefined) rowOf(one.wish).wish += 1
  }
  return {
    sorts: individual,
    groupSessions,
    groupPeople,
    groupWays,
    rows: inIdOrder(rows).map(([card, tally]) => ({ card, ...tally })),
    groupRows: inIdOrder(groups).map(([card, tally]) => ({ card, ...tally })),
    pairs: countPairs(tops),
    ownCards,
    groupOwnCards,
  }
}

/** Under this many sorts there is no ranking and no share: counts only (research/domain 1.3). */
export const minSortsToRank = 5

/** Who said yes, a little or not yet: "not for me" and "skipped" judge nothing. */
export const judged = (row: CardRow): number => row.yes + row['a-little'] + row['not-yet']

/** Do people split on this card: at least 30 % yes and 30 % not yet among at least five who judged? A question for *duiden*, no verdict. */
export const isSplit = (row: CardRow): boolean => {
  const n = judged(row)
  return n >= minSortsToRank && row.yes / n >= 0.3 && row['not-yet'] / n >= 0.3
}

/** Did enough people judge this card to give it a place in a ranking? */
export const isRanked = (table: CardsTable, row: CardRow): boolean =>
  table.sorts >= minSortsToRank && judged(row) >= minSortsToRank

/**
 * Rows by share of yes, then by n. Cards that fewer than five judged stand behind them in id order: one yes of one is no
 * first place. Under five sorts nothing is ranked.
 */
export const rankCards = (table: CardsTable): readonly CardRow[] => {
  const share = (row: CardRow) => row.yes / judged(row)
  return [
    ...table.rows
      .filter((row) => isRanked(table, row))
      .sort((a, b) => share(b) - share(a) || judged(b) - judged(a) || (a.card < b.card ? -1 : 1)),
    ...table.rows.filter((row) => !isRanked(table, row)),
  ]
}
