import * as z from 'zod/mini'
import { day, maxRevision, recordId, round } from './conversation.ts'
import { goalId } from './goal.ts'
import { centreId } from './programme.ts'

/** Stands where a conversation names its instrument: the form in which people interpret together, and its version. */
export const readingForm = 'reading@1'

export const maxReadingText = 1_000
export const maxActionText = 160
export const maxWho = 40

/** What a number is of: a main goal, or an effect of bijlage 3. The programme's own effects are names that people gave. */
const numberKey = z.string().check(z.regex(/^(G[1-5]|E\d{2})$/))
export const readingLevel = z.enum(['goals', 'effects'])
export type ReadingLevel = z.infer<typeof readingLevel>

/** How far people expected a bar to reach: quarters of the conversations, from nobody (0) to all of them (4). */
export const guessed = z.int().check(z.gte(0), z.lte(4))
export type Guessed = 0 | 1 | 2 | 3 | 4
export const guessSteps: readonly Guessed[] = [0, 1, 2, 3, 4]

/**
 * What people at the table are asked of what they see: two questions beside each number, and the five of the report's
 * step 5 over all of them.
 */
export const readingQuestion = z.enum([
  'see',
  'meaning',
  'change-story',
  'neighbourhood',
  'new-groups',
  'why',
  'activities',
])
export type ReadingQuestion = z.infer<typeof readingQuestion>
/** The five questions of step 5 (report chapter 3), in its order. */
export const stepFive = ['change-story', 'neighbourhood', 'new-groups', 'why', 'activities'] as const

/** Whose reading it is: a part at the table, never a name. */
export const voice = z.enum(['together', 'coordinator', 'resident', 'volunteer', 'partner', 'municipality'])
export type Voice = z.infer<typeof voice>

export const actionState = z.enum(['done', 'under-way', 'dropped'])
export type ActionState = z.infer<typeof actionState>

export const tellingWay = z.enum(['sheet', 'coffee', 'meeting', 'one-by-one'])
export type TellingWay = z.infer<typeof tellingWay>

const words = (most: number) => z.string().check(z.regex(/\S/u), z.maxLength(most))

const says = z.discriminatedUnion('part', [
  /** People sat down together: what they guessed before they saw anything, and when they got up. */
  z.strictObject({
    part: z.literal('session'),
    level: readingLevel,
    guess: z.record(numberKey, guessed),
    /** How many coded conversations the numbers were of, when they were shown. */
    coded: z.int().check(z.gte(0)),
    closed: z.optional(day),
  }),
  /** One reading of what was found. Another one stands beside it and never in its place (research/domain 5.8). */
  z.strictObject({
    part: z.literal('meaning'),
    question: readingQuestion,
    about: z.optional(numberKey),
    voice,
    text: words(maxReadingText),
  }),
  /** What is going to be done, tied to a main goal. */
  z.strictObject({
    part: z.literal('action'),
    goal: goalId,
    what: words(maxActionText),
    /** A role, or a first name that the person agreed to. */
    who: words(maxWho),
    agreed: z.optional(z.literal(true)),
    when: z.optional(day),
  }),
  /** What became of an action, told in the next session. */
  z.strictObject({
    part: z.literal('outcome'),
    action: recordId,
    state: actionState,
    text: words(maxReadingText),
  }),
  /** It was told back to those who told. */
  z.strictObject({
    part: z.literal('telling'),
    day,
    way: tellingWay,
  }),
])

/**
 * One thing that people made while they interpreted results together: a session, a meaning, an action, what became of
 * one, or that it was told back. No words of a resident are in it. Immutable: a change is a next revision that names the
 * one it replaces, and taking back is one too.
 */
