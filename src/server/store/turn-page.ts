import type { Transaction } from 'kysely'
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

/**
 * One page of a walk along the places: which of these had their term, and how far all before have.
 * P20: a time that is still to come was written by a wrong clock. Its term begins now, and it holds nobody up.
 */
export const turnPage = async (
  trx: Trx,
  {
    programme,
    after,
    limit,
    now,
  }: { readonly programme: string; readonly after: number; readonly limit: string; readonly now: number },
) => {
  const rows = await arrivedAfter(trx, programme, after)
  const due: Arrived[] = []
  let through = after
  let waits = false
  for (const row of rows) {
    if (row.at < limit) {
      due.push(row)
      if (!waits) through = row.seq
      continue
    }
    waits = true
    if (row.at <= iso(now)) continue
    await trx
      .updateTable('records')
      .set({ received_at: iso(now) })
      .where('programme_id', '=', programme)
      .where('id', '=', row.id)
      .execute()
  }
  // A page without one is the end: they stand in the order they came, but for what a wrong clock put among them.
  return { due, through, ended: rows.length < pageSize || due.length === 0, last: rows.at(-1)?.seq ?? after }
}
