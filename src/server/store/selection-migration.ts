// ! Part of a migration that was released: see migrations.ts.

import type { Transaction } from 'kysely'
import type { Tables } from './tables.ts'

/** Step 017: what came of stories that people chose from, every revision. */
export const addSelections = async (trx: Transaction<Tables>): Promise<void> => {
  await trx.schema
    .createTable('selections')
    .addColumn('programme_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('root', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('centre', 'text', (column) => column.notNull())
    .addColumn('round', 'text', (column) => column.notNull())
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('selection', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('selections_key', ['programme_id', 'id'])
    .execute()
  await trx.schema
    .createIndex('selections_conversation')
    .on('selections')
    .columns(['programme_id', 'conversation'])
    .execute()
}
