import type { Result } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'
import type { Enrolled } from './enrol-tablet.ts'

/**
 * Links a tablet that was set up alone. Reading must be unlocked: what was kept so far gets the server's key as one more
 * recipient (re-sealed, before it was ever sent), so that the server can open it. `reading-locked` otherwise.
 */
export const linkTablet = async (_services: Services, _enrolled: Enrolled): Promise<Result<void, ClientProblem>> => {
  throw new Error('not built')
}
