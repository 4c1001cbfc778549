import * as z from 'zod/mini'
import { questionId } from './coding.ts'
import { day, recordId, round } from './conversation.ts'
import { centreId } from './programme.ts'
import type { Result } from './result.ts'
import { err, ok } from './result.ts'
import type { Selection } from './selection.ts'
import {
  fewestCandidates,
  fewestVotes,
  maxReason,
  maxTranslation,
  mostBallots,
  mostCandidates,
  panelRole,
  selectionLevel,
} from './selection.ts'
import type { ReasonShortfall } from './selection-reason.ts'
import { reasonShortfall } from './selection-reason.ts'
import type { VoteOutcome } from './selection-vote.ts'
import { ballot, isClosed, newBallot, storyKey, votedIn, voteOutcome } from './selection-vote.ts'

export const candidate = z.strictObject({
  /** Root of the conversation: its words stay there and nowhere else. */
  conversation: recordId,
  question: questionId,
  /** What somebody at the table wrote beside words in another language. */
  translation: z.optional(z.string().check(z.maxLength(maxTranslation))),
})
export type Candidate = z.infer<typeof candidate>

/**
 * A round of selection under way on this tablet, from the stories that were laid on the table to the reason. It is
 * replaced at each save and never leaves; what leaves are the records that closing makes.
 */
export const selectionSitting = z.strictObject({
  kind: z.literal('selection-sitting'),
  id: recordId,
  level: selectionLevel,
  round,
  centre: centreId,
  begun: day,
  /** In the order in which everybody sees them, which nobody chose. */
  candidates: z.array(candidate).check(z.maxLength(mostCandidates)),
  panel: z.array(panelRole).check(z.maxLength(4)),
  /** The vote that is open or was counted last; absent while people read. */
  ballot: z.optional(ballot),
  /** Votes begun so far. */
  ballots: z.int().check(z.gte(0), z.lte(mostBallots)),
  /** After a tie, what people agreed on by talking. */
  agreed: z.optional(z.string()),
  reason: z.string().check(z.maxLength(maxReason)),
  /** By story. */
  dissent: z.record(z.string(), z.string().check(z.maxLength(maxReason))),
})
export type SelectionSitting = z.infer<typeof selectionSitting>

/** Where the people at the table are. `too-few`: so many stories were withdrawn that there is nothing to choose from. */
export type SittingStep = 'too-few' | 'reading' | 'voting' | 'nobody' | 'tie' | 'reason'

export const candidateKeys = ({ candidates }: Pick<SelectionSitting, 'candidates'>): readonly string[] =>
  candidates.map(storyKey)

const outcomeOf = ({ ballot: held }: SelectionSitting): VoteOutcome | undefined =>
  held === undefined ? undefined : voteOutcome(held)

/** The story that is chosen, as far as it stands: most votes, or what people agreed on where several had as many. */
export const chosenKey = (of: SelectionSitting): string | undefined => {
  const outcome = outcomeOf(of)
  if (outcome?.kind === 'most') return outcome.key
  return outcome?.kind === 'tie' && of.agreed !== undefined && outcome.keys.includes(of.agreed) ? of.agreed : undefined
}

export const stepOf = (of: SelectionSitting): SittingStep => {
  if (of.candidates.length < fewestCandidates) return 'too-few'
  if (of.ballot === undefined) return 'reading'
  const outcome = voteOutcome(of.ballot)
  if (outcome === undefined) return 'voting'
  if (outcome.kind === 'nobody') return 'nobody'
  return chosenKey(of) === undefined ? 'tie' : 'reason'
}

/**
 * A vote among these stories (all, or those that had as many); what was agreed or written after an earlier one goes.
 * `undefined` after as many votes as there may be, where it is not among two stories of this sitting, or where so few
 * would vote that the sums would tell what somebody chose.
 */
export const beginVote = (
  of: SelectionSitting,
  people: number,
  among: readonly string[] = candidateKeys(of),
): SelectionSitting | undefined => {
  const keys = candidateKeys(of).filter((key) => among.includes(key))
  if (keys.length < fewestCandidates || of.ballots >= mostBallots || people < fewestVotes) return undefined
  const { agreed: _before, ...rest } = of
  return { ...rest, ballot: newBallot(people, keys), ballots: of.ballots + 1 }
}

/** After a tie: what people agreed on by talking. Anything else is not theirs to agree on: it had fewer votes. */
export const agreeOn = (of: SelectionSitting, key: string): SelectionSitting => {
  const outcome = outcomeOf(of)
  return outcome?.kind === 'tie' && outcome.keys.includes(key) ? { ...of, agreed: key } : of
}

/**
 * Without stories that were withdrawn. What was voted and written goes too: sums over a story that is gone mean nothing,
 * and a reason may hold its words. The same object where nothing is gone.
 */
export const withoutStories = (of: SelectionSitting, gone: ReadonlySet<string>): SelectionSitting => {
  const candidates = of.candidates.filter(({ conversation }) => !gone.has(conversation))
  if (candidates.length === of.candidates.length) return of
  const { ballot: _counted, agreed: _agreed, ...rest } = of
  return { ...rest, candidates, ballots: 0, reason: '', dissent: {} }
}

/** Why a round of selection cannot be closed yet. */
export type NotClosed = 'no-outcome' | ReasonShortfall

/** What becomes of each story when it is closed; `about` (whose, when, of which round) is added by whoever keeps it. */
export type SelectionOutcome = { readonly conversation: string } & Pick<
  Selection,
  | 'question'
  | 'sitting'
  | 'level'
  | 'outcome'
  | 'sign'
  | 'candidates'
  | 'people'
  | 'voted'
  | 'blank'
  | 'votes'
  | 'ballots'
  | 'decided'
  | 'panel'
  | 'reason'
  | 'dissent'
> & { readonly early?: string; readonly translation?: string }

/**
 * Closes it: only with a story that people chose and a reason in whole sentences. One outcome a story, in the order of
 * the table; the reason with the story it is about, each objection with its own.
 */
export const closeSitting = (of: SelectionSitting): Result<readonly SelectionOutcome[], NotClosed> => {
  const key = chosenKey(of)
  const { ballot: held } = of
  if (key === undefined || held === undefined || !isClosed(held)) return err('no-outcome')
  const shortfall = reasonShortfall(of.reason)
  if (shortfall !== undefined) return err(shortfall)
  return ok(
    of.candidates.map((one, sign) => {
      const own = storyKey(one)
      const isChosen = own === key
      return {
        conversation: one.conversation,
        question: one.question,
        sitting: of.id,
        level: of.level,
        outcome: isChosen ? 'chosen' : 'not-chosen',
        sign,
        candidates: of.candidates.length,
        people: held.people,
        voted: votedIn(held),
        blank: held.blank,
        votes: held.votes[own] ?? 0,
        ballots: of.ballots,
        decided: of.agreed === key ? 'after-talk' : 'most-votes',
        panel: of.panel,
        reason: isChosen ? of.reason.trim() : '',
        dissent: (of.dissent[own] ?? '').trim(),
        ...(isChosen && held.early !== undefined ? { early: held.early } : {}),
        ...(one.translation === undefined || one.translation.trim() === ''
          ? {}
          : { translation: one.translation.trim() }),
      }
    }),
  )
}
