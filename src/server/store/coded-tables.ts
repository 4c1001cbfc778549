import type { WithWhom } from '#domain/conversation.ts'

/** Opened codings and consensus, every revision: what coders marked, none of what residents said. */
export type CodedRecordsTable = {
  readonly programme_id: string
  readonly id: string
  readonly root: string
  readonly revision: number
  readonly origin: 'tablet' | 'import'
  readonly kind: 'coding' | 'consensus'
  readonly centre: string
  readonly round: string
  /** Root of the conversation. */
  readonly conversation: string
  readonly conversation_revision: number
  /** JSON. */
  readonly coders: string
  /** Null of an import. */
  readonly since: string | null
  readonly place: number
  readonly taken_back: number
  /** JSON. */
  readonly passages: string
}

/**
 * What each coded conversation adds to the counts, and where it stood when it was counted: so that it can be taken away
 * again. Of a conversation that is not here (yet) nothing is counted.
 */
type CodedConversationsTable = {
  readonly programme_id: string
  readonly root: string
  readonly centre: string
  /** JSON: additions to `mention_counts` and `own_effect_counts`. */
  readonly additions: string
}

/** Sums of contributions (domain/count-mentions) by everything that can be filtered. */
type MentionCountsTable = {
  readonly programme_id: string
  readonly centre: string
  readonly round: string
  readonly with_whom: WithWhom
  readonly language: string
  readonly instrument: string
  readonly kind: string
  readonly key: string
  conversations: number
  mentions: number
}

/** Who used which effect of the programme's own. Empty name: chosen from the list. */
type OwnEffectCountsTable = {
  readonly programme_id: string
  readonly centre: string
  readonly effect: string
  readonly coder: string
  readonly name: string
  uses: number
}

/** Conversations by what caveats and outside tables tell of them. Holder: who held the tablet, `self` or `unknown`. */
type HeldCountsTable = {
  readonly programme_id: string
  readonly centre: string
  readonly round: string
  readonly with_whom: WithWhom
  readonly language: string
  readonly instrument: string
  readonly change_story: string
  readonly holder: string
  conversations: number
}

/** What was given outside, every version of every round, so that the next gives nothing away (domain/suppress). */
type GivenVersionsTable = {
  readonly programme_id: string
  readonly round: string
  readonly number: number
  readonly given_at: string
  /** JSON. */
  readonly version: string
}

/** Which codebooks the counts were made with. */
type CodedWithTable = { readonly programme_id: string; codebooks: string }

export type CodedTables = {
  readonly coded_records: CodedRecordsTable
  readonly coded_conversations: CodedConversationsTable
  readonly mention_counts: MentionCountsTable
  readonly own_effect_counts: OwnEffectCountsTable
  readonly held_counts: HeldCountsTable
  readonly given_versions: GivenVersionsTable
  readonly coded_with: CodedWithTable
}
