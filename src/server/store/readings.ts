import type { Kysely } from 'kysely'
import type { Reading } from '#domain/reading.ts'
import { reading, standingReadings } from '#domain/reading.ts'
import { ofCentres } from './of-centres.ts'
import type { ReadingStore } from './reading-store.ts'
import type { Tables } from './tables.ts'

/** Writes opened readings; an id that is there already stays as it is. Inside the caller's transaction. */
export const keepReadings = async (
  trx: Kysely<Tables>,
  programme: string,
  readings: readonly Reading[],
): Promise<void> => {
  if (readings.length === 0) return
  await trx
    .insertInto('readings')
    .values(
      readings.map((one) => ({
        programme_id: programme,
        id: one.id,
        centre: one.centre,
        round: one.round,
        session: one.session,
        body: JSON.stringify(one),
      })),
    )
    .onConflict((conflict) => conflict.columns(['programme_id', 'id']).doNothing())
    .execute()
}

/** K1: their term is that of stories: they go by when they came in. @returns how many went. */
export const takeReadings = async (trx: Kysely<Tables>, programme: string, ids: readonly string[]): Promise<number> => {
  const gone = await trx
    .deleteFrom('readings')
    .where('programme_id', '=', programme)
    .where('id', 'in', [...ids])
    .executeTakeFirst()
  return Number(gone.numDeletedRows)
}

export const createReadingQueries = ({
  db,
  programme,
}: {
  readonly db: Kysely<Tables>
  readonly programme: string
}): ReadingStore => ({
  readings: async (round, centres) => {
    const rows = await db
      .selectFrom('readings')
      .select('body')
      .where('programme_id', '=', programme)
      .where(ofCentres('centre', centres))
      .$if(round !== undefined, (query) => query.where('round', '=', round!))
      .orderBy('centre')
      .orderBy('session')
      .orderBy('id')
      .execute()
    return standingReadings(rows.map((row) => reading.parse(JSON.parse(row.body))))
  },
})
