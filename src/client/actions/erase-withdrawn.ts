import type { Result } from '#domain/result.ts'
import { ok } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import { codedKinds } from '../storage/coded-log.ts'
import { readWithdrawnRoots } from '../storage/record-log.ts'
import { readSittings } from './keep-sitting.ts'
import type { Reading } from './read-coded.ts'
import { readCoded } from './read-coded.ts'

/**
 * W4: what was coded, cleared or said of conversations that were taken back goes, whichever screen opens next, and from
 * rounds of selection under way too. Reading must be unlocked. Problems: reading-locked, storage problems.
 */
export const eraseWithdrawn = async (services: Reading): Promise<Result<void, ClientProblem>> => {
  const withdrawn = await readWithdrawnRoots(services.database)
  if (!withdrawn.ok) return withdrawn
  // Nothing was taken back here: nothing is opened for it.
  if (withdrawn.value.length === 0) return ok(undefined)
  const coded = await readCoded(services, codedKinds)
  if (!coded.ok) return coded
  const sittings = await readSittings(services)
  return sittings.ok ? ok(undefined) : sittings
}
