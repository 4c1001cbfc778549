import type { Kysely, Transaction } from 'kysely'
import type { Tables } from './tables.ts'

type Trx = Transaction<Tables>
type Arrived = { readonly id: string; readonly hash: string; readonly seq: number; readonly at: string }

export const pageSize = 500
const iso = (at: number): string => new Date(at).toISOString()

/** Records behind a place, in the order they came. */
const arrivedAfter = (trx: Trx, programme: string, place: number): Promise<readonly Arrived[]> =>
  trx
    .selectFrom('records')
    .select(['id', 'hash', 'server_seq as seq', 'received_at as at'])
    .where('programme_id', '=', programme)
    .where('server_seq', '>', place)
    .orderBy('server_seq')
    .limit(pageSize)
    .execute()

/** The latest that anything up to a place came in, by a clock that was not ahead; empty text for nothing. */
export const latestThrough = async (
  db: Kysely<Tables>,
  { programme, place, now }: { readonly programme: string; readonly place: number; readonly now: number },
): Promise<string> => {
  const found = await db
    .selectFrom('records')
    .select(({ fn }) => fn.max('received_at').as('at'))
    .where('programme_id', '=', programme)
    .where('server_seq', '<=', place)
    .where('received_at', '<=', iso(now))
    .executeTakeFirst()
  return found?.at ?? ''
}

/**
 * One page of a walk along the places: which of these had their term, and how far all before have.
 * P20: a time that is still to come was written by a wrong clock. Its term begins now, and it holds nobody up. A time
 * before that of what came in earlier was written by a clock that was behind: it came in no earlier than that.
 */
export const turnPage = async (
  trx: Trx,
  {
    programme,
    after,
    latest,
    righted,
    limit,
    now,
  }: {
    readonly programme: string
    readonly after: number
    /** When the latest of those before came in, as the page before gave it or `latestThrough`. */
    readonly latest: string
    /** Those that this sweep gave another time: it says nothing of those behind them. */
    readonly righted: Set<string>
    readonly limit: string
    readonly now: number
  },
) => {
  const rows = await arrivedAfter(trx, programme, after)
  const due: Arrived[] = []
  let through = after
  let waits = false
  let highest = latest
  for (const row of rows) {
    if (row.at <= iso(now) && row.at > highest && !righted.has(row.id)) highest = row.at
    if (row.at < limit && highest < limit) {
      due.push(row)
      if (!waits) through = row.seq
      continue
    }
    waits = true
    if (row.at <= iso(now)) continue
    righted.add(row.id)
    await trx
      .updateTable('records')
      .set({ received_at: iso(now) })
      .where('programme_id', '=', programme)
      .where('id', '=', row.id)
      .execute()
  }
  // A page without one is the end: they stand in the order they came, but for what a wrong clock put among them.
  return {
    due,
    through,
    latest: highest,
    ended: rows.length < pageSize || due.length === 0,
    last: rows.at(-1)?.seq ?? after,
  }
}
