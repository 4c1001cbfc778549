import * as z from 'zod/mini'
import { aboutAConversation, questionId } from './coding.ts'
import { recordId } from './conversation.ts'

export const fewestCandidates = 2
/** More than a group can hold in mind: then the first round of selection is too large. */
export const mostCandidates = 12
export const mostPeople = 60
/** A sum of fewer votes tells what somebody chose: none is kept or shown. */
export const fewestVotes = 3
export const maxReason = 2_000
export const maxEarlyNote = 300
export const maxTranslation = 10_000
/** After so many votes without an outcome talking helps and voting does not. */
export const mostBallots = 9

/** Where people choose: in one centre, or over what the centres chose. */
export const selectionLevel = z.enum(['centre', 'programme'])
export type SelectionLevel = z.infer<typeof selectionLevel>

/** Who sat at the table, by what they are there, never by name (research/domain 2.4). */
export const panelRole = z.enum(['resident', 'volunteer', 'coordinator', 'partner'])
export type PanelRole = z.infer<typeof panelRole>

const number = (least: number, most: number) => z.int().check(z.gte(least), z.lte(most))

/** What a round of selection says of one of its stories, beside which story that is. */
export const selectionSaid = {
  /** Which answer of the conversation is the story. */
  question: questionId,
  /** The same for all stories that were chosen from together. */
  sitting: recordId,
  level: selectionLevel,
  outcome: z.enum(['chosen', 'not-chosen']),
  /** Its place on the table, which its sign goes by: how people who were there know it again. */
  sign: number(0, mostCandidates - 1),
  /** From how many stories was chosen. */
  candidates: number(1, mostCandidates),
  /** People who said beforehand that they would vote, who did, and of these who chose no story. */
  people: number(fewestVotes, mostPeople),
  voted: number(fewestVotes, mostPeople),
  blank: number(0, mostPeople),
  /** For this story, in the last vote. */
  votes: number(0, mostPeople),
  ballots: number(1, mostBallots),
  /** Most votes, or as many as another and agreed on by talking: the app breaks no tie. */
  decided: z.enum(['most-votes', 'after-talk']),
  panel: z.array(panelRole).check(z.maxLength(4)),
  /** Why the vote was closed before everybody had voted. */
  early: z.optional(z.string().check(z.maxLength(maxEarlyNote))),
  /** Why this story, in whole sentences (`reasonShortfall`); empty for the others, and where words are sealed apart (O2). */
  reason: z.string().check(z.maxLength(maxReason)),
  /** What was said against it, or of a story that was not chosen by who chose it. */
  dissent: z.string().check(z.maxLength(maxReason)),
  /** What people at the table read beside words in another language. */
  translation: z.optional(z.string().check(z.maxLength(maxTranslation))),
} as const

/**
 * What came of one story in one round of selection. One record a story, so that a withdrawal takes exactly what was said
 * of that story along (W4), and the reason lies with the story it is about. Who voted what is in none of them: there are
 * only sums.
 */
export const selection = z
  .strictObject({
    kind: z.literal('selection'),
    ...aboutAConversation,
    ...selectionSaid,
    takenBack: z.optional(z.literal(true)),
  })
  .check(z.refine(({ voted, people, votes, blank }) => voted <= people && votes + blank <= voted))
export type Selection = z.infer<typeof selection>

/** Which story it is: an answer of a conversation. */
export type StoryOf = { readonly conversation: string; readonly question: string }
export const isSameStory = (one: StoryOf, other: StoryOf): boolean =>
  one.conversation === other.conversation && one.question === other.question

type Outcome = Pick<Selection, 'level' | 'outcome' | 'round' | 'question'> & {
  readonly conversation: { readonly root: string }
}

/** The stories that were chosen in this round of conversations at this level: chosen once, they are no candidates there again. */
export const chosenIn = <Chosen extends Outcome>(
  selections: readonly Chosen[],
  { round, level }: { readonly round: string; readonly level: SelectionLevel },
): readonly Chosen[] => {
  const found: Chosen[] = []
  for (const one of selections) {
    if (one.outcome !== 'chosen' || one.level !== level || one.round !== round) continue
    // Two tablets of one centre may both have chosen it: it is still one story.
    const isHere = found.some(
      (other) => other.question === one.question && other.conversation.root === one.conversation.root,
    )
    if (!isHere) found.push(one)
  }
  return found
}

/** Candidates over all centres: what a centre chose in that round and nobody chose over all centres yet. */
export const nextCandidates = <Chosen extends Outcome>(
  selections: readonly Chosen[],
  round: string,
): readonly Chosen[] => {
  const above = chosenIn(selections, { round, level: 'programme' })
  return chosenIn(selections, { round, level: 'centre' }).filter(
    (one) =>
      !above.some((other) => other.question === one.question && other.conversation.root === one.conversation.root),
  )
}

const word = /[\p{L}\p{N}]/u

/**
 * A story without the names of centres: people choose a story, not a house. The report writes it the same way.
 * `names`: of all centres known here; shorter names inside longer ones are left to the longer.
 */
export const withoutCentreNames = (text: string, names: readonly string[], instead: string): string => {
  let left = text
  for (const name of names.filter((one) => one.trim().length > 2).toSorted((a, b) => b.length - a.length)) {
    const wanted = name.trim().toLowerCase()
    let made = ''
    let rest = left
    for (;;) {
      const at = rest.toLowerCase().indexOf(wanted)
      // Lower case may be longer than what was typed (İ): then no place in one is a place in the other.
      if (at < 0 || rest.toLowerCase().length !== rest.length) break
      const end = at + wanted.length
      const isWhole = !word.test(rest.charAt(at - 1)) && !word.test(rest.charAt(end))
      made += isWhole ? rest.slice(0, at) + instead : rest.slice(0, end)
      rest = rest.slice(end)
    }
    left = made + rest
  }
  return left
}
