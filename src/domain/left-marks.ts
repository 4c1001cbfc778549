import * as z from 'zod/mini'
import type { Answer } from './answer.ts'

/**
 * Words that were marked as perhaps personal and stay on a person's word, by question. Inside the sealed conversation
 * only: a correction does not ask about them again, and they hold nothing that the answer beside them does not.
 */
export const leftMarks = z.record(z.string(), z.array(z.string()))
export type LeftMarks = z.infer<typeof leftMarks>

/** Where marks on cards of somebody's own are noted: those are no answer to a question. */
export const ownCardsMark = 'own-cards'

/** These words of this question's answer may stay; the very same value when that was noted before. */
export const leaveMark = (left: LeftMarks | undefined, question: string, words: string): LeftMarks => {
  const noted = left?.[question] ?? []
  return left !== undefined && noted.includes(words) ? left : { ...left, [question]: [...noted, words] }
}

/** Taken back: the words are asked about again. `undefined` when nothing is noted any more. */
export const takeUpMark = (left: LeftMarks | undefined, question: string, words: string): LeftMarks | undefined =>
  withoutEmpty(
    Object.entries(left ?? {}).map(([at, noted]) => [
      at,
      at === question ? noted.filter((one) => one !== words) : noted,
    ]),
  )

/** What is noted of words that still stand in their answer: what somebody typed away must not stay behind here. */
export const standingMarks = (
  left: LeftMarks | undefined,
  answers: Readonly<Record<string, Answer>>,
): LeftMarks | undefined =>
  withoutEmpty(
    Object.entries(left ?? {}).map(([question, noted]) => {
      const given = answers[question]
      const texts = given === undefined ? [] : [given.text, ...(given.changes ?? [])]
      return [question, noted.filter((words) => texts.some((text) => text.includes(words)))]
    }),
  )

const withoutEmpty = (entries: readonly (readonly [string, string[]])[]): LeftMarks | undefined => {
  const some = entries.filter(([, noted]) => noted.length > 0)
  return some.length === 0 ? undefined : Object.fromEntries(some)
}
