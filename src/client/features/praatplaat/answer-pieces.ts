import type { Draft } from '#domain/draft.ts'
import type { Instrument } from '#domain/instrument.ts'
import type { LeftMarks } from '#domain/left-marks.ts'
import { leaveMark, takeUpMark } from '#domain/left-marks.ts'
import type { PersonalDetail } from '#domain/personal-details.ts'
import { findPersonalDetails } from '#domain/personal-details.ts'
import { partState } from './part-state.ts'

/** A stretch of text somebody typed: the story of an answer, or one of its changes (`change` is its place). */
export type Piece = {
  readonly key: string
  readonly question: string
  readonly change?: number
  readonly text: string
  readonly findings: readonly PersonalDetail[]
}

/** Every text of the conversation with what looks personal in it; order of the plate, changes before their story. */
export const answerPieces = (instrument: Instrument, answers: Draft['answers']): readonly Piece[] =>
  instrument.questions.flatMap(({ id }) => {
    const given = answers[id]
    if (given === undefined || partState(given) !== 'told') return []
    const changes = (given.changes ?? []).map((text, change) => ({
      key: `${id} ${change}`,
      question: id,
      change,
      text,
    }))
    return [...changes, { key: id, question: id, text: given.text }]
      .filter((piece) => piece.text.trim() !== '')
      .map((piece) => ({ ...piece, findings: findPersonalDetails(piece.text) }))
  })

/** Writes the text of one piece, and leaves everything beside it as it is. */
export const writePiece = (draft: Draft, piece: Pick<Piece, 'question' | 'change'>, text: string): Draft => {
  const given = draft.answers[piece.question]
  if (given === undefined) return draft
  const written =
    piece.change === undefined
      ? { ...given, text }
      : { ...given, changes: (given.changes ?? []).with(piece.change, text) }
  return { ...draft, answers: { ...draft.answers, [piece.question]: written } }
}

/** A mark that nobody decided about yet, by the words that it is about. */
export type OpenMark = { readonly question: string; readonly words: string }

/** What is marked in this text and was neither taken away nor left. */
export const openMarks = (
  { question, text, findings }: Pick<Piece, 'question' | 'text' | 'findings'>,
  left: LeftMarks | undefined,
): readonly PersonalDetail[] =>
  findings.filter((mark) => left?.[question]?.includes(text.slice(mark.from, mark.to)) !== true)

/** Every open mark of the conversation, in the order of the plate. */
export const allOpenMarks = (pieces: readonly Piece[], left: LeftMarks | undefined): readonly OpenMark[] =>
  pieces.flatMap((piece) =>
    openMarks(piece, left).map((mark) => ({ question: piece.question, words: piece.text.slice(mark.from, mark.to) })),
  )

/** These may stay, on a person's word: kept in the sealed draft, so that no reload and no correction asks again. */
export const leaveMarks = (draft: Draft, marks: readonly OpenMark[]): Draft =>
  marks.length === 0
    ? draft
    : {
        ...draft,
        leftMarks: marks.reduce<LeftMarks | undefined>(
          (left, { question, words }) => leaveMark(left, question, words),
          draft.leftMarks,
        ),
      }

/** Taken back: the mark is open again. */
export const takeUpMarked = (draft: Draft, question: string, words: string): Draft => {
  const { leftMarks, ...rest } = draft
  const left = takeUpMark(leftMarks, question, words)
  return left === undefined ? rest : { ...rest, leftMarks: left }
}
