/*
 * What leaves a centre. The rule (after the Handbook on Statistical Disclosure Control, 2nd edition, 2024: frequency
 * tables, primary and secondary suppression, table redesign, linked tables, audit by the attacker's bounds):
 *  1. A number of 1 to 4 conversations (threshold 5, settable 3–10) is never given; zero is; a kept-back number can be
 *     any, also zero.
 *  2. With it goes whatever would give it by subtraction: for each small number another data set must exist that gives
 *     every given number the same and this one different. That other set is found by moving one conversation or coding.
 *  3. One filter at a time outside: conversations per centre, person and language; main goals by one of these three at
 *     most. Effects, sub-goals and indicators are given for a round as a whole only.
 *  4. Over several rounds a number is given only where each of these rounds gives it, so adding up tells nothing new.
 *  5. Of a new version of a round a number is given only where the last version gave it and where what came and what went
 *     since would give it too; where that is less than the last version gave, the last version stands.
 */
import type { Codebook } from './codebook.ts'
import type { CardRow } from './count-cards.ts'
import type { ConversationsRow, ConversationsTable } from './count-conversations.ts'
import { tableFromTallies } from './count-conversations.ts'
import type { EffectRow, GoalRow, IndicatorRow, MentionCount, SubGoalRow } from './count-mentions.ts'
import type { Hidden, Shown, ShownRow } from './disclosure.ts'
import { sumBy } from './disclosure.ts'
import { cardNumber, groupsNumber, hideCards, sortsNumber } from './hide-cards.ts'
import { conversationNumber, hideConversations, languageNumber } from './hide-conversations.ts'
import {
  allMentions,
  centresNumber,
  codedNumber,
  everyMentionNumber,
  healthNumber,
  hideMentions,
  mentionNumber,
  nowhereNumber,
  sumNumber,
} from './hide-mentions.ts'
import { hideSplits, splitNumber } from './hide-splits.ts'
import type { RoundCounts, Splitter } from './round-counts.ts'
import { addRounds, changeBetween, conversationsOf, mentionTablesOf, splitters } from './round-counts.ts'

/** One version of the numbers of one round, as given outside. Plain JSON. */
export type GivenVersion = {
  readonly counts: RoundCounts
  /** The threshold that it was given under. */
  readonly least: number
  /** Names of numbers that stay inside; `everything` where nothing of the round is given. */
  readonly hidden: readonly string[] | 'everything'
}

const columns = ['resident', 'partner', 'other', 'total'] as const
const cardColumns = ['offered', 'yes', 'a-little', 'not-yet', 'not-for-me', 'skipped', 'top', 'wish'] as const

const goalsIn = ({ places }: RoundCounts): readonly string[] =>
  [...new Set(places.flatMap((place) => Object.keys(place.goals).filter((goal) => place.goals[goal]! > 0)))].sort()
const valuesOf = ({ places }: RoundCounts, by: Splitter): readonly string[] => [
  ...new Set(places.filter((place) => place.conversations > 0).map((place) => place[by])),
]

/** Names of all numbers that these counts have. */
export const everyNumber = (counts: RoundCounts): readonly string[] => [
  ...['', ...valuesOf(counts, 'centre')].flatMap((centre) => columns.map((one) => conversationNumber(centre, one))),
  ...valuesOf(counts, 'language').map(languageNumber),
  ...everyMentionNumber(mentionTablesOf(counts)),
  sortsNumber,
  groupsNumber,
  ...counts.cards.rows.flatMap(({ card }) => cardColumns.map((column) => cardNumber(card, column))),
  ...splitters.flatMap((by) =>
    valuesOf(counts, by).flatMap((value) => goalsIn(counts).map((goal) => splitNumber(by, value, goal))),
  ),
]

/** Rules 1 to 3 on one round, or on what changed in one. */
const hide = (
  counts: RoundCounts,
  codebook: Codebook | undefined,
  least: number,
): ReadonlySet<string> | 'everything' => {
  const { hidden: ofConversations, pools } = hideConversations(counts.places, least)
  if (ofConversations === undefined) return 'everything'
  const ofMentions = hideMentions(mentionTablesOf(counts), codebook, least)
  const goals = goalsIn(counts)
  const splits = hideSplits({ places: counts.places, pools, goals, codebook, hidden: ofMentions, least })
  const ofSplits = splitters.flatMap((by) =>
    valuesOf(counts, by).flatMap((value) =>
      goals
        .filter((goal) => by !== splits.by || !splits.goals.has(goal) || pools[by].has(value))
        .map((goal) => splitNumber(by, value, goal)),
    ),
  )
  // In how many centres something is told says, where a centre is small, whether it is told there.
  const ofCentres = pools.centre.size > 0 ? [centresNumber] : []
  return new Set([...ofConversations, ...ofMentions, ...ofCentres, ...hideCards(counts.cards, least), ...ofSplits])
}

/** As many centres as conversations: one each, and the list of centres says which. */
const tellsOneEach = ({ conversations, centres }: MentionCount): boolean => centres > 1 && conversations === centres

