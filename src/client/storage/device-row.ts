import type { Result } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import type { DeviceRow, PraatplaatDatabase } from './database.ts'

/** Writes the first and only device row. */
export const putDevice = (database: PraatplaatDatabase, row: DeviceRow): Promise<Result<void, ClientProblem>> =>
  database.write(['device'], async ({ device }) => {
    await device.put(row)
  })

/**
 * Changes the device row inside one transaction: two changes at the same moment both land.
 * @returns the row as stored, `undefined` when the tablet was never set up.
 */
export const changeDevice = (
  database: PraatplaatDatabase,
  change: (row: DeviceRow) => DeviceRow,
): Promise<Result<DeviceRow | undefined, ClientProblem>> =>
  database.write(['device'], async ({ device }) => {
    const row = await device.get('device')
    if (row === undefined) return undefined
    const next = change(row)
    await device.put(next)
    return next
  })
