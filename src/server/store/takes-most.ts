import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { readTerms } from './read-terms.ts'
import type { Tables } from './tables.ts'
import { limitOf } from './term-limit.ts'

/** See `Retention.takesMost`. Counted anew: it is asked once after a clock jumped. */
export const takesMost = async (
  db: Kysely<Tables>,
  { programme, now, since }: { readonly programme: string; readonly now: number; readonly since: number },
): Promise<boolean> => {
  const { stories, sealed, audit, changedAt } = await readTerms(db, programme)
  if (changedAt !== undefined && Date.parse(changedAt) >= since && Date.parse(changedAt) <= now) return false
  const most = (of: { readonly due: unknown; readonly all: unknown } | undefined): boolean =>
    2 * Number(of?.due ?? 0) > Number(of?.all ?? 0)
  const limits = { stories: limitOf(now, stories), sealed: limitOf(now, sealed), audit: limitOf(now, audit) }
  const told =
    limits.stories === undefined
      ? undefined
      : await db
          .selectFrom('conversations as c')
          .leftJoin('records as r', (join) =>
            join.onRef('r.programme_id', '=', 'c.programme_id').onRef('r.id', '=', 'c.id'),
          )
          .select(({ fn }) => fn.countAll().as('all'))
          .select(sql`count(case when coalesce(r.received_at, c.kept_since) < ${limits.stories} then 1 end)`.as('due'))
          .where('c.programme_id', '=', programme)
          .executeTakeFirst()
  const kept =
    limits.sealed === undefined
      ? undefined
      : await db
          .selectFrom('records')
          .select(({ fn }) => fn.countAll().as('all'))
          .select(sql`count(case when received_at < ${limits.sealed} then 1 end)`.as('due'))
          .where('programme_id', '=', programme)
          .where('state', '<>', sql.lit('expired' as const))
          .executeTakeFirst()
  const noted =
    limits.audit === undefined
      ? undefined
      : await db
          .selectFrom('audit')
          .select(({ fn }) => fn.countAll().as('all'))
          .select(sql`count(case when at < ${limits.audit} then 1 end)`.as('due'))
          .where('programme_id', '=', programme)
          .executeTakeFirst()
  return most(told) || most(kept) || most(noted)
}
