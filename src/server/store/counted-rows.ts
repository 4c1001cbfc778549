import { createHash } from 'node:crypto'
import { cardPlaces, groupPlaces } from '#domain/card-tallies.ts'
import type { Conversation, WithWhom } from '#domain/conversation.ts'
import type { CountedSort } from '#domain/count-cards.ts'
import type { OpenedCards } from '#domain/opened-cards.ts'
import { countedSort } from '#domain/opened-cards.ts'

/** Which columns tell one count from another, and which are added up. */
export const countTables = {
  conversation_counts: { by: ['centre', 'round', 'with_whom'], sums: ['conversations'] },
  refusal_counts: { by: ['centre', 'round', 'with_whom'], sums: ['refusals'] },
  sort_counts: { by: ['centre', 'round', 'group_way'], sums: ['sorts', 'people', 'paired'] },
  card_counts: { by: ['centre', 'round', 'card', 'pile'], sums: ['sorts', 'top', 'wish'] },
  card_pair_counts: { by: ['centre', 'round', 'one', 'other'], sums: ['sorts'] },
  group_card_counts: { by: ['centre', 'round', 'card', 'what', 'pile'], sums: ['count'] },
  held_counts: {
    by: ['centre', 'round', 'with_whom', 'language', 'instrument', 'change_story', 'holder'],
    sums: ['conversations'],
  },
  mention_counts: {
    by: ['centre', 'round', 'with_whom', 'language', 'instrument', 'kind', 'key'],
    sums: ['conversations', 'mentions'],
  },
  own_effect_counts: { by: ['centre', 'effect', 'coder', 'name'], sums: ['uses'] },
} as const
export type CountTable = keyof typeof countTables

/** What is added to one count, or with numbers below zero taken from it. */
export type Addition = {
  readonly table: CountTable
  readonly by: readonly string[]
  readonly sums: readonly number[]
}

/** What counting needs of the newest revision of a conversation. */
export type CountedRevision = {
  readonly root: string
  readonly revision: number
  readonly day: string
  readonly centre: string
  readonly round: string
  readonly with: WithWhom
  readonly language: string
  readonly instrument: string
  readonly changeStory: string
  readonly mode: Conversation['mode']
  readonly heldBy?: Conversation['heldBy']
  readonly cards?: OpenedCards
}

/** Who held the tablet; nobody, where somebody filled it in alone; `unknown` where an import does not tell. */
export const holderOf = ({ mode, heldBy }: Pick<CountedRevision, 'mode' | 'heldBy'>): string =>
  mode === 'self' ? 'self' : (heldBy ?? 'unknown')

/** Every two cards that one person chose, the lower id first. A card that stands twice in a top 3 was chosen once. */
const pairsOf = ({ group, top }: CountedSort): readonly (readonly [string, string])[] => {
  if (group !== undefined) return []
  const cards = [...new Set(top)].sort((a, b) => (a < b ? -1 : 1))
  return cards.flatMap((one, at) => cards.slice(at + 1).map((other) => [one, other] as const))
}

const sortAdditions = (centre: string, round: string, cards: OpenedCards): readonly Addition[] => {
  const counted = countedSort(cards)
  const at = [centre, round]
  const { group } = counted
  const pairs = pairsOf(counted)
  return [
    {
      table: 'sort_counts',
      by: [...at, group?.way ?? ''],
      sums: [1, group?.people ?? 0, pairs.length > 0 ? 1 : 0],
    },
    ...pairs.map((pair): Addition => ({ table: 'card_pair_counts', by: [...at, ...pair], sums: [1] })),
    ...cardPlaces(counted).map(
      (one): Addition => ({
        table: 'card_counts',
        by: [...at, one.card, one.pile ?? ''],
        sums: [1, one.top === undefined ? 0 : 1, one.wish ? 1 : 0],
      }),
    ),
    ...groupPlaces(counted).map(
      (one): Addition => ({
        table: 'group_card_counts',
        by: [...at, one.card, one.what, one.pile ?? ''],
        sums: [one.count],
      }),
    ),
  ]
}

/** All that one conversation adds to the counts. */
export const additionsOf = ({ centre, round, with: whom, cards, ...of }: CountedRevision): readonly Addition[] => [
  { table: 'conversation_counts', by: [centre, round, whom], sums: [1] },
  {
    table: 'held_counts',
    by: [centre, round, whom, of.language, of.instrument, of.changeStory, holderOf(of)],
    sums: [1],
  },
  ...(cards === undefined ? [] : sortAdditions(centre, round, cards)),
]

/** The same, taken away. */
export const takenAway = (additions: readonly Addition[]): readonly Addition[] =>
  additions.map((one) => ({ ...one, sums: one.sums.map((sum) => -sum) }))

/** One addition a count, none that adds nothing, in one order for everybody. */
export const mergeAdditions = (additions: Iterable<Addition>): readonly Addition[] => {
  const merged = new Map<
    string,
    { readonly table: CountTable; readonly by: readonly string[]; readonly sums: number[] }
  >()
  for (const { table, by, sums } of additions) {
    const key = JSON.stringify([table, ...by])
    const held = merged.get(key)
    if (held === undefined) merged.set(key, { table, by, sums: [...sums] })
    else for (const [at, sum] of sums.entries()) held.sums[at]! += sum
  }
  return [...merged]
    .filter(([, { sums }]) => sums.some((sum) => sum !== 0))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, one]) => one)
}

/** A name for exactly these cards with exactly these words; `undefined` for a sort that came without its deck. */
export const deckOffered = (
  cards: OpenedCards | undefined,
): { readonly deck: string; readonly cards: readonly string[] } | undefined => {
  const offered = cards?.deck?.cards
  if (offered === undefined) return undefined
  return {
    deck: createHash('sha256').update(JSON.stringify(offered)).digest('base64url').slice(0, 22),
    cards: [...new Set(offered.map((card) => card.id))],
  }
}
