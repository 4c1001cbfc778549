import type { Receipt } from '#wire/batch.ts'

/** T5: a record is in exactly one of these. */
export type RecordState = 'waiting' | 'arrived' | 'pruned' | 'quarantined' | 'withdrawn'

export type StoredRecord = {
  readonly id: string
  readonly kind: 'conversation' | 'refusal'
  readonly revision: number
  readonly day: string
  readonly centre: string
  readonly instrument: string
  readonly hash: string
  readonly size: number
  readonly state: RecordState
  /** The frozen envelope text (S2); gone once pruned or withdrawn. */
  readonly envelope?: string
  readonly receipt?: Receipt
  /** Epoch milliseconds of the answer that said so. */
  readonly arrivedAt?: number
  /** Why it is quarantined. */
  readonly problem?: 'conflict' | 'invalid' | 'too-large' | 'damaged'
}

export type StoredDraft = {
  readonly id: string
  /** Counts saves of this draft; checked inside the transaction (T1). */
  readonly version: number
  readonly day: string
  readonly centre: string
  readonly instrument: string
  readonly revision: number
  readonly envelope: string
}

export type StoredTombstone = { readonly root: string; readonly proof: string; readonly state: 'waiting' | 'arrived' }

/** The one row about this tablet. Nothing in it opens a story without the reading code or the recovery words. */
export type DeviceRow = {
  readonly key: 'device'
  readonly installId: string
  readonly centre: { readonly id: string; readonly name: string }
  readonly typedCentres: readonly { readonly id: string; readonly name: string }[]
  readonly readingKey: {
    readonly kid: string
    readonly publicKey: string
    /** Private half, AES-256-GCM under Argon2id of the reading code. */
    readonly wrapped: { readonly salt: string; readonly memoryKiB: number; readonly passes: number; readonly nonce: string; readonly key: string }
  }
  readonly recoveryKey: { readonly kid: string; readonly publicKey: string }
  readonly wrongTries: { readonly count: number; readonly pausedUntil: number }
  readonly link?: {
    readonly server: string
    readonly device: string
    readonly token: string
    readonly ingestKey: { readonly kid: string; readonly publicKey: string }
    readonly programme: unknown
    readonly epoch?: string
    readonly lastReceipt?: Receipt
    readonly lastArrivedAt?: number
    readonly backedUpThrough?: number
  }
  /** Next interview number per centre and round. */
  readonly numbers: Readonly<Record<string, number>>
  readonly language: string
  readonly lastBackupAt?: number
  readonly backupAskedOn?: string
}

/** Type only until the storage room is built: see `createDatabase`. */
export type PraatplaatDatabase = {
  /** Runs the query now and after each change of what it read; calls back with each answer. @returns how to stop. */
  readonly observe: <Value>(query: (database: PraatplaatDatabase) => Promise<Value>, answer: (value: Value) => void) => () => void
}
