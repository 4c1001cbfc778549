import type { Result } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'

export type Imported = { readonly added: number; readonly already: number; readonly refused: number }

/**
 * Puts another tablet's records beside this one's, hashes checked. Its reading key differs, so what came in opens with
 * the recovery words of the tablet that made it: `words` re-seals it for this tablet where given; without them it is
 * kept sealed, and sent when linked. Problems: not-a-backup, wrong-recovery-words, storage-full.
 */
export const importBackup = async (
  _services: Services,
  _text: string,
  _words?: readonly string[],
): Promise<Result<Imported, ClientProblem>> => {
  throw new Error('not built')
}
