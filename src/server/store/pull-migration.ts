// ! Part of a migration that was released: see migrations.ts.

import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from './tables.ts'

/** Step 009: what tablets with reading scope may read back, in an order of its own. */
export const addPullLog = async (trx: Transaction<Tables>): Promise<void> => {
  await trx.schema.alterTable('devices').addColumn('reading_key', 'text').execute()
  await trx.schema
    .createTable('pull_head')
    .addColumn('programme_id', 'text', (column) => column.primaryKey())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .execute()
  await trx.schema
    .createTable('pull_log')
    .addColumn('programme_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('centre', 'text', (column) => column.notNull())
    .addColumn('gone', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('pull_log_key', ['programme_id', 'id'])
    .addUniqueConstraint('pull_log_seq', ['programme_id', 'seq'])
    .execute()
  // A page of one centre is one walk along this.
  await trx.schema.createIndex('pull_log_centre').on('pull_log').columns(['programme_id', 'centre', 'seq']).execute()
  // What was opened before there was a log, in the order it came.
  await sql`
    insert into pull_log (programme_id, id, seq, centre, gone)
    select r.programme_id, r.id, r.server_seq, coalesce(c.centre, k.centre, f.centre), 0
    from records r
    left join conversations c on c.programme_id = r.programme_id and c.id = r.id
    left join coded_records k on k.programme_id = r.programme_id and k.id = r.id
    left join refusals f on f.programme_id = r.programme_id and f.id = r.id
    where r.state = 'opened' and coalesce(c.centre, k.centre, f.centre) is not null`.execute(trx)
  await sql`
    insert into pull_head (programme_id, seq)
    select programme_id, max(seq) from pull_log group by programme_id`.execute(trx)
}
