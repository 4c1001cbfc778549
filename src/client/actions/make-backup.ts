import type { Result } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'

export type Backup = { readonly name: string; readonly text: string; readonly records: number }

/** One file of everything, sealed as it lies on the disk; safe to mail or put on a stick. Notes that a backup was made today. */
export const makeBackup = async (_services: Services): Promise<Result<Backup, ClientProblem>> => {
  throw new Error('not built')
}
