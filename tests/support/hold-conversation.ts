import type { Finished } from '#client/actions/finish-conversation.ts'
import { finishConversation } from '#client/actions/finish-conversation.ts'
import { startConversation } from '#client/actions/start-conversation.ts'
import type { OpenDraft, Services } from '#client/services.ts'
import { must, testCode } from './create-test-services.ts'

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

/** Held from beginning to end; reading, which every start locks, is open again afterwards if it was. */
export const holdConversation = async (services: Services, text: string): Promise<Finished> => {
  const wasOpen = services.vault.isOpen()
  const finished = must(await finishConversation(services, await startTold(services, text), { readBack: 'not-done' }))
  if (wasOpen) await services.vault.unlock(testCode)
  return finished
}

/** Reading open, as whoever looks back does first: every conversation that begins locks it. */
export const unlocked = async <Tablet extends Services>(services: Tablet): Promise<Tablet> => {
  if (!services.vault.isOpen()) must(await services.vault.unlock(testCode))
  return services
}
