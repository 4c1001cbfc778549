import type { PraatplaatDatabase } from './database.ts'

/**
 * How many withdrawals found nothing anywhere: the server said so, and this tablet never held that conversation either.
 * One that was erased here before it was ever sent is unknown to the server too, and is no typing error.
 */
export const countUnknownWithdrawals = async (database: PraatplaatDatabase): Promise<number> => {
  const { tombstones, records } = database.tables
  const unknown = (await tombstones.where('state').equals('arrived').toArray()).filter(({ found }) => found === false)
  const held = await records.bulkGet(unknown.map(({ root }) => root))
  return held.filter((row) => row === undefined).length
}
