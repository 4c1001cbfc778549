/** A stretch of the text, `to` exclusive, in code units. */
export type Span = readonly [from: number, to: number]

/** Finds stretches of one kind in a text without marks of writing direction (`personal-details.ts` takes them out). */
export type Recogniser = (plain: string) => Iterable<Span>

/** Every match of a global pattern that `accept` turns into a stretch. */
export const matches = function* (
  plain: string,
  pattern: RegExp,
  accept: (match: RegExpExecArray) => Span | undefined,
) {
  for (const match of plain.matchAll(pattern)) {
    const span = accept(match as RegExpExecArray)
    if (span !== undefined) yield span
  }
}
export const whole = (match: RegExpExecArray): Span => [match.index, match.index + match[0].length]

/** Does a cue stand shortly before this place, in the same sentence? */
export const cueBefore = (plain: string, at: number, cue: RegExp, reach = 40): boolean => {
  const before = plain.slice(Math.max(0, at - reach), at)
  const sentence = Math.max(
    before.lastIndexOf('. '),
    before.lastIndexOf('! '),
    before.lastIndexOf('? '),
    before.lastIndexOf('\n'),
  )
  return cue.test(before.slice(sentence + 1))
}
/** The digits of a text, without what stands between them. */
export const digitsOf = (text: string): string => text.replace(/\D/g, '')
