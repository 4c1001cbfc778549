import { useEffect, useState } from 'react'
import { answerText } from '#domain/answer.ts'
import type { Coding } from '#domain/coding.ts'
import { needsAnotherLook } from '#domain/coding.ts'
import type { Conversation } from '#domain/conversation.ts'
import { passageHash } from '#wire/passage-hash.ts'

/** How many of these codings were made of an answer that reads differently since. */
export const useAnotherLook = (conversations: readonly Conversation[], codings: readonly Coding[]): number => {
  const [count, setCount] = useState(0)
  useEffect(() => {
    const byRoot = new Map(conversations.map((one) => [one.root, one]))
    let isShown = true
    Promise.all(
      codings.map(async (coding) => {
        const now = byRoot.get(coding.conversation.root)
        if (now === undefined || now.revision <= coding.conversation.revision) return false
        const text = answerText(now.answers[coding.question])
        const answer = await passageHash({ root: now.root, question: coding.question }, text)
        return needsAnotherLook(coding, { revision: now.revision, answer })
      }),
    ).then((found) => {
      if (isShown) setCount(found.filter(Boolean).length)
    })
    return () => {
      isShown = false
    }
  }, [conversations, codings])
  return count
}
