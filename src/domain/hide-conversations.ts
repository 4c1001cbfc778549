import { isSmall, poolIsSafe, poolOf, sumBy } from './disclosure.ts'
import type { CountedPlace } from './round-counts.ts'

const people = ['resident', 'partner', 'other'] as const
type People = (typeof people)[number]

/** Names of numbers: row and column; the row without a name is the total. */
export const conversationNumber = (centre: string, column: People | 'total'): string =>
  `conversations/${centre}/${column}`
export const languageNumber = (language: string): string => `languages/${language}`

export type HiddenConversations = {
  /** `undefined`: nothing of this round may be given at all. */
  readonly hidden: ReadonlySet<string> | undefined
  /** Values given only together, for every table that is split. */
  readonly pools: {
    readonly centre: ReadonlySet<string>
    readonly with: ReadonlySet<string>
    readonly language: ReadonlySet<string>
  }
}

/**
 * Which numbers of the table of bijlage 1, and of conversations by language, stay inside.
 * Totals: small values and the next smallest together (`poolOf`). Within a row: resident, partner and other are given
 * all three or not at all, so that nobody subtracts; and never of all rows but one, because the column would give it.
 */
export const hideConversations = (places: readonly CountedPlace[], least: number): HiddenConversations => {
  const by = (key: (of: CountedPlace) => string) => sumBy(places, key, (of) => of.conversations)
  const [centres, withs, languages] = [by((of) => of.centre), by((of) => of.with), by((of) => of.language)]
  // Who knows one of two hidden centres, as its coordinator does, knows the other: three, where some remain to be given.
  const members = [...centres.values()].filter((n) => n > 0).length > 3 ? 3 : 2
  const pools = {
    centre: poolOf(centres, least, members),
    with: poolOf(withs, least),
    language: poolOf(languages, least),
  }
  const total = [...centres.values()].reduce((sum, n) => sum + n, 0)
  const safe =
    poolIsSafe(centres, pools.centre, least) &&
    poolIsSafe(withs, pools.with, least) &&
    poolIsSafe(languages, pools.language, least)
  if (isSmall(total, least) || !safe) return { hidden: undefined, pools }

  const hidden = new Set<string>()
  for (const centre of pools.centre) hidden.add(conversationNumber(centre, 'total'))
  for (const column of pools.with) hidden.add(conversationNumber('', column as People))
  for (const language of pools.language) hidden.add(languageNumber(language))

  const cells = by((of) => `${of.centre}/${of.with}`)
  const isSplitSafe = (centre: string): boolean =>
    !pools.centre.has(centre) && people.every((one) => !isSmall(cells.get(`${centre}/${one}`) ?? 0, least))
  const rows = [...centres].filter(([, n]) => n > 0).sort(([a, n], [b, m]) => n - m || (a < b ? -1 : 1))
  // A column that is hidden would be the sum of its rows.
  const unsplit = new Set(
    rows.map(([centre]) => centre).filter((centre) => pools.with.size > 0 || !isSplitSafe(centre)),
  )
  if (unsplit.size === 1) {
    const another = rows.find(([centre]) => !unsplit.has(centre))
    if (another !== undefined) unsplit.add(another[0])
  }
  for (const centre of unsplit) for (const one of people) hidden.add(conversationNumber(centre, one))
  return { hidden, pools }
}
