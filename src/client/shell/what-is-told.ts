import { findChangeStory } from '#content/change-stories.ts'
import { findCodebook } from '#content/codebooks.ts'
import { passageOfCoding, passagesOfConsensus } from '#domain/coded-passage.ts'
import { joinedEffects } from '#domain/coding.ts'
import type { Conversation } from '#domain/conversation.ts'
import type { CodedConversation, MentionFilter, MentionTables } from '#domain/count-mentions.ts'
import { mentionTables, tallyMentions } from '#domain/count-mentions.ts'
import type { Shown } from '#domain/disclosure.ts'
import type { GoalId } from '#domain/goal.ts'
import { goalId } from '#domain/goal.ts'
import type { Codings } from '../actions/read-codings.ts'

export type Level = 'effects' | 'subGoals' | 'indicators' | 'goals'
export const levels: readonly Level[] = ['effects', 'subGoals', 'indicators', 'goals']

/** A conversation as tables count it. */
export const cellOf = ({
  root,
  round,
  centre,
  with: who,
  language,
  instrument,
  changeStory,
}: Conversation): CodedConversation => ({
  root,
  round,
  centre,
  with: who,
  language,
  instrument,
  changeStory,
})

/** The tables of what was coded, over the conversations that the filter lets through. Each row in three units. */
export const whatIsTold = (
  conversations: readonly Conversation[],
  { codings, consensuses }: Codings,
  filter: MentionFilter,
): MentionTables =>
  mentionTables(
    tallyMentions(
      conversations.map(cellOf),
      [...codings.map(passageOfCoding), ...consensuses.flatMap(passagesOfConsensus)],
      findCodebook,
      filter,
    ),
    joinedEffects([
      ...codings,
      // What people agreed on from the list is on the list.
      ...consensuses.flatMap(({ passages }) => passages.map(({ effects }) => ({ coder: '', effects }))),
    ]),
  )

/** In three units, each a number as its readers may see it. */
type Counted<Count extends Shown> = {
  readonly mentions: Count
  readonly conversations: Count
  readonly centres: Count
}
type Row<Count extends Shown> = Counted<Count> & { readonly key: string; readonly goals: readonly GoalId[] }
/** Rows of one main goal; without one: the programme's own effects. */
type Group<Count extends Shown> = { readonly goal: GoalId | undefined; readonly rows: readonly Row<Count>[] }
export type ToldRow = Row<number>
export type ToldGroup = Group<number>
export type ShownToldRow = Row<Shown>
export type ShownToldGroup = Group<Shown>

/** The tables of what was told: whole, or with small numbers kept back. */
type LevelTables<Count extends Shown> = {
  readonly effects: { readonly rows: readonly (Counted<Count> & { readonly effect: string })[] }
  readonly subGoals: { readonly rows: readonly (Counted<Count> & { readonly subGoal: string })[] }
  readonly indicators: { readonly rows: readonly (Counted<Count> & { readonly indicator: string })[] }
  readonly goals: { readonly rows: readonly (Counted<Count> & { readonly goal: string })[] }
}
const isGoal = (id: string): id is GoalId => (goalId.options as readonly string[]).includes(id)

/** What there is to tell of, row by row, in the order of the change story: also what nobody told of, with noughts. */
const rowsAt = (
  level: Level,
  changeStory: string,
): readonly { readonly key: string; readonly goals: readonly GoalId[] }[] => {
  const story = findChangeStory(changeStory)
  switch (level) {
    case 'effects':
      return (findCodebook(changeStory)?.effects ?? []).map(({ id, goals }) => ({
        key: id,
        goals: goals.filter(isGoal),
      }))
    case 'subGoals':
    case 'indicators':
      return (story?.goals ?? []).flatMap((goal) =>
        goal[level].map(({ id }) => ({ key: id, goals: isGoal(goal.id) ? [goal.id] : [] })),
      )
    case 'goals':
      return goalId.options.map((goal) => ({ key: goal, goals: [goal] }))
  }
}

const countsAt = <Count extends Shown>(
  level: Level,
  tables: LevelTables<Count>,
): ReadonlyMap<string, Counted<Count>> => {
  switch (level) {
    case 'effects':
      return new Map(tables.effects.rows.map((row) => [row.effect, row]))
    case 'subGoals':
      return new Map(tables.subGoals.rows.map((row) => [row.subGoal, row]))
    case 'indicators':
      return new Map(tables.indicators.rows.map((row) => [row.indicator, row]))
    case 'goals':
      return new Map(tables.goals.rows.map((row) => [row.goal, row]))
  }
}

/**
 * The table of one level, grouped by main goal; an effect of two goals stands under its first and names the other.
 * `nought`: what stands where nobody told of it.
 */
export const shownGroups = <Count extends Shown>(
  level: Level,
  tables: LevelTables<Count>,
  changeStory: string,
  nought: Count,
): readonly Group<Count>[] => {
  const counts = countsAt(level, tables)
  const listed = rowsAt(level, changeStory)
  const nothing: Counted<Count> = { mentions: nought, conversations: nought, centres: nought }
  const row = ({ key, goals }: { readonly key: string; readonly goals: readonly GoalId[] }): Row<Count> => {
    const { mentions, conversations, centres } = counts.get(key) ?? nothing
    return { key, goals, mentions, conversations, centres }
  }
  const known = new Set(listed.map(({ key }) => key))
  const others = [...counts.keys()].filter((key) => !known.has(key)).map((key) => row({ key, goals: [] }))
  return [
    ...goalId.options.map((goal) => ({ goal, rows: listed.filter(({ goals }) => goals[0] === goal).map(row) })),
    { goal: undefined, rows: others },
  ].filter(({ rows }) => rows.length > 0)
}

/** The same with nothing kept back. */
export const toldGroups = (level: Level, tables: MentionTables, changeStory: string): readonly ToldGroup[] =>
  shownGroups(level, tables, changeStory, 0)

/** Told of in most conversations first; what was never told of is in no sentence. */
export const mostTold = (groups: readonly ToldGroup[]): readonly ToldRow[] =>
  groups
    .flatMap(({ rows }) => rows)
    .filter(({ conversations }) => conversations > 0)
    .sort((a, b) => b.conversations - a.conversations || b.mentions - a.mentions || (a.key < b.key ? -1 : 1))
