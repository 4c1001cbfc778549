import type { Result } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import type { OpenDraft, Services } from '../services.ts'

/** A draft of the next revision, filled with the words of this one; finishing it makes a new record that supersedes. */
export const correctConversation = async (
  _services: Services,
  _id: string,
): Promise<Result<OpenDraft, ClientProblem>> => {
  throw new Error('not built')
}
