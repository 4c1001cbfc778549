import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import type { OpenDraft, Services } from '../services.ts'

/**
 * *Later verder*: saves the conversation and closes it, so that going on needs the reading code. When it cannot be saved
 * it stays open, with its words, and the problem is returned.
 */
export const leaveDraft = async (
  { drafts, vault }: Pick<Services, 'drafts' | 'vault'>,
  draft: OpenDraft,
): Promise<Result<void, ClientProblem>> => {
  vault.lock()
  const state = await draft.flush()
  if (state.kind === 'failed') return err(state.problem)
  drafts.remove(draft.id)
  return ok(undefined)
}
