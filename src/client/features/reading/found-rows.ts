import { findCodebook } from '#content/codebooks.ts'
import type { Conversation } from '#domain/conversation.ts'
import type { GoalId } from '#domain/goal.ts'
import type { ReadingLevel } from '#domain/reading.ts'
import { toldPassages } from '#domain/told-passages.ts'
import type { ToldHere } from '../../shell/use-told-here.ts'
import { toldGroups, whatIsTold } from '../../shell/what-is-told.ts'

/** One bar: a main goal or an effect, and in how many conversations it was told. */
export type FoundRow = {
  readonly key: string
  readonly goal: GoalId
  readonly conversations: number
  readonly mentions: number
}

export type Found = {
  readonly rows: readonly FoundRow[]
  /** Of how many coded conversations. */
  readonly coded: number
}

type Told = Pick<ToldHere, 'conversations' | 'codings'>

/** The conversations that a session is about. */
export const ofSession = (
  conversations: readonly Conversation[],
  { centre, round }: { readonly centre: string; readonly round: string },
): readonly Conversation[] => conversations.filter((one) => one.centre === centre && one.round === round)

/**
 * The bars of a chart, in the order of the change story, also those that nobody told of. Effects of the programme's own
 * belong to no goal and stand in the table of the results.
 */
export const foundRows = (told: Told, level: ReadingLevel, changeStory: string): Found => {
  const tables = whatIsTold(told.conversations, told.codings, {})
  return {
    coded: tables.coded.conversations,
    rows: toldGroups(level, tables, changeStory).flatMap(({ goal, rows }) =>
      goal === undefined
        ? []
        : rows.map(({ key, conversations, mentions }) => ({ key, goal, conversations, mentions })),
    ),
  }
}

/** The stories behind one bar. */
export const storiesOf = (told: Told, key: string, changeStory: string) =>
  toldPassages(key, {
    conversations: told.conversations,
    codings: told.codings.codings,
    consensuses: told.codings.consensuses,
    codebook: findCodebook(changeStory),
  })
