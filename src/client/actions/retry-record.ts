import type { Result } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'

/** Puts a quarantined record back in the queue, unchanged. */
export const retryRecord = async (_services: Services, _id: string): Promise<Result<void, ClientProblem>> => {
  throw new Error('not built')
}
