import { answerText } from '#domain/answer.ts'
import type { Passage } from '#domain/coding.ts'
import { passageText } from '#domain/coding.ts'
import type { Conversation } from '#domain/conversation.ts'
import type { Audience } from '#domain/disclosure.ts'
import type { ClearanceFault, QuoteClearance } from '#domain/quote-clearance.ts'
import { clearanceFault, quoteClearance } from '#domain/quote-clearance.ts'
import type { Result } from '#domain/result.ts'
import { err } from '#domain/result.ts'
import { readWordsOf } from '#wire/passage-hash.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'
import { aboutConversation, keepCoded } from './keep-coded.ts'
import { readClearances } from './read-clearances.ts'

/** Why this quote may not be cleared; a sentence of its own on the screen. */
export type NotClear = { readonly code: 'not-clear'; readonly because: ClearanceFault }

/**
 * Keeps that a person cleared these words for these readers, or a next revision of `last` (more or less left out, other
 * readers; of one that was taken back: it stands again). Reading must be unlocked.
 */
export const clearQuote = async (
  services: Services,
  {
    conversation,
    question,
    passage,
    leftOut,
    cleared,
    by,
    last,
  }: {
    readonly conversation: Conversation
    readonly question: string
    /** Absent: the whole answer. */
    readonly passage: Passage | undefined
    readonly leftOut: readonly Passage[]
    readonly cleared: Audience
    readonly by: string
    readonly last?: QuoteClearance | undefined
  },
): Promise<Result<QuoteClearance, ClientProblem | NotClear>> => {
  const beside = await readClearances(services)
  if (!beside.ok) return beside
  const answer = answerText(conversation.answers[question])
  const about = await aboutConversation(services, conversation, last)
  const cut = { passage, leftOut: [...leftOut] }
  const fault = clearanceFault(
    { ...cut, root: about.root, conversation: about.conversation, question },
    conversation,
    answer,
    beside.value,
  )
  if (fault !== undefined) return err({ code: 'not-clear', because: fault })
  const words = passageText(answer, passage)
  if (words === undefined) return err({ code: 'not-clear', because: 'not-in-answer' })
  return keepCoded(
    services,
    quoteClearance.parse({
      kind: 'quote-clearance',
      ...about,
      question,
      ...(passage === undefined ? {} : { passage }),
      words: await readWordsOf({ root: conversation.root, question }, answer, words),
      leftOut: cut.leftOut,
      cleared,
      by,
    }),
  )
}

/** From here on these words may not leave. What left before cannot be called back, and no screen says that it is. */
export const takeBackClearance = async (
  services: Services,
  conversation: Conversation,
  last: QuoteClearance,
): Promise<Result<QuoteClearance, ClientProblem>> =>
  keepCoded(services, { ...last, ...(await aboutConversation(services, conversation, last)), takenBack: true })
