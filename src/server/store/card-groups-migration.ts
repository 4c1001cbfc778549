// ! Part of a migration that was released: see migrations.ts.

import type { Transaction } from 'kysely'
import { groupPlaces } from '#domain/card-tallies.ts'
import { countedSort, openedCards } from '#domain/opened-cards.ts'
import type { Tables } from './tables.ts'

const pageSize = 500

type Seen = { readonly programme: string; readonly root: string }

/** Newest revisions of card sorts behind this one; read in pages, because a database may be larger than the memory. */
const sortsAfter = (trx: Transaction<Tables>, after: Seen) =>
  trx
    .selectFrom('conversations as c')
    .select(['c.programme_id', 'c.root', 'c.centre', 'c.round', 'c.cards'])
    .where('c.cards', 'is not', null)
    .where(({ or, and, eb }) =>
      or([
        eb('c.programme_id', '>', after.programme),
        and([eb('c.programme_id', '=', after.programme), eb('c.root', '>', after.root)]),
      ]),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('conversations as newer')
            .select('newer.root')
            .whereRef('newer.programme_id', '=', 'c.programme_id')
            .whereRef('newer.root', '=', 'c.root')
            .whereRef('newer.revision', '>', 'c.revision'),
        ),
      ),
    )
    .orderBy('c.programme_id')
    .orderBy('c.root')
    .limit(pageSize)
    .execute()

/** What groups chose is counted, and their own cards stand apart from those of single players. */
export const addCardGroups = async (trx: Transaction<Tables>): Promise<void> => {
  await trx.schema
    .alterTable('own_cards')
    .addColumn('group_way', 'text', (column) => column.notNull().defaultTo(''))
    .execute()
  await trx.deleteFrom('group_card_counts').where('what', 'in', ['top', 'wish']).execute()
  let after: Seen = { programme: '', root: '' }
  for (;;) {
    const rows = await sortsAfter(trx, after)
    for (const { programme_id, root, centre, round, cards } of rows) {
      const counted = countedSort(openedCards.parse(JSON.parse(cards ?? '{}')))
      if (counted.group === undefined) continue
      await trx
        .updateTable('own_cards')
        .set({ group_way: counted.group.way })
        .where('programme_id', '=', programme_id)
        .where('root', '=', root)
        .execute()
      for (const { card, what, count } of groupPlaces(counted))
        if (what === 'top' || what === 'wish')
          await trx
            .insertInto('group_card_counts')
            .values({ programme_id, centre, round, card, what, pile: '', count })
            .onConflict((conflict) =>
              conflict
                .columns(['programme_id', 'centre', 'round', 'card', 'what', 'pile'])
                .doUpdateSet(({ eb }) => ({ count: eb('group_card_counts.count', '+', count) })),
            )
            .execute()
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < pageSize) return
    after = { programme: last.programme_id, root: last.root }
  }
}
