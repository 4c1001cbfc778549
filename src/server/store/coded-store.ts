import type { WithWhom } from '#domain/conversation.ts'
import type { MentionFilter, MentionTally } from '#domain/count-mentions.ts'
import type { OpenedCoded } from '#domain/opened-coded.ts'
import type { OpenedConversation } from '#domain/opened-conversation.ts'
import type { QuoteClearance } from '#domain/quote-clearance.ts'
import type { CountedPlace } from '#domain/round-counts.ts'
import type { GivenVersion } from '#domain/suppress.ts'
import type { Centres } from './of-centres.ts'

export type EffectUse = {
  readonly coder: string
  readonly effects: readonly string[]
  readonly newEffect?: string | undefined
}

export type HeldTally = {
  readonly round: string
  readonly centre: string
  readonly with: WithWhom
  readonly language: string
  readonly instrument: string
  readonly changeStory: string
  /** Who held the tablet; `self`, or `unknown` where an import does not tell. */
  readonly holder: string
  readonly conversations: number
}

/** What was coded and cleared, what it counts, and what of that was given outside. */
export type CodedStore = {
  /**
   * What was coded, per kind, key and centre, of the conversations that the filter lets through: what `tallyMentions`
   * gives of them, from counts that were kept while codings came in.
   */
  readonly mentionTallies: (filter: MentionFilter, centres?: Centres) => Promise<readonly MentionTally[]>
  /** Who used which effect of the programme's own, for `joinedEffects`; of the whole programme. */
  readonly ownEffectUses: () => Promise<readonly EffectUse[]>
  /** Conversations by what caveats tell of them. */
  readonly heldTallies: (round: string | undefined, centres?: Centres) => Promise<readonly HeldTally[]>
  /** What outside tables of one round are split by. */
  readonly countedPlaces: (round: string) => Promise<readonly CountedPlace[]>
  /** Codings and consensus of these conversations that stand, imported ones in the order of the file. */
  readonly coded: (conversations: readonly string[]) => Promise<readonly OpenedCoded[]>
  /**
   * Every revision of what was cleared for quoting, and what these conversations say now: newest revisions of that round,
   * those that stand here.
   */
  readonly clearances: (round: string | undefined) => Promise<{
    readonly clearances: readonly QuoteClearance[]
    readonly conversations: readonly OpenedConversation[]
  }>
  /** The version of a round that was last given outside, and its number. */
  readonly lastGiven: (
    round: string,
  ) => Promise<{ readonly number: number; readonly version: GivenVersion } | undefined>
  /** @returns false when another process gave a version of this number first. */
  readonly keepGiven: (round: string, number: number, version: GivenVersion, now: number) => Promise<boolean>
}
