import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'
import { requeueRecord } from '../storage/record-log.ts'

/** Puts a quarantined record back in the queue, unchanged. */
export const retryRecord = async ({ database, sync }: Services, id: string): Promise<Result<void, ClientProblem>> => {
  const queued = await requeueRecord(database, id)
  if (!queued.ok) return queued
  if (!queued.value) return err({ code: 'not-found' })
  sync.wake()
  return ok(undefined)
}
