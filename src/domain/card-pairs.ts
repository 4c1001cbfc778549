/** Two cards that stood together in the top 3 of so many sorts; `one` is the lower id. Unit: sorts. */
export type CardPair = { readonly one: string; readonly other: string; readonly sorts: number }

/** Which cards are chosen together. */
export type CardPairs = {
  /** In how many sorts two or three cards were chosen. The n of every pair. */
  readonly sorts: number
  /** In id order; pairs that nobody chose are left out. */
  readonly rows: readonly CardPair[]
}

/** For sorting: by the lower id, then by the other. */
export const byIds = (a: CardPair, b: CardPair): number =>
  a.one === b.one ? (a.other < b.other ? -1 : 1) : a.one < b.one ? -1 : 1

/** The same pairs, each with its lower id first, in id order: a database may sort letters in another way. */
export const orderPairs = (pairs: readonly CardPair[]): readonly CardPair[] =>
  pairs
    .map(({ one, other, sorts }) => (one < other ? { one, other, sorts } : { one: other, other: one, sorts }))
    .sort(byIds)

/** Every two cards of each top 3. A card that stands twice in one top 3 was chosen once. */
export const countPairs = (tops: Iterable<readonly string[]>): CardPairs => {
  const counts = new Map<string, Map<string, number>>()
  let sorts = 0
  for (const top of tops) {
    const cards = [...new Set(top)].sort((a, b) => (a < b ? -1 : 1))
    if (cards.length < 2) continue
    sorts += 1
    for (const [at, one] of cards.entries())
      for (const other of cards.slice(at + 1)) {
        const held = counts.get(one) ?? new Map<string, number>()
        counts.set(one, held.set(other, (held.get(other) ?? 0) + 1))
      }
  }
  const rows = [...counts].flatMap(([one, others]) => [...others].map(([other, n]) => ({ one, other, sorts: n })))
  return { sorts, rows: orderPairs(rows) }
}
