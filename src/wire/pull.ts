import * as z from 'zod/mini'
import { recordId } from '#domain/conversation.ts'
import { everyAnswer, hash, maxEnvelopeLength, protocol } from './batch.ts'
import { serverKey } from './enrolment.ts'
import { wrap } from './envelope.ts'

// Reading back: the other way of sync, from the server to a tablet that may read its centre (SPEC L).

/** P3: at most so many records or, of their envelopes, so many characters in one answer; one record always fits. */
export const maxPulledRecords = 50
export const maxPulledLength = 1024 * 1024

/** How far a tablet came. The server's own words, and its mark under them; tablets only hand them back (L3). */
export const pullCursor = z.string().check(z.minLength(1), z.maxLength(200))

/** `POST /api/v1/sync/pull` */
export const pullRequest = z.strictObject({
  protocol: z.literal(protocol),
  /** `next` of the last answer; absent for everything from the beginning. */
  after: z.optional(pullCursor),
  /** Public half of the tablet's reading key: what is sent is sealed for it. The first one told stays the one (L2). */
  readingKey: serverKey,
})
export type PullRequest = z.infer<typeof pullRequest>

export const pulledRecord = z.object({
  id: recordId,
  hash,
  /** The envelope's text exactly as its tablet froze it (S2). */
  envelope: z.string().check(z.maxLength(maxEnvelopeLength)),
  /** Its content key for this tablet's reading key; absent where it has one already or the server has no key itself. */
  wrap: z.optional(wrap),
  /** What staff call the tablet that sent it. */
  from: z.optional(z.string()),
})
export type PulledRecord = z.infer<typeof pulledRecord>

export const pullAnswer = z.object({
  ...everyAnswer,
  records: z.array(pulledRecord),
  /** Ids that were withdrawn: nothing of them may stay (L5). */
  gone: z.array(recordId),
  /** Ids whose term is over (K2): what was only read goes, what a tablet made itself stays. */
  over: z.optional(z.array(recordId)),
  next: pullCursor,
  /** There is more: ask on at once. */
  more: z.boolean(),
})
export type PullAnswer = z.infer<typeof pullAnswer>
