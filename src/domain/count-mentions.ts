import type { Codebook } from './codebook.ts'
import type { CodedPassage } from './coded-passage.ts'
import { countedPassages } from './coded-passage.ts'
import type { WithWhom } from './conversation.ts'

/** Where a conversation stands in every table; what can be filtered by. */
export type CountedCell = {
  readonly round: string
  readonly centre: string
  readonly with: WithWhom
  readonly language: string
  readonly instrument: string
}
export type CodedConversation = CountedCell & { readonly root: string; readonly changeStory: string }

/** Absent: all of them. */
export type MentionFilter = { readonly [Key in keyof CountedCell]?: readonly CountedCell[Key][] | undefined }

export const isIn = (cell: CountedCell, filter: MentionFilter): boolean =>
  (Object.keys(filter) as readonly (keyof CountedCell)[]).every(
    (key) => (filter[key] as readonly string[] | undefined)?.includes(cell[key]) ?? true,
  )

/**
 * What one conversation adds: to an effect, the opposite of one, health, *past nergens*, each goal, sub-goal and
 * indicator its effects belong to, and `coded` for having been coded at all. `mentions` is how often it is told in this
 * conversation (unit of `coded`: passages).
 */
export type MentionKind = 'coded' | 'effect' | 'negative' | 'health' | 'nowhere' | 'goal' | 'sub-goal' | 'indicator'
export type Contribution = { readonly kind: MentionKind; readonly key: string; readonly mentions: number }

/** All contributions of one conversation, each kind and key once. `passages`: everything coded of it, of whomever. */
export const contributionsOf = (
  passages: readonly CodedPassage[],
  codebook: Codebook | undefined,
): readonly Contribution[] => {
  const added = new Map<string, { kind: MentionKind; key: string; mentions: number }>()
  const add = (kind: MentionKind, key: string): void => {
    const held = added.get(`${kind} ${key}`)
    if (held === undefined) added.set(`${kind} ${key}`, { kind, key, mentions: 1 })
    else held.mentions += 1
  }
  const effects = new Map(codebook?.effects.map((effect) => [effect.id, effect]))
  for (const one of countedPassages(passages)) {
    add('coded', '')
    if (one.nowhere) add('nowhere', '')
    if (one.health) add('health', '')
    for (const id of new Set(one.newEffect === undefined ? one.effects : [...one.effects, one.newEffect])) {
      // Told as its opposite: "I feel less safe here" is no mention of feeling safer.
      if (one.negative) {
        add('negative', id)
        continue
      }
      add('effect', id)
      const { goals = [], subGoals = [], indicators = [] } = effects.get(id) ?? {}
      for (const goal of goals) add('goal', goal)
      for (const subGoal of subGoals) add('sub-goal', subGoal)
      for (const indicator of indicators) add('indicator', indicator)
    }
  }
  return [...added.values()]
}

/** Sums of contributions over conversations: what tables are made of, on the tablet and from the server's kept counts. */
export type MentionTally = {
  readonly kind: MentionKind
  readonly key: string
  readonly centre: string
  readonly mentions: number
  readonly conversations: number
}

/**
 * Tallies over the conversations that the filter lets through. The caller passes conversations that count (newest
 * revision, not withdrawn, no practice); passages of any other conversation count for nothing.
 */
export const tallyMentions = (
  conversations: Iterable<CodedConversation>,
  passages: Iterable<CodedPassage>,
  findCodebook: (changeStory: string) => Codebook | undefined,
  filter: MentionFilter = {},
): readonly MentionTally[] => {
  const coded = new Map<string, CodedPassage[]>()
  for (const passage of passages) {
    const held = coded.get(passage.conversation)
    if (held === undefined) coded.set(passage.conversation, [passage])
    else held.push(passage)
  }
  const tallies = new Map<string, { -readonly [Key in keyof MentionTally]: MentionTally[Key] }>()
  for (const conversation of conversations) {
    const own = coded.get(conversation.root)
    if (own === undefined || !isIn(conversation, filter)) continue
    for (const { kind, key, mentions } of contributionsOf(own, findCodebook(conversation.changeStory))) {
      const at = `${kind} ${key} ${conversation.centre}`
      const held = tallies.get(at) ?? { kind, key, centre: conversation.centre, mentions: 0, conversations: 0 }
      tallies.set(at, held)
      held.mentions += mentions
      held.conversations += 1
    }
  }
  return [...tallies.values()]
}

/** Three units, never shown without their name: times told, conversations it is told in, centres these were held in. */
export type MentionCount = { readonly mentions: number; readonly conversations: number; readonly centres: number }
export type EffectRow = MentionCount & { readonly effect: string }
export type GoalRow = MentionCount & { readonly goal: string }
export type SubGoalRow = MentionCount & { readonly subGoal: string }
export type IndicatorRow = MentionCount & { readonly indicator: string }

