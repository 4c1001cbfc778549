import type { Codebook } from './codebook.ts'
import type { CodedPassage } from './coded-passage.ts'
import type { WithWhom } from './conversation.ts'
import type { CardRow, CardsTable } from './count-cards.ts'
import type { CodedConversation, MentionTables, MentionTally } from './count-mentions.ts'
import { contributionsOf, mentionTables, tallyMentions } from './count-mentions.ts'

/** Conversations of one kind of place and person, and how many of them tell of each main goal. */
export type CountedPlace = {
  readonly centre: string
  readonly with: WithWhom
  readonly language: string
  readonly conversations: number
  readonly goals: Readonly<Record<string, number>>
}

/** Of the meaning cards only what outside tables hold: nobody's own words, no pairs, no rows of single groups. */
export type OutsideCards = Pick<CardsTable, 'sorts' | 'groupSessions' | 'groupPeople' | 'rows'>

/**
 * What outside tables are made of: sums over the conversations of one round. Plain JSON, so that what was given out can
 * be kept and laid beside what is given next.
 */
export type RoundCounts = {
  readonly places: readonly CountedPlace[]
  readonly mentions: readonly MentionTally[]
  /** The programme's own effects that were on its list then. */
  readonly joined: readonly string[]
  readonly cards: OutsideCards
}

/** What outside tables are split by, besides the round. */
export const splitters = ['centre', 'with', 'language'] as const
export type Splitter = (typeof splitters)[number]

export const noCards: OutsideCards = { sorts: 0, groupSessions: 0, groupPeople: 0, rows: [] }

/** The counts of one round from its conversations (those that count) and everything that was coded of them. */
export const countRound = ({
  conversations,
  passages,
  joined,
  findCodebook,
  cards = noCards,
}: {
  readonly conversations: readonly CodedConversation[]
  readonly passages: readonly CodedPassage[]
  readonly joined: ReadonlySet<string>
  readonly findCodebook: (changeStory: string) => Codebook | undefined
  readonly cards?: OutsideCards
}): RoundCounts => {
  const coded = new Map<string, CodedPassage[]>()
  for (const one of passages) coded.set(one.conversation, [...(coded.get(one.conversation) ?? []), one])
  return {
    places: merge(
      [
        conversations.map(({ root, centre, with: who, language, changeStory }): CountedPlace => {
          const goals = contributionsOf(coded.get(root) ?? [], findCodebook(changeStory))
            .filter(({ kind }) => kind === 'goal')
            .map(({ key }) => [key, 1] as const)
          return { centre, with: who, language, conversations: 1, goals: Object.fromEntries(goals) }
        }),
      ],
      placeKey,
      addPlaces,
    ),
    mentions: tallyMentions(conversations, passages, findCodebook),
    joined: [...joined].sort(),
    cards,
  }
}

export const conversationsOf = ({ places }: Pick<RoundCounts, 'places'>): number =>
  places.reduce((sum, one) => sum + one.conversations, 0)

export const mentionTablesOf = ({ mentions, joined }: RoundCounts): MentionTables =>
  mentionTables(mentions, new Set(joined))

/** Entries of both lists under the same key made one; only where both have it does `add` see two. */
const merge = <Item>(
  lists: readonly (readonly Item[])[],
  key: (item: Item) => string,
  add: (one: Item, other: Item) => Item,
): readonly Item[] => {
  const merged = new Map<string, Item>()
  for (const item of lists.flat()) {
    const held = merged.get(key(item))
    merged.set(key(item), held === undefined ? item : add(held, item))
  }
  return [...merged.values()]
}

const addRecords = (
  one: Readonly<Record<string, number>>,
  other: Readonly<Record<string, number>>,
  sign: 1 | -1 = 1,
): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)])].map((key) => [
      key,
      (one[key] ?? 0) + sign * (other[key] ?? 0),
    ]),
  )

const addPlaces = (one: CountedPlace, other: CountedPlace): CountedPlace => ({
  ...one,
  conversations: one.conversations + other.conversations,
  goals: addRecords(one.goals, other.goals),
})
const placeKey = (of: CountedPlace): string => `${of.centre} ${of.with} ${of.language}`
const tallyKey = (of: MentionTally): string => `${of.kind} ${of.key} ${of.centre}`

const addCards = (one: CardRow, other: CardRow, sign: 1 | -1 = 1): CardRow => ({
  card: one.card,
  offered: one.offered + sign * other.offered,
  yes: one.yes + sign * other.yes,
  'a-little': one['a-little'] + sign * other['a-little'],
  'not-yet': one['not-yet'] + sign * other['not-yet'],
  'not-for-me': one['not-for-me'] + sign * other['not-for-me'],
  skipped: one.skipped + sign * other.skipped,
  top: one.top + sign * other.top,
  wish: one.wish + sign * other.wish,
})
const emptyCard = (card: string): CardRow => ({
  card,
  offered: 0,
  yes: 0,
  'a-little': 0,
  'not-yet': 0,
  'not-for-me': 0,
  skipped: 0,
  top: 0,
  wish: 0,
})

