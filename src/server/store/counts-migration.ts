// ! Part of a migration that was released: see migrations.ts.

import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { OpenedCards } from '#domain/opened-cards.ts'
import { deckOffered } from './counted-rows.ts'
import type { Tables } from './tables.ts'

/** The tables that this step takes the place of: a row for each card of each sort. */
type CardSort = {
  readonly programme_id: string
  readonly root: string
  readonly round: string
  readonly centre: string
  readonly group_way: 'together' | 'hands' | null
  readonly people: number | null
}
type CardPlace = {
  readonly programme_id: string
  readonly root: string
  readonly card: string
  readonly pile: string | null
  readonly top: number | null
  readonly wish: number
}
type GroupPlace = {
  readonly programme_id: string
  readonly root: string
  readonly card: string
  readonly what: 'together' | 'hands' | 'disagreed'
  readonly pile: string
  readonly count: number
}
type Before = Omit<Tables, 'own_cards'> & {
  readonly card_sorts: CardSort
  readonly card_places: CardPlace
  readonly group_places: GroupPlace
  readonly own_cards: { readonly programme_id: string; readonly root: string; centre: string }
}

const createTables = async (trx: Transaction<Tables>): Promise<void> => {
  await trx.schema
    .createTable('counting')
    .addColumn('programme_id', 'text', (column) => column.primaryKey())
    .addColumn('changes', 'integer', (column) => column.notNull())
    .execute()
  const counts = {
    conversation_counts: { by: ['with_whom'], sums: ['conversations'] },
    refusal_counts: { by: ['with_whom'], sums: ['refusals'] },
    sort_counts: { by: ['group_way'], sums: ['sorts', 'people', 'paired'] },
    card_counts: { by: ['card', 'pile'], sums: ['sorts', 'top', 'wish'] },
    card_pair_counts: { by: ['one', 'other'], sums: ['sorts'] },
    group_card_counts: { by: ['card', 'what', 'pile'], sums: ['count'] },
  }
  for (const [table, { by, sums }] of Object.entries(counts)) {
    const keys = ['programme_id', 'centre', 'round', ...by]
    let create = trx.schema.createTable(table)
    for (const key of keys) create = create.addColumn(key, 'text', (column) => column.notNull())
    for (const sum of sums) create = create.addColumn(sum, 'integer', (column) => column.notNull())
    await create.addPrimaryKeyConstraint(`${table}_key`, keys as never[]).execute()
  }
  await trx.schema
    .alterTable('own_cards')
    .addColumn('centre', 'text', (column) => column.notNull().defaultTo(''))
    .execute()
  await trx.schema
    .createTable('offered_decks')
    .addColumn('programme_id', 'text', (column) => column.notNull())
    .addColumn('deck', 'text', (column) => column.notNull())
    .addColumn('root', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('offered_decks_key', ['programme_id', 'root'])
    .execute()
  await trx.schema
    .createIndex('offered_decks_deck')
    .on('offered_decks')
    .columns(['programme_id', 'deck', 'root'])
    .execute()
  await trx.schema
    .createTable('deck_cards')
    .addColumn('programme_id', 'text', (column) => column.notNull())
    .addColumn('card', 'text', (column) => column.notNull())
    .addColumn('deck', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('deck_cards_key', ['programme_id', 'card', 'deck'])
    .execute()
}

const countConversations = async (trx: Kysely<Before>): Promise<void> => {
  await trx
    .insertInto('conversation_counts')
    .columns(['programme_id', 'centre', 'round', 'with_whom', 'conversations'])
    .expression(
      trx
        .selectFrom('conversations as c')
        .select(({ fn }) => ['c.programme_id', 'c.centre', 'c.round', 'c.with_whom', fn.countAll<number>().as('n')])
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('conversations as newer')
                .select(sql.lit(1).as('one'))
                .whereRef('newer.programme_id', '=', 'c.programme_id')
                .whereRef('newer.root', '=', 'c.root')
                .whereRef('newer.revision', '>', 'c.revision'),
            ),
          ),
        )
        .groupBy(['c.programme_id', 'c.centre', 'c.round', 'c.with_whom']),
    )
    .execute()
  await trx
    .insertInto('refusal_counts')
    .columns(['programme_id', 'centre', 'round', 'with_whom', 'refusals'])
    .expression(
      trx
        .selectFrom('refusals')
        .select(({ fn }) => ['programme_id', 'centre', 'round', 'with_whom', fn.countAll<number>().as('n')])
        .groupBy(['programme_id', 'centre', 'round', 'with_whom']),
    )
    .execute()
}

