// ! Part of a migration that was released: see migrations.ts.

import type { Transaction } from 'kysely'
import type { Tables } from './tables.ts'

/** Opened readings: what people made while they interpreted results together. */
export const addReadings = async (trx: Transaction<Tables>): Promise<void> => {
  await trx.schema
    .createTable('readings')
    .addColumn('programme_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('centre', 'text', (column) => column.notNull())
    .addColumn('round', 'text', (column) => column.notNull())
    .addColumn('session', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('readings_key', ['programme_id', 'id'])
    .execute()
}
