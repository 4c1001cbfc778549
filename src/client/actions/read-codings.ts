import type { Coding, Consensus } from '#domain/coding.ts'
import { standing } from '#domain/coding.ts'
import type { Result } from '#domain/result.ts'
import { ok } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import type { Reading } from './read-coded.ts'
import { readCoded } from './read-coded.ts'

/** What stands: newest revisions, nothing taken back, and nothing of conversations that were withdrawn. */
export type Codings = { readonly codings: readonly Coding[]; readonly consensuses: readonly Consensus[] }

/** Everything that coders marked on this tablet, or that came in with a copy of another. Reading must be unlocked. */
export const readCodings = async (services: Reading): Promise<Result<Codings, ClientProblem>> => {
  const found = await readCoded(services, ['coding', 'consensus'])
  if (!found.ok) return found
  return ok({
    codings: standing(found.value.filter((one) => one.kind === 'coding')),
    consensuses: standing(found.value.filter((one) => one.kind === 'consensus')),
  })
}
