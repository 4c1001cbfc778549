import type { Kysely } from 'kysely'
import type { OpenedConversation } from '#domain/opened-conversation.ts'
import type { CountedRevision } from './counted-rows.ts'
import type { Counting } from './counting.ts'
import { rowFromOpened } from './opened-rows.ts'
import { createStatementTexts } from './statement-texts.ts'
import type { Tables } from './tables.ts'

const columns = [
  'programme_id',
  'id',
  'root',
  'revision',
  'origin',
  'form',
  'day',
  'round',
  'centre',
  'instrument',
  'change_story',
  'language',
  'with_whom',
  'mode',
  'source',
  'answers',
  'held_by',
  'helper',
  'number',
  'consent',
  'read_back',
  'cards',
] as const

export type KeepConversations = (trx: Kysely<Tables>, opened: readonly OpenedConversation[]) => Promise<void>

/**
 * Writes opened conversations and counts them. An id or revision that is there already stays as it is. Of a root only
 * the newest revision is counted, in whatever order they come. Inside the caller's transaction, after `counting.begin`.
 */
export const createKeepConversations = ({
  db,
  programme,
  counting,
}: {
  readonly db: Kysely<Tables>
  readonly programme: string
  readonly counting: Counting
}): KeepConversations => {
  const empty = Object.fromEntries(columns.map((column) => [column, ''])) as never
  const insertText = createStatementTexts<{ readonly id: string }>((length) =>
    db
      .insertInto('conversations')
      .columns([...columns])
      .values(Array.from({ length }, () => empty))
      .onConflict((conflict) => conflict.doNothing())
      .returning('id'),
  )

  return async (trx, opened) => {
    if (opened.length === 0) return
    const before = await counting.newest(trx, [...new Set(opened.map((one) => one.root))])
    const values: unknown[] = []
    for (const one of opened) {
      const row = rowFromOpened(programme, one)
      for (const column of columns) values.push(row[column])
    }
    const { rows } = await insertText(trx, opened.length, values)
    const fresh = new Set(rows.map((row) => row.id))
    const after = new Map<string, CountedRevision>(before)
    for (const one of opened)
      if (fresh.has(one.id) && one.revision > (after.get(one.root)?.revision ?? 0)) after.set(one.root, one)
    await counting.move(trx, before, after)
    await counting.recountCoded.known(
      trx,
      [...after].flatMap(([root, one]) => (before.get(root)?.revision === one.revision ? [] : [root])),
    )
  }
}
