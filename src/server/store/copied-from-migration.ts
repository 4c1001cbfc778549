// ! Part of a migration that was released: see migrations.ts.

import type { Transaction } from 'kysely'
import type { Tables } from './tables.ts'

/** Step 018: which tablet another one is a copy of. Of copies from before it is not known: their row says nothing. */
export const addCopiedFrom = async (trx: Transaction<Tables>): Promise<void> => {
  await trx.schema.alterTable('devices').addColumn('copied_from', 'text').execute()
}
