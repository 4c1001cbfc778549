import type { Kysely } from 'kysely'
import { openedCards } from '#domain/opened-cards.ts'
import { ofCentres } from './of-centres.ts'
import type { RecordStore } from './record-store.ts'
import type { Tables } from './tables.ts'

export const createCardQueries = ({
  db,
  programme,
}: {
  readonly db: Kysely<Tables>
  readonly programme: string
}): Pick<RecordStore, 'cardTallies' | 'cardAsOffered'> => ({
  // The card tables hold newest revisions only, so these are plain sums, linear in the number of sorts.
  cardTallies: async (round, centres) => {
    // The other card tables do not name their centre.
    const rootsOfCentres = db
      .selectFrom('card_sorts')
      .select('root')
      .where('programme_id', '=', programme)
      .where(ofCentres('centre', centres))
    const sessions = await db
      .selectFrom('card_sorts')
      .select(({ fn }) => ['group_way', fn.countAll().as('n'), fn.sum('people').as('people')])
      .where('programme_id', '=', programme)
      .$if(centres !== undefined, (query) => query.where(ofCentres('centre', centres)))
      .$if(round !== undefined, (query) => query.where('round', '=', round!))
      .groupBy('group_way')
      .execute()
    const places = await db
      .selectFrom('card_places')
      .select(({ fn }) => [
        'card',
        'pile',
        fn.countAll().as('sorts'),
        fn.count('top').as('top'),
        fn.sum('wish').as('wish'),
      ])
      .where('programme_id', '=', programme)
      .$if(centres !== undefined, (query) => query.where('root', 'in', rootsOfCentres))
      .$if(round !== undefined, (query) => query.where('round', '=', round!))
      .groupBy(['card', 'pile'])
      .execute()
    const groups = await db
      .selectFrom('group_places')
      .select(({ fn }) => ['card', 'what', 'pile', fn.sum('count').as('count')])
      .where('programme_id', '=', programme)
      .$if(centres !== undefined, (query) => query.where('root', 'in', rootsOfCentres))
      .$if(round !== undefined, (query) => query.where('round', '=', round!))
      .groupBy(['card', 'what', 'pile'])
      .execute()
    const own = await db
      .selectFrom('own_cards')
      .select('words')
      .where('programme_id', '=', programme)
      .$if(centres !== undefined, (query) => query.where('root', 'in', rootsOfCentres))
      .$if(round !== undefined, (query) => query.where('round', '=', round!))
      .orderBy('day')
      .orderBy('root')
      .orderBy('position')
      .execute()
    const together = sessions.filter((row) => row.group_way !== null)
    return {
      sorts: sessions.reduce((sum, row) => sum + (row.group_way === null ? Number(row.n) : 0), 0),
      groupSessions: together.reduce((sum, row) => sum + Number(row.n), 0),
      groupPeople: together.reduce((sum, row) => sum + Number(row.people ?? 0), 0),
      places: places.map((row) => ({
        card: row.card,
        pile: row.pile ?? undefined,
        sorts: Number(row.sorts),
        top: Number(row.top),
        wish: Number(row.wish),
      })),
      groupPlaces: groups.map(({ card, what, pile, count }) => ({
        card,
        what,
        ...(pile === '' ? {} : { pile }),
        count: Number(count),
      })),
      ownCards: own.map((row) => row.words),
    }
  },

  cardAsOffered: async (card) => {
    // Imports do not tell what a card says; the first that came with its deck does.
    const fromTablets = db
      .selectFrom('conversations as c')
      .select('c.cards')
      .where('c.programme_id', '=', programme)
      .where('c.origin', '=', 'tablet')
      .where('c.cards', 'is not', null)
      .limit(1)
    const found =
      (await fromTablets
        .innerJoin('card_places as p', 'p.root', 'c.root')
        .where('p.programme_id', '=', programme)
        .where('p.card', '=', card)
        .executeTakeFirst()) ??
      (await fromTablets
        .innerJoin('group_places as p', 'p.root', 'c.root')
        .where('p.programme_id', '=', programme)
        .where('p.card', '=', card)
        .executeTakeFirst())
    const offered = found === undefined || found.cards === null ? undefined : openedCards.parse(JSON.parse(found.cards))
    return offered?.deck?.cards.find((one) => one.id === card)
  },
})
