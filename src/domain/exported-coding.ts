import type { Passage } from './coding.ts'
import { ownEffectId } from './coding.ts'
import type { OpenedCoded } from './opened-coded.ts'
import type { QdaCodeKey } from './qda-codes.ts'

/** One coded passage as exports tell it: of one coder, or of a consensus. */
export type ExportedCoding = {
  /** Root of its record; behind the first passage of a consensus with the place in it. Stable over re-coding. */
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

/** A record as its passages, one by one. The caller passes records that stand. */
export const exportedCodings = (of: OpenedCoded): readonly ExportedCoding[] =>
  of.passages.map(({ question, passage, effects, newEffect, negative, health, nowhere }, place) => ({
    id: place === 0 ? of.root : `${of.root}/${place}`,
    conversation: of.conversation.root,
    question,
    passage,
    effects,
    newEffect,
    negative,
    health,
    nowhere,
    coders: of.coders,
    consensus: of.kind === 'consensus',
  }))

/** Every effect it names, the new one by its id. */
export const namedEffects = ({
  effects,
  newEffect,
}: Pick<ExportedCoding, 'effects' | 'newEffect'>): readonly string[] =>
  newEffect === undefined ? effects : [...new Set([...effects, ownEffectId(newEffect)])]

/** What it is in a coding program: each effect or its opposite, and health or *past nergens* beside it. */
export const codesOf = (
  of: Pick<ExportedCoding, 'effects' | 'newEffect' | 'negative' | 'health' | 'nowhere'>,
): readonly QdaCodeKey[] => [
  ...namedEffects(of).map((effect): QdaCodeKey => (of.negative ? `negative/${effect}` : `effect/${effect}`)),
  ...(of.health ? (['health'] as const) : []),
  ...(of.nowhere ? (['nowhere'] as const) : []),
]
