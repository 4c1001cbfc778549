import { standing } from '#domain/coding.ts'
import type { Result } from '#domain/result.ts'
import { ok } from '#domain/result.ts'
import type { Selection } from '#domain/selection.ts'
import type { ClientProblem } from '../problem.ts'
import type { Reading } from './read-coded.ts'
import { readCoded } from './read-coded.ts'

/** What came of every story that people chose from, here or at another table of the programme. Reading must be unlocked. */
export const readSelections = async (services: Reading): Promise<Result<readonly Selection[], ClientProblem>> => {
  const found = await readCoded(services, ['selection'])
  return found.ok ? ok(standing(found.value.filter((one) => one.kind === 'selection'))) : found
}
