import type { Draft } from './draft.ts'
import { leaveMark, ownCardsMark, takeUpMark } from './left-marks.ts'
import { takeAway } from './marked-text.ts'
import type { PersonalDetail } from './personal-details.ts'
import { findPersonalDetails } from './personal-details.ts'

/** A text that somebody typed in a game: the story, or an own card (`own` is its place). */
type GameText = { readonly question: string; readonly own?: number; readonly text: string }

/** Something in a game that looks personal and that nobody decided about. */
export type OpenDetail = GameText & { readonly detail: PersonalDetail; readonly words: string }

const textsOf = ({ answers, game }: Draft): readonly GameText[] =>
  [
    { question: 'story', text: answers['story']?.text ?? '' },
    ...(game?.sort.ownCards ?? []).map(({ words }, own) => ({ question: ownCardsMark, own, text: words })),
  ].filter((one) => one.text.trim() !== '')

/** All of it, the story first. */
export const openDetails = (draft: Draft): readonly OpenDetail[] =>
  textsOf(draft).flatMap((one) =>
    findPersonalDetails(one.text)
      .map((detail) => ({ ...one, detail, words: one.text.slice(detail.from, detail.to) }))
      .filter(({ question, words }) => draft.leftMarks?.[question]?.includes(words) !== true),
  )

const writeText = (draft: Draft, { own, text }: GameText): Draft => {
  if (own === undefined) return { ...draft, answers: { ...draft.answers, story: { state: 'told', text } } }
  const { game } = draft
  const card = game?.sort.ownCards[own]
  if (game === undefined || card === undefined) return draft
  const ownCards = game.sort.ownCards.with(own, { ...card, words: text })
  return { ...draft, game: { ...game, sort: { ...game.sort, ownCards } } }
}

/** Without it; a reader sees that something stood there. */
export const removeDetail = (draft: Draft, open: OpenDetail): Draft =>
  writeText(draft, { ...open, text: takeAway(open.text, open.detail) })

/** It may stay, on a person's word: not asked about again. */
export const leaveDetail = (draft: Draft, open: OpenDetail): Draft => ({
  ...draft,
  leftMarks: leaveMark(draft.leftMarks, open.question, open.words),
})

/** What was decided about it, taken back: it stands there again and is open again. */
export const reopenDetail = (draft: Draft, open: OpenDetail): Draft => {
  const { leftMarks, ...rest } = writeText(draft, open)
  const left = takeUpMark(leftMarks, open.question, open.words)
  return left === undefined ? rest : { ...rest, leftMarks: left }
}
