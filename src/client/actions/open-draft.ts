import type { Result } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import type { OpenDraft, Services } from '../services.ts'

/**
 * The draft of this id: from the desk when it is open in this window, else opened with the reading key.
 * Problems: reading-locked (ask for the code), open-elsewhere, draft-damaged, unknown-instrument, not-found.
 */
export const openDraft = async (_services: Services, _id: string): Promise<Result<OpenDraft, ClientProblem>> => {
  throw new Error('not built')
}
