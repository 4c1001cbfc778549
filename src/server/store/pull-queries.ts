import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { noteIn } from './audit-queries.ts'
import type { Database } from './database.ts'
import { standingOf } from './keep-batch.ts'
import type { Centres } from './of-centres.ts'
import { ofCentres } from './of-centres.ts'
import { wayGone } from './pull-log.ts'
import type { RecordStore } from './record-store.ts'
import type { Tables } from './tables.ts'

const headOf = async (db: Kysely<Tables>, programme: string): Promise<number> =>
  (await db.selectFrom('pull_head').select('seq').where('programme_id', '=', programme).executeTakeFirst())?.seq ?? 0

/** What changed of these centres behind a number: the rows of the log, which say whose they are. */
const changesIn = (
  within: Kysely<Tables>,
  programme: string,
  { centres, after, most }: { readonly centres: Centres; readonly after: number; readonly most: number },
) =>
  within
    .selectFrom('pull_log')
    .select(['id', 'seq', 'centre', 'gone'])
    .where('programme_id', '=', programme)
    .where('seq', '>', after)
    .where(ofCentres('centre', centres))
    .orderBy('seq')
    .limit(most)
    .execute()

const lengthsOf = async (db: Kysely<Tables>, programme: string, ids: readonly string[]) =>
  new Map(
    ids.length === 0
      ? []
      : (
          await db
            .selectFrom('records')
            .select(['id', sql<number>`length(envelope)`.as('length')])
            .where('programme_id', '=', programme)
            .where('id', 'in', [...ids])
            .execute()
        ).map((row) => [row.id, row.length] as const),
  )

const envelopesOf = async (db: Kysely<Tables>, programme: string, ids: readonly string[]) =>
  new Map(
    ids.length === 0
      ? []
      : (
          await db
            .selectFrom('records')
            .leftJoin('devices', (join) =>
              join
                .onRef('devices.programme_id', '=', 'records.programme_id')
                .onRef('devices.id', '=', 'records.device_id'),
            )
            .select(['records.id', 'records.hash', 'records.envelope', 'devices.name as from'])
            .where('records.programme_id', '=', programme)
            .where('records.id', 'in', [...ids])
            // What is kept without its envelope, because its term is over, cannot be read back.
            .where('records.envelope', '<>', '')
            .execute()
        ).map((row) => [row.id, row] as const),
  )

export const createPullQueries = ({
  database,
  programme,
}: {
  readonly database: Database
  readonly programme: string
}): Pick<RecordStore, 'pull' | 'overAmong' | 'pinReadingKey'> => {
  const { db } = database
  return {
    pull: async ({ centres, after, most, length }) => {
      const standing = await standingOf(db, programme)
      // Looked at first: what commits after it has a higher number, and is in the next page if not in this one.
      const head = await headOf(db, programme)
      if (after > head) return { standing, head, records: [], gone: [], over: [], next: after, more: false }
      const changes = await database.ofCentres(centres, (within) =>
        changesIn(within, programme, { centres, after, most: most + 1 }),
      )
      const stands = (rows: typeof changes) => rows.flatMap((row) => (row.gone === 0 ? [row.id] : []))
      // By the ids that the log gave: a record names the tablet that brought it, which may be another centre's.
      const lengths = await lengthsOf(db, programme, stands(changes))
      let taken = 0
      let room = length
      for (const { id } of changes.slice(0, most)) {
        room -= lengths.get(id) ?? 0
        if (room < 0 && taken > 0) break
        taken += 1
      }
      const page = changes.slice(0, taken)
      const envelopes = await envelopesOf(db, programme, stands(page))
      const more = changes.length > taken
      return {
        standing,
        head,
        // One that is missing was withdrawn since the log was looked at: its next change says so.
        records: page.flatMap(({ id, centre, gone }) => {
          const row = gone === 0 ? envelopes.get(id) : undefined
          return row === undefined ? [] : [{ ...row, centre, from: row.from ?? undefined }]
        }),
        gone: page.flatMap((row) => (wayGone(row.gone) === 'withdrawn' ? [row.id] : [])),
        over: page.flatMap((row) => (wayGone(row.gone) === 'over' ? [row.id] : [])),
        next: more ? page.at(-1)!.seq : Math.max(head, page.at(-1)?.seq ?? 0),
        more,
      }
    },
    overAmong: async (ids) => {
      if (ids.length === 0) return []
      const rows = await db
        .selectFrom('records')
        .select('id')
        .where('programme_id', '=', programme)
        .where('id', 'in', [...ids])
        .where('state', '=', sql.lit('expired' as const))
        .execute()
      return rows.map(({ id }) => id)
    },
    pinReadingKey: (device, readingKey, now) =>
      db.transaction().execute(async (trx) => {
        const pinned = await trx
          .updateTable('devices')
          .set({ reading_key: readingKey })
          .where('programme_id', '=', programme)
          .where('id', '=', device)
          .where('reading_key', 'is', null)
          .executeTakeFirst()
        if (pinned.numUpdatedRows > 0n) {
          await noteIn(trx, programme, { who: `tablet:${device}`, what: 'reading-begun' }, now)
          return true
        }
        const { reading_key } = await trx
          .selectFrom('devices')
          .select('reading_key')
          .where('programme_id', '=', programme)
          .where('id', '=', device)
          .executeTakeFirstOrThrow()
        return reading_key === readingKey
      }),
  }
}
