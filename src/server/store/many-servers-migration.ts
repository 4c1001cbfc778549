// ! Part of a migration that was released: see migrations.ts.

import type { Transaction } from 'kysely'
import type { Tables } from './tables.ts'

/** Step 006: what servers that share one database must agree on. */
export const addManyServers = async (trx: Transaction<Tables>): Promise<void> => {
  await trx.schema.alterTable('meta').addColumn('home', 'text').execute()
  await trx.schema.alterTable('meta').addColumn('receipt_key_hash', 'text').execute()
}