/** Sums over several rounds. No conversation is in two of them. */
export const addRounds = (rounds: readonly RoundCounts[]): RoundCounts => ({
  places: merge(
    rounds.map((one) => one.places),
    placeKey,
    addPlaces,
  ),
  mentions: merge(
    rounds.map((one) => one.mentions),
    tallyKey,
    (one, other) => ({
      ...one,
      mentions: one.mentions + other.mentions,
      conversations: one.conversations + other.conversations,
    }),
  ),
  joined: [...new Set(rounds.flatMap((one) => one.joined))],
  cards: {
    sorts: rounds.reduce((sum, one) => sum + one.cards.sorts, 0),
    groupSessions: rounds.reduce((sum, one) => sum + one.cards.groupSessions, 0),
    groupPeople: rounds.reduce((sum, one) => sum + one.cards.groupPeople, 0),
    rows: merge(
      rounds.map((one) => one.cards.rows),
      (row) => row.card,
      (one, other) => addCards(one, other),
    )
      .slice()
      .sort((a, b) => (a.card < b.card ? -1 : 1)),
  },
})

/**
 * What lies between two looks at the same round: what came (`1`) or what went (`-1`), never below zero. A correction is
 * one of each. Whoever keeps the earlier table subtracts it from the later one and holds exactly this.
 */
export const changeBetween = (earlier: RoundCounts, later: RoundCounts, direction: 1 | -1): RoundCounts => {
  const positive = (n: number): number => Math.max(0, direction * n)
  const before = new Map(earlier.places.map((one) => [placeKey(one), one]))
  const after = new Map(later.places.map((one) => [placeKey(one), one]))
  const places = [...new Map([...before, ...after])].map(([key, { centre, with: who, language }]): CountedPlace => {
    const [was, is] = [before.get(key), after.get(key)]
    const goals = addRecords(is?.goals ?? {}, was?.goals ?? {}, -1)
    return {
      centre,
      with: who,
      language,
      conversations: positive((is?.conversations ?? 0) - (was?.conversations ?? 0)),
      goals: Object.fromEntries(Object.entries(goals).map(([goal, n]) => [goal, positive(n)])),
    }
  })
  // Rows of effects are read over all centres, so their change is taken there: a move between centres is none.
  const overCentres = (counts: RoundCounts) =>
    new Map(
      merge(
        [counts.mentions.map((one) => ({ ...one, centre: '' }))],
        tallyKey,
        (one, other): MentionTally => ({
          ...one,
          mentions: one.mentions + other.mentions,
          conversations: one.conversations + other.conversations,
        }),
      ).map((one) => [tallyKey(one), one]),
    )
  const [told, tells] = [overCentres(earlier), overCentres(later)]
  const mentions = [...new Map([...told, ...tells])].map(([key, { kind, key: name }]): MentionTally => {
    const more = (tells.get(key)?.mentions ?? 0) - (told.get(key)?.mentions ?? 0)
    const conversations = positive((tells.get(key)?.conversations ?? 0) - (told.get(key)?.conversations ?? 0))
    // Told once more by somebody who told it already is a change in one conversation.
    return {
      kind,
      key: name,
      centre: '',
      mentions: positive(more),
      conversations: Math.max(conversations, positive(more) > 0 ? 1 : 0),
    }
  })
  const cardsBefore = new Map(earlier.cards.rows.map((row) => [row.card, row]))
  const cardsAfter = new Map(later.cards.rows.map((row) => [row.card, row]))
  const rows = [...new Set([...cardsBefore.keys(), ...cardsAfter.keys()])].map((card): CardRow => {
    const changed = addCards(cardsAfter.get(card) ?? emptyCard(card), cardsBefore.get(card) ?? emptyCard(card), -1)
    return Object.fromEntries(
      Object.entries(changed).map(([column, n]) => [column, typeof n === 'number' ? positive(n) : n]),
    ) as CardRow
  })
  return {
    places,
    mentions: mentions.filter((one) => one.mentions > 0 || one.conversations > 0),
    joined: [...new Set([...earlier.joined, ...later.joined])],
    cards: {
      sorts: positive(later.cards.sorts - earlier.cards.sorts),
      groupSessions: positive(later.cards.groupSessions - earlier.cards.groupSessions),
      groupPeople: positive(later.cards.groupPeople - earlier.cards.groupPeople),
      rows,
    },
  }
}
