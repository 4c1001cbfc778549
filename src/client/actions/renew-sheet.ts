import type { Result } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'

/**
 * Another recovery sheet for this tablet, once its words were written down and asked back. Every conversation stays as it
 * is; the old sheet opens nothing here any more. Problems: reading-locked, storage problems (then the old sheet works).
 */
export const renewSheet = (
  { vault }: Pick<Services, 'vault'>,
  recoverySeed: Uint8Array<ArrayBuffer>,
): Promise<Result<void, ClientProblem>> => vault.renewSheet(recoverySeed)
