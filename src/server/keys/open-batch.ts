import type { Opened } from '../store/record-store.ts'
import type { IngestOpener } from './open-envelope.ts'
import { openRecord } from './open-record.ts'

export type Waiting = { readonly id: string; readonly envelope: string }

/** Opens envelopes, in their order. Rejects when the work could not be done, never for what is in them. */
export type OpenBatch = (waiting: readonly Waiting[]) => Promise<readonly Opened[]>

export type OpenBatchParts = {
  /** The server's key and those it had before. */
  readonly openers: readonly IngestOpener[]
  readonly programme: string
}

/** Opens them in this thread: for commands, and inside the server's own threads. */
export const createOpenBatch =
  ({
    knowsInstrument,
    ...parts
  }: OpenBatchParts & { readonly knowsInstrument: (reference: string) => boolean }): OpenBatch =>
  (waiting) =>
    Promise.all(waiting.map(({ id, envelope }) => openRecord({ ...parts, id, envelope, knowsInstrument })))
