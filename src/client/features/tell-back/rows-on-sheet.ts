import { usualThreshold } from '#domain/disclosure.ts'
import type { ToldShare } from '#domain/told-share.ts'
import { toldShare } from '#domain/told-share.ts'
import type { ToldGroup, ToldRow } from '../../shell/what-is-told.ts'
import { mostTold } from '../../shell/what-is-told.ts'

/**
 * Who reads it. `everybody`: it hangs on the wall, so no number is on it: of a centre with few conversations any number
 * can be laid beside those of the programme (domain/suppress). `table`: the centre's own people, with numbers.
 */
export type TellTo = 'everybody' | 'table'

const mostRows = 5
const mostAlso = 5
const rank: Readonly<Record<ToldShare, number>> = { 'almost-all': 0, many: 1, half: 2, told: 3 }

type RowsOnSheet = {
  readonly rows: readonly ToldRow[]
  /** Named in one sentence, and no more. */
  readonly also: readonly ToldRow[]
  /** Nothing was told often enough to say how often. */
  readonly isSmall: boolean
}

/**
 * What stands on the page. For everybody nothing hangs on a count but through its word, neither which rows are there nor
 * their order, which is that of the change story. `coded`: of how many conversations.
 */
export const rowsOnSheet = (groups: readonly ToldGroup[], to: TellTo, coded: number): RowsOnSheet => {
  const inStory = groups.flatMap(({ rows }) => rows).filter((row) => row.conversations > 0 && row.goals.length > 0)
  if (to === 'table') {
    const most = mostTold(groups).filter(({ goals }) => goals.length > 0)
    const often = most.filter(({ conversations }) => conversations >= usualThreshold)
    const isSmall = often.length === 0
    const rows = (isSmall ? most : often).slice(0, mostRows)
    return { rows, also: isSmall ? [] : most.filter((row) => !rows.includes(row)).slice(0, mostAlso), isSmall }
  }
  const rankOf = ({ conversations }: ToldRow) => rank[toldShare(conversations, coded, usualThreshold) ?? 'told']
  const often = inStory.filter((row) => rankOf(row) < rank.told)
  const isSmall = often.length === 0
  const shown = new Set((isSmall ? inStory : often.toSorted((a, b) => rankOf(a) - rankOf(b))).slice(0, mostRows))
  return {
    rows: inStory.filter((row) => shown.has(row)),
    also: inStory.filter((row) => !shown.has(row)),
    isSmall,
  }
}
