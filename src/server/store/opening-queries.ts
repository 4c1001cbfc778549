import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { sealedSize } from '#domain/attachment.ts'
import type { Refusal } from '#domain/conversation.ts'
import { awaitAttachments } from './attachment-rows.ts'
import type { Addition } from './counted-rows.ts'
import type { Counting } from './counting.ts'
import type { Reached } from './keep-batch.ts'
import { createKeepClearances } from './keep-clearances.ts'
import { createKeepCoded } from './keep-coded.ts'
import { createKeepConversations } from './keep-conversations.ts'
import { createKeepSelections } from './keep-selections.ts'
import { createLogOpened } from './pull-log.ts'
import { keepReadings } from './readings.ts'
import type { Opened, RecordStore, UnreadableReason } from './record-store.ts'
import { createStatementTexts } from './statement-texts.ts'
import type { Tables } from './tables.ts'

const centreOf = (opened: Exclude<Opened, { readonly kind: 'unreadable' | 'recording' }>): string => {
  switch (opened.kind) {
    case 'conversation':
      return opened.conversation.centre
    case 'refusal':
      return opened.refusal.centre
    case 'reading':
      return opened.reading.centre
    case 'coded':
      return opened.coded.centre
    case 'quote-clearance':
      return opened.clearance.centre
    case 'selection':
      return opened.selection.centre
  }
}

export const createOpeningQueries = ({
  db,
  programme,
  counting,
  reached,
  claim,
}: {
  readonly db: Kysely<Tables>
  readonly programme: string
  readonly counting: Counting
  readonly reached: Reached
  /** Where many servers may open; without it whoever asks gets what waits. */
  readonly claim: RecordStore['unopened'] | undefined
}): Pick<RecordStore, 'unopened' | 'keepOpened' | 'retryUnreadable'> => {
  const keepConversations = createKeepConversations({ db, programme, counting })
  const keepCoded = createKeepCoded({ programme, counting })
  const keepClearances = createKeepClearances(programme)
  const keepSelections = createKeepSelections(programme)
  const logOpened = createLogOpened({ db, programme })
  const markOpened = createStatementTexts<{ readonly id: string }>((length) =>
    db
      .updateTable('records')
      .set({ state: sql.lit('opened' as const), reason: sql.lit(null) })
      .where('programme_id', '=', programme)
      .where(
        'id',
        'in',
        Array.from({ length }, () => ''),
      )
      .where('state', '=', sql.lit('waiting' as const))
      .returning('id'),
  )
  const markUnreadable = async (trx: Kysely<Tables>, id: string, reason: UnreadableReason): Promise<void> => {
    await trx
      .updateTable('records')
      .set({ state: 'unreadable', reason })
      .where('programme_id', '=', programme)
      .where('id', '=', id)
      .where('state', '=', sql.lit('waiting' as const))
      .execute()
  }
  const keepRefusals = async (trx: Kysely<Tables>, refusals: readonly Refusal[]): Promise<void> => {
    if (refusals.length === 0) return
    const added = await trx
      .insertInto('refusals')
      .values(
        refusals.map(({ id, day, round, centre, instrument, with: whom }) => ({
          programme_id: programme,
          id,
          day,
          round,
          centre,
          instrument,
          with_whom: whom,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .returning(['centre', 'round', 'with_whom'])
      .execute()
    await counting.add(
      trx,
      added.map(
        (row): Addition => ({
          table: 'refusal_counts',
          by: [row.centre, row.round, row.with_whom],
          sums: [1],
        }),
      ),
    )
  }
  return {
    unopened: (limit, after = 0) =>
      claim?.(limit, after) ??
      db
        .selectFrom('records')
        .select(['id', 'envelope', 'server_seq as serverSeq'])
        .where('programme_id', '=', programme)
        .where('server_seq', '>', after)
        // A literal, so that the planner sees that the partial index covers it.
        .where('state', '=', sql.lit('waiting'))
        .orderBy('server_seq')
        .limit(limit)
        .execute(),

    keepOpened: async (opened) => {
      if (opened.length === 0) return
      await db.transaction().execute(async (trx) => {
        await counting.begin(trx)
        // Marking is what takes a record: two servers that opened the same one count it once.
        const readable = opened.filter((one) => one.kind !== 'unreadable')
        const { rows } =
          readable.length === 0
            ? { rows: [] }
            : await markOpened(trx, readable.length, [programme, ...readable.map((one) => one.id)])
        const taken = new Set(rows.map((row) => row.id))
        const fresh = readable.filter((one) => taken.has(one.id))
        // Before codings of withdrawn conversations are forgotten again.
        await logOpened(
          trx,
          fresh.flatMap((one) => (one.kind === 'recording' ? [] : [{ id: one.id, centre: centreOf(one) }])),
        )
        await keepConversations(
          trx,
          fresh.flatMap((one) => (one.kind === 'conversation' ? [one.conversation] : [])),
        )
        await keepRefusals(
          trx,
          fresh.flatMap((one) => (one.kind === 'refusal' ? [one.refusal] : [])),
        )
        await keepCoded(
          trx,
          fresh.flatMap((one) => (one.kind === 'coded' ? [one.coded] : [])),
        )
        await keepClearances(
          trx,
          fresh.flatMap((one) => (one.kind === 'quote-clearance' ? [one.clearance] : [])),
        )
        await keepSelections(
          trx,
          fresh.flatMap((one) => (one.kind === 'selection' ? [one.selection] : [])),
        )
        await keepReadings(
          trx,
          programme,
          fresh.flatMap((one) => (one.kind === 'reading' ? [one.reading] : [])),
        )
        await awaitAttachments(
          trx,
          programme,
          fresh.flatMap((one) => {
            if (one.kind === 'conversation')
              return (one.attachments ?? []).map((id) => ({ id, root: one.conversation.root, by: one.id }))
            if (one.kind !== 'recording') return []
            const { id, conversation: root, what, hash, parts, size } = one.recording
            return [{ id, root, by: id, manifest: { what, hash, parts: parts.length, bytes: sealedSize(size) } }]
          }),
        )
        for (const one of opened) if (one.kind === 'unreadable') await markUnreadable(trx, one.id, one.reason)
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
          'not-opened',
        ])
        .execute()
    },
  }
}
