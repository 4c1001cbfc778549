import { webcrypto } from 'node:crypto'
import { freezeRecord } from '#client/actions/freeze-record.ts'
import type { StoredRecord } from '#client/storage/database.ts'
import { currentPraatplaat, zuidwestProgramme } from '#content/registry.ts'
import type { Conversation } from '#domain/conversation.ts'
import { instrumentRef } from '#domain/instrument.ts'
import { uuidFromBytes } from '#wire/bytes.ts'
import { createSealer, type Recipient } from '#wire/envelope.ts'

const story =
  'Ik kwam hier voor het eerst met mijn buurvrouw, voor de soep. Nu kom ik elke dinsdag en help ik in de keuken. ' +
  'We kennen elkaar weer in de straat, en als er iets is weet ik bij wie ik moet zijn. '

/** Plausible conversations, each sealed by the real functions to the given recipients; states as on a tablet in use. */
export const storedConversations = async (
  count: number,
  recipients: readonly Recipient[],
  centre: string,
): Promise<readonly StoredRecord[]> => {
  const rows: StoredRecord[] = []
  for (let index = 0; index < count; index += 1) {
    const id = uuidFromBytes(webcrypto.getRandomValues(new Uint8Array(16)))
    const conversation: Conversation = {
      kind: 'conversation',
      form: 'praatplaat',
      id,
      revision: 1,
      root: id,
      day: `2026-${String(1 + (index % 11)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`,
      programme: zuidwestProgramme.id,
      round: zuidwestProgramme.round,
      centre,
      instrument: instrumentRef(currentPraatplaat),
      changeStory: currentPraatplaat.changeStory,
      language: 'nl',
      with: index % 5 === 0 ? 'partner' : 'resident',
      mode: 'interviewer',
      heldBy: 'own-coordinator',
      helper: 'none',
      source: 'tablet',
      number: index + 1,
      answers: Object.fromEntries(
        currentPraatplaat.questions
          .slice(0, 3 + (index % 6))
          .map(({ id: question }) => [question, { state: 'told', text: story.repeat(1 + (index % 3)) }]),
      ),
      consent: { takePart: true, quote: index % 2 === 0, understood: 'at-once' },
      readBack: 'read-aloud',
    }
    rows.push({
      ...(await freezeRecord(await createSealer(id, recipients), conversation)),
      state: index % 4 === 0 ? 'waiting' : 'arrived',
    })
  }
  return rows
}
