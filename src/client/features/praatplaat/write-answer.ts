import type { Answer } from '#domain/answer.ts'
import type { Draft } from '#domain/draft.ts'
import type { ChangesList } from './changes-list.ts'

const withAnswer = (draft: Draft, question: string, given: Answer | undefined): Draft => {
  const { [question]: before, ...others } = draft.answers
  if (before === given) return draft
  return { ...draft, answers: given === undefined ? others : { ...others, [question]: given } }
}

/** An answer without a word is no answer: the part counts as never opened, not as told. */
const unlessEmpty = (given: Answer): Answer | undefined =>
  given.state === 'told' && given.text === '' && (given.changes ?? []).length === 0 ? undefined : given

/** The story as typed, to the character; whoever types has something to tell, so "don't know" is over. */
export const writeStory = (draft: Draft, question: string, text: string): Draft => {
  const before = draft.answers[question]
  return withAnswer(draft, question, unlessEmpty({ ...before, state: 'told', text }))
}

/** The changes as chips, with the one that matters most. */
export const writeChanges = (draft: Draft, question: string, list: ChangesList): Draft => {
  const text = draft.answers[question]?.text ?? ''
  const given: Answer = {
    state: 'told',
    text,
    ...(list.changes.length === 0 ? {} : { changes: [...list.changes] }),
    ...(list.most === undefined ? {} : { most: list.most }),
  }
  return withAnswer(draft, question, unlessEmpty(given))
}

/** "I don't know" or "skip"; takes the words with it, so the screen asks first when there are any. */
export const answerWithout = (draft: Draft, question: string, state: 'dont-know' | 'skipped'): Draft =>
  withAnswer(draft, question, { state, text: '' })

/** Takes back a "don't know" or "skip": the part is as if never opened. */
export const forgetAnswer = (draft: Draft, question: string): Draft => withAnswer(draft, question, undefined)
