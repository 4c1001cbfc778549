// Where a PostgreSQL database lives, by numbers that no copy takes along: of the server's installation, of the database,
// of the table in it, and of the server's line of history, which a promotion or a recovery to a moment begins anew.
// Rows put back by hand, or a stand-by in the primary's place, thus show without a file beside them: many servers share
// one database, and a file on one machine would tell the others nothing.

import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { EpochMark } from './database.ts'
import type { Tables } from './tables.ts'

const homeOf = async (db: Kysely<Tables>): Promise<string> => {
  const { rows } = await sql<{ readonly home: string }>`
    select concat_ws('/',
      (select system_identifier from pg_control_system()),
      (select oid from pg_database where datname = current_database()),
      'meta'::regclass::oid,
      left(pg_walfile_name(pg_current_wal_lsn()), 8)
    ) as home`.execute(db)
  return rows[0]!.home
}

/** R1: the epoch holds where it was taken. */
export const createHomeMark = (programme: string): EpochMark => ({
  read: async (db) => {
    const { epoch, home } = await db
      .selectFrom('meta')
      .select(['epoch', 'home'])
      .where('programme_id', '=', programme)
      .executeTakeFirstOrThrow()
    if (home === null) return undefined
    return home === (await homeOf(db)) ? epoch : 'of another home'
  },
  write: async (db) => {
    await db
      .updateTable('meta')
      .set({ home: await homeOf(db) })
      .where('programme_id', '=', programme)
      .execute()
  },
})
