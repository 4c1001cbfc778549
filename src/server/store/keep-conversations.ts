import type { Compilable, Kysely } from 'kysely'
import { cardPlaces, groupPlaces } from '#domain/card-tallies.ts'
import { countedSort } from '#domain/opened-cards.ts'
import type { OpenedConversation } from '#domain/opened-conversation.ts'
import { rowFromOpened } from './opened-rows.ts'
import { createStatementTexts } from './statement-texts.ts'
import type { Tables } from './tables.ts'

/** What is kept of a card sort beside its conversation, by root. */
export const cardTables = ['card_sorts', 'card_places', 'group_places', 'own_cards'] as const

// Rows in one statement: a few lengths only, so that few texts are built; under every limit on parameters.
const lengths = [256, 32, 8, 1] as const

/** Inserts rows of equal width, many a statement. */
const createInsertRows = (build: (length: number) => Compilable<unknown>) => {
  const text = createStatementTexts(build)
  return async (trx: Kysely<Tables>, rows: readonly (readonly unknown[])[]): Promise<void> => {
    let at = 0
    for (const length of lengths)
      for (; rows.length - at >= length; at += length) await text(trx, length, rows.slice(at, at + length).flat())
  }
}

export type KeepConversations = (trx: Kysely<Tables>, opened: readonly OpenedConversation[]) => Promise<void>

/**
 * Writes opened conversations and, of card sorts, what is counted. An id or revision that is there already stays as it
 * is. Of a root only the newest revision is counted, in whatever order they come. Runs inside the caller's transaction.
 */
export const createKeepConversations = ({
  db,
  programme,
}: {
  readonly db: Kysely<Tables>
  readonly programme: string
}): KeepConversations => {
  const times = <Row>(length: number, row: Row): Row[] => Array.from({ length }, () => row)
  const insertPlaces = createInsertRows((length) =>
    db
      .insertInto('card_places')
      .values(
        times(length, { programme_id: '', root: '', card: '', round: '', pile: 'yes', top: 0, wish: 0 } as const),
      ),
  )
  const insertGroupPlaces = createInsertRows((length) =>
    db.insertInto('group_places').values(
      times(length, {
        programme_id: '',
        root: '',
        card: '',
        what: 'hands',
        pile: 'yes',
        round: '',
        count: 0,
      } as const),
    ),
  )
  const insertOwnCards = createInsertRows((length) =>
    db
      .insertInto('own_cards')
      .values(times(length, { programme_id: '', root: '', position: 0, round: '', day: '', words: '' })),
  )
  const insertSorts = createInsertRows((length) =>
    db
      .insertInto('card_sorts')
      .values(
        times(length, { programme_id: '', root: '', round: '', centre: '', group_way: 'hands', people: 0 } as const),
      ),
  )

  /** Of these, those that no newer revision stands beside; what was kept of older ones is taken away. */
  const newestOf = async (
    trx: Kysely<Tables>,
    kept: readonly OpenedConversation[],
  ): Promise<readonly OpenedConversation[]> => {
    const roots = [...new Set(kept.map((one) => one.root))]
    const highest = await trx
      .selectFrom('conversations')
      .select(({ fn }) => ['root', fn.max('revision').as('revision')])
      .where('programme_id', '=', programme)
      .where('root', 'in', roots)
      .groupBy('root')
      .execute()
    const revisionOf = new Map(highest.map((row) => [row.root, Number(row.revision)]))
    const newest = kept.filter((one) => revisionOf.get(one.root) === one.revision)
    const corrected = newest.filter((one) => one.revision > 1).map((one) => one.root)
    if (corrected.length === 0) return newest
    for (const table of cardTables)
      await trx.deleteFrom(table).where('programme_id', '=', programme).where('root', 'in', corrected).execute()
    return newest
  }

  return async (trx, opened) => {
    if (opened.length === 0) return
    const inserted = await trx
      .insertInto('conversations')
      .values(opened.map((one) => rowFromOpened(programme, one)))
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .execute()
    const ids = new Set(inserted.map((row) => row.id))
    // A correction may be no card sort any more; what its first revision left must go all the same.
    const kept = opened.filter((one) => ids.has(one.id) && (one.cards !== undefined || one.revision > 1))
    if (kept.length === 0) return
    const sorts = (await newestOf(trx, kept)).flatMap(({ cards, ...one }) =>
      cards === undefined ? [] : [{ ...one, counted: countedSort(cards) }],
    )
    await insertSorts(
      trx,
      sorts.map(({ root, round, centre, counted: { group } }) => [
        programme,
        root,
        round,
        centre,
        group?.way ?? null,
        group?.people ?? null,
      ]),
    )
    await insertPlaces(
      trx,
      sorts.flatMap(({ root, round, counted }) =>
        cardPlaces(counted).map((one) => [
          programme,
          root,
          one.card,
          round,
          one.pile ?? null,
          one.top ?? null,
          one.wish ? 1 : 0,
        ]),
      ),
    )
    await insertGroupPlaces(
      trx,
      sorts.flatMap(({ root, round, counted }) =>
        groupPlaces(counted).map((one) => [programme, root, one.card, one.what, one.pile ?? '', round, one.count]),
      ),
    )
    await insertOwnCards(
      trx,
      sorts.flatMap(({ root, round, day, counted }) =>
        counted.ownCards.map((words, position) => [programme, root, position, round, day, words]),
      ),
    )
  }
}
