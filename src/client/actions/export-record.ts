import type { Result } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'
import type { Backup } from './make-backup.ts'

/** One record as a sealed file: how a quarantined one is taken to whoever can help. */
export const exportRecord = async (_services: Services, _id: string): Promise<Result<Backup, ClientProblem>> => {
  throw new Error('not built')
}
