import type { Pile } from './card-sort.ts'
import { piles } from './card-sort.ts'
import type { CardRow } from './count-cards.ts'
import { judged, minSortsToRank } from './count-cards.ts'
import { wilsonInterval } from './wilson.ts'

/** Under this many who judged, counts only: a share would promise more than is known (research/domain 5.7). */
export const minForShare = 30

export type YesShare = {
  readonly yes: number
  /** How many judged: yes, a little or not yet. The n of this share. */
  readonly judged: number
  /** Wilson interval, 95 %, in whole numbers out of 100; absent under `minForShare`. */
  readonly outOf100?: { readonly from: number; readonly to: number }
}

/** How many of those who judged this card said yes. Unit: sorts. */
export const yesShare = (row: CardRow): YesShare => {
  const n = judged(row)
  const interval = n < minForShare ? undefined : wilsonInterval(row.yes, n)
  return {
    yes: row.yes,
    judged: n,
    ...(interval === undefined
      ? {}
      : { outOf100: { from: Math.round(100 * interval.low), to: Math.round(100 * interval.high) } }),
  }
}

export type CommonPlaces = {
  /** In how many sorts the card was offered. The n of this row. */
  readonly n: number
  readonly places: readonly {
    readonly pile: Pile
    readonly count: number
    /** Whole number out of 100; absent under `minForShare`. */
    readonly outOf100?: number
    /** Did no place get more? Several can, with the same count; none under five sorts. */
    readonly most: boolean
  }[]
}

/** One row of the popular placements matrix: where this card lay, of all sorts that offered it. */
export const commonPlaces = (row: CardRow): CommonPlaces => {
  const n = row.offered
  const largest = Math.max(...piles.map((pile) => row[pile]))
  return {
    n,
    places: piles.map((pile) => ({
      pile,
      count: row[pile],
      ...(n < minForShare ? {} : { outOf100: Math.round((100 * row[pile]) / n) }),
      most: n >= minSortsToRank && row[pile] === largest,
    })),
  }
}
