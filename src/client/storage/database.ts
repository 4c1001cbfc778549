import type { Table, Transaction } from 'dexie'
import Dexie, { liveQuery } from 'dexie'
import type { Deck } from '#domain/deck.ts'
import type { DeckEdit } from '#domain/deck-edit.ts'
import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import type { Receipt } from '#wire/batch.ts'
import type { ClientProblem } from '../problem.ts'
import type { After } from '../timer.ts'
import type { StoredAttachment, StoredPart, StoredPiece } from './attachment-row.ts'
import { declareSchema } from './schema.ts'
import { newerSchema, storageFailure, stuckTransaction } from './storage-failure.ts'
import type { StoredLink } from './stored-link.ts'

/** T5: a record is in exactly one of these. */
export type RecordState = 'waiting' | 'arrived' | 'pruned' | 'quarantined' | 'withdrawn' | 'pulled'

export type StoredRecord = {
  readonly id: string
  readonly kind:
    | 'conversation'
    | 'refusal'
    | 'coding'
    | 'consensus'
    | 'quote-clearance'
    | 'reading'
    | 'recording'
    | 'selection'
  readonly revision: number
  readonly day: string
  readonly centre: string
  readonly instrument: string
  readonly hash: string
  readonly size: number
  readonly state: RecordState
  /** The frozen envelope text (S2), of one that was read back with a wrap for this tablet (L1); gone once pruned or withdrawn. */
  readonly envelope?: string
  readonly receipt?: Receipt
  /** Epoch milliseconds of the answer that said so, or (`pulled`) that brought it. */
  readonly arrivedAt?: number
  /** Of one that was read back: what staff call the tablet it was told at. */
  readonly from?: string
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

/** T6: the withdrawal code once more, sealed, until the thank-you screen is left. Under the id of its conversation. */
export type StoredSlip = { readonly id: string; readonly day: string; readonly envelope: string }

/** A round of selection under way, sealed and replaced at each save; `version` counts saves (T1). No time: nobody's turn shows. */
export type StoredSitting = { readonly id: string; readonly version: number; readonly envelope: string }

/** `refused`: the server did not accept the proof; kept and shown, not sent again. */
export type StoredTombstone = {
  readonly root: string
  readonly proof: string
  readonly state: 'waiting' | 'arrived' | 'refused'
  /** Did the server know that conversation? Absent until it answered, and when it is too old to say. */
  readonly found?: boolean
}

/**
 * A card deck of the programme's own, in the clear: it holds no word of any resident. Version 0 is the one being worked
 * on; from 1 on a row is published and is never written again.
 */
export type StoredDeck =
  | { readonly id: string; readonly version: number; readonly deck: Deck; readonly edit?: never }
  | { readonly id: string; readonly version: 0; readonly edit: DeckEdit; readonly deck?: never }

/** A private seed under AES-256-GCM, base64url. */
export type WrappedSeed = { readonly nonce: string; readonly key: string }

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
    readonly wrapped: WrappedSeed & { readonly salt: string; readonly memoryKiB: number; readonly passes: number }
  }
  readonly recoveryKey: {
    readonly kid: string
    readonly publicKey: string
    /** The reading key's private half once more, under the recovery words: a forgotten code costs nothing (P16). */
    readonly wrapped: WrappedSeed
  }
  /** Ids of recovery keys whose sheet was replaced: older conversations and copies name them. */
  readonly formerRecoveryKids?: readonly string[]
  /** Keys of tablets whose backup was brought in here, under this tablet's reading key. */
  readonly importedKeys?: readonly (WrappedSeed & { readonly kid: string })[]
  /** Reading keys that came in copies, each under the words of its own tablet's newest sheet: they go on in copies made here. */
  readonly carriedKeys?: readonly (WrappedSeed & { readonly kid: string })[]
  /** `pausedAt` beside `pausedUntil`: a clock that was set back is seen, and costs a whole pause again. */
  readonly wrongTries: { readonly count: number; readonly pausedUntil: number; readonly pausedAt?: number }
  readonly link?: StoredLink
  /** Next interview number per centre and round. */
  readonly numbers: Readonly<Record<string, number>>
  readonly language: string
  readonly lastBackupAt?: number
  readonly backupAskedOn?: string
}

/** The tables, for the files of this room only: everybody else reads by `*-queries.ts` and writes by an action. */
export type Tables = {
  readonly device: Table<DeviceRow, string>
  readonly drafts: Table<StoredDraft, string>
  readonly records: Table<StoredRecord, string>
  readonly tombstones: Table<StoredTombstone, string>
  readonly slips: Table<StoredSlip, string>
  readonly decks: Table<StoredDeck, readonly [string, number]>
  readonly sittings: Table<StoredSitting, string>
  readonly attachments: Table<StoredAttachment, string>
  readonly pieces: Table<StoredPiece, readonly [string, number]>
  readonly parts: Table<StoredPart, readonly [string, number]>
  readonly ballast: Table<{ readonly key: string; readonly bytes: Uint8Array<ArrayBuffer> }, string>
}
export type TableName = keyof Tables

