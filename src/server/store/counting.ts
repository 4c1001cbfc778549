import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { heldBy, mode } from '#domain/conversation.ts'
import { openedCards } from '#domain/opened-cards.ts'
import type { RecountCoded } from './coded-counting.ts'
import { createRecountCoded } from './coded-counting.ts'
import type { Addition, CountedRevision, CountTable } from './counted-rows.ts'
import { additionsOf, countTables, deckOffered, mergeAdditions, takenAway } from './counted-rows.ts'
import { createInsertRows } from './insert-rows.ts'
import { createStatementTexts } from './statement-texts.ts'
import type { Tables } from './tables.ts'

type Newest = ReadonlyMap<string, CountedRevision>

export type Counting = {
  /**
   * To be called in a transaction before it changes what is counted: holds every other one of the programme off until
   * the commit, so that two never count from the same state.
   */
  readonly begin: (trx: Kysely<Tables>) => Promise<void>
  /** The newest revision of each of these conversations, by root. */
  readonly newest: (trx: Kysely<Tables>, roots: readonly string[]) => Promise<Newest>
  /** Counts what changed between two looks at the same conversations. */
  readonly move: (trx: Kysely<Tables>, before: Newest, after: Newest) => Promise<void>
  readonly add: (trx: Kysely<Tables>, additions: readonly Addition[]) => Promise<void>
  /** What was coded of these conversations: `known` looks first whether anything was. */
  readonly recountCoded: { readonly all: RecountCoded; readonly known: RecountCoded }
}

const tableNames = Object.keys(countTables) as readonly CountTable[]

