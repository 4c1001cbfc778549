import type { Coding, Consensus, Passage } from './coding.ts'
import { ownEffectId } from './coding.ts'
import type { QdaCodeKey } from './qda-codes.ts'

/** One coded passage as exports tell it: of one coder, or of a consensus. */
export type ExportedCoding = {
  /** Root of its record; of a consensus with the place in it. Stable over re-coding. */
  readonly id: string
  readonly conversation: string
  readonly question: string
  /** Absent: the whole answer. */
  readonly passage?: Passage | undefined
  /** From the list. */
  readonly effects: readonly string[]
  /** *Iets nieuws*, as the coder called it. */
  readonly newEffect?: string | undefined
  readonly negative: boolean
  readonly health: boolean
  readonly nowhere: boolean
  /** Who coded; of a consensus everybody who agreed. */
  readonly coders: readonly string[]
  readonly consensus: boolean
}

type Said = Omit<ExportedCoding, 'id' | 'conversation' | 'coders' | 'consensus'>

const saidOf = ({ question, passage, effects, newEffect, negative, health, nowhere }: Said) => ({
  question,
  passage,
  effects,
  newEffect,
  negative,
  health,
  nowhere,
})

export const exportedCoding = (of: Coding): ExportedCoding => ({
  id: of.root,
  conversation: of.conversation.root,
  ...saidOf(of),
  coders: [of.coder],
  consensus: false,
})

export const exportedConsensus = (of: Consensus): readonly ExportedCoding[] =>
  of.passages.map((passage, place) => ({
    id: `${of.root}/${place}`,
    conversation: of.conversation.root,
    ...saidOf(passage),
    coders: of.coders,
    consensus: true,
  }))

/** Every effect it names, the new one by its id. */
export const namedEffects = ({ effects, newEffect }: Pick<Said, 'effects' | 'newEffect'>): readonly string[] =>
  newEffect === undefined ? effects : [...new Set([...effects, ownEffectId(newEffect)])]

/** What it is in a coding program: each effect or its opposite, and health or *past nergens* beside it. */
export const codesOf = (
  of: Pick<Said, 'effects' | 'newEffect' | 'negative' | 'health' | 'nowhere'>,
): readonly QdaCodeKey[] => [
  ...namedEffects(of).map((effect): QdaCodeKey => (of.negative ? `negative/${effect}` : `effect/${effect}`)),
  ...(of.health ? (['health'] as const) : []),
  ...(of.nowhere ? (['nowhere'] as const) : []),
]
