import type { Result } from '#domain/result.ts'
import type { WithdrawalCode } from '#domain/withdrawal-code.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'

/** `here`: how many revisions were erased on this tablet; 0 when it was held elsewhere and only the server can have it. */
export type Withdrawn = { readonly here: number; readonly day?: string }

/**
 * Erases a conversation by the resident's code: envelope, queue and draft on this tablet at once; the tombstone goes to
 * the server with the next push and stays waiting until it arrived (W3, W4). Without a link and nothing found: wrong-withdrawal-code.
 */
export const withdrawByCode = async (
  _services: Services,
  _code: WithdrawalCode,
): Promise<Result<Withdrawn, ClientProblem>> => {
  throw new Error('not built')
}
