import type { CardPair, CardPairs } from './card-pairs.ts'
import { byIds } from './card-pairs.ts'
import { minSortsToRank } from './count-cards.ts'

/** Under this many times together is chance, not a pattern. */
const leastTogether = 2

/** The pairs that were chosen together most, most first and then by id. None under five sorts: nothing is ranked then. */
export const rankPairs = (pairs: CardPairs): readonly CardPair[] =>
  pairs.sorts < minSortsToRank
    ? []
    : pairs.rows.filter((pair) => pair.sorts >= leastTogether).toSorted((a, b) => b.sorts - a.sorts || byIds(a, b))
