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

/** How a record went: taken back by whoever told it, or its term is over (K2). */
export type WayGone = 'withdrawn' | 'over'
const marks = { withdrawn: 1, over: 2 } as const satisfies Readonly<Record<WayGone, number>>

/**
 * L5: whoever read one of these back hears that it is gone, and how. Within the transaction that erases them. What is
 * withdrawn after its term was over is told once more; the other way round is not.
 */
export const logGone = async (
  trx: Kysely<Tables>,
  programme: string,
  ids: readonly string[],
  how: WayGone = 'withdrawn',
): Promise<void> => {
  if (ids.length === 0) return
  const gone = marks[how]
  const held = await trx
    .selectFrom('pull_log')
    .select('id')
    .where('programme_id', '=', programme)
    .where('id', 'in', [...ids])
    .where('gone', 'not in', how === 'over' ? [marks.over, marks.withdrawn] : [marks.withdrawn])
    .execute()
  if (held.length === 0) return
  let seq = await takeNumbers(trx, programme, held.length)
  for (const { id } of held) {
    seq += 1
    await trx
      .updateTable('pull_log')
      .set({ seq, gone })
      .where('programme_id', '=', programme)
      .where('id', '=', id)
      .execute()
  }
}

/** How a row of the log says that its record went; `undefined` while it stands. */
export const wayGone = (gone: number): WayGone | undefined =>
  gone === marks.over ? 'over' : gone === 0 ? undefined : 'withdrawn'
