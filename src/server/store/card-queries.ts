import type { Kysely } from 'kysely'
import { pile as pileSchema } from '#domain/card-sort.ts'
import { openedCards } from '#domain/opened-cards.ts'
import { ofCentres } from './of-centres.ts'
import type { RecordStore } from './record-store.ts'
import type { Tables } from './tables.ts'

const pileOf = (text: string) => (text === '' ? undefined : pileSchema.parse(text))

export const createCardQueries = ({
  db,
  programme,
}: {
  readonly db: Kysely<Tables>
  readonly programme: string
}): Pick<RecordStore, 'cardTallies' | 'cardAsOffered'> => ({
  // Counted when they came in: how long this takes does not grow with the number of sorts, own cards excepted.
  cardTallies: async (round, centres) => {
    const sessions = await db
      .selectFrom('sort_counts')
      .select(({ fn }) => [
        'group_way',
        fn.sum('sorts').as('sorts'),
        fn.sum('people').as('people'),
        fn.sum('paired').as('paired'),
      ])
      .where('programme_id', '=', programme)
      .where(ofCentres('centre', centres))
      .$if(round !== undefined, (query) => query.where('round', '=', round!))
      .groupBy('group_way')
      .execute()
    const places = await db
      .selectFrom('card_counts')
      .select(({ fn }) => [
        'card',
        'pile',
        fn.sum('sorts').as('sorts'),
        fn.sum('top').as('top'),
        fn.sum('wish').as('wish'),
      ])
      .where('programme_id', '=', programme)
      .where(ofCentres('centre', centres))
      .$if(round !== undefined, (query) => query.where('round', '=', round!))
      .groupBy(['card', 'pile'])
      .execute()
    const pairs = await db
      .selectFrom('card_pair_counts')
      .select(({ fn }) => ['one', 'other', fn.sum('sorts').as('sorts')])
      .where('programme_id', '=', programme)
      .where(ofCentres('centre', centres))
      .$if(round !== undefined, (query) => query.where('round', '=', round!))
      .groupBy(['one', 'other'])
      .execute()
    const groups = await db
      .selectFrom('group_card_counts')
      .select(({ fn }) => ['card', 'what', 'pile', fn.sum('count').as('count')])
      .where('programme_id', '=', programme)
      .where(ofCentres('centre', centres))
      .$if(round !== undefined, (query) => query.where('round', '=', round!))
      .groupBy(['card', 'what', 'pile'])
      .execute()
    const own = await db
      .selectFrom('own_cards')
      .select(['words', 'group_way'])
      .where('programme_id', '=', programme)
      .where(ofCentres('centre', centres))
      .$if(round !== undefined, (query) => query.where('round', '=', round!))
      .orderBy('day')
      .orderBy('root')
      .orderBy('position')
      .execute()
    const wayOf = (way: 'together' | 'hands') => {
      const row = sessions.find((one) => one.group_way === way)
      return { sessions: Number(row?.sorts ?? 0), people: Number(row?.people ?? 0) }
    }
    return {
      sorts: sessions.reduce((sum, row) => sum + (row.group_way === '' ? Number(row.sorts) : 0), 0),
      groupWays: { together: wayOf('together'), hands: wayOf('hands') },
      places: places.map((row) => ({
        card: row.card,
        pile: pileOf(row.pile),
        sorts: Number(row.sorts),
        top: Number(row.top),
        wish: Number(row.wish),
      })),
      groupPlaces: groups.map(({ card, what, pile, count }) => {
        const on = pileOf(pile)
        return { card, what, ...(on === undefined ? {} : { pile: on }), count: Number(count) }
      }),
      pairs: {
        sorts: sessions.reduce((sum, row) => sum + (row.group_way === '' ? Number(row.paired) : 0), 0),
        rows: pairs.map(({ one, other, sorts }) => ({ one, other, sorts: Number(sorts) })),
      },
      ownCards: own.filter((row) => row.group_way === '').map((row) => row.words),
      groupOwnCards: own.filter((row) => row.group_way !== '').map((row) => row.words),
    }
  },

  cardAsOffered: async (card) => {
    // One after the other, each along its key: left to itself, a database may begin with every conversation there is.
    const decks = await db
      .selectFrom('deck_cards')
      .select('deck')
      .where('programme_id', '=', programme)
      .where('card', '=', card)
      .execute()
    if (decks.length === 0) return undefined
    const sort = await db
      .selectFrom('offered_decks')
      .select('root')
      .where('programme_id', '=', programme)
      .where(
        'deck',
        'in',
        decks.map((row) => row.deck),
      )
      .limit(1)
      .executeTakeFirst()
    if (sort === undefined) return undefined
    const found = await db
      .selectFrom('conversations')
      .select('cards')
      .where('programme_id', '=', programme)
      .where('root', '=', sort.root)
      // An earlier revision may have been offered another deck; the newest stands in `offered_decks`.
      .orderBy('revision', 'desc')
      .limit(1)
      .executeTakeFirst()
    const offered = found === undefined || found.cards === null ? undefined : openedCards.parse(JSON.parse(found.cards))
    return offered?.deck?.cards.find((one) => one.id === card)
  },
})
