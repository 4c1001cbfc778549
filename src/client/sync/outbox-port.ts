import type { Result } from '#domain/result.ts'
import type { PushOutcome, PushRecord, Receipt, TabletState, Tombstone } from '#wire/batch.ts'
import type { ConfigAnswer } from '#wire/enrolment.ts'
import type { ClientProblem } from '../problem.ts'

export type OutboxLink = {
  readonly server: string
  readonly token: string
  readonly epoch: string | undefined
  readonly lastReceipt: Receipt | undefined
  /** Of the config that this build took over from the server (C1). */
  readonly configVersion: string | undefined
}

export type OutboxItem = { readonly id: string; readonly hash: string; readonly size: number }

/** What an answer said about one record. `too-large` is the tablet's own finding (S5). */
export type Settlement = {
  readonly id: string
  readonly outcome: PushOutcome | 'too-large'
  readonly receipt?: Receipt | undefined
  /** V2: of which bytes it speaks, when the receipt is of the same sealed body with other wraps. */
  readonly pushed?: string | undefined
}

/** What every answer says about the server as a whole. */
export type ServerTerms = {
  readonly epoch: string
  readonly backedUpThrough: number
  /** O4: for whose key the programme is sealed; from then on `envelopes` returns nothing that this key has no part in. */
  readonly sealedFor?: string | undefined
}

export type Kept<Value> = Promise<Result<Value, ClientProblem>>

/** The tablet's queue as the sync sees it. The storage room implements it; tests may too. */
export type OutboxPort = {
  /** `undefined` for a lone tablet. */
  readonly link: () => Kept<OutboxLink | undefined>
  /** Ids of everything in `waiting`. */
  readonly waiting: () => Kept<readonly string[]>
  /** Those of the ids that still wait. */
  readonly items: (ids: readonly string[]) => Kept<readonly OutboxItem[]>
  /**
   * With their frozen envelopes. Not returned: a row whose bytes no longer have their hash (set aside as damaged), and a
   * row that the server has no key to (it waits until it was re-addressed).
   */
  readonly envelopes: (ids: readonly string[]) => Kept<readonly PushRecord[]>
  /**
   * Moves rows as the answer says, in one transaction (S3). Rows that are not waiting, and receipts that are not the
   * row's own or of another epoch, change nothing. `withdrawn` erases the whole conversation: every revision in any
   * state, drafts and slip (W4).
   */
  readonly settle: (terms: ServerTerms, settlements: readonly Settlement[]) => Kept<void>
  /** R3: another epoch. Everything still held is offered again, and every withdrawal; in one transaction with remembering the epoch. */
  readonly enterEpoch: (epoch: string) => Kept<void>
  readonly tombstones: (limit: number) => Kept<readonly Tombstone[]>
  readonly settleTombstones: (
    settled: readonly {
      readonly root: string
      readonly outcome: 'withdrawn' | 'refused'
      readonly found?: boolean | undefined
    }[],
  ) => Kept<void>
  /** Arrived before this moment (epoch milliseconds), or set aside: for a look at what was withdrawn elsewhere (W4). */
  readonly heldBefore: (moment: number) => Kept<readonly OutboxItem[]>
  /** Answers about what was held: `withdrawn` erases as `settle` does, `missing` puts back what had arrived. */
  readonly review: (
    terms: ServerTerms,
    found: { readonly withdrawn: readonly string[]; readonly missing: readonly string[] },
  ) => Kept<void>
  /** R4. @returns how many envelopes were let go. */
  readonly prune: () => Kept<number>
  /**
   * C2: goes by this config from now on, unless the link or its config is no longer the one that was `seen`.
   * @returns whether this config is the one that the tablet goes by.
   */
  readonly keepConfig: (seen: OutboxLink, config: ConfigAnswer) => Kept<boolean>
  readonly tabletState: () => Kept<TabletState>
}
