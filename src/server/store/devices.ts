import type { Kysely } from 'kysely'
import type { TabletState } from '#wire/batch.ts'
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
  | 'devices'
  | 'adoptDevices'
  | 'forgetEnrolmentCodes'
> => {
  const findText = createStatementTexts(() =>
    db
      .selectFrom('devices')
      .select(['id', 'revoked_at'])
      .where('programme_id', '=', programme)
      .where('token_hash', '=', ''),
  )
  return {
    addEnrolmentCode: async ({ hash, now, expires }) => {
      await db
        .insertInto('enrolment_codes')
        .values({
          programme_id: programme,
          code_hash: hash,
          created_at: new Date(now).toISOString(),
          expires_at: new Date(expires).toISOString(),
        })
        .execute()
    },
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
          .executeTakeFirst()
        if (spent.numUpdatedRows !== 1n) {
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
          .values({ programme_id: programme, id: device, token_hash: tokenHash, created_at: at })
          .execute()
        return 'enrolled'
      }),
    findDevice: async (tokenHash): Promise<Device | undefined> => {
      const [found] = (await findText(db, 1, [programme, tokenHash])).rows
      return found === undefined ? undefined : { id: found.id, revoked: found.revoked_at !== null }
    },
    hasDevices: async () =>
      (await db
        .selectFrom('devices')
        .select('id')
        .where('programme_id', '=', programme)
        .limit(1)
        .executeTakeFirst()) !== undefined,
    tablets: async () => {
      const rows = await db
        .selectFrom('devices')
        .selectAll()
        .where('programme_id', '=', programme)
        .orderBy('created_at')
        .orderBy('id')
        .execute()
      return rows.map((row) => ({
        id: row.id,
        createdAt: row.created_at,
        lastSeen: row.last_seen ?? undefined,
        revokedAt: row.revoked_at ?? undefined,
        build: row.build ?? undefined,
        unsent: row.unsent ?? undefined,
        quarantined: row.quarantined ?? undefined,
        persisted: row.persisted === null ? undefined : row.persisted === 1,
      }))
    },
    revoke: async (id, now) => {
      const { numUpdatedRows } = await db
        .updateTable('devices')
        .set(({ fn, val, ref }) => ({
          revoked_at: fn.coalesce(ref('revoked_at'), val(new Date(now).toISOString())),
        }))
        .where('programme_id', '=', programme)
        .where('id', '=', id)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
    devices: () =>
      db
        .selectFrom('devices')
        .select(['id', 'token_hash as tokenHash', 'created_at as createdAt', 'revoked_at as revokedAt'])
        .where('programme_id', '=', programme)
        .execute(),
    adoptDevices: (devices) =>
      db.transaction().execute(async (trx) => {
        for (const { id, tokenHash, createdAt, revokedAt } of devices) {
          await trx
            .insertInto('devices')
            .values({
              programme_id: programme,
              id,
              token_hash: tokenHash,
              created_at: createdAt,
              revoked_at: revokedAt,
            })
            .onConflict((conflict) => conflict.columns(['programme_id', 'id']).doNothing())
            .execute()
          if (revokedAt === null) continue
          await trx
            .updateTable('devices')
            .set({ revoked_at: revokedAt })
            .where('programme_id', '=', programme)
            .where('id', '=', id)
            .execute()
        }
      }),
    forgetEnrolmentCodes: async () => {
      await db.deleteFrom('enrolment_codes').where('programme_id', '=', programme).execute()
    },
  }
}
