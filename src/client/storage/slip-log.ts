import type { Result } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import type { PraatplaatDatabase, StoredSlip } from './database.ts'

/** The slip of this conversation; `undefined` once its screen was left, and for what never had one. */
export const readSlip = (
  database: PraatplaatDatabase,
  id: string,
): Promise<Result<StoredSlip | undefined, ClientProblem>> => database.read(({ slips }) => slips.get(id))

/** T6: the slip goes, and no other row with it. */
export const removeSlip = (database: PraatplaatDatabase, id: string): Promise<Result<void, ClientProblem>> =>
  database.write(['slips'], ({ slips }) => slips.delete(id))
