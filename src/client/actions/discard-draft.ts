import type { Result } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'

/** Throws an unfinished conversation away, on the interviewer's word. */
export const discardDraft = async (_services: Services, _id: string): Promise<Result<void, ClientProblem>> => {
  throw new Error('not built')
}