export type PraatplaatDatabase = {
  readonly tables: Tables
  /** Runs the query now and after each change of what it read; calls back with each answer. @returns how to stop. */
  readonly observe: <Value>(
    query: (database: PraatplaatDatabase) => Promise<Value>,
    answer: (value: Value) => void,
  ) => () => void
  /** Reads, reopening a lost connection a bounded number of times. */
  readonly read: <Value>(work: (tables: Tables) => Promise<Value>) => Promise<Result<Value, ClientProblem>>
  /**
   * One strict transaction over these tables; resolves after it completed (T2). The work may await nothing but these
   * tables, and must be safe to run twice: a lost connection runs it again.
   */
  readonly write: <Value>(
    names: readonly TableName[],
    work: (tables: Tables, transaction: Transaction) => Promise<Value>,
  ) => Promise<Result<Value, ClientProblem>>
  /** What is the matter with the store as a whole, to be shown whatever screen is open. */
  readonly problem: () => ClientProblem | undefined
  readonly subscribe: (listener: () => void) => () => void
  /** P9: keeps a piece of the disk in reserve, given back when the disk is full so that typed text can still be kept. */
  readonly fillBallast: (randomBytes: (length: number) => Uint8Array<ArrayBuffer>) => Promise<void>
  readonly close: () => void
}

const ballastBytes = 2 * 1024 * 1024
const timeLimit = 20_000
const reopenAttempts = 3
const proveAgainAfter = 2_000
/** P9: how long after a full disk the reserve is laid by again; twice as long after each time that there is no room. */
const firstRefill = 10_000
const longestRefill = 10 * 60_000

/** `device` as it stood when the store was opened, so that the first screen need not ask again; absent before set-up. */
export type OpenedDatabase = { readonly database: PraatplaatDatabase; readonly device: DeviceRow | undefined }

/**
 * Opens the tablet's store; one without a set-up must first prove that it keeps what it is given. Problems: newer-app, other-window-blocks, private-window, storage-full, storage-lost.
 */
