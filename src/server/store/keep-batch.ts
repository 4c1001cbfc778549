import type { Kysely, Transaction } from 'kysely'
import { CompiledQuery, sql } from 'kysely'
import { isSameSealed } from '#wire/envelope.ts'
import { centreOfEnvelope } from './centre-of-envelope.ts'
import type { Counting } from './counting.ts'
import { noteTablet } from './devices.ts'
import { eraseWithdrawn } from './erase-withdrawn.ts'
import { createKeepTogether } from './keep-together.ts'
import type {
  IncomingBatch,
  IncomingRecord,
  KeptBatch,
  KeptRecord,
  Standing,
  Stored,
  UnreadableReason,
} from './record-store.ts'
import { createStatementTexts } from './statement-texts.ts'
import { storageFailure } from './storage-failure.ts'
import type { Tables } from './tables.ts'
import type { WithdrawalLedger } from './withdrawal-ledger.ts'

/** Named places where a crash test ends the process. Does nothing in production. */
export type FailPoint =
  | 'before-insert'
  | 'after-ledger'
  | 'before-commit'
  | 'after-commit'
  | 'opening-before-commit'
  | 'opening-after-commit'
export type Reached = (point: FailPoint) => void

type Trx = Transaction<Tables>

export const standingOf = async (db: Kysely<Tables>, programme: string): Promise<Standing> => {
  const meta = await db
    .selectFrom('meta')
    .select(['epoch', 'seq', 'backed_up_through'])
    .where('programme_id', '=', programme)
    .executeTakeFirstOrThrow()
  return { epoch: meta.epoch, seq: meta.seq, backedUpThrough: meta.backed_up_through }
}

const anyOf = (length: number): string[] => Array.from({ length }, () => '')

/** Look-ups by id that every push and have makes. */
export const createLookUps = ({ db, programme }: { readonly db: Kysely<Tables>; readonly programme: string }) => {
  const withdrawnIds = createStatementTexts((length) =>
    db.selectFrom('withdrawn_ids').select('id').where('programme_id', '=', programme).where('id', 'in', anyOf(length)),
  )
  const storedRows = createStatementTexts((length) =>
    db
      .selectFrom('records')
      .select(['id', 'hash', 'server_seq as serverSeq'])
      .where('programme_id', '=', programme)
      .where('id', 'in', anyOf(length)),
  )
  return {
    withdrawnAmong: async (within: Kysely<Tables>, ids: readonly string[]): Promise<ReadonlySet<string>> => {
      if (ids.length === 0) return new Set()
      const { rows } = await withdrawnIds(within, ids.length, [programme, ...ids])
      return new Set(rows.map((row) => row.id))
    },
    storedAmong: async (within: Kysely<Tables>, ids: readonly string[]): Promise<ReadonlyMap<string, Stored>> => {
      if (ids.length === 0) return new Map()
      const { rows } = await storedRows(within, ids.length, [programme, ...ids])
      return new Map(rows.map((row) => [row.id, row]))
    },
  }
}
export type LookUps = ReturnType<typeof createLookUps>

type Row = IncomingRecord & { readonly serverSeq: number }

const savepoint = CompiledQuery.raw('savepoint part')
const release = CompiledQuery.raw('release savepoint part')
const undo = CompiledQuery.raw('rollback to savepoint part')

const createInsert = ({ db, programme }: { readonly db: Kysely<Tables>; readonly programme: string }) => {
  const insert = createStatementTexts((length) =>
    db
      .insertInto('records')
      .values(
        anyOf(length).map(() => ({
          programme_id: '',
          id: '',
          hash: '',
          envelope: '',
          server_seq: 0,
          received_at: '',
          device_id: '',
          state: sql.lit('waiting' as const),
        })),
      )
      .onConflict((conflict) => conflict.columns(['programme_id', 'id']).doNothing()),
  )
  /** @returns how many of these were new. */
  return async (trx: Trx, rows: readonly Row[], device: string, receivedAt: string): Promise<number> => {
    const values: unknown[] = []
    for (const row of rows) {
      values.push(programme, row.id, row.hash, row.envelope, row.serverSeq, receivedAt, device)
    }
    const { numAffectedRows } = await insert(trx, rows.length, values)
    return Number(numAffectedRows ?? 0n)
  }
}

