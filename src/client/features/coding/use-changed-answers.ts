import { useEffect, useState } from 'react'
import type { Coding } from '#domain/coding.ts'
import { needsAnotherLook } from '#domain/coding.ts'
import type { Conversation } from '#domain/conversation.ts'
import { passageHash } from '#wire/passage-hash.ts'
import type { AnswerToCode } from './to-code.ts'

/** Roots of the codings whose answer reads differently since it was corrected. Empty for the moment it takes to see. */
export const useChangedAnswers = (
  conversation: Conversation,
  answers: readonly AnswerToCode[],
  codings: readonly Coding[],
): ReadonlySet<string> => {
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set())
  // biome-ignore lint/correctness/useExhaustiveDependencies: answers are those of the conversation; a new list each render holds the same.
  useEffect(() => {
    const older = codings.filter((one) => one.conversation.revision < conversation.revision)
    let isShown = true
    Promise.all(
      older.map(async (one) => {
        const text = answers.find(({ question }) => question === one.question)?.text ?? ''
        const answer = await passageHash({ root: conversation.root, question: one.question }, text)
        return needsAnotherLook(one, { revision: conversation.revision, answer }) ? one.root : undefined
      }),
    ).then((found) => {
      if (isShown) setChanged(new Set(found.filter((root) => root !== undefined)))
    })
    return () => {
      isShown = false
    }
  }, [conversation, codings])
  return changed
}
