import type { Result } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import type { OpenDraft, Services } from '../services.ts'

/** Somebody said no: the draft goes, a refusal without content is counted, in one transaction. */
export const refuseConversation = async (_services: Services, _draft: OpenDraft): Promise<Result<void, ClientProblem>> => {
  throw new Error('not built')
}
