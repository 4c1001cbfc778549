import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { TabletState } from '#wire/batch.ts'
import { noteIn } from './audit-queries.ts'
import { centreOfEnvelope } from './centre-of-envelope.ts'
import type { Centres } from './of-centres.ts'
import { ofCentres } from './of-centres.ts'
import type { Device, RecordStore } from './record-store.ts'
import { createStatementTexts } from './statement-texts.ts'
import type { Tables } from './tables.ts'

/** What the desk may see of a tablet: numbers, no words. */
export const noteTablet = async (
  db: Kysely<Tables>,
  programme: string,
  device: string,
  tablet: TabletState,
  now: number,
): Promise<void> => {
  await db
    .updateTable('devices')
    .set({
      last_seen: new Date(now).toISOString(),
      build: tablet.build,
      unsent: tablet.unsent,
      quarantined: tablet.quarantined,
      persisted: tablet.persisted ? 1 : 0,
    })
    .where('programme_id', '=', programme)
    .where('id', '=', device)
    .execute()
}

export const createDeviceQueries = ({
  db,
  programme,
}: {
  readonly db: Kysely<Tables>
  readonly programme: string
}): Pick<
  RecordStore,
  | 'addEnrolmentCode'
  | 'enrol'
  | 'findDevice'
  | 'hasDevices'
  | 'tablets'
  | 'revoke'
  | 'setDeposit'
  | 'acceptOtherCentre'
  | 'moveTablet'
  | 'renewToken'
  | 'devices'
  | 'adoptDevices'
  | 'forgetEnrolmentCodes'
