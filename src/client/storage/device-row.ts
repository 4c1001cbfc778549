import type { Result } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import type { DeviceRow, PraatplaatDatabase } from './database.ts'

/**
 * Writes the first and only device row. A tablet that has one keeps it: other keys over those in use would close every
 * conversation sealed for them, for good.
 * @returns `already` when another set-up, in another window, was there first.
 */
export const putDevice = (
  database: PraatplaatDatabase,
  row: DeviceRow,
): Promise<Result<'stored' | 'already', ClientProblem>> =>
  database.write(['device'], async ({ device }) => {
    const held = await device.get('device')
    // The same row again is a retry after a lost connection.
    if (held !== undefined) return held.installId === row.installId ? 'stored' : 'already'
    await device.add(row)
    return 'stored'
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