type Inserted = {
  readonly fresh: number
  /** Could not be written, with no blame on the disk: they stay on the tablet (`later`). */
  readonly failed: ReadonlySet<string>
}

const insertAll = async (
  trx: Trx,
  insert: ReturnType<typeof createInsert>,
  rows: readonly Row[],
  device: string,
  receivedAt: string,
): Promise<Inserted> => {
  const failed = new Set<string>()
  if (rows.length === 0) return { fresh: 0, failed }
  const guarded = async (part: readonly Row[]): Promise<number | undefined> => {
    await trx.executeQuery(savepoint)
    try {
      const fresh = await insert(trx, part, device, receivedAt)
      await trx.executeQuery(release)
      return fresh
    } catch (failure) {
      // A full or broken disk is no record's fault: the whole batch fails and is sent again.
      if (storageFailure(failure) !== undefined) throw failure
      await trx.executeQuery(undo)
      await trx.executeQuery(release)
      return undefined
    }
  }
  const together = await guarded(rows)
  if (together !== undefined) return { fresh: together, failed }
  // One poisoned record never fails the others: find it by trying each alone.
  let fresh = 0
  for (const row of rows) {
    const alone = await guarded([row])
    if (alone === undefined) failed.add(row.id)
    else fresh += alone
  }
  return { fresh, failed }
}

const keepAside = async (
  trx: Trx,
  programme: string,
  aside: readonly { readonly record: IncomingRecord; readonly reason: 'conflict' | 'invalid' }[],
  batch: IncomingBatch,
): Promise<void> => {
  if (aside.length === 0) return
  await trx
    .insertInto('kept_aside')
    .values(
      aside.map(({ record, reason }) => ({
        programme_id: programme,
        id: record.id,
        hash: record.actualHash,
        reason,
        content: JSON.stringify(record.envelope),
        received_at: new Date(batch.now).toISOString(),
        device_id: batch.device,
      })),
    )
    .onConflict((conflict) => conflict.columns(['programme_id', 'id', 'hash']).doNothing())
    .execute()
}

/**
 * S15: what a tablet files under another centre than its own is stored and acknowledged, so that nothing is lost, and not
 * opened: it counts when a manager says so.
 */
const holdOtherCentre = async (
  trx: Trx,
  programme: string,
  { centre, records }: IncomingBatch,
  kept: readonly KeptRecord[],
): Promise<void> => {
  if (centre === undefined) return
  const strange = records.filter((record, at) => {
    if (kept[at]?.outcome !== 'stored') return false
    const says = centreOfEnvelope(record.envelope)
    return says !== undefined && says !== centre
  })
  if (strange.length === 0) return
  await trx
    .updateTable('records')
    .set({ state: 'unreadable', reason: 'other-centre' satisfies UnreadableReason })
    .where('programme_id', '=', programme)
    .where(
      'id',
      'in',
      strange.map(({ id }) => id),
    )
    .where('state', '=', sql.lit('waiting' as const))
    .execute()
}

/**
 * V2: of these, whose id stands here with another hash, the ones that are what stands here but for their wraps: two
 * tablets held one conversation before either was linked. What the server could not open is not among them: this copy
 * may be the one that it can.
 */
const sameBodies = async (
  trx: Trx,
  programme: string,
  differing: readonly IncomingRecord[],
): Promise<ReadonlySet<IncomingRecord>> => {
  if (differing.length === 0) return new Set()
  const rows = await trx
    .selectFrom('records')
    .select(['id', 'envelope'])
    .where('programme_id', '=', programme)
    .where(
      'id',
      'in',
      differing.map(({ id }) => id),
    )
    .where('state', '!=', 'unreadable')
    .execute()
  const standing = new Map(rows.map((row) => [row.id, row.envelope]))
  return new Set(differing.filter(({ id, envelope }) => isSameSealed(standing.get(id) ?? '', envelope)))
}

// A text column cannot hold U+0000, and no JSON text contains it: it was not frozen by a tablet.
const isValid = (record: IncomingRecord): boolean =>
  record.hash === record.actualHash && !record.envelope.includes('\0')

/**
 * The turn of whoever stores, withdraws or imports, held until the commit: places are handed out in the order of commits,
 * so that whoever sees one taken sees all before it (R4), and nobody stores what somebody else withdraws at that moment
 * (W4). Taken before `counting.begin`, or two would wait for each other.
 */
