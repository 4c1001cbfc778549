import type { ReadBack } from '#domain/conversation.ts'
import type { Result } from '#domain/result.ts'
import type { WithdrawalCode } from '#domain/withdrawal-code.ts'
import type { ClientProblem } from '../problem.ts'
import type { OpenDraft, Services } from '../services.ts'

/** `code` is absent for a correction and for practice. */
export type Finished = { readonly id: string; readonly number: number; readonly practice: boolean; readonly code?: WithdrawalCode }

/** Freezes the draft into a record, in one transaction with the draft's removal (T3), and wakes the sync. Practice is thrown away. */
export const finishConversation = async (_services: Services, _draft: OpenDraft, _how: { readonly readBack: ReadBack }): Promise<Result<Finished, ClientProblem>> => {
  throw new Error('not built')
}
