import type { ConversationsTable } from './count-conversations.ts'
import type { EffectRow, MentionCount, MentionTables } from './count-mentions.ts'
import type { Shown, ShownRow } from './disclosure.ts'
import type { OutsideTables } from './suppress.ts'

/** The tables of an export: outside already suppressed, inside whole. The same shape, so that both read alike. */
export type ExportedCounts = Omit<OutsideTables, 'cards'> & {
  /** *Iets nieuws* that only one coder named so far; never outside. */
  readonly waiting: readonly ShownRow<EffectRow>[]
}

/** What is counted and in which unit: no number leaves without it. */
export type CountUnit = 'conversations' | 'mentions' | 'centres' | 'passages'
export type CountTable =
  | 'conversations'
  | 'languages'
  | 'coded'
  | 'effects'
  | 'goals'
  | 'subGoals'
  | 'indicators'
  | 'waiting'
  | 'negative'
  | 'health'
  | 'nowhere'
  | 'split'

/** One number, told in full: of which table, of what, of whom, in which unit. */
export type CountRow = {
  readonly table: CountTable
  /** Of which effect, goal, centre, language …; empty: of the whole table. */
  readonly id: string
  /** A second thing it is of: with whom, or the value of a split. */
  readonly of: string
  readonly unit: CountUnit
  readonly count: Shown
}

/** Inside: every number as it is. */
export const insideCounts = (
  conversations: ConversationsTable,
  languages: readonly { readonly language: string; readonly conversations: number }[],
  mentions: MentionTables,
): ExportedCounts => ({ conversations, languages, ...mentions, split: { by: undefined, rows: [] } })

export const outsideCounts = ({ cards: _, ...tables }: OutsideTables): ExportedCounts => ({ ...tables, waiting: [] })

const people = ['resident', 'partner', 'other', 'total'] as const

const counted = (table: CountTable, id: string, row: ShownRow<MentionCount>): readonly CountRow[] =>
  (['mentions', 'conversations', 'centres'] as const).map((unit) => ({ table, id, of: '', unit, count: row[unit] }))

/**
 * All numbers of an export one by one, in the order of its tables. The sum over goals stands beside the mentions with a
 * name of its own (`sum`): an effect of two goals is in it twice.
 */
export const countRows = (of: ExportedCounts): readonly CountRow[] => {
  const all = (table: CountTable, ofWhat: string, count: Shown): CountRow => ({
    table,
    id: '',
    of: ofWhat,
    unit: 'mentions',
    count,
  })
  return [
    ...of.conversations.rows.flatMap((row) =>
      people.map(
        (one): CountRow => ({
          table: 'conversations',
          id: row.centre,
          of: one,
          unit: 'conversations',
          count: row[one],
        }),
      ),
    ),
    ...people.map(
      (one): CountRow => ({
        table: 'conversations',
        id: '',
        of: one,
        unit: 'conversations',
        count: of.conversations.total[one],
      }),
    ),
    ...of.languages.map(
      (row): CountRow => ({
        table: 'languages',
        id: row.language,
        of: '',
        unit: 'conversations',
        count: row.conversations,
      }),
    ),
    ...(['passages', 'conversations', 'centres'] as const).map(
      (unit): CountRow => ({ table: 'coded', id: '', of: '', unit, count: of.coded[unit] }),
    ),
    ...of.effects.rows.flatMap((row) => counted('effects', row.effect, row)),
    all('effects', 'total', of.effects.mentions),
    ...of.goals.rows.flatMap((row) => counted('goals', row.goal, row)),
    all('goals', 'sum', of.goals.sumOverGoals),
    all('goals', 'total', of.goals.mentions),
    ...of.subGoals.rows.flatMap((row) => counted('subGoals', row.subGoal, row)),
    all('subGoals', 'sum', of.subGoals.sumOverSubGoals),
    ...of.indicators.rows.flatMap((row) => counted('indicators', row.indicator, row)),
    all('indicators', 'sum', of.indicators.sumOverIndicators),
    ...of.waiting.flatMap((row) => counted('waiting', row.effect, row)),
    ...of.negative.flatMap((row) => counted('negative', row.effect, row)),
    ...counted('health', '', of.health),
    ...counted('nowhere', '', of.nowhere),
    ...of.split.rows.flatMap(({ value, goals }) =>
      Object.entries(goals).map(
        ([goal, count]): CountRow => ({ table: 'split', id: goal, of: value, unit: 'conversations', count }),
      ),
    ),
  ]
}
