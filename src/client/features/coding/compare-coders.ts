import type { Judgement } from '#domain/agreement.ts'
import type { AgreedPassage, Coding } from '#domain/coding.ts'
import { effectsOf, isOverlap } from '#domain/coding.ts'
import { codesOf, sameCodes } from './codes.ts'
import type { ConversationToCode } from './to-code.ts'
import { answersToCode } from './to-code.ts'

/** A story part: one answer of one conversation. */
export const unitOf = (root: string, question: string): string => `${root} ${question}`

/** Pairs of coders who both coded some conversation, with how many; most first. */
export const pairsOf = (
  conversations: readonly ConversationToCode[],
): readonly { readonly coders: readonly [string, string]; readonly conversations: number }[] => {
  const pairs = new Map<string, { coders: readonly [string, string]; conversations: number }>()
  for (const { by } of conversations) {
    const names = by.map((one) => one.coder).sort()
    for (const [at, one] of names.entries())
      for (const other of names.slice(at + 1)) {
        const key = JSON.stringify([one, other])
        pairs.set(key, { coders: [one, other], conversations: (pairs.get(key)?.conversations ?? 0) + 1 })
      }
  }
  return [...pairs.values()].sort((a, b) => b.conversations - a.conversations || (a.coders < b.coders ? -1 : 1))
}

/**
 * What these coders found in every answer with words of the conversations that all of them coded: whoever coded a
 * conversation read all of it, so an answer without a mark is a judgement too. The opposite of an effect is not it.
 */
export const judgementsOf = (
  conversations: readonly ConversationToCode[],
  codings: readonly Coding[],
  coders: readonly string[],
): readonly Judgement[] =>
  conversations
    .filter(({ by }) => coders.every((name) => by.some((one) => one.coder === name)))
    .flatMap(({ conversation }) => {
      const here = codings.filter((one) => one.conversation.root === conversation.root)
      return answersToCode(conversation, []).flatMap(({ question }) =>
        coders.map((coder) => ({
          unit: unitOf(conversation.root, question),
          coder,
          effects: new Set(
            here.filter((one) => one.coder === coder && one.question === question && !one.negative).flatMap(effectsOf),
          ),
        })),
      )
    })

/** A passage that could be agreed on, and which coders marked it so. */
export type Candidate = { readonly key: string; readonly passage: AgreedPassage; readonly by: readonly string[] }

const agreedOf = ({ question, passage, words, ...rest }: Coding): AgreedPassage => {
  const { effects, ...codes } = codesOf({ question, passage, words, ...rest })
  return {
    question,
    ...(passage === undefined ? {} : { passage }),
    words,
    effects: [...effects],
    ...codes,
  }
}

/** What the coders of one conversation marked; where they said the same of words that overlap, once, by all of them. */
export const candidatesOf = (codings: readonly Coding[]): readonly Candidate[] => {
  const found: { key: string; coding: Coding; by: string[] }[] = []
  for (const coding of codings) {
    const same = found.find(
      (one) =>
        !one.by.includes(coding.coder) &&
        one.coding.question === coding.question &&
        isOverlap(one.coding.passage, coding.passage) &&
        sameCodes(codesOf(one.coding), codesOf(coding)),
    )
    if (same === undefined) found.push({ key: coding.root, coding, by: [coding.coder] })
    else same.by.push(coding.coder)
  }
  return found.map(({ key, coding, by }) => ({ key, passage: agreedOf(coding), by: by.sort() }))
}

/**
 * Would both in one consensus count one thing twice: the same effect at words they share? Then it is this one or that.
 */
export const areRivals = (one: AgreedPassage, other: AgreedPassage): boolean =>
  one.question === other.question &&
  isOverlap(one.passage, other.passage) &&
  effectsOf(one).some((effect) => effectsOf(other).includes(effect))

/** In the order in which they are read: by answer, then by where they begin, the whole answer first. */
export const inReadingOrder = (candidates: readonly Candidate[], questions: readonly string[]): readonly Candidate[] =>
  candidates.toSorted(
    (a, b) =>
      questions.indexOf(a.passage.question) - questions.indexOf(b.passage.question) ||
      (a.passage.passage?.from ?? -1) - (b.passage.passage?.from ?? -1),
  )

/** Is this passage in that consensus? */
export const isAgreed = (of: AgreedPassage, passages: readonly AgreedPassage[]): boolean =>
  passages.some(
    (one) =>
      one.question === of.question &&
      one.passage?.from === of.passage?.from &&
      one.passage?.to === of.passage?.to &&
      sameCodes(one, of),
  )
