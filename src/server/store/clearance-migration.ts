// ! Part of a migration that was released: see migrations.ts.

import type { Transaction } from 'kysely'
import type { Tables } from './tables.ts'

/** Step 015: which words a person cleared for quoting, every revision. */
export const addClearances = async (trx: Transaction<Tables>): Promise<void> => {
  await trx.schema
    .createTable('quote_clearances')
    .addColumn('programme_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('root', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('centre', 'text', (column) => column.notNull())
    .addColumn('round', 'text', (column) => column.notNull())
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('clearance', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('quote_clearances_key', ['programme_id', 'id'])
    .execute()
  await trx.schema
    .createIndex('quote_clearances_conversation')
    .on('quote_clearances')
    .columns(['programme_id', 'conversation'])
    .execute()
}
