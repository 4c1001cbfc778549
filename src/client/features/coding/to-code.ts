import { answerText } from '#domain/answer.ts'
import type { Coding } from '#domain/coding.ts'
import type { Conversation } from '#domain/conversation.ts'
import type { ArchivedConversation } from '../../actions/read-archive.ts'

/** One answer with words, as it is coded. */
export type AnswerToCode = { readonly question: string; readonly text: string }

/** The answers of a conversation that hold words, in the order they were asked; answers to other questions come after. */
export const answersToCode = (conversation: Conversation, order: readonly string[]): readonly AnswerToCode[] =>
  [...order, ...Object.keys(conversation.answers).filter((id) => !order.includes(id))]
    .map((question) => ({ question, text: answerText(conversation.answers[question]) }))
    .filter(({ text }) => text.trim() !== '')

export type ConversationToCode = {
  readonly conversation: Conversation
  /** How many passages each coder marked, most first. */
  readonly by: readonly { readonly coder: string; readonly passages: number }[]
}

/**
 * The conversations that hold words to code: those this coder did not code yet first, both in the order of the archive.
 */
export const conversationsToCode = (
  archive: readonly ArchivedConversation[],
  codings: readonly Coding[],
  coder: string,
): { readonly open: readonly ConversationToCode[]; readonly mine: readonly ConversationToCode[] } => {
  const counts = new Map<string, Map<string, number>>()
  for (const one of codings) {
    const of = counts.get(one.conversation.root) ?? new Map<string, number>()
    counts.set(one.conversation.root, of.set(one.coder, (of.get(one.coder) ?? 0) + 1))
  }
  const all = archive
    .map(({ row, conversation }) => (row.state === 'withdrawn' ? undefined : conversation))
    .filter((one) => one !== undefined)
    .filter((one) => answersToCode(one, []).length > 0)
    .map((conversation) => ({
      conversation,
      by: [...(counts.get(conversation.root) ?? [])]
        .map(([name, passages]) => ({ coder: name, passages }))
        .sort((a, b) => b.passages - a.passages || (a.coder < b.coder ? -1 : 1)),
    }))
  const isMine = ({ by }: ConversationToCode): boolean => by.some((one) => one.coder === coder)
  return { open: all.filter((one) => !isMine(one)), mine: all.filter(isMine) }
}
