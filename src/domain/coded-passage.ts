import type { AgreedPassage, Coding, Consensus } from './coding.ts'
import { effectsOf } from './coding.ts'

/**
 * One coded passage as counting sees it: one of one coder, or one of a consensus. The tablet makes it of its records,
 * the server of its rows. Only what stands: newest revisions, nothing taken back, no practice, no withdrawn conversation.
 */
export type CodedPassage = {
  /** Root of the conversation. */
  readonly conversation: string
  readonly by: CodedBy
  /** Chosen from the list. */
  readonly effects: readonly string[]
  /** Id of a new effect; waits until a second coder names it too. */
  readonly newEffect?: string | undefined
  readonly negative: boolean
  readonly health: boolean
  readonly nowhere: boolean
}
export type CodedBy =
  | {
      readonly kind: 'coding'
      readonly coder: string
      /** Absent in imported files, which do not tell: then it comes after every coding that has a day. */
      readonly since?: string | undefined
      /** Place in what was imported; 0 where a day tells. */
      readonly place: number
    }
  | {
      readonly kind: 'consensus'
      /** Which consensus: there can be more than one of one conversation, and only the last is counted. Empty: imported. */
      readonly set: string
      readonly since?: string | undefined
    }

const codesOf = ({ effects, newEffect, negative, health, nowhere }: Coding | AgreedPassage) => ({
  effects,
  ...(newEffect === undefined ? {} : { newEffect: effectsOf({ effects: [], newEffect, health, nowhere })[0] }),
  negative,
  health,
  nowhere,
})

export const passageOfCoding = (of: Coding): CodedPassage => ({
  conversation: of.conversation.root,
  by: { kind: 'coding', coder: of.coder, since: of.since, place: 0 },
  ...codesOf(of),
})

export const passagesOfConsensus = (of: Consensus): readonly CodedPassage[] =>
  of.passages.map((passage) => ({
    conversation: of.conversation.root,
    by: { kind: 'consensus', set: of.root, since: of.since },
    ...codesOf(passage),
  }))

// Behind every day: ':' follows the digits.
const dayOf = (since: string | undefined): string => since ?? ':'
const before = (one: readonly (string | number)[], other: readonly (string | number)[]): boolean => {
  for (const [at, value] of one.entries()) if (value !== other[at]) return value < other[at]!
  return false
}

/**
 * Which passages of one conversation are counted, so that two coders never count it twice: those of its consensus (the
 * last one) where there is one, else those of whoever coded it first: earliest day, imported ones behind and in the
 * order of the file, on one day by the coder's name.
 */
export const countedPassages = (ofOneConversation: readonly CodedPassage[]): readonly CodedPassage[] => {
  let last: { readonly key: readonly (string | number)[]; readonly set: string } | undefined
  let first: { readonly key: readonly (string | number)[]; readonly coder: string } | undefined
  for (const { by } of ofOneConversation)
    if (by.kind === 'consensus') {
      // An imported consensus does not tell its day: one that was made here is the later word.
      const key = [by.since ?? '', by.set]
      if (last === undefined || before(last.key, key)) last = { key, set: by.set }
    } else {
      const key = [dayOf(by.since), by.place, by.coder]
      if (first === undefined || before(key, first.key)) first = { key, coder: by.coder }
    }
  return ofOneConversation.filter(({ by }) =>
    last !== undefined
      ? by.kind === 'consensus' && by.set === last.set
      : by.kind === 'coding' && by.coder === first?.coder,
  )
}