const nothingChanged = (change: RoundCounts): boolean =>
  conversationsOf(change) === 0 &&
  change.mentions.length === 0 &&
  change.cards.groupSessions === 0 &&
  change.cards.rows.every((row) => cardColumns.every((column) => row[column] === 0)) &&
  change.places.every((place) => Object.values(place.goals).every((n) => n === 0))

const givenOf = ({ counts, hidden }: GivenVersion): number => {
  if (hidden === 'everything') return 0
  const kept = new Set(hidden)
  return everyNumber(counts).filter((name) => !kept.has(name)).length
}

/**
 * The version of a round to give now. `last`: the version that was last given, to whomever outside.
 * @returns the new version, or the last one again (the same object) where nothing changed or where it gives more (rule 5).
 */
export const giveRound = ({
  counts,
  last,
  codebook,
  least,
}: {
  readonly counts: RoundCounts
  readonly last: GivenVersion | undefined
  readonly codebook: Codebook | undefined
  readonly least: number
}): GivenVersion => {
  const before = last === undefined || last.hidden === 'everything' ? undefined : { ...last, hidden: last.hidden }
  const changes =
    before === undefined
      ? []
      : ([1, -1] as const)
          .map((direction) => changeBetween(before.counts, counts, direction))
          .filter((change) => !nothingChanged(change))
  // What was given under a lower threshold cannot be given once more.
  const standing = last !== undefined && before !== undefined && last.least >= least ? last : undefined
  if (standing?.least === least && changes.length === 0) return standing
  const hidden = new Set(before?.hidden)
  for (const one of [counts, ...changes].map((each) => hide(each, codebook, least))) {
    if (one === 'everything') return standing ?? { counts, least, hidden: 'everything' }
    for (const name of one) hidden.add(name)
  }
  // Names that these counts do not have (any more) are kept: once kept back is kept back.
  const next: GivenVersion = { counts, least, hidden: [...hidden].sort() }
  return standing !== undefined && givenOf(standing) > givenOf(next) ? standing : next
}

/** Rounds of which anything is given. Others are in no table and no sum outside. */
export const isGiven = (version: GivenVersion): boolean => version.hidden !== 'everything'

/** The tables outside, over one round or several. */
export type OutsideTables = {
  readonly conversations: {
    readonly rows: readonly ShownRow<ConversationsRow>[]
    readonly total: ShownRow<ConversationsTable['total']>
  }
  readonly languages: readonly { readonly language: string; readonly conversations: Shown }[]
  readonly coded: ShownRow<{ passages: number; conversations: number; centres: number }>
  readonly effects: { readonly rows: readonly ShownRow<EffectRow>[]; readonly mentions: Shown }
  readonly goals: {
    readonly rows: readonly ShownRow<GoalRow>[]
    readonly sumOverGoals: Shown
    readonly mentions: Shown
  }
  readonly subGoals: {
    readonly rows: readonly ShownRow<SubGoalRow>[]
    readonly sumOverSubGoals: Shown
    readonly mentions: Shown
  }
  readonly indicators: {
    readonly rows: readonly ShownRow<IndicatorRow>[]
    readonly sumOverIndicators: Shown
    readonly mentions: Shown
  }
  readonly negative: readonly ShownRow<EffectRow>[]
  readonly health: ShownRow<MentionCount>
  readonly nowhere: ShownRow<MentionCount>
  readonly cards: {
    readonly sorts: Shown
    readonly groupSessions: Shown
    readonly groupPeople: Shown
    readonly rows: readonly ShownRow<CardRow>[]
  }
  /** Conversations that tell of a main goal, by the one filter that may be given; without rows where none may. */
  readonly split: {
    readonly by: Splitter | undefined
    readonly rows: readonly { readonly value: string; readonly goals: Readonly<Record<string, Shown>> }[]
  }
}

/**
 * The tables of the versions given, over one round or several (rule 4). A round of which nothing is given counts for
 * nothing; without any other every number is kept back that is not zero.
 */