export const reading = z.strictObject({
  kind: z.literal('reading'),
  id: recordId,
  revision: z.int().check(z.gte(1), z.lte(maxRevision)),
  supersedes: z.optional(recordId),
  /** The id of revision 1 of this record. */
  root: recordId,
  day,
  /** The day of revision 1. */
  since: day,
  programme: z.string(),
  /** The round whose results were interpreted. */
  round,
  centre: centreId,
  instrument: z.literal(readingForm),
  changeStory: z.string(),
  /** Root of the session that it belongs to; of a session its own. */
  session: recordId,
  /** Counts what was made before it, in its session (of a session: in its centre): a record knows its day, not the minute. */
  place: z.int().check(z.gte(0), z.lte(9_999)),
  says,
  takenBack: z.optional(z.literal(true)),
})
export type Reading = z.infer<typeof reading>
export type Says = Reading['says']
export type ReadingPart = Says['part']

/** A reading of one part. */
export type ReadingOf<Part extends ReadingPart> = Omit<Reading, 'says'> & {
  readonly says: Extract<Says, { readonly part: Part }>
}

export const isPart = <Part extends ReadingPart>(of: Reading, part: Part): of is Reading & ReadingOf<Part> =>
  of.says.part === part

/** May this revision follow that one? The same part of the same session, one higher, naming it. */
export const mayFollow = (next: Reading, last: ReadingOf<ReadingPart>): boolean =>
  next.root === last.root &&
  next.revision === last.revision + 1 &&
  next.supersedes === last.id &&
  next.session === last.session &&
  next.centre === last.centre &&
  next.says.part === last.says.part &&
  // What was guessed stays what was guessed.
  (next.says.part !== 'session' ||
    last.says.part !== 'session' ||
    (next.says.level === last.says.level && JSON.stringify(next.says.guess) === JSON.stringify(last.says.guess)))

/** The last of these revisions of one reading that was reached by steps that may be taken. */
const lastThatFollows = (revisions: readonly Reading[]): Reading => {
  const first = Math.min(...revisions.map((one) => one.revision))
  let reached = revisions.filter((one) => one.revision === first)
  for (;;) {
    const next = revisions.filter((one) => reached.some((last) => mayFollow(one, last)))
    if (next.length === 0) return reached[0]!
    reached = next
  }
}

/**
 * Readings that stand: of each its last revision, as far as each may follow the one before it (`mayFollow`): what was
 * guessed is not changed by whoever sends a revision that changes it. None that was taken back.
 */
export const standingReadings = (readings: Iterable<Reading>): readonly Reading[] => {
  const byRoot = new Map<string, Reading[]>()
  for (const one of readings) {
    const held = byRoot.get(one.root)
    if (held === undefined) byRoot.set(one.root, [one])
    else held.push(one)
  }
  return [...byRoot.values()].map(lastThatFollows).filter((one) => one.takenBack !== true)
}

/** A session with everything that belongs to it. */
export type ReadingSession = {
  readonly session: ReadingOf<'session'>
  /** In the order they were made; several of one question stand beside each other. */
  readonly meanings: readonly ReadingOf<'meaning'>[]
  readonly actions: readonly ReadingOf<'action'>[]
  /** What was told in this session of actions of earlier ones. */
  readonly outcomes: readonly ReadingOf<'outcome'>[]
  readonly tellings: readonly ReadingOf<'telling'>[]
}

type Placed = Pick<Reading, 'since' | 'place' | 'root'>
const byPlace = (one: Placed, other: Placed): number =>
  one.place - other.place || (one.root < other.root ? -1 : one.root > other.root ? 1 : 0)
const byDay = (one: Placed, other: Placed): number =>
  one.since < other.since ? -1 : one.since > other.since ? 1 : byPlace(one, other)

/**
 * The sessions of one centre, newest first. `readings`: those that stand. What belongs to a session that is not here is
 * left out.
 */
