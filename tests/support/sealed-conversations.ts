import { webcrypto } from 'node:crypto'
import { freezeRecord } from '#client/actions/freeze-record.ts'
import type { StoredRecord } from '#client/storage/database.ts'
import { currentPraatplaat, zuidwestProgramme } from '#content/registry.ts'
import type { Conversation } from '#domain/conversation.ts'
import { instrumentRef } from '#domain/instrument.ts'
import { uuidFromBytes } from '#wire/bytes.ts'
import { createSealer, type Recipient } from '#wire/envelope.ts'

/** What somebody told: texts by question, and whatever differs from a plain Dutch conversation with a resident. */
export type Told = Partial<Conversation> & { readonly texts: Readonly<Record<string, string>> }

/** A finished conversation on the praatplaat with these answers. */
export const toldConversation = ({ texts, ...over }: Told, number: number): Conversation => {
  const id = uuidFromBytes(webcrypto.getRandomValues(new Uint8Array(16)))
  return {
    kind: 'conversation',
    form: 'praatplaat',
    id,
    revision: 1,
    root: id,
    day: '2026-11-23',
    programme: zuidwestProgramme.id,
    round: zuidwestProgramme.round,
    centre: 'bij-betje',
    instrument: instrumentRef(currentPraatplaat),
    changeStory: currentPraatplaat.changeStory,
    language: 'nl',
    with: 'resident',
    mode: 'interviewer',
    heldBy: 'own-coordinator',
    helper: 'none',
    source: 'tablet',
    number,
    answers: Object.fromEntries(Object.entries(texts).map(([question, text]) => [question, { state: 'told', text }])),
    consent: { takePart: true, quote: true, understood: 'at-once' },
    readBack: 'read-aloud',
    ...over,
  }
}

/** The same, sealed by the real functions as rows of a tablet's store. */
export const sealedConversations = (
  told: readonly Told[],
  recipients: readonly Recipient[],
): Promise<readonly StoredRecord[]> =>
  Promise.all(
    told.map(async (one, index) => {
      const conversation = toldConversation(one, index + 1)
      return freezeRecord(await createSealer(conversation.id, recipients), conversation)
    }),
  )
