import type { WithWhom } from '#domain/conversation.ts'
import type { Result } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import type { OpenDraft, Services } from '../services.ts'

export type Start = { readonly with: WithWhom; readonly language: string; readonly practice?: boolean }

/** Makes code, id, content key and first sealed version (E5), and puts the draft on the desk. Needs no unlocking. */
export const startConversation = async (_services: Services, _start: Start): Promise<Result<OpenDraft, ClientProblem>> => {
  throw new Error('not built')
}