export const sessionsOf = (readings: readonly Reading[], centre: string): readonly ReadingSession[] => {
  const own = readings.filter((one) => one.centre === centre)
  const of = <Part extends ReadingPart>(part: Part, root: string) =>
    own
      .filter((one) => one.session === root)
      .filter((one): one is Reading & ReadingOf<Part> => isPart(one, part))
      .toSorted(byPlace)
  return own
    .filter((one): one is Reading & ReadingOf<'session'> => isPart(one, 'session'))
    .toSorted(byDay)
    .toReversed()
    .map((session) => ({
      session,
      meanings: of('meaning', session.root),
      actions: of('action', session.root),
      outcomes: of('outcome', session.root),
      tellings: of('telling', session.root),
    }))
}

/** An action of an earlier session, with what was told of it since, in the order of the sessions. */
export type FollowedAction = {
  readonly action: ReadingOf<'action'>
  readonly outcomes: readonly ReadingOf<'outcome'>[]
  /** What this session says became of it; absent until it is told. */
  readonly now: ReadingOf<'outcome'> | undefined
}

const isOver = ({ says: of }: ReadingOf<'outcome'>): boolean => of.state !== 'under-way'

/**
 * The actions that a session opens with: of every session before it, those that were not done or dropped by then.
 * `sessions`: all of the centre.
 */
export const actionsToFollow = (
  sessions: readonly ReadingSession[],
  current: ReadingSession,
): readonly FollowedAction[] => {
  const order = sessions.toSorted((a, b) => byDay(a.session, b.session))
  const at = order.findIndex(({ session }) => session.root === current.session.root)
  const before = order.filter(({ session }, place) =>
    // On one day a closed one was before an open one.
    current.session.says.closed === undefined ? session.says.closed !== undefined : place < at,
  )
  const told = before.flatMap(({ outcomes }) => outcomes)
  return before
    .flatMap(({ actions }) => actions)
    .map((action) => ({
      action,
      outcomes: told.filter((one) => one.says.action === action.root),
      now: current.outcomes.findLast((one) => one.says.action === action.root),
    }))
    .filter(({ outcomes, now }) => now !== undefined || !outcomes.some(isOver))
}

/** How it stands with an action over all sessions: its last outcome; `undefined` while nothing was told of it. */
export const outcomeOf = (sessions: readonly ReadingSession[], action: string): ReadingOf<'outcome'> | undefined =>
  sessions
    .toSorted((a, b) => byDay(a.session, b.session))
    .flatMap(({ outcomes }) => outcomes)
    .findLast((one) => one.says.action === action)

/** What still stands in the way of closing: a session leaves one reading and one thing to do (research/domain 8, 11). */
export type ClosingFault = 'no-meaning' | 'no-action' | 'actions-open'
export const closingFaults = (of: ReadingSession, followed: readonly FollowedAction[]): readonly ClosingFault[] => [
  ...(of.meanings.length === 0 ? (['no-meaning'] as const) : []),
  ...(of.actions.length === 0 ? (['no-action'] as const) : []),
  ...(followed.some(({ now }) => now === undefined) ? (['actions-open'] as const) : []),
]

/** A sentence says what happened: three words or more. */
export const isSentence = (text: string): boolean =>
  (text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu) ?? []).length >= 3

/** Weeks after a session within which it is told back. */
export const tellWithinWeeks = 6

const dayMs = 86_400_000
/** Whole days from one day to another; negative when it lies before. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / dayMs)

/** Sessions that were closed more than so many weeks ago and of which nobody was told anything yet, the longest first. */
export const overdueTellings = (
  sessions: readonly ReadingSession[],
  today: string,
  weeks = tellWithinWeeks,
): readonly ReadingSession[] =>
  sessions
    .filter(
      ({ session, tellings }) =>
        session.says.closed !== undefined &&
        tellings.length === 0 &&
        daysBetween(session.says.closed, today) > weeks * 7,
    )
    .toSorted((a, b) => byDay(a.session, b.session))

const wordStarts = /(?<!\p{L})\p{Lu}[\p{L}'’-]+/gu
/** Two words or more that begin with a capital: more than the first name that may stand there. */
export const looksLikeFullName = (who: string): boolean => (who.match(wordStarts) ?? []).length >= 2
