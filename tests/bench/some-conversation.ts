import { randomUUID } from 'node:crypto'
import { zuidwestProgramme } from '#content/registry.ts'
import type { Conversation } from '#domain/conversation.ts'
import { told } from '#tests/support/server/sealed-records.ts'

const words = 'Ik kom hier nu elke week en ken de mensen uit mijn straat. '
const answers = Object.fromEntries(
  ['contact', 'change-self', 'change-neighbourhood', 'area-meeting', 'anything-else'].map((id) => [
    id,
    told(words.repeat(7)),
  ]),
)

/** A conversation of the usual length, about 4 kB sealed; never the same one twice. */
export const someConversation = (at: number): Conversation => {
  const id = randomUUID()
  const { centres, id: programme, round } = zuidwestProgramme
  return {
    kind: 'conversation',
    form: 'praatplaat',
    id,
    revision: 1,
    root: id,
    day: '2026-11-23',
    programme,
    round,
    centre: centres[at % centres.length]!.id,
    instrument: 'praatplaat@1',
    changeStory: 'zuidwest@1',
    language: 'nl',
    with: at % 5 === 0 ? 'partner' : 'resident',
    mode: 'interviewer',
    heldBy: 'own-coordinator',
    helper: 'none',
    source: 'tablet',
    number: 1 + at,
    answers,
    consent: { takePart: true, quote: false, understood: 'at-once' },
    readBack: 'read-aloud',
  }
}
