import type { Kysely } from 'kysely'
import { everyIdOfRoot } from '#wire/attachment-id.ts'
import { createAttachmentQueries } from './attachment-queries.ts'
import { ensureAuditHead } from './audit-queries.ts'
import { createCardQueries } from './card-queries.ts'
import { createChores } from './chores.ts'
import { createClaimUnopened } from './claim-unopened.ts'
import { createCodedQueries } from './coded-queries.ts'
import { createCounting } from './counting.ts'
import type { Database, EpochMark } from './database.ts'
import { createDeviceQueries, noteTablet } from './devices.ts'
import { eraseWithdrawn } from './erase-withdrawn.ts'
import type { ExpiryLedger } from './expiry-ledger.ts'
import type { Reached } from './keep-batch.ts'
import { createKeepBatch, createLookUps, createTakePlaces, standingOf } from './keep-batch.ts'
import { createClearanceQueries } from './keep-clearances.ts'
import { createSelectionQueries } from './keep-selections.ts'
import { migrate } from './migrations.ts'
import { createOpeningQueries } from './opening-queries.ts'
import { createPullQueries } from './pull-queries.ts'
import { createReadingQueries } from './readings.ts'
import type { RecordStore } from './record-store.ts'
import { recountForCodebooks } from './recount-for-codebooks.ts'
import { createResultQueries } from './result-queries.ts'
import { createRetention } from './retention.ts'
import type { SealingMark } from './sealing-mark.ts'
import { makeSqliteCopy } from './sqlite-copy.ts'
import { createStaffStore } from './staff-store.ts'
import type { Tables } from './tables.ts'
import type { WithdrawalLedger } from './withdrawal-ledger.ts'

export type OpenRecordStore = {
  readonly database: Database
  readonly programme: string
  readonly ledger: WithdrawalLedger
  readonly expiries: ExpiryLedger
  readonly sealingMark: SealingMark
  readonly epochMark: EpochMark
  /** 128 random bits as hex, for a database that is new. */
  readonly newEpoch: () => string
  readonly reached?: Reached
  /** Sealed bytes of sound and photos that one tablet may have here. */
  readonly attachmentQuota?: number
}

/** 2 GiB: some thousand stories of five minutes, or photos. */
export const standardAttachmentQuota = 2 * 1024 ** 3

const ensureMeta = async (db: Kysely<Tables>, programme: string, newEpoch: () => string): Promise<void> => {
  await db
    .insertInto('meta')
    .values({ programme_id: programme, epoch: newEpoch(), seq: 0, backed_up_through: 0 })
    .onConflict((conflict) => conflict.column('programme_id').doNothing())
    .execute()
}

