import type { Kysely } from 'kysely'
import { standing } from '#domain/coding.ts'
import type { MentionFilter, MentionKind } from '#domain/count-mentions.ts'
import type { CountedPlace } from '#domain/round-counts.ts'
import type { GivenVersion } from '#domain/suppress.ts'
import { codedFromRow } from './coded-rows.ts'
import type { Centres } from './of-centres.ts'
import { ofCentres } from './of-centres.ts'
import type { RecordStore } from './record-store.ts'
import type { Tables } from './tables.ts'

const cellColumns = {
  round: 'round',
  centre: 'centre',
  with: 'with_whom',
  language: 'language',
  instrument: 'instrument',
} as const

/** What somebody may see, and what was asked of it. */
const within = (filter: MentionFilter, centres: Centres) =>
  (Object.keys(cellColumns) as readonly (keyof typeof cellColumns)[]).flatMap((key) => {
    const asked = filter[key]
    const allowed =
      key === 'centre' && centres !== undefined ? (asked ?? centres).filter((one) => centres.includes(one)) : asked
    return allowed === undefined ? [] : [{ column: cellColumns[key], values: [...allowed] }]
  })

export const createCodedQueries = ({
  db,
  programme,
}: {
  readonly db: Kysely<Tables>
  readonly programme: string
}): Pick<
  RecordStore,
  'mentionTallies' | 'ownEffectUses' | 'heldTallies' | 'countedPlaces' | 'coded' | 'lastGiven' | 'keepGiven'
> => ({
  mentionTallies: async (filter, centres) => {
    let query = db
      .selectFrom('mention_counts')
      .select(({ fn }) => [
        'kind',
        'key',
        'centre',
        fn.sum('mentions').as('mentions'),
        fn.sum('conversations').as('conversations'),
      ])
      .where('programme_id', '=', programme)
    for (const { column, values } of within(filter, centres))
      query = query.where(column, 'in', values.length === 0 ? [''] : (values as never[]))
    const rows = await query.groupBy(['kind', 'key', 'centre']).execute()
    return rows.map((row) => ({
      kind: row.kind as MentionKind,
      key: row.key,
      centre: row.centre,
      mentions: Number(row.mentions),
      conversations: Number(row.conversations),
    }))
  },

  ownEffectUses: async () => {
    const rows = await db
      .selectFrom('own_effect_counts')
      .select(['effect', 'coder', 'name'])
      .distinct()
      .where('programme_id', '=', programme)
      .execute()
    return rows.map(({ effect, coder, name }) =>
      name === '' ? { coder, effects: [effect] } : { coder, effects: [], newEffect: name },
    )
  },

  heldTallies: async (round, centres) => {
    const rows = await db
      .selectFrom('held_counts')
      .select(({ fn }) => [
        'round',
        'centre',
        'with_whom',
        'language',
        'instrument',
        'change_story',
        'holder',
        fn.sum('conversations').as('n'),
      ])
      .where('programme_id', '=', programme)
      .where(ofCentres('centre', centres))
      .$if(round !== undefined, (query) => query.where('round', '=', round!))
      .groupBy(['round', 'centre', 'with_whom', 'language', 'instrument', 'change_story', 'holder'])
      .execute()
    return rows.map((row) => ({
      round: row.round,
      centre: row.centre,
      with: row.with_whom,
      language: row.language,
      instrument: row.instrument,
      changeStory: row.change_story,
      holder: row.holder,
      conversations: Number(row.n),
    }))
  },

  countedPlaces: async (round) => {
    const held = await db
      .selectFrom('held_counts')
      .select(({ fn }) => ['centre', 'with_whom', 'language', fn.sum('conversations').as('n')])
      .where('programme_id', '=', programme)
      .where('round', '=', round)
      .groupBy(['centre', 'with_whom', 'language'])
      .execute()
    const told = await db
      .selectFrom('mention_counts')
      .select(({ fn }) => ['centre', 'with_whom', 'language', 'key', fn.sum('conversations').as('n')])
      .where('programme_id', '=', programme)
      .where('round', '=', round)
      .where('kind', '=', 'goal')
      .groupBy(['centre', 'with_whom', 'language', 'key'])
      .execute()
    return held.map(
      ({ centre, with_whom, language, n }): CountedPlace => ({
        centre,
        with: with_whom,
        language,
        conversations: Number(n),
        goals: Object.fromEntries(
          told
            .filter((row) => row.centre === centre && row.with_whom === with_whom && row.language === language)
            .map((row) => [row.key, Number(row.n)]),
        ),
      }),
    )
  },

  coded: async (conversations) => {
    if (conversations.length === 0) return []
    const rows = await db
      .selectFrom('coded_records')
      .selectAll()
      .where('programme_id', '=', programme)
      .where('conversation', 'in', conversations)
      .orderBy('conversation')
      .orderBy('place')
      .orderBy('root')
      .orderBy('revision')
      .execute()
    return standing(rows.map(codedFromRow))
  },

  lastGiven: async (round) => {
    const row = await db
      .selectFrom('given_versions')
      .select(['number', 'version'])
      .where('programme_id', '=', programme)
      .where('round', '=', round)
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row === undefined ? undefined : { number: row.number, version: JSON.parse(row.version) as GivenVersion }
  },

  keepGiven: async (round, number, version, now) => {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('given_versions')
      .values({
        programme_id: programme,
        round,
        number,
        given_at: new Date(now).toISOString(),
        version: JSON.stringify(version),
      })
      .onConflict((conflict) => conflict.columns(['programme_id', 'round', 'number']).doNothing())
      .executeTakeFirst()
    return (numInsertedOrUpdatedRows ?? 0n) > 0n
  },
})
