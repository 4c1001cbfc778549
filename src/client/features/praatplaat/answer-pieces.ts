import type { Draft } from '#domain/draft.ts'
import type { Instrument } from '#domain/instrument.ts'
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
