import type { OpenedSelection } from '#domain/opened-selection.ts'

/** Stories that people chose, with how and why; of those that were not chosen only how many they were. */
export const chosenRows = (selections: readonly OpenedSelection[]) =>
  selections
    .filter((one) => one.outcome === 'chosen')
    .map((one) => ({
      conversation: one.conversation.root,
      answer: one.question,
      level: one.level,
      centre: one.centre,
      round: one.round,
      candidates: one.candidates,
      people: one.people,
      voted: one.voted,
      votes: one.votes,
      decided: one.decided,
      reason: one.reason,
      dissent: one.dissent,
    }))

/** The same in words; nothing where nobody chose. */
export const chosenLines = (selections: readonly OpenedSelection[]): readonly string[] => {
  const rows = chosenRows(selections)
  if (rows.length === 0) return []
  return [
    '\nChosen as the most significant change. Units: votes of people who voted.\n',
    ...rows.map(
      (row) =>
        `${row.level === 'programme' ? 'all centres' : row.centre}, ${row.round}: conversation ${row.conversation}, ${row.votes} of ${row.voted} votes, out of ${row.candidates} stories. Why: ${row.reason.replace(/\s+/g, ' ')}`,
    ),
  ]
}
