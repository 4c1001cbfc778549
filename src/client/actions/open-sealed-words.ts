import type { Result } from '#domain/result.ts'
import { err } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'
import { readDevice } from '../storage/truth-queries.ts'

/**
 * Takes in the programme's key by the words of its sheet (O7), kept here under this tablet's reading key. Reading must be
 * unlocked. Problems: reading-locked, wrong-recovery-words, not-linked (the programme is not sealed).
 */
export const openSealedWords = async (
  { database, vault }: Pick<Services, 'database' | 'vault'>,
  words: readonly string[],
): Promise<Result<void, ClientProblem>> => {
  const device = await database.read(() => readDevice(database))
  if (!device.ok) return device
  const key = device.value?.link?.sealedFor
  if (key === undefined) return err({ code: 'not-linked' })
  return vault.adoptRecovery(words, { kids: new Set([key.kid]) })
}
