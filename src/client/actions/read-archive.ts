import type { Conversation } from '#domain/conversation.ts'
import type { Result } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'
import type { StoredRecord } from '../storage/database.ts'

export type ArchivedConversation = {
  readonly row: StoredRecord
  /** Absent when the envelope is gone (pruned, withdrawn) or does not open (then `problem` says why). */
  readonly conversation?: Conversation
  readonly problem?: ClientProblem
}

/** Every conversation this tablet holds, newest day first, newest revision of each; reading must be unlocked. */
export const readArchive = async (
  _services: Services,
): Promise<Result<readonly ArchivedConversation[], ClientProblem>> => {
  throw new Error('not built')
}
