// ! Part of a migration that was released: see migrations.ts.

import type { Transaction } from 'kysely'
import type { Tables } from './tables.ts'

/** Step 013: when it was last looked whether a chore is due, and since when the clock of those looks goes on evenly. */
export const addLooked = async (trx: Transaction<Tables>): Promise<void> => {
  for (const column of ['looked_at', 'steady_since'] as const)
    await trx.schema.alterTable('chores').addColumn(column, 'text').execute()
}