/** Opens (or makes) the store: settings asserted, migrated, its programme's row present, what was erased scrubbed. */
export const openRecordStore = async ({
  database,
  programme,
  ledger,
  expiries,
  sealingMark,
  epochMark,
  newEpoch,
  reached = () => {},
  attachmentQuota = standardAttachmentQuota,
}: OpenRecordStore): Promise<RecordStore> => {
  const { db } = database
  const setEpoch = async (within: Kysely<Tables>, from: string, to: string): Promise<void> => {
    await within
      .updateTable('meta')
      .set({ epoch: to })
      .where('programme_id', '=', programme)
      .where('epoch', '=', from)
      .execute()
    // Behind the database: a crash in between only costs one more epoch at the next open.
    await epochMark.write(within, (await standingOf(within, programme)).epoch)
  }
  const counting = createCounting({ db, programme })
  try {
    await database.prepare(async (owned) => {
      await migrate(owned)
      await ensureMeta(owned, programme, newEpoch)
      await ensureAuditHead(owned, programme)
      const { epoch } = await standingOf(owned, programme)
      const marked = await epochMark.read(owned)
      if (marked === undefined) await epochMark.write(owned, epoch)
      else if (marked !== epoch) await setEpoch(owned, epoch, newEpoch())
    })
    await recountForCodebooks({ db, programme, counting })
  } catch (failure) {
    await database.close()
    throw failure
  }
  // A crash between a withdrawal's commit and this leaves the story in the log (W4).
  database.scrub()
  const lookUps = createLookUps({ db, programme })
  const takePlaces = createTakePlaces({ db, programme })
  const keepBatch = createKeepBatch({ db, programme, lookUps, takePlaces, counting, ledger, reached })

  // Erased rows are overwritten in the file, but an older page stays in the log until it is emptied. A reader in another
  // process can hold it up; every later turn tries again.
  let toScrub = false
  const scrub = (): void => {
    if (toScrub) toScrub = !database.scrub()
  }

  const retention = createRetention({
    database,
    programme,
    counting,
    takePlaces,
    ledger: expiries,
    onErased: () => {
      toScrub = true
      scrub()
    },
  })
  const markBackedUp = async (seq: number): Promise<void> => {
    await db
      .updateTable('meta')
      .set({ backed_up_through: seq })
      .where('programme_id', '=', programme)
      .where('backed_up_through', '<', seq)
      .execute()
  }

  const attachmentsIn = (within: Kysely<Tables>) =>
    createAttachmentQueries({ db: within, programme, lookUps, takePlaces, quota: attachmentQuota })
  const { attachmentsAwaited: _counted, ...attachmentQueries } = attachmentsIn(db)

  const resultsIn = (within: Kysely<Tables>) =>
    createResultQueries({ db: within, programme, counting, lookUps, takePlaces })

  return {
    ...createStaffStore({ db, programme, mark: sealingMark }),
    chores: createChores({ db, programme }),
    retention,
    markBackedUp,
    ...createDeviceQueries({ db, programme }),
    ...createOpeningQueries({
      db,
      programme,
      counting,
      reached,
      claim: database.kind === 'postgres' ? createClaimUnopened({ db, programme, holder: newEpoch() }) : undefined,
    }),
    ...resultsIn(db),
    ...createCardQueries({ db, programme }),
    ...createCodedQueries({ db, programme }),
    ...createReadingQueries({ db, programme }),
    ...createClearanceQueries({ db, programme }),
    ...createSelectionQueries({ db, programme }),
    ...createPullQueries({ database, programme }),
    ...attachmentQueries,
    // The queries ask for the centres themselves; around them stands what the database itself lets them see.
    tablets: (centres) =>
      database.ofCentres(centres, (within) => createDeviceQueries({ db: within, programme }).tablets(centres)),
    tallies: (round, centres) => database.ofCentres(centres, (within) => resultsIn(within).tallies(round, centres)),
    counts: (round, centres) =>
      database.ofCentres(centres, async (within) => ({
        ...(await resultsIn(within).counts(round, centres)),
        attachmentsAwaited: await attachmentsIn(within).attachmentsAwaited(centres),
      })),
    conversations: (asked) => database.ofCentres(asked.centres, (within) => resultsIn(within).conversations(asked)),
    mentionTallies: (filter, centres) =>
      database.ofCentres(centres, (within) =>
        createCodedQueries({ db: within, programme }).mentionTallies(filter, centres),
      ),
    heldTallies: (round, centres) =>
      database.ofCentres(centres, (within) =>
        createCodedQueries({ db: within, programme }).heldTallies(round, centres),
      ),
    cardTallies: (round, centres) =>
      database.ofCentres(centres, (within) => createCardQueries({ db: within, programme }).cardTallies(round, centres)),
    standing: () => standingOf(db, programme),
    renewEpoch: async (from, to) => {
      await setEpoch(db, from, to)
      return (await standingOf(db, programme)).epoch
    },
    sharesReceiptKey: async (hash, { isNew }) => {
      await db
        .updateTable('meta')
        .set({ receipt_key_hash: hash })
        .where('programme_id', '=', programme)
        .$if(!isNew, (query) => query.where('receipt_key_hash', 'is', null))
        .execute()
      const { receipt_key_hash } = await db
        .selectFrom('meta')
        .select('receipt_key_hash')
        .where('programme_id', '=', programme)
        .executeTakeFirstOrThrow()
      return receipt_key_hash === hash
    },
    holds: async ({ id, hash, serverSeq }) => {
      const withdrawn = await db
        .selectFrom('withdrawn_ids')
        .select('server_seq')
        .where('programme_id', '=', programme)
        .where('id', '=', id)
        .executeTakeFirst()
      // A ledger replayed into an older database knows the id and not the place: that receipt is of a later time.
      if (withdrawn !== undefined) return withdrawn.server_seq === serverSeq
      const found = (await lookUps.storedAmong(db, [id])).get(id)
      return found !== undefined && found.hash === hash && found.serverSeq === serverSeq
    },
    sortOut: async (device, records, tablet, now) => {
      scrub()
      const ids = records.map((record) => record.id)
      if (tablet !== undefined) await noteTablet(db, programme, device, tablet, now)
      const { withdrawn, stored, standing } = await database.atOneMoment(async (moment) => ({
        withdrawn: await lookUps.withdrawnAmong(moment, ids),
        stored: await lookUps.storedAmong(moment, ids),
        standing: await standingOf(moment, programme),
      }))
      const rest = records.filter((record) => !withdrawn.has(record.id))
      const same = rest.filter((record) => stored.get(record.id)?.hash === record.hash)
      return {
        standing,
        known: same.map((record) => stored.get(record.id)!),
        missing: rest.filter((record) => !stored.has(record.id)).map((record) => record.id),
        withdrawn: ids.filter((id) => withdrawn.has(id)),
        conflicts: rest
          .filter((record) => stored.has(record.id) && stored.get(record.id)?.hash !== record.hash)
          .map((record) => record.id),
      }
    },
    keep: async (batch) => {
      const { erased, ...kept } = await keepBatch(batch)
      if (erased) toScrub = true
      scrub()
      return kept
    },
    replayWithdrawals: async (now) => {
      const entries = ledger.entries()
      const known = new Map(
        (
          await db.selectFrom('withdrawals').select(['root', 'found']).where('programme_id', '=', programme).execute()
        ).map((row) => [row.root, row.found === 1]),
      )
      const fresh = entries.filter(({ root }) => !known.has(root))
      for (let at = 0; at < fresh.length; at += 50) {
        const part = await Promise.all(
          fresh.slice(at, at + 50).map(async (entry) => ({ ...entry, ids: await everyIdOfRoot(entry.root) })),
        )
        await db.transaction().execute(async (trx) => {
          await takePlaces(trx, 0)
          await eraseWithdrawn({ trx, programme, counting, withdrawals: part, now, ledger: undefined })
        })
      }
      // The other way round too: a ledger that was lost is written again from what the database still knows.
      const written = new Set(entries.map(({ root }) => root))
      const unwritten = [...known].filter(([root]) => !written.has(root)).map(([root, found]) => ({ root, found }))
      if (unwritten.length > 0) ledger.append(unwritten, new Date(now).toISOString().slice(0, 10))
      if (fresh.length > 0) toScrub = true
      scrub()
      return fresh.length
    },
    backUp: async (copy, { apart } = { apart: true }) => {
      const { seq } = await makeSqliteCopy(database, copy, programme)
      if (apart) await markBackedUp(seq)
      return { seq }
    },
    health: () => database.settings(),
    close: async () => {
      database.scrub()
      await database.close()
    },
  }
}
