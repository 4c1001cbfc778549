import type { Kysely } from 'kysely'
import type { Actor } from './audit-queries.ts'
import { noteIn } from './audit-queries.ts'
import type { Tables } from './tables.ts'

export type BackupRun = { readonly at: string; readonly seq: number; readonly apart: boolean }

export type BackupRuns = {
  /** A copy was made, or put back somewhere else to see whether it opens. `seq`: the newest record in it. */
  readonly note: (run: {
    readonly id: string
    readonly kind: 'backup' | 'drill'
    readonly seq: number
    readonly apart: boolean
    readonly by: Actor
    readonly now: number
  }) => Promise<void>
  readonly latest: () => Promise<{
    readonly last: BackupRun | undefined
    readonly lastApart: BackupRun | undefined
    readonly lastDrill: BackupRun | undefined
  }>
}

export const createBackupRuns = ({
  db,
  programme,
}: {
  readonly db: Kysely<Tables>
  readonly programme: string
}): BackupRuns => {
  const newest = async (kind: 'backup' | 'drill', apart: boolean): Promise<BackupRun | undefined> => {
    const row = await db
      .selectFrom('backup_runs')
      .select(['at', 'seq', 'apart'])
      .where('programme_id', '=', programme)
      .where('kind', '=', kind)
      .$if(apart, (query) => query.where('apart', '=', 1))
      .orderBy('at', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row === undefined ? undefined : { at: row.at, seq: row.seq, apart: row.apart === 1 }
  }
  return {
    note: ({ id, kind, seq, apart, by, now }) =>
      db.transaction().execute(async (trx) => {
        await trx
          .insertInto('backup_runs')
          .values({ programme_id: programme, id, kind, at: new Date(now).toISOString(), seq, apart: apart ? 1 : 0 })
          .execute()
        const what = kind === 'backup' ? 'backed-up' : 'drilled'
        await noteIn(trx, programme, { who: by, what, detail: apart ? 'apart' : undefined }, now)
      }),
    latest: async () => ({
      last: await newest('backup', false),
      lastApart: await newest('backup', true),
      lastDrill: await newest('drill', false),
    }),
  }
}