> => {
  const findText = createStatementTexts(() =>
    db
      .selectFrom('devices')
      .select(['id', 'revoked_at', 'centre', 'reads', 'deposits'])
      .where('programme_id', '=', programme)
      .where('token_hash', '=', ''),
  )
  const nextText = createStatementTexts<{ readonly id: string }>(() =>
    db
      .updateTable('devices')
      .set(({ ref }) => ({
        token_hash: ref('next_token_hash') as never,
        token_at: ref('next_token_at'),
        next_token_hash: sql.lit(null),
        next_token_at: sql.lit(null),
      }))
      .where('programme_id', '=', programme)
      .where('next_token_hash', '=', '')
      .returning('id'),
  )
  const findIn = (within: Kysely<Tables>, id: string, centres: Centres) =>
    within
      .selectFrom('devices')
      .select('revoked_at')
      .where('programme_id', '=', programme)
      .where('id', '=', id)
      .where(ofCentres('centre', centres))
      .executeTakeFirst()
  return {
    addEnrolmentCode: ({ hash, now, expires, name, centre, reads = false, by = 'command' }) =>
      db.transaction().execute(async (trx) => {
        await trx
          .insertInto('enrolment_codes')
          .values({
            programme_id: programme,
            code_hash: hash,
            created_at: new Date(now).toISOString(),
            expires_at: new Date(expires).toISOString(),
            name: name ?? null,
            centre: centre ?? null,
            reads: reads ? 1 : 0,
          })
          .execute()
        const detail = reads ? 'reads' : undefined
        await noteIn(trx, programme, { who: by, what: 'code-made', about: centre, detail }, now)
      }),
    enrol: ({ codeHash, device, tokenHash, now }) =>
      db.transaction().execute(async (trx) => {
        const at = new Date(now).toISOString()
        // The update itself is the check: two tablets with one code cannot both see it unused.
        const spent = await trx
          .updateTable('enrolment_codes')
          .set({ used_at: at })
          .where('programme_id', '=', programme)
          .where('code_hash', '=', codeHash)
          .where('used_at', 'is', null)
          .where('expires_at', '>', at)
          .returning(['name', 'centre', 'reads'])
          .executeTakeFirst()
        if (spent === undefined) {
          const found = await trx
            .selectFrom('enrolment_codes')
            .select('used_at')
            .where('programme_id', '=', programme)
            .where('code_hash', '=', codeHash)
            .executeTakeFirst()
          if (found === undefined) return 'enrolment-unknown'
          return found.used_at === null ? 'enrolment-expired' : 'enrolment-used'
        }
        await trx
          .insertInto('devices')
          .values({ programme_id: programme, id: device, token_hash: tokenHash, created_at: at, ...spent })
          .execute()
        const { centre, reads } = spent
        await noteIn(
          trx,
          programme,
          {
            who: `tablet:${device}`,
            what: 'tablet-enrolled',
            about: centre ?? undefined,
            detail: reads === 1 ? 'reads' : undefined,
          },
          now,
        )
        return { centre: centre ?? undefined, reads: reads === 1 }
      }),
    findDevice: async (tokenHash): Promise<Device | undefined> => {
      const find = async () => (await findText(db, 1, [programme, tokenHash])).rows[0]
      let found = await find()
      // The newer token is used for the first time: from here on the older one opens nothing.
      if (found === undefined && (await nextText(db, 1, [programme, tokenHash])).rows.length > 0) found = await find()
      if (found === undefined) return undefined
      const { id, revoked_at, centre, reads, deposits } = found
      return {
        id,
        revoked: revoked_at !== null,
        deposits: deposits === 1,
        centre: centre ?? undefined,
        reads: reads === 1 && revoked_at === null,
      }
    },
    hasDevices: async () =>
      (await db
        .selectFrom('devices')
        .select('id')
        .where('programme_id', '=', programme)
        .limit(1)
        .executeTakeFirst()) !== undefined,
    tablets: async (centres) => {
      const rows = await db
        .selectFrom('devices')
        .selectAll()
        .where('programme_id', '=', programme)
        .where(ofCentres('centre', centres))
        .orderBy('created_at')
        .orderBy('id')
        .execute()
      const held = await db
        .selectFrom('records')
        .select(({ fn }) => ['device_id as device', fn.countAll<number>().as('count')])
        .where('programme_id', '=', programme)
        .where('state', '=', sql.lit('unreadable'))
        .where('reason', '=', 'other-centre')
        .groupBy('device_id')
        .execute()
      const strange = new Map(held.map(({ device, count }) => [device, Number(count)]))
      const filed = new Map<string, string>()
      for (const { device } of held) {
        const last = await db
          .selectFrom('records')
          .select('envelope')
          .where('programme_id', '=', programme)
          .where('device_id', '=', device)
          .where('state', '=', sql.lit('unreadable'))
          .where('reason', '=', 'other-centre')
          .orderBy('server_seq', 'desc')
          .limit(1)
          .executeTakeFirst()
        const centre = centreOfEnvelope(last?.envelope ?? '')
        if (typeof centre === 'string') filed.set(device, centre)
      }
      return rows.map((row) => ({
        id: row.id,
        createdAt: row.created_at,
        lastSeen: row.last_seen ?? undefined,
        revokedAt: row.revoked_at ?? undefined,
        build: row.build ?? undefined,
        unsent: row.unsent ?? undefined,
        quarantined: row.quarantined ?? undefined,
        persisted: row.persisted === null ? undefined : row.persisted === 1,
        name: row.name ?? undefined,
        centre: row.centre ?? undefined,
        reads: row.reads === 1,
        deposits: row.deposits === 1,
        otherCentre: strange.get(row.id) ?? 0,
        filedUnder: filed.get(row.id),
      }))
    },
    revoke: (id, now, { by = 'command', deposits = false, centres } = {}) =>
      db.transaction().execute(async (trx) => {
        const found = await findIn(trx, id, centres)
        if (found === undefined) return false
        if (found.revoked_at !== null) return true
        const detail = deposits ? 'deposits' : undefined
        const shutOut = { revoked_at: new Date(now).toISOString(), deposits: deposits ? 1 : 0 }
        const shutting = trx.updateTable('devices').set(shutOut).where('programme_id', '=', programme)
        await shutting.where('id', '=', id).execute()
        await noteIn(trx, programme, { who: by, what: 'tablet-shut-out', about: id, detail }, now)
        // P15: who took its token may have made copies of it, and copies of those: they go with it, in any centre.
        let origins = [id]
        while (origins.length > 0) {
          const copies = await shutting
            .where('copied_from', 'in', origins)
            .where('revoked_at', 'is', null)
            .returning('id')
            .execute()
          origins = copies.map((copy) => copy.id)
          for (const copy of origins)
            await noteIn(trx, programme, { who: by, what: 'tablet-shut-out', about: copy, detail }, now)
        }
        return true
      }),
    setDeposit: (id, allowed, now, { by, centres }) =>
      db.transaction().execute(async (trx) => {
        const found = await findIn(trx, id, centres)
        if (found === undefined || found.revoked_at === null) return false
        await trx
          .updateTable('devices')
          .set({ deposits: allowed ? 1 : 0 })
          .where('programme_id', '=', programme)
          .where('id', '=', id)
          .execute()
        const what = allowed ? 'deposit-allowed' : 'deposit-ended'
        await noteIn(trx, programme, { who: by, what, about: id }, now)
        return true
      }),
    acceptOtherCentre: (id, now, by) =>
      db.transaction().execute(async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable('records')
          .set({ state: 'waiting', reason: null })
          .where('programme_id', '=', programme)
          .where('device_id', '=', id)
          .where('state', '=', sql.lit('unreadable' as const))
          .where('reason', '=', 'other-centre')
          .executeTakeFirst()
        if (numUpdatedRows === 0n) return 0
        const detail = String(numUpdatedRows)
        await noteIn(trx, programme, { who: by, what: 'other-centre-accepted', about: id, detail }, now)
        return Number(numUpdatedRows)
      }),
    moveTablet: (id, centre, now, by) =>
      db.transaction().execute(async (trx) => {
        const found = await findIn(trx, id, undefined)
        if (found === undefined || found.revoked_at !== null) return false
        await trx
          .updateTable('devices')
          .set({ centre, reads: 0 })
          .where('programme_id', '=', programme)
          .where('id', '=', id)
          .execute()
        await noteIn(trx, programme, { who: by, what: 'tablet-moved', about: id, detail: centre }, now)
        return true
      }),
    renewToken: (device, tokenHash, now) =>
      db.transaction().execute(async (trx) => {
        const other = await trx
          .selectFrom('devices')
          .select('id')
          .where('programme_id', '=', programme)
          .where(({ or, eb }) => or([eb('token_hash', '=', tokenHash), eb('next_token_hash', '=', tokenHash)]))
          .where(({ not, and, eb }) => not(and([eb('id', '=', device), eb('token_hash', '<>', tokenHash)])))
          .executeTakeFirst()
        if (other !== undefined) return false
        await trx
          .updateTable('devices')
          .set({ next_token_hash: tokenHash, next_token_at: new Date(now).toISOString() })
          .where('programme_id', '=', programme)
          .where('id', '=', device)
          .execute()
        return true
      }),
    devices: () =>
      db
        .selectFrom('devices')
        .select(['id', 'token_hash as tokenHash', 'created_at as createdAt', 'revoked_at as revokedAt'])
        .select(['token_at as tokenAt', 'next_token_hash as nextTokenHash', 'next_token_at as nextTokenAt'])
        .select(['name', 'centre', 'reads', 'deposits', 'reading_key as readingKey', 'copied_from as copiedFrom'])
        .select(['token_at as tokenAt', 'next_token_hash as nextTokenHash', 'next_token_at as nextTokenAt'])
        .where('programme_id', '=', programme)
        .execute(),
    adoptDevices: (devices) =>
      db.transaction().execute(async (trx) => {
        for (const row of devices) {
          const { id, createdAt, revokedAt, readingKey, copiedFrom, tokenHash, tokenAt, ...more } = row
          const { nextTokenHash, nextTokenAt, ...scope } = more
          const token = {
            token_hash: tokenHash,
            token_at: tokenAt,
            next_token_hash: nextTokenHash,
            next_token_at: nextTokenAt,
          }
          await trx
            .insertInto('devices')
            .values({
              programme_id: programme,
              id,
              ...token,
              created_at: createdAt,
              revoked_at: revokedAt,
              copied_from: copiedFrom,
              ...scope,
            })
            // S14: a token that was renewed since stays the one that opens.
            .onConflict((conflict) => conflict.columns(['programme_id', 'id']).doUpdateSet(token))
            .execute()
          // A token that was renewed since opens, and (L2) the reading key that was told first stays the first.
          await trx
            .updateTable('devices')
            .set({ ...token, ...(readingKey === null ? {} : { reading_key: readingKey }) })
            .where('programme_id', '=', programme)
            .where('id', '=', id)
            .execute()
          if (revokedAt === null) continue
          await trx
            .updateTable('devices')
            .set({ revoked_at: revokedAt, deposits: scope.deposits })
            .where('programme_id', '=', programme)
            .where('id', '=', id)
            .execute()
        }
      }),
    forgetEnrolmentCodes: async () => {
      for (const table of ['enrolment_codes', 'invitations', 'sessions', 'challenges', 'sign_in_tries'] as const)
        await db.deleteFrom(table).where('programme_id', '=', programme).execute()
    },
  }
}
