import type { Result } from '#domain/result.ts'
import { ok } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'
import { dropDraft } from '../storage/draft-log.ts'
import { numberCounter } from './number-counter.ts'

/** Throws an unfinished conversation away, on the interviewer's word. */
export const discardDraft = async (
  { database, drafts }: Services,
  id: string,
): Promise<Result<void, ClientProblem>> => {
  const open = drafts.find(id)?.current()
  if (open?.practice === true) {
    drafts.remove(id)
    return ok(undefined)
  }
  // A correction keeps the number of what it corrects; only a first revision drew one. A closed draft's is sealed.
  const drawn =
    open === undefined || open.revision > 1 ? {} : { drawn: { counter: numberCounter(open), number: open.number } }
  const dropped = await dropDraft(database, { id, ...drawn })
  if (dropped.ok) drafts.remove(id)
  return dropped
}
