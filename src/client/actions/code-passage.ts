import { answerText } from '#domain/answer.ts'
import type { Coding, Passage } from '#domain/coding.ts'
import { codedTwice, coding as codingSchema, maySupersede, passageText } from '#domain/coding.ts'
import type { Conversation } from '#domain/conversation.ts'
import type { Result } from '#domain/result.ts'
import { err } from '#domain/result.ts'
import { readWordsOf } from '#wire/passage-hash.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'
import { aboutConversation, keepCoded } from './keep-coded.ts'
import { readCodings } from './read-codings.ts'

/** What a passage says, as the coder reads it. */
export type Codes = Pick<Coding, 'effects' | 'newEffect' | 'negative' | 'health' | 'nowhere'>

/** These effects already stand at words of the same answer, by the same coder: one thing would be counted twice. */
export type CodedTwice = { readonly code: 'coded-twice'; readonly effects: readonly string[] }

/**
 * Keeps one coded passage of one answer, or a next revision of `last` (other words, other effects; of one that was taken
 * back: it stands again). Reading must be unlocked.
 * @throws when the passage lies outside the answer or nothing was said of it: screens offer neither.
 */
export const codePassage = async (
  services: Services,
  {
    conversation,
    question,
    passage,
    codes,
    coder,
    last,
  }: {
    readonly conversation: Conversation
    readonly question: string
    /** Absent: the whole answer. */
    readonly passage: Passage | undefined
    readonly codes: Codes
    readonly coder: string
    readonly last?: Coding | undefined
  },
): Promise<Result<Coding, ClientProblem | CodedTwice>> => {
  const answer = answerText(conversation.answers[question])
  const words = passageText(answer, passage)
  if (words === undefined || words.trim() === '') throw new Error('a passage lies in its answer')
  const made = codingSchema.parse({
    kind: 'coding',
    ...(await aboutConversation(services, conversation, last)),
    question,
    ...(passage === undefined ? {} : { passage }),
    words: await readWordsOf({ root: conversation.root, question }, answer, words),
    effects: [...codes.effects],
    ...(codes.newEffect === undefined ? {} : { newEffect: codes.newEffect.trim() }),
    negative: codes.negative,
    health: codes.health,
    nowhere: codes.nowhere,
    coder,
  })
  if (last !== undefined && !maySupersede(made, last)) throw new Error('a coding is changed by its own coder')
  const beside = await readCodings(services)
  if (!beside.ok) return beside
  const twice = codedTwice(made, beside.value.codings)
  if (twice.length > 0) return err({ code: 'coded-twice', effects: twice })
  return keepCoded(services, made)
}
