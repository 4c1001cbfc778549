import * as z from 'zod/mini'

/**
 * Who reads a table. `centre`: a centre interpreting its own conversations, and everybody sees everything. `network` (the
 * coordinators together) and `public` (municipality, financiers, everybody) are outside, and get the same numbers: what
 * one of them may not know the other must not be able to tell.
 */
export const audience = z.enum(['centre', 'network', 'public'])
export type Audience = z.infer<typeof audience>

/** Under this many conversations a number is not given outside. Counts conversations, never mentions. */
export const threshold = z.int().check(z.gte(3), z.lte(10))
export const usualThreshold = 5

/** A number that is not given: `<5`. It can be under the threshold, or above it and kept back to protect another. */
export type Hidden = `<${number}`
export type Shown = number | Hidden
/** The same row with every number possibly hidden. */
export type ShownRow<Row> = { readonly [Key in keyof Row]: Row[Key] extends number ? Shown : Row[Key] }

export const isHidden = (shown: Shown): shown is Hidden => typeof shown === 'string'

/** Too few to give, and not zero: that nobody said something betrays nobody. */
export const isSmall = (conversations: number, least: number): boolean => conversations > 0 && conversations < least

/**
 * Values of one filter that are given only together, because one of them is small: it and the next smallest, until they
 * are `members` or more, hold enough conversations, and not each exactly one. Empty where none is small.
 * @returns all values where even together they are too few; then the total must be kept back too (`poolIsSafe`).
 */
export const poolOf = (counts: ReadonlyMap<string, number>, least: number, members = 2): ReadonlySet<string> => {
  const pool = new Set([...counts].filter(([, n]) => isSmall(n, least)).map(([value]) => value))
  if (pool.size === 0) return pool
  const rest = [...counts]
    .filter(([value, n]) => n > 0 && !pool.has(value))
    .sort(([a, n], [b, m]) => n - m || (a < b ? -1 : 1))
  for (const [value] of rest) {
    if (pool.size >= members && poolIsSafe(counts, pool, least)) break
    pool.add(value)
  }
  return pool
}

/** Could each of these have another number of conversations than it has, as far as their sum tells? */
export const poolIsSafe = (counts: ReadonlyMap<string, number>, pool: ReadonlySet<string>, least: number): boolean => {
  if (pool.size === 0) return true
  let sum = 0
  for (const value of pool) sum += counts.get(value) ?? 0
  return pool.size >= 2 && sum >= least && sum > pool.size
}

/** Sums of a list by one of its fields. */
export const sumBy = <Item>(
  items: Iterable<Item>,
  key: (item: Item) => string,
  value: (item: Item) => number,
): Map<string, number> => {
  const sums = new Map<string, number>()
  for (const item of items) sums.set(key(item), (sums.get(key(item)) ?? 0) + value(item))
  return sums
}