/** Keeps the counts equal to what a recount of everything would give. All of it inside the caller's transaction. */
export const createCounting = ({
  db,
  programme,
}: {
  readonly db: Kysely<Tables>
  readonly programme: string
}): Counting => {
  const listOf = (names: readonly string[]) => sql.join(names.map((name) => sql.ref(name)))
  const addText = (table: CountTable) => {
    const { by, sums } = countTables[table]
    const keys = ['programme_id', ...by]
    const row = sql`(${sql.join([...keys, ...sums].map(() => ''))})`
    const added = sums.map(
      (sum) => sql`${sql.ref(sum)} = ${sql.ref(`${table}.${sum}`)} + ${sql.ref(`excluded.${sum}`)}`,
    )
    return createInsertRows((length) => ({
      compile: () =>
        sql`insert into ${sql.table(table)} (${listOf([...keys, ...sums])}) values ${sql.join(
          Array.from({ length }, () => row),
        )} on conflict (${listOf(keys)}) do update set ${sql.join(added)}`.compile(db),
    }))
  }
  const adders = Object.fromEntries(tableNames.map((table) => [table, addText(table)])) as Readonly<
    Record<CountTable, ReturnType<typeof addText>>
  >
  const newestText = createStatementTexts((length) =>
    db
      .selectFrom('conversations')
      .select([
        'root',
        'revision',
        'day',
        'centre',
        'round',
        'with_whom',
        'language',
        'instrument',
        'change_story',
        'mode',
        'held_by',
        'cards',
      ])
      .where('programme_id', '=', programme)
      .where(
        'root',
        'in',
        Array.from({ length }, () => ''),
      )
      .orderBy('root')
      .orderBy('revision', 'desc'),
  )
  const insertOwnCards = createInsertRows((length) =>
    db.insertInto('own_cards').values(
      Array.from({ length }, () => ({
        programme_id: '',
        centre: '',
        round: '',
        day: '',
        root: '',
        position: 0,
        words: '',
        group_way: '' as const,
      })),
    ),
  )
  const insertDecks = createInsertRows((length) =>
    db.insertInto('offered_decks').values(Array.from({ length }, () => ({ programme_id: '', deck: '', root: '' }))),
  )

  const add = async (trx: Kysely<Tables>, additions: readonly Addition[]): Promise<void> => {
    const merged = mergeAdditions(additions)
    for (const table of tableNames) {
      const rows = merged.filter((one) => one.table === table)
      await adders[table](
        trx,
        rows.map(({ by, sums }) => [programme, ...by, ...sums]),
      )
      // A count of nothing is no row: rounds and centres are listed from here.
      if (rows.some(({ sums }) => sums[0]! < 0))
        await trx
          .deleteFrom(table)
          .where(sql.ref(countTables[table].sums[0]), '=', 0)
          .where('programme_id', '=', programme)
          .execute()
    }
  }

  const keepDecks = async (trx: Kysely<Tables>, sorts: readonly CountedRevision[]): Promise<void> => {
    const offered = sorts.flatMap(({ root, cards }) => {
      const found = deckOffered(cards)
      return found === undefined ? [] : [{ root, ...found }]
    })
    if (offered.length === 0) return
    await insertDecks(
      trx,
      offered.map(({ root, deck }) => [programme, deck, root]),
    )
    const decks = new Map(offered.map(({ deck, cards }) => [deck, cards]))
    const known = await trx
      .selectFrom('deck_cards')
      .select('deck')
      .distinct()
      .where('programme_id', '=', programme)
      .where('card', 'in', [...new Set([...decks.values()].map((cards) => cards[0] ?? ''))])
      .where('deck', 'in', [...decks.keys()])
      .execute()
    for (const { deck } of known) decks.delete(deck)
    const rows = [...decks].flatMap(([deck, cards]) => cards.map((card) => ({ programme_id: programme, card, deck })))
    if (rows.length > 0) await trx.insertInto('deck_cards').values(rows).execute()
  }

  /** What is kept of a conversation beside its counts. */
  const forget = async (trx: Kysely<Tables>, roots: readonly string[]): Promise<void> => {
    await trx.deleteFrom('own_cards').where('programme_id', '=', programme).where('root', 'in', roots).execute()
    const gone = await trx
      .deleteFrom('offered_decks')
      .where('programme_id', '=', programme)
      .where('root', 'in', roots)
      .returning('deck')
      .execute()
    if (gone.length === 0) return
    await trx
      .deleteFrom('deck_cards')
      .where('programme_id', '=', programme)
      .where('deck', 'in', [...new Set(gone.map((row) => row.deck))])
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('offered_decks as o')
              .select(sql.lit(1).as('one'))
              .where('o.programme_id', '=', programme)
              .whereRef('o.deck', '=', 'deck_cards.deck'),
          ),
        ),
      )
      .execute()
  }

  return {
    begin: async (trx) => {
      await trx
        .insertInto('counting')
        .values({ programme_id: programme, changes: 1 })
        .onConflict((conflict) =>
          conflict.column('programme_id').doUpdateSet(({ eb }) => ({ changes: eb('counting.changes', '+', 1) })),
        )
        .execute()
    },

    newest: async (trx, roots) => {
      if (roots.length === 0) return new Map()
      const { rows } = await newestText(trx, roots.length, [programme, ...roots])
      const newest = new Map<string, CountedRevision>()
      for (const { root, revision, day, centre, round, with_whom, cards, ...row } of rows)
        if (!newest.has(root))
          newest.set(root, {
            root,
            revision,
            day,
            centre,
            round,
            with: with_whom,
            language: row.language,
            instrument: row.instrument,
            changeStory: row.change_story,
            mode: mode.parse(row.mode),
            ...(row.held_by === null ? {} : { heldBy: heldBy.parse(row.held_by) }),
            ...(cards === null ? {} : { cards: openedCards.parse(JSON.parse(cards)) }),
          })
      return newest
    },

    move: async (trx, before, after) => {
      const gone = [...before.values()].filter((one) => after.get(one.root)?.revision !== one.revision)
      const come = [...after.values()].filter((one) => before.get(one.root)?.revision !== one.revision)
      if (gone.some((one) => one.cards !== undefined))
        await forget(
          trx,
          gone.map((one) => one.root),
        )
      await add(trx, [...gone.flatMap((one) => takenAway(additionsOf(one))), ...come.flatMap(additionsOf)])
      const sorts = come.filter((one) => one.cards !== undefined)
      await insertOwnCards(
        trx,
        sorts.flatMap(({ root, centre, round, day, cards }) =>
          (cards?.ownCards ?? []).map(({ words }, position) => [
            ...[programme, centre, round, day, root, position, words],
            cards?.group?.way ?? '',
          ]),
        ),
      )
      await keepDecks(trx, sorts)
    },

    add,
    recountCoded: createRecountCoded({ db, programme, add }),
  }
}
