// ! Part of a migration that was released: see migrations.ts.

import type { Transaction } from 'kysely'
import type { Tables } from './tables.ts'

/** Step 012: for whose key what is said in a sealed programme is. */
export const addSealing = async (trx: Transaction<Tables>): Promise<void> => {
  await trx.schema
    .createTable('sealing')
    .addColumn('programme_id', 'text', (column) => column.primaryKey())
    .addColumn('kid', 'text', (column) => column.notNull())
    .addColumn('public_key', 'text', (column) => column.notNull())
    .addColumn('since', 'text', (column) => column.notNull())
    .execute()
}
