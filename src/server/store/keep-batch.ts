import type { Kysely, Transaction } from 'kysely'
import { CompiledQuery, sql } from 'kysely'
import { noteTablet } from './devices.ts'
import { eraseWithdrawn } from './erase-withdrawn.ts'
import type { IncomingBatch, IncomingRecord, KeptBatch, KeptRecord, Standing, Stored } from './record-store.ts'
import { storageFailure } from './sqlite.ts'
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

export const withdrawnAmong = async (
  db: Kysely<Tables>,
  programme: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('withdrawn_ids')
    .select('id')
    .where('programme_id', '=', programme)
    .where('id', 'in', [...ids])
    .execute()
  return new Set(rows.map((row) => row.id))
}

export const storedAmong = async (
  db: Kysely<Tables>,
  programme: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Stored>> => {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('records')
    .select(['id', 'hash', 'server_seq as serverSeq'])
    .where('programme_id', '=', programme)
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

type Row = IncomingRecord & { readonly serverSeq: number }

// Text by the number of rows: Kysely builds the same statement for each push, and building costs more than running.
const insertText = (rows: number): string =>
  `insert into "records" ("programme_id", "id", "hash", "envelope", "server_seq", "received_at", "device_id", "state") values ${Array(
    rows,
  )
    .fill("(?, ?, ?, ?, ?, ?, ?, 'waiting')")
    .join(', ')} on conflict ("programme_id", "id") do nothing`

const createInsert = ({ programme }: { readonly programme: string }) => {
  const texts = new Map<number, string>()
  return async (trx: Trx, rows: readonly Row[], device: string, receivedAt: string): Promise<void> => {
    const text = texts.get(rows.length) ?? insertText(rows.length)
    texts.set(rows.length, text)
    const parameters = rows.flatMap((row) => [
      programme,
      row.id,
      row.hash,
      row.envelope,
      row.serverSeq,
      receivedAt,
      device,
    ])
    await trx.executeQuery(CompiledQuery.raw(text, parameters))
  }
}

/** @returns ids of rows that could not be written, with no blame on the disk: they stay on the tablet (`later`). */
const insertAll = async (
  trx: Trx,
  insert: ReturnType<typeof createInsert>,
  rows: readonly Row[],
  device: string,
  receivedAt: string,
): Promise<ReadonlySet<string>> => {
  const failed = new Set<string>()
  if (rows.length === 0) return failed
  const guarded = async (part: readonly Row[]): Promise<boolean> => {
    await sql`savepoint part`.execute(trx)
    try {
      await insert(trx, part, device, receivedAt)
      await sql`release savepoint part`.execute(trx)
      return true
    } catch (failure) {
      // A full or broken disk is no record's fault: the whole batch fails and is sent again.
      if (storageFailure(failure) !== undefined) throw failure
      await sql`rollback to savepoint part`.execute(trx)
      await sql`release savepoint part`.execute(trx)
      return false
    }
  }
  if (await guarded(rows)) return failed
  // One poisoned record never fails the others: find it by trying each alone.
  for (const row of rows) if (!(await guarded([row]))) failed.add(row.id)
  return failed
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

// A text column cannot hold U+0000, and no JSON text contains it: it was not frozen by a tablet.
const isValid = (record: IncomingRecord): boolean =>
  record.hash === record.actualHash && !record.envelope.includes('\0')

export const createKeepBatch = ({
  db,
  programme,
  ledger,
  reached,
}: {
  readonly db: Kysely<Tables>
  readonly programme: string
  readonly ledger: WithdrawalLedger
  readonly reached: Reached
}) => {
  const insert = createInsert({ programme })

  const keepIn = async (trx: Trx, batch: IncomingBatch): Promise<KeptBatch & { readonly erased: boolean }> => {
    // Withdrawals first: a conversation and its withdrawal may travel in one batch.
    const erased = await eraseWithdrawn({ trx, programme, withdrawals: batch.withdrawals, now: batch.now, ledger })
    if (erased) reached('after-ledger')
    const withdrawn = await withdrawnAmong(
      trx,
      programme,
      batch.records.map((record) => record.id),
    )
    const valid = batch.records.filter((record) => !withdrawn.has(record.id) && isValid(record))

    const receivedAt = new Date(batch.now).toISOString()
    const { seq } =
      valid.length === 0
        ? { seq: 0 }
        : await trx
            .updateTable('meta')
            .set((column) => ({ seq: column('seq', '+', valid.length) }))
            .where('programme_id', '=', programme)
            .returning('seq')
            .executeTakeFirstOrThrow()
    const rows = valid.map((record, index) => ({ ...record, serverSeq: seq - valid.length + index + 1 }))
    reached('before-insert')
    const failed = await insertAll(trx, insert, rows, batch.device, receivedAt)
    const stored = await storedAmong(
      trx,
      programme,
      valid.map((record) => record.id),
    )

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
        aside.push({ record, reason: 'conflict' })
        return { id, outcome: 'conflict' }
      }
      return { id, outcome: found.serverSeq === place ? 'stored' : 'duplicate', stored: found }
    })
    await keepAside(trx, programme, aside, batch)
    if (batch.tablet !== undefined) await noteTablet(trx, programme, batch.device, batch.tablet, batch.now)
    const standing = await standingOf(trx, programme)
    reached('before-commit')
    return { standing, records, erased }
  }

  return async (batch: IncomingBatch): Promise<KeptBatch & { readonly erased: boolean }> => {
    const kept = await db.transaction().execute((trx) => keepIn(trx, batch))
    reached('after-commit')
    return kept
  }
}