export const createDatabase = async ({
  name = 'praatplaat',
  after,
}: {
  readonly name?: string
  readonly after: After
}): Promise<Result<OpenedDatabase, ClientProblem>> => {
  // P1: strict, so that "bewaard" follows the flush to disk; cache off, so that no screen shows a row before its commit.
  const dexie = new Dexie(name, {
    chromeTransactionDurability: 'strict',
    cache: 'disabled',
    // Named at this moment, not when Dexie was loaded: where the browser forbids storage this is `undefined`.
    indexedDB: globalThis.indexedDB,
    IDBKeyRange: globalThis.IDBKeyRange,
  })
  declareSchema(dexie)
  const listeners = new Set<() => void>()
  let problem: ClientProblem | undefined
  /** Set when this window must never touch the store again. */
  let closedForGood = false
  let cancelProof = () => {}
  let cancelRefill: (() => void) | undefined
  let refillAfter = firstRefill
  /** Known once the reserve was laid by for the first time. */
  let refill = () => {}
  const setProblem = (next: ClientProblem | undefined) => {
    if (closedForGood && next?.code !== 'newer-app') return
    if (problem?.code === next?.code) return
    problem = next
    for (const listener of listeners) listener()
  }

  // Dexie's own answer to a newer version is to close and quietly open again with old code: rows of the old shape would
  // land in the new store (measured). Closing for good makes every later write fail loudly instead.
  dexie.on('versionchange', () => {
    dexie.close({ disableAutoOpen: true })
    setProblem({ code: 'newer-app' })
    closedForGood = true
    return false
  })
  // An old bundle opens a newer store without any error; it must refuse before it reads or writes a row.
  dexie.on(
    'ready',
    (opened) => {
      const version = (opened as Dexie).backendDB()?.version ?? 0
      if (version > Math.round(dexie.verno * 10)) throw new Error(newerSchema)
    },
    true,
  )

  // Every table that a version declares.
  const tables = Object.fromEntries(dexie.tables.map((one) => [one.name, one])) as unknown as Tables

  const reopen = async () => {
    // A dead handle stays dead: retrying on it is how others lost everything. Drop it, then open a new one.
    dexie.close({ disableAutoOpen: false })
    await dexie.open()
  }

  const settle = async <Value>(attempt: () => Promise<Value>): Promise<Result<Value, ClientProblem>> => {
    for (let tries = 1; ; tries += 1) {
      if (closedForGood) return err({ code: 'newer-app' })
      try {
        const value = await attempt()
        if (problem?.code === 'storage-lost') setProblem(undefined)
        return ok(value)
      } catch (error) {
        const code = closedForGood ? 'newer-app' : storageFailure(error)
        if (code === undefined) throw error
        if (code === 'storage-lost' && tries <= reopenAttempts) {
          try {
            await reopen()
            continue
          } catch (again) {
            if (storageFailure(again) === undefined) throw again
            if (tries < reopenAttempts) continue
          }
        }
        if (code === 'storage-full') await releaseBallast()
        setProblem({ code })
        return err({ code })
      }
    }
  }

  const inTransaction = <Value>(
    names: readonly TableName[],
    work: (tables: Tables, transaction: Transaction) => Promise<Value>,
  ): Promise<Value> => {
    let running: Transaction | undefined
    const stored = dexie.transaction(
      'rw',
      names.map((one) => tables[one]),
      (transaction) => {
        running = transaction
        return work(tables, transaction)
      },
    )
    // Some browsers never settle a transaction on a dead connection; a save that never answers looks like a save.
    return new Promise<Value>((resolve, reject) => {
      const cancel = after(timeLimit, () => {
        try {
          running?.abort()
        } catch {
          // Already committing: the attempt counts as lost, and every work is safe to run again.
        }
        reject(new Error(stuckTransaction))
      })
      stored.then(
        (value) => {
          cancel()
          resolve(value)
        },
        (error: unknown) => {
          cancel()
          reject(error)
        },
      )
    })
  }

  const releaseBallast = async () => {
    planRefill()
    try {
      await inTransaction(['ballast'], async ({ ballast }) => ballast.clear())
    } catch (error) {
      // Even deleting can fail on a full disk. The save that met it reports storage-full either way.
      if (storageFailure(error) === undefined) throw error
    }
  }

  /** Somebody makes room without touching the app: it finds out by itself, and the warning goes. */
  const planRefill = () => {
    cancelRefill ??= after(refillAfter, () => {
      cancelRefill = undefined
      refillAfter = Math.min(longestRefill, 2 * refillAfter)
      refill()
    })
  }

  const blocked = new Promise<'blocked'>((resolve) => {
    dexie.on('blocked', () => {
      setProblem({ code: 'other-window-blocks' })
      resolve('blocked')
    })
  })

  const database: PraatplaatDatabase = {
    tables,
    observe: (query, answer) => {
      const subscription = liveQuery(() => query(database)).subscribe({
        next: answer,
        error: (error: unknown) => {
          const code = storageFailure(error)
          if (code === undefined) throw error
          setProblem({ code })
        },
      })
      return () => subscription.unsubscribe()
    },
    read: (work) => settle(() => work(tables)),
    write: (names, work) => settle(() => inTransaction(names, work)),
    problem: () => problem,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    fillBallast: async (randomBytes) => {
      refill = () => void database.fillBallast(randomBytes)
      const held = await settle(() => tables.ballast.count())
      if (!held.ok || (held.value > 0 && problem?.code !== 'storage-full')) return
      // Random bytes, or the browser's own compression would shrink the reserve to nothing. One value this large lies in
      // a file of its own, so that giving it back frees the space at once.
      const bytes = randomBytes(ballastBytes)
      const filled = await settle(() => inTransaction(['ballast'], (all) => all.ballast.put({ key: 'ballast', bytes })))
      if (!filled.ok) return
      refillAfter = firstRefill
      if (problem?.code === 'storage-full') setProblem(undefined)
    },
    close: () => {
      cancelProof()
      cancelRefill?.()
      dexie.close({ disableAutoOpen: true })
    },
  }

  /** Does what is put come back? `false` where a private window forgets it. */
  const proveKeeping = () =>
    settle(async () => {
      await inTransaction(['ballast'], ({ ballast }) =>
        ballast.put({ key: 'self-test', bytes: new Uint8Array([1, 2, 3]) }),
      )
      const kept = await tables.ballast.get('self-test')
      await inTransaction(['ballast'], ({ ballast }) => ballast.delete('self-test'))
      return kept?.bytes?.length === 3
    })

  const opened = settle(async () => {
    await dexie.open()
    return tables.device.get('device')
  })
  const first = await Promise.race([opened, blocked])
  if (first === 'blocked') {
    // It may still open once the other window closes; this attempt is given up, the screen offers to try again.
    void opened.then(() => dexie.close({ disableAutoOpen: true }))
    return err({ code: 'other-window-blocks' })
  }
  if (!first.ok) return first
  if (first.value !== undefined) {
    // A store that still holds its set-up has proven that it keeps things, so nobody waits for two more flushes to disk.
    // What is the matter since then (a full disk) is said above whatever screen is open, and what is there can be read.
    cancelProof = after(proveAgainAfter, () => void proveKeeping())
    return ok({ database, device: first.value })
  }
  const proven = await proveKeeping()
  if (!proven.ok) return proven
  if (!proven.value) return err({ code: 'private-window' })
  return ok({ database, device: undefined })
}
