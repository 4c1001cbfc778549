import type { Codebook } from './codebook.ts'
import { isSmall, sumBy } from './disclosure.ts'
import type { HiddenConversations } from './hide-conversations.ts'
import { mentionNumber } from './hide-mentions.ts'
import type { CountedPlace, Splitter } from './round-counts.ts'
import { splitters } from './round-counts.ts'

export const splitNumber = (by: Splitter, value: string, goal: string): string => `split/${by}/${value}/${goal}`

/** Main goals that share an effect are given or kept back together: one coding can move both. */
const familiesOf = (goals: readonly string[], codebook: Codebook | undefined): readonly (readonly string[])[] => {
  const families: string[][] = goals.map((goal) => [goal])
  for (const { goals: shared } of codebook?.effects ?? []) {
    const joined = families.filter((family) => family.some((goal) => (shared as readonly string[]).includes(goal)))
    if (joined.length < 2) continue
    for (const family of joined) families.splice(families.indexOf(family), 1)
    families.push(joined.flat())
  }
  return families
}

/** Is anything of these goals kept back: the goal itself, or an effect, sub-goal or indicator under it? */
const isTouched = (family: readonly string[], codebook: Codebook | undefined, hidden: ReadonlySet<string>): boolean => {
  const effects = (codebook?.effects ?? []).filter(({ goals }) => goals.some((goal) => family.includes(goal)))
  return [
    ...family.map((goal) => mentionNumber('goals', goal)),
    ...effects.map(({ id }) => mentionNumber('effects', id)),
    ...effects.flatMap(({ subGoals }) => subGoals.map((one) => mentionNumber('subGoals', one))),
    ...effects.flatMap(({ indicators }) => indicators.map((one) => mentionNumber('indicators', one))),
  ].some((name) => hidden.has(name))
}

const told = (place: CountedPlace, goal: string): number => place.goals[goal] ?? 0

export type HiddenSplits = {
  /** The one filter by which main goals are given; `undefined`: by none. */
  readonly by: Splitter | undefined
  /** Which goals are. */
  readonly goals: ReadonlySet<string>
}

/**
 * By which one filter main goals may be given outside, and which goals: the filter that lets most of them pass.
 * A goal passes when none of its parts is small, values given only together taken as one; and when every small number by
 * another filter could be another one: two conversations alike under this filter could have changed what they told.
 */
export const hideSplits = ({
  places,
  pools,
  goals,
  codebook,
  hidden,
  least,
}: {
  readonly places: readonly CountedPlace[]
  readonly pools: HiddenConversations['pools']
  /** Goals that are told of at all. */
  readonly goals: readonly string[]
  readonly codebook: Codebook | undefined
  readonly hidden: ReadonlySet<string>
  readonly least: number
}): HiddenSplits => {
  const groupOf = (by: Splitter, place: CountedPlace): string => (pools[by].has(place[by]) ? '' : place[by])

  const hasNoSmallPart = (goal: string, by: Splitter): boolean =>
    [
      ...sumBy(
        places,
        (place) => groupOf(by, place),
        (place) => told(place, goal),
      ).values(),
    ].every((n) => !isSmall(n, least))

  /** Could the number of this goal at this value of another filter be another, with everything by `by` the same? */
  const couldDiffer = (goal: string, by: Splitter, other: Splitter, value: string): boolean => {
    const groups = new Map<string, { inside: [number, number]; outside: [number, number] }>()
    for (const place of places) {
      const at = groupOf(by, place)
      const group = groups.get(at) ?? { inside: [0, 0], outside: [0, 0] }
      groups.set(at, group)
      const side = place[other] === value ? group.inside : group.outside
      side[0] += told(place, goal)
      side[1] += place.conversations - told(place, goal)
    }
    return [...groups.values()].some(
      ({ inside, outside }) => (inside[0] > 0 && outside[1] > 0) || (inside[1] > 0 && outside[0] > 0),
    )
  }
  const protectsOthers = (goal: string, by: Splitter): boolean =>
    splitters
      .filter((other) => other !== by)
      .every((other) =>
        [
          ...sumBy(
            places,
            (place) => place[other],
            (place) => told(place, goal),
          ),
        ].every(([value, n]) => !isSmall(n, least) || couldDiffer(goal, by, other, value)),
      )

  const families = familiesOf(goals, codebook).filter((family) => !isTouched(family, codebook, hidden))
  // One value alone splits nothing.
  const splitting = splitters.filter((by) => new Set(places.map((place) => groupOf(by, place))).size > 1)
  const passing = splitting.map((by) => ({
    by,
    goals: families
      .filter((family) => family.every((goal) => hasNoSmallPart(goal, by) && protectsOthers(goal, by)))
      .flat(),
  }))
  const best = passing.reduce<(typeof passing)[number] | undefined>(
    (held, one) => (one.goals.length > (held?.goals.length ?? 0) ? one : held),
    undefined,
  )
  return { by: best?.by, goals: new Set(best?.goals) }
}
