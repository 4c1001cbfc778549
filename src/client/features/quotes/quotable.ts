import { answerText } from '#domain/answer.ts'
import type { Passage } from '#domain/coding.ts'
import { isOverlap } from '#domain/coding.ts'
import type { Conversation } from '#domain/conversation.ts'
import type { QuoteClearance } from '#domain/quote-clearance.ts'
import { quotingFault } from '#domain/quote-clearance.ts'
import type { ArchivedConversation } from '../../actions/read-archive.ts'

/** One answer with words, as it can be quoted from. */
export type QuotableAnswer = { readonly question: string; readonly text: string }

/** The answers of a conversation that hold words, in the order they were asked; answers to other questions come after. */
export const quotableAnswers = (conversation: Conversation, order: readonly string[]): readonly QuotableAnswer[] =>
  [...order, ...Object.keys(conversation.answers).filter((id) => !order.includes(id))]
    .map((question) => ({ question, text: answerText(conversation.answers[question]) }))
    .filter(({ text }) => text.trim() !== '')

export type Quotable = {
  /** May be quoted from, in the order of the archive. */
  readonly open: readonly Conversation[]
  /** Hold words, and their tellers said no. Unit: conversations. */
  readonly closed: number
}

/** Which conversations may be quoted from: those that hold words, and whose teller said yes. */
export const quotable = (archive: readonly ArchivedConversation[]): Quotable => {
  const told = archive
    .map(({ row, conversation }) => (row.state === 'withdrawn' ? undefined : conversation))
    .filter((one) => one !== undefined)
    .filter((one) => quotableAnswers(one, []).length > 0)
  const open = told.filter((one) => quotingFault(one) === undefined)
  return { open, closed: told.length - open.length }
}

/** Sentences that were chosen, as one passage; `undefined` where the chosen one was let go. */
export type ChosenWords = { readonly question: string; readonly passage: Passage }

/**
 * What is chosen after a tap on a sentence. One beside what is chosen comes to it; the first or last of several goes; any
 * other one is a new beginning. `sentences` of that answer, in order.
 */
export const tapSentence = (
  chosen: ChosenWords | undefined,
  question: string,
  sentences: readonly Passage[],
  tapped: Passage,
): ChosenWords | undefined => {
  const fresh = { question, passage: tapped }
  if (chosen === undefined || chosen.question !== question) return fresh
  const held = sentences.filter((one) => isOverlap(one, chosen.passage))
  const [first, last] = [held[0], held.at(-1)]
  if (first === undefined || last === undefined) return fresh
  const at = sentences.indexOf(tapped)
  if (held.includes(tapped)) {
    if (held.length === 1) return undefined
    if (tapped === first) return { question, passage: { from: held[1]!.from, to: last.to } }
    if (tapped === last) return { question, passage: { from: first.from, to: held.at(-2)!.to } }
    return fresh
  }
  if (at === sentences.indexOf(first) - 1) return { question, passage: { from: tapped.from, to: last.to } }
  if (at === sentences.indexOf(last) + 1) return { question, passage: { from: first.from, to: tapped.to } }
  return fresh
}

/** The clearance that stands on words of this part of an answer, if any. */
export const clearanceAt = (
  clearances: readonly QuoteClearance[],
  of: { readonly conversation: string; readonly question: string; readonly passage: Passage | undefined },
): QuoteClearance | undefined =>
  clearances.find(
    (one) =>
      one.conversation.root === of.conversation && one.question === of.question && isOverlap(one.passage, of.passage),
  )
