import { noteIn, takeTurn } from './audit-queries.ts'
import type { Database } from './database.ts'

/**
 * Lets go of entries of the log from before `limit` (ISO text), with an entry that says how many. As whoever owns the
 * tables: the role that serves may add to the log and take nothing out. @returns how many went.
 */
export const sweepAudit = async ({
  database,
  programme,
  limit,
  now,
}: {
  readonly database: Pick<Database, 'db' | 'prepare'>
  readonly programme: string
  readonly limit: string
  readonly now: number
}): Promise<number> => {
  const oldest = await database.db
    .selectFrom('audit')
    .select('at')
    .where('programme_id', '=', programme)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst()
  if (oldest === undefined || oldest.at >= limit) return 0
  let taken = 0
  await database.prepare(async (owned) => {
    taken = await owned.transaction().execute(async (trx) => {
      await takeTurn(trx, programme)
      // From the oldest on, in one piece: the first that stays keeps all behind it, whatever their clocks said.
      const stays = await trx
        .selectFrom('audit')
        .select('seq')
        .where('programme_id', '=', programme)
        .where('at', '>=', limit)
        .orderBy('seq')
        .limit(1)
        .executeTakeFirst()
      const last = await trx
        .selectFrom('audit')
        .select(['seq', 'hash'])
        .where('programme_id', '=', programme)
        .$if(stays !== undefined, (query) => query.where('seq', '<', stays!.seq))
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirst()
      if (last === undefined) return 0
      const { numDeletedRows } = await trx
        .deleteFrom('audit')
        .where('programme_id', '=', programme)
        .where('seq', '<=', last.seq)
        .executeTakeFirst()
      await trx
        .updateTable('audit_head')
        .set({ gone_seq: last.seq, gone_hash: last.hash })
        .where('programme_id', '=', programme)
        .execute()
      await noteIn(trx, programme, { who: 'server', what: 'log-expired', detail: String(numDeletedRows) }, now)
      return Number(numDeletedRows)
    })
  })
  return taken
}
