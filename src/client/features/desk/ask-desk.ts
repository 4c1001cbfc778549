import type { Result } from '#domain/result.ts'
import type { CardsAnswer, ConversationsAnswer, EnrolmentAnswer } from '#wire/desk.ts'
import { cardsAnswer, conversationsAnswer, enrolmentAnswer } from '#wire/desk.ts'
import type { EnrolmentRequest } from '#wire/manage.ts'
import type { DeskLine } from './desk-line.ts'
import type { DeskProblem } from './desk-problem-of.ts'

export type ExportFormat = 'csv' | 'jsonl' | 'cards-csv' | 'kardsort-csv'

/** What goes out of the desk: tables, files, codes for tablets. */
export type Desk = {
  /** The table, of one round or of all. */
  readonly results: (round: string | undefined) => Promise<Result<ConversationsAnswer, DeskProblem>>
  /** The meaning cards, of one round or of all, of one centre or of all. */
  readonly cards: (round: string | undefined, centre: string | undefined) => Promise<Result<CardsAnswer, DeskProblem>>
  readonly download: (format: ExportFormat, round: string | undefined) => Promise<Result<Blob, DeskProblem>>
  readonly enrolment: (tablet: EnrolmentRequest) => Promise<Result<EnrolmentAnswer, DeskProblem>>
}

export const askDesk = (line: DeskLine): Desk => {
  const roundOf = (round: string | undefined) => (round === undefined ? '' : `round=${encodeURIComponent(round)}`)
  const centreOf = (centre: string | undefined) => (centre === undefined ? '' : `&centre=${encodeURIComponent(centre)}`)
  return {
    results: (round) => line.read(`results/conversations?${roundOf(round)}`, conversationsAnswer),
    cards: (round, centre) => line.read(`results/cards?${roundOf(round)}${centreOf(centre)}`, cardsAnswer),
    download: (format, round) => line.fetchFile(`export?format=${format}&${roundOf(round)}`),
    enrolment: (tablet) => line.tell('enrolments', tablet, enrolmentAnswer),
  }
}
