import { currentPraatplaat } from '#content/registry.ts'
import type { WithWhom } from '#domain/conversation.ts'
import { instrumentRef } from '#domain/instrument.ts'
import type { Result } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import type { OpenDraft, Services } from '../services.ts'
import { layDraft } from './lay-draft.ts'

export type Start = { readonly with: WithWhom; readonly language: string; readonly practice?: boolean }

/** A praatplaat conversation, on the desk and on disk. Needs no unlocking. */
export const startConversation = (services: Services, start: Start): Promise<Result<OpenDraft, ClientProblem>> =>
  layDraft(services, {
    practice: start.practice === true,
    instrument: instrumentRef(currentPraatplaat),
    changeStory: currentPraatplaat.changeStory,
    with: start.with,
    language: start.language,
  })
