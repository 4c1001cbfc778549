import type { Programme } from '#domain/programme.ts'
import type { FailureLimit } from './failure-limit.ts'
import type { RandomBytes, ServerKeys } from './keys/key-files.ts'
import type { Opening } from './keys/opening.ts'
import type { RecordStore } from './store/record-store.ts'
import type { Receipts } from './sync/receipts.ts'

/** What routes may use; built once by `createApp`. */
export type AppContext = {
  readonly store: RecordStore
  readonly keys: Pick<ServerKeys, 'ingest' | 'managerKeyHash'>
  readonly opening: Opening
  readonly programme: Programme
  readonly receipts: Receipts
  /** Epoch milliseconds. */
  readonly now: () => number
  readonly randomBytes: RandomBytes
  readonly newEpoch: () => string
  /** Where tablets find this server; links are built on it. */
  readonly address: () => string
  readonly enrolmentMinutes: number
  readonly wrongSecrets: FailureLimit
}

/** Oldest build that may go on sending. Raised only when an older tablet's records can no longer be taken. */
export const minClient = 0
