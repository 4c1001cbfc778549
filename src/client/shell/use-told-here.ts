import type { Conversation } from '#domain/conversation.ts'
import type { Reading } from '#domain/reading.ts'
import type { Codings } from '../actions/read-codings.ts'
import type { ClientProblem } from '../problem.ts'
import { useArchive } from './use-archive.ts'
import type { CentreNames } from './use-centre-names.ts'
import { useCentreNames } from './use-centre-names.ts'
import { useCodings } from './use-codings.ts'
import { useReadings } from './use-readings.ts'

/** What was told and coded here, and what people made of it. */
export type ToldHere = {
  /** Newest revisions that open and were not withdrawn, of all rounds and centres on this tablet. */
  readonly conversations: readonly Conversation[]
  readonly codings: Codings
  readonly readings: readonly Reading[]
  readonly names: CentreNames
  /** Order of the centres. */
  readonly order: readonly string[]
}

/** Everything that interpreting and telling back read, opened once reading is. `undefined` while it opens. */
export const useToldHere = (): ToldHere | { readonly problem: ClientProblem } | undefined => {
  const archive = useArchive()
  const codings = useCodings()
  const readings = useReadings()
  const names = useCentreNames()
  if (archive === undefined || codings === undefined || readings === undefined) return undefined
  if (names === undefined) return undefined
  if (!archive.ok) return { problem: archive.failure }
  if (!codings.ok) return { problem: codings.failure }
  if (!readings.ok) return { problem: readings.failure }
  return {
    conversations: archive.value.flatMap(({ row, conversation }) =>
      row.state === 'withdrawn' || conversation === undefined ? [] : [conversation],
    ),
    codings: codings.value,
    readings: readings.value,
    names,
    order: names.centres.map((one) => one.id),
  }
}

/** The rounds of these conversations, newest name first. */
export const roundsOfTold = (conversations: readonly Conversation[]): readonly string[] =>
  [...new Set(conversations.map((one) => one.round))].toSorted().reverse()
