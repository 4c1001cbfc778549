import * as z from 'zod/mini'
import { answer } from './answer.ts'
import { leftMarks } from './left-marks.ts'
import { centreId } from './programme.ts'
import { sortedCards } from './sorted-cards.ts'

/** Records carry the day, never the minute: a time beside a visitor list points at a person (DESIGN 4). */
export const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))
export const recordId = z
  .string()
  .check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/))
export const round = z.string().check(z.minLength(1), z.maxLength(40))
export const instrumentReference = z.string().check(z.regex(/^[a-z][a-z0-9-]*@[1-9]\d*$/))
export const language = z.string().check(z.regex(/^[a-z]{2,3}$/))

export const withWhom = z.enum(['resident', 'partner', 'other'])
export type WithWhom = z.infer<typeof withWhom>
export const mode = z.enum(['interviewer', 'self', 'group'])
export const source = z.enum(['tablet', 'paper'])
export const heldBy = z.enum(['own-coordinator', 'exchange-interviewer', 'volunteer'])
export const helper = z.enum(['none', 'helper', 'interpreter'])
export const readBack = z.enum(['read-aloud', 'read-self', 'not-done'])
export type ReadBack = z.infer<typeof readBack>

/** What somebody agreed to. Taking part is always true here: who does not take part leaves a refusal, no conversation. */
export const consent = z.strictObject({
  takePart: z.literal(true),
  quote: z.boolean(),
  /** Were the two teach-back questions understood at once, after explaining again, or not asked? */
  understood: z.enum(['at-once', 'after-explaining', 'not-asked']),
})
export type Consent = z.infer<typeof consent>

/** Highest revision of one conversation: withdrawal computes the ids of all of them from the code (SPEC W2). */
export const maxRevision = 64
/** Most attachments of one conversation; their ids are computed in the same way. */
export const maxAttachments = 16
export const attachmentIds = z.array(recordId).check(z.minLength(1), z.maxLength(maxAttachments))

/**
 * A finished conversation, the sealed body of a `conversation` record (DESIGN 4). Immutable: a correction is a new
 * record with a higher revision that names the one it replaces. Never a name, address, birth date or position.
 */
export const conversation = z.strictObject({
  kind: z.literal('conversation'),
  form: z.enum(['praatplaat', 'card-sort', 'group-conversation', 'survey']),
  id: recordId,
  revision: z.int().check(z.gte(1), z.lte(maxRevision)),
  supersedes: z.optional(recordId),
  /** The id of revision 1: what the withdrawal code leads to and what a conversation is counted by. */
  root: recordId,
  day,
  programme: z.string(),
  round,
  centre: centreId,
  instrument: instrumentReference,
  changeStory: z.string(),
  language,
  with: withWhom,
  mode,
  heldBy,
  helper,
  source,
  /** The interview number of the paper plate; counts up on the tablet, has no upper limit. */
  number: z.int().check(z.gte(1)),
  answers: z.record(z.string(), answer),
  consent,
  readBack,
  /** Marked by the privacy aid, and left by a person; absent where nothing was. */
  leftMarks: z.optional(leftMarks),
  /** Only with form `card-sort`: what lay where. */
  cards: z.optional(sortedCards),
  /** Ids of its sound and photos, which come by themselves; absent where there are none. */
  attachments: z.optional(attachmentIds),
})
export type Conversation = z.infer<typeof conversation>

/** Somebody was asked and said no: counted, without content. */
export const refusal = z.strictObject({
  kind: z.literal('refusal'),
  id: recordId,
  revision: z.literal(1),
  day,
  programme: z.string(),
  round,
  centre: centreId,
  instrument: instrumentReference,
  with: withWhom,
})
export type Refusal = z.infer<typeof refusal>
