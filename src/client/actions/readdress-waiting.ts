import type { Result } from '#domain/result.ts'
import { ok } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'
import { readWaitingRows, replaceWaitingRecords } from '../storage/record-log.ts'
import { serverOpens } from '../storage/server-opens.ts'
import { readDevice } from '../storage/truth-queries.ts'
import { readdressRecords } from './readdress-records.ts'

/**
 * Gives what waits without a wrap for a key of the server's one, as far as the keys in memory open it: brought in by a backup,
 * or offered again to a server with another key. Such rows are not sent before this. Does nothing while locked or alone.
 * @returns how many can be sent now.
 */
export const readdressWaiting = async (
  services: Pick<Services, 'database' | 'vault' | 'sync'>,
): Promise<Result<number, ClientProblem>> => {
  const { database, vault, sync } = services
  if (!vault.isOpen()) return ok(0)
  const device = await database.read(() => readDevice(database))
  if (!device.ok) return device
  const link = device.value?.link
  if (link === undefined) return ok(0)
  const waiting = await readWaitingRows(database)
  if (!waiting.ok) return waiting
  const closed = waiting.value.filter((row) => row.envelope && !serverOpens(link, row.envelope))
  if (closed.length === 0) return ok(0)
  const readdressed = await readdressRecords(services, closed, await vault.recipients())
  if (readdressed.length === 0) return ok(0)
  const replaced = await replaceWaitingRecords(database, readdressed)
  if (!replaced.ok) return replaced
  sync.wake()
  return ok(readdressed.length)
}
