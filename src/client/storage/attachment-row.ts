import type { Receipt } from '#wire/batch.ts'
import type { Bytes } from '#wire/bytes.ts'

/**
 * Sound or a photo on this tablet, without its bytes. Of `conversation`, a draft or a record of that id.
 * `open`: pieces come in. `closing`: its pieces become parts. `kept`: whole, and its manifest waits for the conversation to be
 * finished. `waiting`: the manifest is in the queue of records, the parts follow. `arrived`: the server has the whole.
 * `pruned`: and only the server. `quarantined`: set aside, for people to look at.
 */
export type AttachmentState = 'open' | 'closing' | 'kept' | 'waiting' | 'arrived' | 'pruned' | 'quarantined'

/** What of the manifest's record is not the same for all of them; frozen here, before there is a record (S2). */
export type FrozenManifest = {
  readonly id: string
  readonly day: string
  readonly centre: string
  readonly instrument: string
  readonly hash: string
  readonly size: number
  readonly envelope: string
}

export type StoredAttachment = {
  readonly id: string
  readonly conversation: string
  readonly state: AttachmentState
  /** What was begun, sealed, with the wraps of its content key (E5): there is no piece that nobody can open. */
  readonly head: string
  /** Plain bytes kept so far. */
  readonly size: number
  /** From `closing` on: it ends where a crash or a full disk cut it off. */
  readonly brokenOff?: true
  /** SHA-256 of each part that is made, in order. */
  readonly hashes: readonly string[]
  /** From `kept` on: sealed bytes in all, and their hash (A4). */
  readonly bytes?: number
  readonly hash?: string
  /** While `kept`: the frozen manifest. */
  readonly manifest?: FrozenManifest
  /** For the whole (A6). */
  readonly receipt?: Receipt
  readonly arrivedAt?: number
  readonly problem?: 'conflict' | 'damaged'
  /** What the server last said: it has no room for more of this tablet's. */
  readonly noRoom?: true
}

/** A piece of a recording under way, sealed; `at` is where it begins, in plain bytes. */
export type StoredPiece = { readonly id: string; readonly at: number; readonly size: number; readonly bytes: Bytes }

/** A sealed part as it travels; `part` counts from 0. */
export type StoredPart = { readonly id: string; readonly part: number; readonly hash: string; readonly bytes: Bytes }
