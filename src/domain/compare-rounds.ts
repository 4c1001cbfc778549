/** With which forms and under which change story the conversations of one round were held. */
export type RoundWording = {
  readonly round: string
  readonly instruments: readonly string[]
  readonly changeStories: readonly string[]
}

export type RoundComparison =
  /** Only conversations with these forms may be laid side by side; `left`: forms that not every round has. */
  | { readonly comparable: true; readonly instruments: readonly string[]; readonly left: readonly string[] }
  | { readonly comparable: false; readonly because: 'one-round' | 'other-questions' | 'other-effects' }

/**
 * May these rounds be compared, and over which conversations? Only where the wording is the same: a published version of
 * a form or change story never changes, so the same version is the same words and another version may not be.
 */
export const compareRounds = (rounds: readonly RoundWording[]): RoundComparison => {
  const [first, ...rest] = rounds
  if (first === undefined || rest.length === 0) return { comparable: false, because: 'one-round' }
  const stories = new Set(rounds.flatMap((one) => one.changeStories))
  if (stories.size > 1) return { comparable: false, because: 'other-effects' }
  const same = first.instruments.filter((form) => rest.every((one) => one.instruments.includes(form)))
  if (same.length === 0) return { comparable: false, because: 'other-questions' }
  const all = [...new Set(rounds.flatMap((one) => one.instruments))].sort()
  return { comparable: true, instruments: [...same].sort(), left: all.filter((form) => !same.includes(form)) }
}
