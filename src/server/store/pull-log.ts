import type { Kysely } from 'kysely'
import { createStatementTexts } from './statement-texts.ts'
import type { Tables } from './tables.ts'

/** @returns the number before the first of these; the row is held until the commit, so numbers are in its order. */
const takeNumbers = async (trx: Kysely<Tables>, programme: string, count: number): Promise<number> => {
  const { seq } = await trx
    .insertInto('pull_head')
    .values({ programme_id: programme, seq: count })
    .onConflict((conflict) =>
      conflict.column('programme_id').doUpdateSet(({ eb }) => ({ seq: eb('pull_head.seq', '+', count) })),
    )
    .returning('seq')
    .executeTakeFirstOrThrow()
  return seq - count
}

export type LogOpened = (
  trx: Kysely<Tables>,
  opened: readonly { readonly id: string; readonly centre: string }[],
) => Promise<void>

/** L3: from this commit on these can be read back. Within the transaction that opens them, behind every other turn. */
export const createLogOpened = ({
  db,
  programme,
}: {
  readonly db: Kysely<Tables>
  readonly programme: string
}): LogOpened => {
  const insert = createStatementTexts((length) =>
    db
      .insertInto('pull_log')
      .values(Array.from({ length }, () => ({ programme_id: '', id: '', seq: 0, centre: '', gone: 0 })))
      .onConflict((conflict) => conflict.columns(['programme_id', 'id']).doNothing()),
  )
  return async (trx, opened) => {
    if (opened.length === 0) return
    const before = await takeNumbers(trx, programme, opened.length)
    await insert(
      trx,
      opened.length,
      opened.flatMap(({ id, centre }, index) => [programme, id, before + index + 1, centre, 0]),
    )
  }
}

/** L5: whoever read one of these back hears that it is gone. Within the transaction that erases them. */
export const logGone = async (trx: Kysely<Tables>, programme: string, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return
  const held = await trx
    .selectFrom('pull_log')
    .select('id')
    .where('programme_id', '=', programme)
    .where('id', 'in', [...ids])
    .where('gone', '=', 0)
    .execute()
  if (held.length === 0) return
  let seq = await takeNumbers(trx, programme, held.length)
  for (const { id } of held) {
    seq += 1
    await trx
      .updateTable('pull_log')
      .set({ seq, gone: 1 })
      .where('programme_id', '=', programme)
      .where('id', '=', id)
      .execute()
  }
}
