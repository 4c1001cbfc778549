/**
 * How far coders agree. Every figure is a value or a reason why there is none: a coder who never varies gives no
 * information about agreement, so nothing here is ever NaN, and never 1 because nobody had anything to disagree about.
 */
export type Undefined = {
  readonly undefined: 'too-few-units' | 'not-two-coders' | 'coder-never-varies' | 'nothing-varies' | 'too-few-resamples'
}
export type Figure = number | Undefined

export const isDefined = (figure: Figure): figure is number => typeof figure === 'number'

/** What each coder said about one unit, in the coders' order; `undefined` for a coder who did not judge it. */
export type Ratings<Value> = readonly (readonly (Value | undefined)[])[]

const countOf = <Value>(values: readonly Value[]): Map<Value, number> => {
  const counts = new Map<Value, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

const judged = <Value>(unit: readonly (Value | undefined)[]): readonly Value[] =>
  unit.filter((value): value is Value => value !== undefined)

const sum = (numbers: Iterable<number>): number => {
  let total = 0
  for (const one of numbers) total += one
  return total
}

/**
 * Share of pairs of coders who said the same about a unit, over all units that at least two judged (0 to 1). With two
 * coders: the share of units they agree on. Never shown alone: it is high by itself for an effect that is rare.
 */
export const percentAgreement = <Value>(units: Ratings<Value>): Figure => {
  let [same, pairs] = [0, 0]
  for (const unit of units) {
    const values = judged(unit)
    pairs += (values.length * (values.length - 1)) / 2
    for (const n of countOf(values).values()) same += (n * (n - 1)) / 2
  }
  return pairs === 0 ? { undefined: 'too-few-units' } : same / pairs
}

/**
 * Cohen's κ of two coders on a nominal scale (Cohen, Educational and Psychological Measurement 20, 1960): agreement
 * beyond chance, chance agreement being the sum over all values of the product of both coders' shares.
 * Units that one of the two did not judge are left out. Undefined where one of them never varies.
 */
export const cohensKappa = <Value>(units: Ratings<Value>): Figure => {
  if (units.some((unit) => unit.length !== 2)) return { undefined: 'not-two-coders' }
  const both = units.flatMap(([first, second]) =>
    first === undefined || second === undefined ? [] : [[first, second] as const],
  )
  const n = both.length
  if (n < 2) return { undefined: 'too-few-units' }
  const firsts = countOf(both.map(([first]) => first))
  const seconds = countOf(both.map(([, second]) => second))
  if (firsts.size < 2 || seconds.size < 2) return { undefined: 'coder-never-varies' }
  // In counts, not shares: a division less, and the examples come out to the last digit.
  const agreed = both.filter(([first, second]) => first === second).length * n
  const byChance = sum([...firsts].map(([value, count]) => count * (seconds.get(value) ?? 0)))
  return (agreed - byChance) / (n * n - byChance)
}

/**
 * One unit's part in the coincidence matrix: what it adds to the diagonal, and how often each value stands in it.
 * A unit that fewer than two coders judged has no pairs and counts for nothing.
 */
type Coincidence<Value> = { readonly diagonal: number; readonly counts: ReadonlyMap<Value, number> }

const coincidenceOf = <Value>(unit: readonly (Value | undefined)[]): Coincidence<Value> | undefined => {
  const values = judged(unit)
  if (values.length < 2) return undefined
  const counts = countOf(values)
  return { diagonal: sum([...counts.values()].map((n) => n * (n - 1))) / (values.length - 1), counts }
}

const alphaOf = <Value>(units: readonly Coincidence<Value>[]): Figure => {
  if (units.length < 2) return { undefined: 'too-few-units' }
  const totals = new Map<Value, number>()
  let diagonal = 0
  for (const unit of units) {
    diagonal += unit.diagonal
    for (const [value, count] of unit.counts) totals.set(value, (totals.get(value) ?? 0) + count)
  }
  const n = sum(totals.values())
  if (totals.size < 2) return { undefined: 'nothing-varies' }
  const byChance = sum([...totals.values()].map((count) => count * (count - 1)))
  return ((n - 1) * diagonal - byChance) / (n * (n - 1) - byChance)
}

const coincidences = <Value>(units: Ratings<Value>): readonly Coincidence<Value>[] =>
  units.map(coincidenceOf).filter((unit) => unit !== undefined)

/**
 * Krippendorff's α for nominal values, any number of coders, missing judgements (Krippendorff, *Computing
 * Krippendorff's Alpha-Reliability*, 2011, section C). Undefined where nobody varies.
 */
export const krippendorffsAlpha = <Value>(units: Ratings<Value>): Figure => alphaOf(coincidences(units))

export type Interval = { readonly low: number; readonly high: number }

/** Above this share of resamples in which nothing varies an interval would describe the others only. */
const mostUndefined = 0.05

const quantile = (sorted: readonly number[], share: number): number => {
  const at = share * (sorted.length - 1)
  const below = Math.floor(at)
  const low = sorted[below]!
  return low + (at - below) * ((sorted[below + 1] ?? low) - low)
}

/**
 * Bootstrap interval of α: units drawn again with replacement, the middle 95 % of the resampled α's.
 * The caller passes in the randomness ([0, 1)), so that the same codings give the same interval everywhere.
 * @returns undefined with fewer than two units, or where more than one resample in twenty has nothing that varies,
 * as with an effect that hardly anybody gave.
 */
export const alphaInterval = <Value>(
  units: Ratings<Value>,
  random: () => number,
  { resamples = 2000 }: { readonly resamples?: number } = {},
): Interval | Undefined => {
  const pairable = coincidences(units)
  if (pairable.length < 2) return { undefined: 'too-few-units' }
  const found: number[] = []
  for (let round = 0; round < resamples; round += 1) {
    const alpha = alphaOf(pairable.map(() => pairable[Math.floor(random() * pairable.length)]!))
    if (isDefined(alpha)) found.push(alpha)
  }
  if (found.length < (1 - mostUndefined) * resamples) return { undefined: 'too-few-resamples' }
  found.sort((a, b) => a - b)
  return { low: quantile(found, 0.025), high: quantile(found, 0.975) }
}

/**
 * What one coder found in one unit: a story part (one answer of one conversation) and the effects marked anywhere in
 * it. An empty set is a judgement too: read, and nothing found.
 */
export type Judgement = { readonly unit: string; readonly coder: string; readonly effects: ReadonlySet<string> }

export type EffectAgreement = {
  readonly effect: string
  /** Units that at least two coders judged. Every figure is over these and no others. */
  readonly units: number
  /** Units of those in which at least two coders differ. */
  readonly differing: number
  readonly percent: Figure
  /** With two coders only. */
  readonly kappa: Figure
  readonly alpha: Figure
  readonly interval: Interval | Undefined
  /** Share of the judgements that found the effect: where it is near 0 or 1, a high percentage says little. */
  readonly prevalence: Figure
  /** In how many of the units each coder found it. */
  readonly found: Readonly<Record<string, number>>
}

const unitsOf = (judgements: readonly Judgement[]): ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>> => {
  const units = new Map<string, Map<string, ReadonlySet<string>>>()
  for (const { unit, coder, effects } of judgements) {
    const coders = units.get(unit) ?? new Map<string, ReadonlySet<string>>()
    const earlier = coders.get(coder)
    coders.set(coder, earlier === undefined ? effects : new Set([...earlier, ...effects]))
    units.set(unit, coders)
  }
  return new Map([...units].filter(([, coders]) => coders.size >= 2).sort(([a], [b]) => (a < b ? -1 : 1)))
}

const codersOf = (units: ReturnType<typeof unitsOf>): readonly string[] =>
  [...new Set([...units.values()].flatMap((coders) => [...coders.keys()]))].sort()

/**
 * Agreement per effect, present or absent per unit. α too is undefined where one of two coders never varies: what is
 * left of it then only says how rare the effect is.
 * @param random draws [0, 1) for the effect's interval; make one from a fixed seed, so that the figure does not change
 * between two looks at the same codings.
 */
export const effectAgreement = (
  judgements: readonly Judgement[],
  effects: readonly string[],
  random: (effect: string) => () => number,
): readonly EffectAgreement[] => {
  const units = unitsOf(judgements)
  const coders = codersOf(units)
  return effects.map((effect) => {
    const ratings = [...units.values()].map((unit) => coders.map((coder) => unit.get(coder)?.has(effect)))
    const all = ratings.flatMap(judged)
    const found = coders.map((_, at) => ratings.filter((unit) => unit[at] === true).length)
    const never = coders.some((_, at) => countOf(judged(ratings.map((unit) => unit[at]))).size < 2)
    const unclear: Undefined | undefined =
      ratings.length < 2
        ? { undefined: 'too-few-units' }
        : never && coders.length === 2
          ? { undefined: 'coder-never-varies' }
          : undefined
    return {
      effect,
      units: ratings.length,
      differing: ratings.filter((unit) => new Set(judged(unit)).size > 1).length,
      percent: percentAgreement(ratings),
      kappa: cohensKappa(ratings),
      alpha: unclear ?? krippendorffsAlpha(ratings),
      interval: unclear ?? alphaInterval(ratings, random(effect)),
      prevalence: all.length === 0 ? { undefined: 'too-few-units' } : all.filter(Boolean).length / all.length,
      found: Object.fromEntries(coders.map((coder, at) => [coder, found[at]!])),
    }
  })
}

/** One thing to talk over: who found the effect in a unit, and who read the unit and did not. */
export type Difference = {
  readonly unit: string
  readonly effect: string
  readonly found: readonly string[]
  readonly notFound: readonly string[]
}

/** Every unit and effect on which coders differ, by unit and effect. */
export const differences = (judgements: readonly Judgement[]): readonly Difference[] =>
  [...unitsOf(judgements)].flatMap(([unit, coders]) => {
    const effects = new Set([...coders.values()].flatMap((given) => [...given]))
    return [...effects].sort().flatMap((effect) => {
      const found = [...coders].filter(([, given]) => given.has(effect)).map(([coder]) => coder)
      const notFound = [...coders].filter(([, given]) => !given.has(effect)).map(([coder]) => coder)
      return notFound.length === 0 ? [] : [{ unit, effect, found: found.sort(), notFound: notFound.sort() }]
    })
  })
