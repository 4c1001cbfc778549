import type { Finished } from '#client/actions/finish-conversation.ts'
import { finishConversation } from '#client/actions/finish-conversation.ts'
import { startConversation } from '#client/actions/start-conversation.ts'
import type { OpenDraft, Services } from '#client/services.ts'
import { must } from './create-test-services.ts'

export const tell = (draft: OpenDraft, text: string): void =>
  draft.change((held) => ({
    ...held,
    consent: { takePart: true, quote: false, understood: 'at-once' },
    answers: { ...held.answers, contact: { state: 'told', text } },
  }))

export const startTold = async (services: Services, text: string): Promise<OpenDraft> => {
  const draft = must(await startConversation(services, { with: 'resident', language: 'nl' }))
  tell(draft, text)
  const { kind } = await draft.flush()
  if (kind !== 'saved') throw new Error(`not kept: ${kind}`)
  return draft
}

export const holdConversation = async (services: Services, text: string): Promise<Finished> =>
  must(await finishConversation(services, await startTold(services, text), { readBack: 'not-done' }))
