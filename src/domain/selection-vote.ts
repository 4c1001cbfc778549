import * as z from 'zod/mini'
import { recordId } from './conversation.ts'
import { fewestVotes, maxEarlyNote, mostPeople } from './selection.ts'

const count = z.int().check(z.gte(0), z.lte(mostPeople))

/**
 * A vote under way. It holds sums and nothing else: no voter, no order, no time, so whatever order people vote in makes
 * the same bytes. Stories by the id of their conversation and question (`storyKey`), all of them from the start.
 */
export const ballot = z.strictObject({
  /** How many said beforehand that they would vote. */
  people: z.int().check(z.gte(fewestVotes), z.lte(mostPeople)),
  votes: z.record(z.string(), count),
  /** Voted, and for none. */
  blank: count,
  /** Closed before everybody had voted, and why. */
  early: z.optional(z.string().check(z.regex(/\S/), z.maxLength(maxEarlyNote))),
})
export type Ballot = z.infer<typeof ballot>

export const storyKey = ({ conversation, question }: { readonly conversation: string; readonly question: string }) =>
  `${conversation} ${question}`

export const newBallot = (people: number, among: readonly string[]): Ballot => ({
  people,
  votes: Object.fromEntries(among.map((key) => [key, 0])),
  blank: 0,
})

/** How many have voted; while a vote is open the only number that anybody may see. */
export const votedIn = ({ votes, blank }: Ballot): number =>
  Object.values(votes).reduce((sum, one) => sum + one, 0) + blank

/** Never with fewer votes than hide who voted what. */
export const isClosed = (of: Ballot): boolean =>
  votedIn(of) >= fewestVotes && (of.early !== undefined || votedIn(of) >= of.people)

/**
 * One more vote in it. `undefined`: for no story.
 * @throws for a closed vote or a story that is not in it: screens offer neither.
 */
export const castVote = (of: Ballot, key: string | undefined): Ballot => {
  if (isClosed(of)) throw new Error('a closed vote takes no more votes')
  if (key === undefined) return { ...of, blank: of.blank + 1 }
  const held = of.votes[key]
  if (held === undefined) throw new Error('a vote is for a story that can be chosen')
  return { ...of, votes: { ...of.votes, [key]: held + 1 } }
}

/** Closed early, with a note; not before so many have voted that the sums tell of nobody. */
export const closeEarly = (of: Ballot, note: string): Ballot | undefined =>
  votedIn(of) < fewestVotes || isClosed(of) || note.trim() === ''
    ? undefined
    : { ...of, early: note.trim().slice(0, maxEarlyNote) }

/**
 * What came of a vote. One story with the most votes, several with as many (which is for people to talk about, never for
 * the app to break), or none at all. `undefined` while it is open: before that nobody may know.
 */
export type VoteOutcome =
  | { readonly kind: 'most'; readonly key: string }
  | { readonly kind: 'tie'; readonly keys: readonly string[] }
  | { readonly kind: 'nobody' }

export const voteOutcome = (of: Ballot): VoteOutcome | undefined => {
  if (!isClosed(of)) return undefined
  const most = Math.max(0, ...Object.values(of.votes))
  if (most === 0) return { kind: 'nobody' }
  const keys = Object.keys(of.votes).filter((key) => of.votes[key] === most)
  return keys.length === 1 ? { kind: 'most', key: keys[0]! } : { kind: 'tie', keys }
}

export const storyOfKey = (key: string): { readonly conversation: string; readonly question: string } | undefined => {
  const [conversation, question] = key.split(' ')
  return conversation === undefined || question === undefined || !recordId.safeParse(conversation).success
    ? undefined
    : { conversation, question }
}
