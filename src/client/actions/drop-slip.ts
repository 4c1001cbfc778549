import type { Result } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'
import { removeSlip } from '../storage/slip-log.ts'

/** T6: the thank-you screen is left, or somebody says that the code is not needed any more. */
export const dropSlip = ({ database }: Pick<Services, 'database'>, id: string): Promise<Result<void, ClientProblem>> =>
  removeSlip(database, id)
