import type { Codebook } from './codebook.ts'
import type { MentionTables } from './count-mentions.ts'
import { isSmall } from './disclosure.ts'

export type MentionLevel = 'effects' | 'goals' | 'subGoals' | 'indicators'
/** Names of numbers: a row's mentions and conversations go together. */
export const mentionNumber = (level: MentionLevel | 'negative', key: string): string => `${level}/${key}`
/** In how many centres something is told: all of these numbers together. */
export const centresNumber = 'centres'
export const allMentions = 'effects'
export const sumNumber = (level: Exclude<MentionLevel, 'effects'>): string => `${level}/sum`
export const codedNumber = 'coded'
export const healthNumber = 'health'
export const nowhereNumber = 'nowhere'

type Effect = {
  readonly id: string
  readonly conversations: number
  /** How many goals, sub-goals and indicators it is under, as the sums over these count it. */
  readonly under: Readonly<Record<Exclude<MentionLevel, 'effects'>, number>>
}
type Group = { readonly name: string; readonly conversations: number; readonly effects: ReadonlySet<string> }

const groupLevels = ['goals', 'subGoals', 'indicators'] as const

const keyOf = (row: object): string => Object.values(row)[0] as string

const effectsIn = (tables: MentionTables, codebook: Codebook | undefined): readonly Effect[] =>
  tables.effects.rows.map(({ effect, conversations }) => {
    const known = codebook?.effects.find((one) => one.id === effect)
    return {
      id: effect,
      conversations,
      under: {
        goals: known?.goals.length ?? 0,
        subGoals: known?.subGoals.length ?? 0,
        indicators: known?.indicators.length ?? 0,
      },
    }
  })

const groupsIn = (
  tables: MentionTables,
  effects: readonly Effect[],
  codebook: Codebook | undefined,
): readonly Group[] =>
  groupLevels.flatMap((level) =>
    tables[level].rows.map((row): Group => {
      const key = keyOf(row)
      const members = effects.filter(({ id }) =>
        (codebook?.effects.find((one) => one.id === id)?.[level] as readonly string[] | undefined)?.includes(key),
      )
      return {
        name: mentionNumber(level, key),
        conversations: row.conversations,
        effects: new Set(members.map(({ id }) => id)),
      }
    }),
  )

/** Everything of these tables, by name. */
export const everyMentionNumber = (tables: MentionTables): readonly string[] => [
  allMentions,
  codedNumber,
  healthNumber,
  nowhereNumber,
  centresNumber,
  ...groupLevels.map(sumNumber),
  ...(['effects', ...groupLevels] as const).flatMap((level) =>
    tables[level].rows.map((row) => mentionNumber(level, keyOf(row))),
  ),
  ...tables.negative.map((row) => mentionNumber('negative', row.effect)),
]

/**
 * Which numbers of the tables of bijlage 3 and its kin stay inside, of one round.
 * A small row is kept back with a partner: another effect, such that one coding could have been given to the one instead
 * of the other and every number that is given would be the same. So whatever row or sum holds only one of the two is
 * kept back too (goals, sub-goals, indicators, the sum over goals for an effect with two goals). The partner that costs
 * the fewest conversations is taken. Where there is none, nothing is given.
 */
export const hideMentions = (
  tables: MentionTables,
  codebook: Codebook | undefined,
  least: number,
): ReadonlySet<string> => {
  const hidden = new Set<string>()
  const hideAll = () => new Set(everyMentionNumber(tables))
  if (isSmall(tables.coded.conversations, least)) return hideAll()
  const effects = effectsIn(tables, codebook)
  const groups = groupsIn(tables, effects, codebook)

  const small = effects.filter((one) => isSmall(one.conversations, least))
  const smallGroups = groups.filter((one) => isSmall(one.conversations, least))
  for (const one of small) hidden.add(mentionNumber('effects', one.id))
  for (const one of smallGroups) hidden.add(one.name)

  /** What must be able to have been something else: small groups as a whole, and small effects on their own. */
  const protect = [
    ...smallGroups.map(({ conversations, effects: members }) => ({ conversations, members })),
    ...small.map(({ id, conversations }) => ({ conversations, members: new Set([id]) as ReadonlySet<string> })),
  ]
  const weight = new Map(effects.map((one) => [one.id, one]))
  const sumsApart = (members: ReadonlySet<string>, partner: Effect) =>
    groupLevels.filter((level) => [...members].some((id) => weight.get(id)?.under[level] !== partner.under[level]))
  for (const { conversations, members } of protect) {
    const torn = (partner: Effect): readonly Group[] =>
      groups.filter(({ effects: inside }) => {
        const held = [...members, partner.id].filter((id) => inside.has(id)).length
        return held > 0 && held <= members.size
      })
    const cost = (partner: Effect): number =>
      [
        ...(hidden.has(mentionNumber('effects', partner.id)) ? [] : [partner.conversations]),
        ...torn(partner).map((group) => (hidden.has(group.name) ? 0 : group.conversations)),
        ...sumsApart(members, partner).map((level) => (hidden.has(sumNumber(level)) ? 0 : 1)),
      ].reduce((sum, n) => sum + n, 0)
    // Of two that were told in one conversation each, the sum of both would tell both.
    const partners = effects
      .filter((one) => !members.has(one.id) && (conversations >= 2 || one.conversations >= 2))
      .map((one) => ({ one, cost: cost(one) }))
      .sort((a, b) => a.cost - b.cost || (a.one.id < b.one.id ? -1 : 1))
    const partner = partners[0]?.one
    if (partner === undefined) return hideAll()
    hidden.add(mentionNumber('effects', partner.id))
    for (const group of torn(partner)) hidden.add(group.name)
    for (const level of sumsApart(members, partner)) hidden.add(sumNumber(level))
  }

  // Told apart from all of these, and in no sum.
  for (const row of tables.negative)
    if (isSmall(row.conversations, least)) hidden.add(mentionNumber('negative', row.effect))
  if (isSmall(tables.health.conversations, least)) hidden.add(healthNumber)
  if (isSmall(tables.nowhere.conversations, least)) hidden.add(nowhereNumber)
  return hidden
}
