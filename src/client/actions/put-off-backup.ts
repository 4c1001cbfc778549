import { amsterdamDay } from '#domain/amsterdam-day.ts'
import type { Result } from '#domain/result.ts'
import { ok } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'
import { changeDevice } from '../storage/device-row.ts'

/** "Not now": today it is not asked again. */
export const putOffBackup = async ({ database, now }: Services): Promise<Result<void, ClientProblem>> => {
  const noted = await changeDevice(database, (row) => ({ ...row, backupAskedOn: amsterdamDay(now()) }))
  return noted.ok ? ok(undefined) : noted
}
