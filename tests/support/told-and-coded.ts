import { webcrypto } from 'node:crypto'
import { freezeRecord } from '#client/actions/freeze-record.ts'
import type { StoredRecord } from '#client/storage/database.ts'
import { answerText } from '#domain/answer.ts'
import type { Coding } from '#domain/coding.ts'
import type { Conversation } from '#domain/conversation.ts'
import type { QuoteClearance } from '#domain/quote-clearance.ts'
import { uuidFromBytes } from '#wire/bytes.ts'
import type { Recipient } from '#wire/envelope.ts'
import { createSealer } from '#wire/envelope.ts'
import { readWordsOf } from '#wire/passage-hash.ts'
import type { Told } from './sealed-conversations.ts'
import { toldConversation } from './sealed-conversations.ts'

/** A conversation with the effects that each of its answers was coded as, whole, and whether it may be quoted. */
export type ToldAndCoded = Told & {
  readonly codes: Readonly<Record<string, readonly string[]>>
  readonly cleared?: QuoteClearance['cleared']
}

const aboutOf = (of: Conversation) => {
  const id = uuidFromBytes(webcrypto.getRandomValues(new Uint8Array(16)))
  const { day, programme, round, centre, instrument, changeStory, root } = of
  return {
    id,
    root: id,
    revision: 1,
    day,
    since: day,
    programme,
    round,
    centre,
    instrument,
    changeStory,
    conversation: { root, revision: 1 },
  }
}

/** Conversations with their codings and cleared quotes, sealed by the real functions as rows of a tablet's store. */
export const toldAndCoded = async (
  all: readonly ToldAndCoded[],
  recipients: readonly Recipient[],
): Promise<readonly StoredRecord[]> => {
  const rows = await Promise.all(
    all.map(async ({ codes, cleared, ...told }, index) => {
      const conversation = toldConversation(told, index + 1)
      const made: (Conversation | Coding | QuoteClearance)[] = [conversation]
      for (const [question, effects] of Object.entries(codes)) {
        const text = answerText(conversation.answers[question])
        const words = await readWordsOf({ root: conversation.root, question }, text, text)
        made.push({
          kind: 'coding',
          ...aboutOf(conversation),
          question,
          words,
          effects: [...effects],
          negative: false,
          health: false,
          nowhere: false,
          coder: 'Noor van dinsdag',
        })
        if (cleared !== undefined)
          made.push({
            kind: 'quote-clearance',
            ...aboutOf(conversation),
            question,
            words,
            leftOut: [],
            cleared,
            by: 'Noor van dinsdag',
          })
      }
      return Promise.all(made.map(async (one) => freezeRecord(await createSealer(one.id, recipients), one)))
    }),
  )
  return rows.flat()
}
