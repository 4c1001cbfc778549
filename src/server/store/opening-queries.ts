import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Reached } from './keep-batch.ts'
import { createKeepConversations } from './keep-conversations.ts'
import type { Opened, RecordStore } from './record-store.ts'
import type { Tables } from './tables.ts'

export const createOpeningQueries = ({
  db,
  programme,
  reached,
}: {
  readonly db: Kysely<Tables>
  readonly programme: string
  readonly reached: Reached
}): Pick<RecordStore, 'unopened' | 'keepOpened' | 'retryUnreadable'> => {
  const keepConversations = createKeepConversations({ db, programme })
  return {
    unopened: (limit) =>
      db
        .selectFrom('records')
        .select(['id', 'envelope'])
        .where('programme_id', '=', programme)
        // A literal, so that the planner sees that the partial index covers it.
        .where('state', '=', sql.lit('waiting'))
        .orderBy('server_seq')
        .limit(limit)
        .execute(),

    keepOpened: async (opened) => {
      if (opened.length === 0) return
      await db.transaction().execute(async (trx) => {
        const still = await trx
          .selectFrom('records')
          .select('id')
          .where('programme_id', '=', programme)
          .where(
            'id',
            'in',
            opened.map((one) => one.id),
          )
          .where('state', '=', 'waiting')
          .execute()
        const waiting = new Set(still.map((row) => row.id))
        const fresh = opened.filter((one) => waiting.has(one.id))
        await keepConversations(
          trx,
          fresh.flatMap((one) => (one.kind === 'conversation' ? [one.conversation] : [])),
        )
        const refusals = fresh.flatMap((one) =>
          one.kind === 'refusal'
            ? [
                {
                  programme_id: programme,
                  id: one.refusal.id,
                  day: one.refusal.day,
                  round: one.refusal.round,
                  centre: one.refusal.centre,
                  instrument: one.refusal.instrument,
                  with_whom: one.refusal.with,
                },
              ]
            : [],
        )
        if (refusals.length > 0) {
          await trx
            .insertInto('refusals')
            .values(refusals)
            .onConflict((conflict) => conflict.doNothing())
            .execute()
        }
        await markOpened(trx, programme, fresh)
        reached('opening-before-commit')
      })
      reached('opening-after-commit')
    },

    retryUnreadable: async () => {
      await db
        .updateTable('records')
        .set({ state: 'waiting', reason: null })
        .where('programme_id', '=', programme)
        .where('state', '=', sql.lit('unreadable'))
        // Damaged stays damaged; the rest may be readable for a newer build or with a key put back.
        .where('reason', 'in', [
          'not-for-this-key',
          'unknown-shape',
          'unknown-instrument',
          'other-programme',
          'not-written',
        ])
        .execute()
    },
  }
}

const markOpened = async (trx: Kysely<Tables>, programme: string, fresh: readonly Opened[]): Promise<void> => {
  const readable = fresh.filter((one) => one.kind !== 'unreadable').map((one) => one.id)
  if (readable.length > 0) {
    await trx
      .updateTable('records')
      .set({ state: 'opened', reason: null })
      .where('programme_id', '=', programme)
      .where('id', 'in', readable)
      .execute()
  }
  for (const one of fresh) {
    if (one.kind !== 'unreadable') continue
    await trx
      .updateTable('records')
      .set({ state: 'unreadable', reason: one.reason })
      .where('programme_id', '=', programme)
      .where('id', '=', one.id)
      .execute()
  }
}
