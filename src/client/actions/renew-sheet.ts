import type { Result } from '#domain/result.ts'
import { err } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'
import { readDevice } from '../storage/truth-queries.ts'

/** `isUnsure`: the tablet cannot say which sheet is in force, so nobody may throw either away. */
export type SheetProblem = ClientProblem & { readonly isUnsure?: true }

/**
 * Another recovery sheet for this tablet, once its words were written down and asked back. Every conversation stays as it
 * is; the old sheet opens nothing here any more. Problems: reading-locked, storage problems (then the old sheet works, or it is not sure which).
 */
export const renewSheet = async (
  { vault, database }: Pick<Services, 'vault' | 'database'>,
  recoverySeed: Uint8Array<ArrayBuffer>,
): Promise<Result<void, SheetProblem>> => {
  const renewed = await vault.renewSheet(recoverySeed)
  if (renewed.ok) return renewed
  const row = await database.read(() => readDevice(database))
  return row.ok ? renewed : err({ ...renewed.failure, isUnsure: true })
}
