import * as z from 'zod/mini'

/** Longest text of one answer, in UTF-16 code units: far above any story told at a table, far below a batch. */
export const maxAnswerLength = 10_000
export const maxChangeLength = 300
export const maxChanges = 30

/**
 * One answer on a plate. `told` has words; `dont-know` and `skipped` are answers of their own and stay apart from a
 * part nobody opened (which has no answer at all).
 */
export const answer = z.strictObject({
  state: z.enum(['told', 'dont-know', 'skipped']),
  text: z.string().check(z.maxLength(maxAnswerLength)),
  /** MSC range: every change named, short, in the order told. Only on questions of kind `changes`. */
  changes: z.optional(z.array(z.string().check(z.maxLength(maxChangeLength))).check(z.maxLength(maxChanges))),
  /** Index in `changes` of the one that matters most. */
  most: z.optional(z.int()),
})
export type Answer = z.infer<typeof answer>

/** Is there anything to lose in this answer: words, a change, or a deliberate "don't know" or "skip"? */
export const isFilled = (given: Answer | undefined): boolean =>
  given !== undefined &&
  (given.state !== 'told' || given.text.trim() !== '' || (given.changes ?? []).some((change) => change.trim() !== ''))

/**
 * The change that matters most, where one with words was chosen, and the others that hold words, in the order told.
 * Nothing of either for an answer without changes.
 */
export const mostAndOthers = (
  given: Answer | undefined,
): { readonly most: string | undefined; readonly others: readonly string[] } => {
  const changes = given?.changes ?? []
  const chosen = given?.most === undefined ? '' : (changes[given.most] ?? '')
  return {
    most: chosen.trim() === '' ? undefined : chosen,
    others: changes.filter((change, index) => index !== given?.most && change.trim() !== ''),
  }
}

/**
 * The words of an answer as one text, the form that exports, coding and the exchange format use.
 * Shape for `changes`: most important change, blank line, story, blank line, the other changes each behind `- `;
 * empty parts leave no blank lines. Returns `''` where nothing was told.
 */
export const answerText = (given: Answer | undefined): string => {
  if (given === undefined || given.state !== 'told') return ''
  const { most = '', others } = mostAndOthers(given)
  return [most, given.text, others.map((change) => `- ${change}`).join('\n')]
    .filter((part) => part.trim() !== '')
    .join('\n\n')
}
