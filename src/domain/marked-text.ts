import type { PersonalDetail, PersonalDetailKind } from './personal-details.ts'

/** A stretch of text; with `finding` it is the n-th marked one. */
export type Stretch = { readonly text: string; readonly kind?: PersonalDetailKind; readonly finding?: number }

/** The text cut at its findings: put together again it is the same text, to the character. */
export const markText = (text: string, findings: readonly PersonalDetail[]): readonly Stretch[] => {
  const stretches: Stretch[] = []
  let at = 0
  findings.forEach(({ kind, from, to }, finding) => {
    if (from > at) stretches.push({ text: text.slice(at, from) })
    stretches.push({ text: text.slice(from, to), kind, finding })
    at = to
  })
  if (at < text.length) stretches.push({ text: text.slice(at) })
  return stretches
}

/** What stands where something personal was taken away: a reader sees that something stood there. */
export const takenAway = '…'

/** The text without what was found, and a mark where it stood. */
export const takeAway = (text: string, finding: PersonalDetail): string =>
  `${text.slice(0, finding.from)}${takenAway}${text.slice(finding.to)}`