export const outsideTables = (
  versions: readonly GivenVersion[],
  centreOrder: readonly string[],
  least: number,
): OutsideTables => {
  const given = versions.filter(isGiven)
  const counts = addRounds(given.map((one) => one.counts))
  const hidden = new Set(given.flatMap((one) => one.hidden))
  const keptBack: Hidden = `<${least}`
  // Of rounds that give nothing not even a zero is told: they may hold anything.
  const isNothing = given.length === 0 && versions.some((one) => conversationsOf(one.counts) > 0)
  const show = (name: string, value: number): Shown => (isNothing || hidden.has(name) ? keptBack : value)

  const table = tableFromTallies(perCentre(counts), centreOrder)
  const tables = mentionTablesOf(counts)
  // Taken over rounds a centre counts once, so this is no sum and is looked at again.
  const centres = (name: string, row: MentionCount): Shown =>
    hidden.has(name) || tellsOneEach(row) ? keptBack : show(centresNumber, row.centres)
  const counted = (name: string, row: MentionCount): ShownRow<MentionCount> => ({
    mentions: show(name, row.mentions),
    conversations: show(name, row.conversations),
    centres: centres(name, row),
  })
  const mentions = show(allMentions, tables.effects.mentions)
  const languages = sumBy(
    counts.places,
    (place) => place.language,
    (place) => place.conversations,
  )
  return {
    conversations: {
      rows: table.rows.map((row) => ({
        centre: row.centre,
        resident: show(conversationNumber(row.centre, 'resident'), row.resident),
        partner: show(conversationNumber(row.centre, 'partner'), row.partner),
        other: show(conversationNumber(row.centre, 'other'), row.other),
        total: show(conversationNumber(row.centre, 'total'), row.total),
      })),
      total: {
        resident: show(conversationNumber('', 'resident'), table.total.resident),
        partner: show(conversationNumber('', 'partner'), table.total.partner),
        other: show(conversationNumber('', 'other'), table.total.other),
        total: show(conversationNumber('', 'total'), table.total.total),
      },
    },
    languages: [...languages]
      .filter(([, n]) => n > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([language, n]) => ({ language, conversations: show(languageNumber(language), n) })),
    coded: {
      passages: show(codedNumber, tables.coded.passages),
      conversations: show(codedNumber, tables.coded.conversations),
      centres: centres(codedNumber, { ...tables.coded, mentions: tables.coded.passages }),
    },
    effects: {
      rows: tables.effects.rows.map((row) => ({
        effect: row.effect,
        ...counted(mentionNumber('effects', row.effect), row),
      })),
      mentions,
    },
    goals: {
      rows: tables.goals.rows.map((row) => ({ goal: row.goal, ...counted(mentionNumber('goals', row.goal), row) })),
      sumOverGoals: show(sumNumber('goals'), tables.goals.sumOverGoals),
      mentions,
    },
    subGoals: {
      rows: tables.subGoals.rows.map((row) => ({
        subGoal: row.subGoal,
        ...counted(mentionNumber('subGoals', row.subGoal), row),
      })),
      sumOverSubGoals: show(sumNumber('subGoals'), tables.subGoals.sumOverSubGoals),
      mentions,
    },
    indicators: {
      rows: tables.indicators.rows.map((row) => ({
        indicator: row.indicator,
        ...counted(mentionNumber('indicators', row.indicator), row),
      })),
      sumOverIndicators: show(sumNumber('indicators'), tables.indicators.sumOverIndicators),
      mentions,
    },
    negative: tables.negative.map((row) => ({
      effect: row.effect,
      ...counted(mentionNumber('negative', row.effect), row),
    })),
    health: counted(healthNumber, tables.health),
    nowhere: counted(nowhereNumber, tables.nowhere),
    cards: {
      sorts: show(sortsNumber, counts.cards.sorts),
      groupSessions: show(groupsNumber, counts.cards.groupSessions),
      groupPeople: show(groupsNumber, counts.cards.groupPeople),
      rows: counts.cards.rows.map((row) => {
        const cell = (column: (typeof cardColumns)[number]): Shown => show(cardNumber(row.card, column), row[column])
        return {
          card: row.card,
          offered: cell('offered'),
          yes: cell('yes'),
          'a-little': cell('a-little'),
          'not-yet': cell('not-yet'),
          'not-for-me': cell('not-for-me'),
          skipped: cell('skipped'),
          top: cell('top'),
          wish: cell('wish'),
        }
      }),
    },
    split: splitOf(counts, hidden, centreOrder, keptBack),
  }
}

const perCentre = ({ places }: RoundCounts) => {
  const rows = new Map<string, { centre: string; resident: number; partner: number; other: number }>()
  for (const { centre, with: who, conversations } of places) {
    const row = rows.get(centre) ?? { centre, resident: 0, partner: 0, other: 0 }
    rows.set(centre, row)
    row[who] += conversations
  }
  return [...rows.values()]
}

const splitOf = (
  counts: RoundCounts,
  hidden: ReadonlySet<string>,
  centreOrder: readonly string[],
  keptBack: Hidden,
): OutsideTables['split'] => {
  const goals = goalsIn(counts)
  const isGivenBy = (by: Splitter): boolean =>
    valuesOf(counts, by).some((value) => goals.some((goal) => !hidden.has(splitNumber(by, value, goal))))
  const by = splitters.find(isGivenBy)
  if (by === undefined) return { by, rows: [] }
  const place = new Map(centreOrder.map((id, at) => [id, at]))
  const values = [...valuesOf(counts, by)].sort(
    (a, b) => (place.get(a) ?? Infinity) - (place.get(b) ?? Infinity) || (a < b ? -1 : 1),
  )
  return {
    by,
    rows: values.map((value) => ({
      value,
      goals: Object.fromEntries(
        goals.map((goal) => {
          const n = counts.places
            .filter((one) => one[by] === value)
            .reduce((sum, one) => sum + (one.goals[goal] ?? 0), 0)
          return [goal, hidden.has(splitNumber(by, value, goal)) ? keptBack : n]
        }),
      ),
    })),
  }
}
