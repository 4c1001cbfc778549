import type { CodedPassage } from './coded-passage.ts'
import type { Coding, Consensus, Passage, ReadWords } from './coding.ts'
import { ownEffectId } from './coding.ts'

/** One passage as it stands in the open. An import tells no hashes: it was made elsewhere, of the same words. */
export type OpenedPassage = {
  readonly question: string
  readonly passage?: Passage | undefined
  readonly words?: ReadWords | undefined
  readonly effects: readonly string[]
  readonly newEffect?: string | undefined
  readonly negative: boolean
  readonly health: boolean
  readonly nowhere: boolean
}

/** A coding or a consensus as it stands in the open, on the desk's side: opened from an envelope or imported. */
export type OpenedCoded = {
  readonly origin: 'tablet' | 'import'
  readonly kind: 'coding' | 'consensus'
  readonly id: string
  readonly root: string
  readonly revision: number
  readonly round: string
  readonly centre: string
  /** Root of the conversation, and which revision of it was read. */
  readonly conversation: { readonly root: string; readonly revision: number }
  /** Of a coding the one coder; of a consensus everybody who agreed. */
  readonly coders: readonly string[]
  /** Day of revision 1; absent in an import, which has its place in what was imported instead. */
  readonly since?: string | undefined
  readonly place: number
  readonly takenBack?: true | undefined
  readonly passages: readonly OpenedPassage[]
}

const passageOf = ({
  question,
  passage,
  words,
  effects,
  newEffect,
  negative,
  health,
  nowhere,
}: OpenedPassage): OpenedPassage => ({
  question,
  ...(passage === undefined ? {} : { passage }),
  ...(words === undefined ? {} : { words }),
  effects,
  ...(newEffect === undefined ? {} : { newEffect }),
  negative,
  health,
  nowhere,
})

/** What was opened from a tablet's envelope. */
export const openedCoded = (of: Coding | Consensus): OpenedCoded => ({
  origin: 'tablet',
  kind: of.kind,
  id: of.id,
  root: of.root,
  revision: of.revision,
  round: of.round,
  centre: of.centre,
  conversation: of.conversation,
  coders: of.kind === 'coding' ? [of.coder] : of.coders,
  since: of.since,
  place: 0,
  ...(of.takenBack === undefined ? {} : { takenBack: of.takenBack }),
  passages: of.kind === 'coding' ? [passageOf(of)] : of.passages.map(passageOf),
})

/** What counting needs of it. All imported consensus of one conversation is one: a file tells no sets. */
export const codedPassages = (of: OpenedCoded): readonly CodedPassage[] =>
  of.passages.map(({ effects, newEffect, negative, health, nowhere }) => ({
    conversation: of.conversation.root,
    by:
      of.kind === 'coding'
        ? { kind: 'coding', coder: of.coders[0] ?? '', since: of.since, place: of.place }
        : { kind: 'consensus', set: of.origin === 'import' ? '' : of.root, since: of.since },
    effects,
    ...(newEffect === undefined ? {} : { newEffect: ownEffectId(newEffect) }),
    negative,
    health,
    nowhere,
  }))

/** Who used which effects, for `joinedEffects`: everybody who agreed on a consensus used what stands in it. */
export const effectUses = (
  of: OpenedCoded,
): readonly {
  readonly coder: string
  readonly effects: readonly string[]
  readonly newEffect?: string | undefined
}[] => of.passages.flatMap(({ effects, newEffect }) => of.coders.map((coder) => ({ coder, effects, newEffect })))