export type MentionTables = {
  /** How much was coded at all. Unit of `passages`: coded passages. The n of every table here is `conversations`. */
  readonly coded: { readonly passages: number; readonly conversations: number; readonly centres: number }
  /** Effects on the programme's list; `mentions` is their sum, each mention once. */
  readonly effects: { readonly rows: readonly EffectRow[]; readonly mentions: number }
  /**
   * `sumOverGoals` counts a mention of an effect with two goals twice, and one of an effect without a goal not at all:
   * it is shown only beside `mentions` and with its reason. The same for the two below.
   */
  readonly goals: { readonly rows: readonly GoalRow[]; readonly sumOverGoals: number; readonly mentions: number }
  readonly subGoals: {
    readonly rows: readonly SubGoalRow[]
    readonly sumOverSubGoals: number
    readonly mentions: number
  }
  readonly indicators: {
    readonly rows: readonly IndicatorRow[]
    readonly sumOverIndicators: number
    readonly mentions: number
  }
  /** *Iets nieuws* that only one coder named so far: on no list, in no sum. */
  readonly waiting: readonly EffectRow[]
  /** Told as the opposite of an effect; in no sum. */
  readonly negative: readonly EffectRow[]
  readonly health: MentionCount
  readonly nowhere: MentionCount
}

const none: MentionCount = { mentions: 0, conversations: 0, centres: 0 }

const countsOf = (tallies: Iterable<MentionTally>): readonly (readonly [MentionKind, string, MentionCount])[] => {
  const counts = new Map<string, { kind: MentionKind; key: string; count: MentionCount }>()
  for (const { kind, key, mentions, conversations } of tallies) {
    if (conversations === 0) continue
    const at = `${kind} ${key}`
    const { count } = counts.get(at) ?? { count: none }
    counts.set(at, {
      kind,
      key,
      count: {
        mentions: count.mentions + mentions,
        conversations: count.conversations + conversations,
        centres: count.centres + 1,
      },
    })
  }
  return [...counts.values()]
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ kind, key, count }) => [kind, key, count])
}

const sumOf = (rows: readonly MentionCount[]): number => rows.reduce((sum, row) => sum + row.mentions, 0)

/**
 * The tables of bijlage 3 and its kin, from tallies with one row for each kind, key and centre. Rows in id order, rows
 * that are all zero left out. `joined`: the programme's own effects that are on its list (`joinedEffects`).
 */
export const mentionTables = (tallies: Iterable<MentionTally>, joined: ReadonlySet<string>): MentionTables => {
  const counts = countsOf(tallies)
  const of = (kind: MentionKind) => counts.flatMap(([one, key, count]) => (one === kind ? [{ key, ...count }] : []))
  const named = of('effect').map(({ key, ...count }): EffectRow => ({ effect: key, ...count }))
  const isListed = ({ effect }: EffectRow): boolean => !effect.startsWith('own-') || joined.has(effect)
  const effects = named.filter(isListed)
  const goals = of('goal').map(({ key, ...count }): GoalRow => ({ goal: key, ...count }))
  const subGoals = of('sub-goal').map(({ key, ...count }): SubGoalRow => ({ subGoal: key, ...count }))
  const indicators = of('indicator').map(({ key, ...count }): IndicatorRow => ({ indicator: key, ...count }))
  const mentions = sumOf(effects)
  const single = (kind: MentionKind): MentionCount => {
    const { key: _key, ...count } = of(kind)[0] ?? { key: '', ...none }
    return count
  }
  const coded = single('coded')
  return {
    coded: { passages: coded.mentions, conversations: coded.conversations, centres: coded.centres },
    effects: { rows: effects, mentions },
    goals: { rows: goals, sumOverGoals: sumOf(goals), mentions },
    subGoals: { rows: subGoals, sumOverSubGoals: sumOf(subGoals), mentions },
    indicators: { rows: indicators, sumOverIndicators: sumOf(indicators), mentions },
    waiting: named.filter((row) => !isListed(row)),
    negative: of('negative').map(({ key, ...count }): EffectRow => ({ effect: key, ...count })),
    health: single('health'),
    nowhere: single('nowhere'),
  }
}

/**
 * Why the sum over goals differs: how many effects that were mentioned belong to two goals or more, how often those were
 * told, and how often effects without a goal were. `sum - mentions` = extra − without.
 */
export type GoalSum = {
  readonly mentions: number
  readonly sum: number
  readonly sharedEffects: number
  readonly extra: number
  readonly without: number
}

/** The two sums of bijlage 3 in the open: 331 mentions, 356 over the goals, because E03's 25 stand under two. */
export const goalSum = ({ effects, goals }: Pick<MentionTables, 'effects' | 'goals'>, codebook: Codebook): GoalSum => {
  const goalsOf = new Map(codebook.effects.map((effect) => [effect.id, effect.goals.length]))
  const shared = effects.rows.filter((row) => (goalsOf.get(row.effect) ?? 0) > 1)
  return {
    mentions: effects.mentions,
    sum: goals.sumOverGoals,
    sharedEffects: shared.length,
    extra: shared.reduce((sum, row) => sum + row.mentions * (goalsOf.get(row.effect)! - 1), 0),
    without: sumOf(effects.rows.filter((row) => (goalsOf.get(row.effect) ?? 0) === 0)),
  }
}