const countCards = async (trx: Kysely<Before>): Promise<void> => {
  await trx
    .insertInto('sort_counts')
    .columns(['programme_id', 'centre', 'round', 'group_way', 'sorts', 'people', 'paired'])
    .expression(
      trx
        .selectFrom('card_sorts as s')
        .leftJoin(
          (build) =>
            build
              .selectFrom('card_places')
              .select(['programme_id', 'root'])
              .where('top', 'is not', null)
              .groupBy(['programme_id', 'root'])
              .having(({ fn }) => fn.countAll(), '>', 1)
              .as('chosen'),
          (join) => join.onRef('chosen.programme_id', '=', 's.programme_id').onRef('chosen.root', '=', 's.root'),
        )
        .select(({ fn }) => [
          's.programme_id',
          's.centre',
          's.round',
          fn.coalesce('s.group_way', sql.lit('' as const)).as('way'),
          fn.countAll<number>().as('sorts'),
          fn.coalesce(fn.sum<number>('s.people'), sql.lit(0)).as('people'),
          fn.count<number>('chosen.root').as('paired'),
        ])
        .groupBy(['s.programme_id', 's.centre', 's.round', 's.group_way']),
    )
    .execute()
  await trx
    .insertInto('card_pair_counts')
    .columns(['programme_id', 'centre', 'round', 'one', 'other', 'sorts'])
    .expression(
      trx
        .selectFrom('card_places as p')
        .innerJoin('card_places as o', (join) =>
          join
            .onRef('o.programme_id', '=', 'p.programme_id')
            .onRef('o.root', '=', 'p.root')
            .onRef('o.card', '>', 'p.card')
            .on('o.top', 'is not', null),
        )
        .innerJoin('card_sorts as s', (join) =>
          join.onRef('s.programme_id', '=', 'p.programme_id').onRef('s.root', '=', 'p.root'),
        )
        .select(({ fn }) => [
          's.programme_id',
          's.centre',
          's.round',
          'p.card as one',
          'o.card as other',
          fn.countAll<number>().as('sorts'),
        ])
        .where('p.top', 'is not', null)
        .groupBy(['s.programme_id', 's.centre', 's.round', 'p.card', 'o.card']),
    )
    .execute()
  await trx
    .insertInto('card_counts')
    .columns(['programme_id', 'centre', 'round', 'card', 'pile', 'sorts', 'top', 'wish'])
    .expression(
      trx
        .selectFrom('card_places as p')
        .innerJoin('card_sorts as s', (join) =>
          join.onRef('s.programme_id', '=', 'p.programme_id').onRef('s.root', '=', 'p.root'),
        )
        .select(({ fn }) => [
          's.programme_id',
          's.centre',
          's.round',
          'p.card',
          fn.coalesce('p.pile', sql.lit('')).as('pile'),
          fn.countAll<number>().as('sorts'),
          fn.count<number>('p.top').as('top'),
          fn.sum<number>('p.wish').as('wish'),
        ])
        .groupBy(['s.programme_id', 's.centre', 's.round', 'p.card', 'p.pile']),
    )
    .execute()
  await trx
    .insertInto('group_card_counts')
    .columns(['programme_id', 'centre', 'round', 'card', 'what', 'pile', 'count'])
    .expression(
      trx
        .selectFrom('group_places as p')
        .innerJoin('card_sorts as s', (join) =>
          join.onRef('s.programme_id', '=', 'p.programme_id').onRef('s.root', '=', 'p.root'),
        )
        .select(({ fn }) => [
          's.programme_id',
          's.centre',
          's.round',
          'p.card',
          'p.what',
          'p.pile',
          fn.sum<number>('p.count').as('count'),
        ])
        .where('p.count', '>', 0)
        .groupBy(['s.programme_id', 's.centre', 's.round', 'p.card', 'p.what', 'p.pile']),
    )
    .execute()
  await trx
    .updateTable('own_cards')
    .set(({ selectFrom }) => ({
      centre: selectFrom('card_sorts as s')
        .select('s.centre')
        .whereRef('s.programme_id', '=', 'own_cards.programme_id')
        .whereRef('s.root', '=', 'own_cards.root')
        .$castTo<string>(),
    }))
    .execute()
}

const pageSize = 500

/** Decks lie inside the conversations; read in pages, because a database may be larger than the memory. */
const findDecks = async (trx: Kysely<Before>): Promise<void> => {
  const known = new Set<string>()
  let after = { programme: '', root: '' }
  for (;;) {
    const rows = await trx
      .selectFrom('card_sorts as s')
      .innerJoin('conversations as c', (join) =>
        join.onRef('c.programme_id', '=', 's.programme_id').onRef('c.root', '=', 's.root'),
      )
      .select(['s.programme_id', 's.root', 'c.revision', 'c.cards'])
      .where(({ or, and, eb }) =>
        or([
          eb('s.programme_id', '>', after.programme),
          and([eb('s.programme_id', '=', after.programme), eb('s.root', '>', after.root)]),
        ]),
      )
      .orderBy('s.programme_id')
      .orderBy('s.root')
      .orderBy('c.revision', 'desc')
      .limit(pageSize)
      .execute()
    const last = rows.at(-1)
    if (last === undefined) return
    // The last root may go on behind this page; it has 64 revisions at most, so the page holds more than one root.
    const whole = rows.length < pageSize ? rows : rows.filter((row) => row.root !== last.root)
    for (const [at, row] of whole.entries()) {
      const before = whole[at - 1]
      const isNewest = before?.root !== row.root || before.programme_id !== row.programme_id
      const offered = isNewest && row.cards !== null ? deckOffered(JSON.parse(row.cards) as OpenedCards) : undefined
      if (offered === undefined) continue
      const { programme_id, root } = row
      await trx.insertInto('offered_decks').values({ programme_id, deck: offered.deck, root }).execute()
      if (known.has(`${programme_id} ${offered.deck}`)) continue
      known.add(`${programme_id} ${offered.deck}`)
      await trx
        .insertInto('deck_cards')
        .values(offered.cards.map((card) => ({ programme_id, card, deck: offered.deck })))
        .execute()
    }
    if (rows.length < pageSize) return
    const end = whole.at(-1)!
    after = { programme: end.programme_id, root: end.root }
  }
}

/** Results are read from counts that are kept as conversations come in; those that are there are counted here. */
export const addCounts = async (trx: Transaction<Tables>): Promise<void> => {
  await createTables(trx)
  const before = trx as unknown as Kysely<Before>
  await countConversations(before)
  await countCards(before)
  await findDecks(before)
  // Nothing is counted along it any more, and every conversation paid for it.
  await trx.schema.dropIndex('conversations_count').execute()
  for (const table of ['group_places', 'card_places', 'card_sorts']) await trx.schema.dropTable(table).execute()
}
