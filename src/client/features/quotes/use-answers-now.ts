import { useEffect, useState } from 'react'
import type { Conversation } from '#domain/conversation.ts'
import type { AnswerNow, QuoteClearance } from '#domain/quote-clearance.ts'
import { answersNow } from '../../actions/read-clearances.ts'

export type FindAnswer = (of: { readonly conversation: string; readonly question: string }) => AnswerNow | undefined

/** How the answers that were cleared read now; `undefined` for the moment it takes to look. */
export const useAnswersNow = (
  clearances: readonly QuoteClearance[],
  conversations: readonly Conversation[],
): FindAnswer | undefined => {
  const [found, setFound] = useState<{ readonly find: FindAnswer }>()
  const sign = JSON.stringify([clearances.map((one) => one.id), conversations.map((one) => one.id)])
  // biome-ignore lint/correctness/useExhaustiveDependencies: records never change; the same ids are the same words.
  useEffect(() => {
    let isShown = true
    answersNow(clearances, conversations).then((find) => {
      if (isShown) setFound({ find })
    })
    return () => {
      isShown = false
    }
  }, [sign])
  return found?.find
}
