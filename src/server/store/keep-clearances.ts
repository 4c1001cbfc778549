import type { Kysely } from 'kysely'
import { newestRevisions } from '#domain/newest-revision.ts'
import type { QuoteClearance } from '#domain/quote-clearance.ts'
import { quoteClearance } from '#domain/quote-clearance.ts'
import { forgetOfWithdrawn } from './keep-coded.ts'
import { openedFromRow } from './opened-rows.ts'
import type { RecordStore } from './record-store.ts'
import type { Tables } from './tables.ts'

export type KeepClearances = (trx: Kysely<Tables>, clearances: readonly QuoteClearance[]) => Promise<void>

/** Writes opened clearances; of withdrawn conversations they are erased instead. Inside the caller's transaction. */
export const createKeepClearances =
  (programme: string): KeepClearances =>
  async (trx, clearances) => {
    const stays = await forgetOfWithdrawn(trx, programme, clearances)
    if (stays.length === 0) return
    await trx
      .insertInto('quote_clearances')
      .values(
        stays.map((one) => ({
          programme_id: programme,
          id: one.id,
          root: one.root,
          revision: one.revision,
          centre: one.centre,
          round: one.round,
          conversation: one.conversation.root,
          clearance: JSON.stringify(one),
        })),
      )
      .onConflict((conflict) => conflict.columns(['programme_id', 'id']).doNothing())
      .execute()
  }

/**
 * Takes these, whose own term is over. While its conversation stands a clearance stays, which holds no word of anybody:
 * what it left out would come back in another quote of the same words.
 */
export const takeClearances = async (trx: Kysely<Tables>, programme: string, ids: readonly string[]): Promise<void> => {
  await trx
    .deleteFrom('quote_clearances')
    .where('programme_id', '=', programme)
    .where('id', 'in', ids)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('conversations as c')
            .select('c.id')
            .whereRef('c.programme_id', '=', 'quote_clearances.programme_id')
            .whereRef('c.root', '=', 'quote_clearances.conversation'),
        ),
      ),
    )
    .execute()
}

const together = 200

export const createClearanceQueries = ({
  db,
  programme,
}: {
  readonly db: Kysely<Tables>
  readonly programme: string
}): Pick<RecordStore, 'clearances'> => ({
  clearances: async (round) => {
    const rows = await db
      .selectFrom('quote_clearances')
      .select('clearance')
      .where('programme_id', '=', programme)
      .orderBy('root')
      .orderBy('revision')
      .execute()
    const clearances = rows.map((row) => quoteClearance.parse(JSON.parse(row.clearance)))
    const roots = [...new Set(clearances.map((one) => one.conversation.root))]
    const conversations = []
    for (let at = 0; at < roots.length; at += together) {
      const found = await db
        .selectFrom('conversations')
        .selectAll()
        .where('programme_id', '=', programme)
        .where('root', 'in', roots.slice(at, at + together))
        .execute()
      conversations.push(...newestRevisions(found.map(openedFromRow)))
    }
    return { clearances, conversations: conversations.filter((one) => round === undefined || one.round === round) }
  },
})