export const createTakePlaces = ({ db, programme }: { readonly db: Kysely<Tables>; readonly programme: string }) => {
  const text = createStatementTexts(() =>
    db
      .updateTable('meta')
      .set((column) => ({ seq: column('seq', '+', 1) }))
      .where('programme_id', '=', programme)
      .returning(['epoch', 'seq', 'backed_up_through as backedUpThrough']),
  )
  /** @returns the standing with the last of these places; a transaction that is undone took none. */
  return async (trx: Trx, count: number): Promise<Standing> => (await text(trx, 1, [count, programme])).rows[0]!
}
export type TakePlaces = ReturnType<typeof createTakePlaces>

export const createKeepBatch = ({
  db,
  programme,
  lookUps,
  takePlaces,
  counting,
  ledger,
  reached,
}: {
  readonly db: Kysely<Tables>
  readonly programme: string
  readonly lookUps: LookUps
  readonly takePlaces: TakePlaces
  readonly counting: Counting
  readonly ledger: WithdrawalLedger
  readonly reached: Reached
}) => {
  const insert = createInsert({ db, programme })

  const keepIn = async (trx: Trx, batch: IncomingBatch): Promise<KeptBatch & { readonly erased: boolean }> => {
    // First of all, and with a place for each that may need one: what is looked up behind it stays as it is.
    const places = batch.records.filter(isValid).length
    const standing = await takePlaces(trx, places)
    // Withdrawals first: a conversation and its withdrawal may travel in one batch.
    const { erased, found: foundRoots } = await eraseWithdrawn({
      trx,
      programme,
      counting,
      withdrawals: batch.withdrawals,
      now: batch.now,
      ledger,
    })
    if (erased) reached('after-ledger')
    const withdrawn = await lookUps.withdrawnAmong(
      trx,
      batch.records.map((record) => record.id),
    )
    const valid = batch.records.filter((record) => !withdrawn.has(record.id) && isValid(record))

    const receivedAt = new Date(batch.now).toISOString()
    const rows = valid.map((record, index) => ({ ...record, serverSeq: standing.seq - places + index + 1 }))
    reached('before-insert')
    const { fresh, failed } = await insertAll(trx, insert, rows, batch.device, receivedAt)
    // All of them new, the usual case: nothing to look up.
    const stored: ReadonlyMap<string, Stored> =
      fresh === rows.length
        ? new Map(rows.map((row) => [row.id, { id: row.id, hash: row.hash, serverSeq: row.serverSeq }]))
        : await lookUps.storedAmong(
            trx,
            rows.map((row) => row.id),
          )

    const isOther = (record: IncomingRecord) => {
      const found = stored.get(record.id)
      return found !== undefined && found.hash !== record.hash
    }
    const same = await sameBodies(trx, programme, valid.filter(isOther))
    const placeOf = new Map(rows.map((row, index) => [valid[index]!, row.serverSeq]))
    const aside: { readonly record: IncomingRecord; readonly reason: 'conflict' | 'invalid' }[] = []
    const records = batch.records.map((record): KeptRecord => {
      const { id } = record
      if (withdrawn.has(id)) return { id, outcome: 'withdrawn' }
      const place = placeOf.get(record)
      if (place === undefined) {
        aside.push({ record, reason: 'invalid' })
        return { id, outcome: 'invalid' }
      }
      const found = stored.get(id)
      if (found === undefined || (failed.has(id) && found.hash !== record.hash)) return { id, outcome: 'later' }
      // V2: the constraint let the first in; what stands there is compared, never overwritten.
      if (found.hash !== record.hash) {
        if (same.has(record)) return { id, outcome: 'duplicate', stored: found }
        aside.push({ record, reason: 'conflict' })
        return { id, outcome: 'conflict' }
      }
      return { id, outcome: found.serverSeq === place ? 'stored' : 'duplicate', stored: found }
    })
    await keepAside(trx, programme, aside, batch)
    await holdOtherCentre(trx, programme, batch, records)
    if (batch.tablet !== undefined) await noteTablet(trx, programme, batch.device, batch.tablet, batch.now)
    reached('before-commit')
    return { standing, records, found: foundRoots, erased }
  }

  return createKeepTogether({
    inTransaction: async <Value>(work: (trx: Trx) => Promise<Value>): Promise<Value> => {
      const kept = await db.transaction().execute(work)
      reached('after-commit')
      return kept
    },
    keepIn,
  })
}
