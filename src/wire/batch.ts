import * as z from 'zod/mini'
import { recordId } from '#domain/conversation.ts'
import { keyId } from './envelope.ts'

export const protocol = 1
/** This app as servers count apps (`minClient`): raised when an older one's records can be taken no longer. 2: takes records apart (O5). */
export const clientNumber = 2
/** P3: the limits stand here and nowhere else. */
export const maxBatchRecords = 50
export const maxBatchBytes = 1024 * 1024
/** A record that does not fit in a batch of one can never be sent: refused when it is finished, not when it is sent. */
export const maxEnvelopeLength = 900 * 1024
export const maxHave = 500

export const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const epoch = z.string().check(z.regex(/^[0-9a-f]{32}$/))

/** R1: proof that these bytes stand in the server's database, committed. `mac` is the server's own; tablets only hand it back. */
export const receipt = z.strictObject({
  id: recordId,
  hash,
  serverSeq: z.int().check(z.gte(1)),
  epoch,
  mac: z.string(),
})
export type Receipt = z.infer<typeof receipt>

/** What the desk sees of a tablet: no words, only numbers. */
export const tabletState = z.strictObject({
  build: z.string().check(z.maxLength(60)),
  unsent: z.int().check(z.gte(0)),
  quarantined: z.int().check(z.gte(0)),
  persisted: z.boolean(),
})
export type TabletState = z.infer<typeof tabletState>

export const haveRequest = z.strictObject({
  protocol: z.literal(protocol),
  /** The epoch of the tablet's last receipt; absent before the first. */
  epoch: z.optional(epoch),
  lastReceipt: z.optional(receipt),
  records: z.array(z.strictObject({ id: recordId, hash })).check(z.maxLength(maxHave)),
  tablet: z.optional(tabletState),
})
export type HaveRequest = z.infer<typeof haveRequest>

/** What every answer of sync tells. */
export const everyAnswer = {
  protocol: z.literal(protocol),
  epoch,
  serverTime: z.string(),
  /** Highest serverSeq that a backup holds; a tablet prunes nothing above it (R4). */
  backedUpThrough: z.int(),
  /** Oldest build that may go on sending; an older one keeps everything and says so. */
  minClient: z.int(),
  /** Of what `GET /api/v1/config` answers now (C1); absent from a server that does not tell. */
  configVersion: z.optional(z.string()),
  /** O4: of a sealed programme the id of its key: from this answer on nothing whole is sent, with or without the config. */
  sealedFor: z.optional(keyId),
}

export const haveAnswer = z.object({
  ...everyAnswer,
  missing: z.array(recordId),
  known: z.array(receipt),
  withdrawn: z.array(recordId),
  /** Same id, other hash: the server holds other bytes under this id. */
  conflicts: z.array(recordId),
  /** For who reads back: the term of these is over (K2). What was only read goes, what a tablet made itself stays. */
  over: z.optional(z.array(recordId)),
})
export type HaveAnswer = z.infer<typeof haveAnswer>

export const pushRecord = z.strictObject({
  id: recordId,
  hash,
  /** The envelope's text exactly as it was frozen at finish (S2). */
  envelope: z.string().check(z.maxLength(maxEnvelopeLength)),
})
export type PushRecord = z.infer<typeof pushRecord>

/** A withdrawal: which conversation, and the proof that whoever asks holds its code (W1). */
export const tombstone = z.strictObject({ root: recordId, proof: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)) })
export type Tombstone = z.infer<typeof tombstone>

export const pushRequest = z.strictObject({
  protocol: z.literal(protocol),
  batchId: recordId,
  epoch: z.optional(epoch),
  lastReceipt: z.optional(receipt),
  records: z.array(pushRecord).check(z.maxLength(maxBatchRecords)),
  tombstones: z.array(tombstone).check(z.maxLength(maxBatchRecords)),
  tablet: z.optional(tabletState),
})
export type PushRequest = z.infer<typeof pushRequest>

export const pushOutcome = z.enum(['stored', 'duplicate', 'conflict', 'withdrawn', 'invalid', 'later'])
export type PushOutcome = z.infer<typeof pushOutcome>

export const pushResult = z.object({
  id: recordId,
  outcome: pushOutcome,
  receipt: z.optional(receipt),
  /** V2: the hash of what was pushed, when what stands is the same sealed body with other wraps, and so another hash. */
  pushed: z.optional(hash),
})
export type PushResult = z.infer<typeof pushResult>

export const pushAnswer = z.object({
  ...everyAnswer,
  results: z.array(pushResult),
  tombstones: z.array(
    z.object({
      root: recordId,
      outcome: z.enum(['withdrawn', 'refused']),
      /** Is or was anything of this conversation here? With `false` a well-formed typing error is likely (W3). */
      found: z.optional(z.boolean()),
    }),
  ),
})
export type PushAnswer = z.infer<typeof pushAnswer>
