import type { Audience } from '#domain/disclosure.ts'
import type { Result } from '#domain/result.ts'
import type { CardsAnswer, ConversationsAnswer, EnrolmentAnswer } from '#wire/desk.ts'
import { cardsAnswer, conversationsAnswer, enrolmentAnswer } from '#wire/desk.ts'
import type { EnrolmentRequest } from '#wire/manage.ts'
import type { DeskLine } from './desk-line.ts'
import type { DeskProblem } from './desk-problem-of.ts'

export type ExportFormat = 'csv' | 'jsonl' | 'cards-csv' | 'kardsort-csv'
export type TableFormat = 'xlsx' | 'csv-set' | 'counts-csv' | 'qdpx' | 'qdc'

/** A file as it is asked for; `separator` only of the formats that have one. */
export type AskedFile = {
  readonly format: ExportFormat | TableFormat
  readonly audience: Audience
  readonly round: string | undefined
  readonly separator?: 'comma' | 'semicolon'
}

/** What goes out of the desk: tables, files, codes for tablets. */
export type Desk = {
  /** The table, of one round or of all. */
  readonly results: (round: string | undefined) => Promise<Result<ConversationsAnswer, DeskProblem>>
  /** The meaning cards, of one round or of all, of one centre or of all. */
  readonly cards: (round: string | undefined, centre: string | undefined) => Promise<Result<CardsAnswer, DeskProblem>>
  readonly download: (format: ExportFormat, round: string | undefined) => Promise<Result<Blob, DeskProblem>>
  /** What is in a file, before it leaves: no story is in that. */
  readonly readMe: (file: AskedFile) => Promise<Result<Blob, DeskProblem>>
  readonly take: (file: AskedFile) => Promise<Result<Blob, DeskProblem>>
  readonly enrolment: (tablet: EnrolmentRequest) => Promise<Result<EnrolmentAnswer, DeskProblem>>
}

export const askDesk = (line: DeskLine): Desk => {
  const roundOf = (round: string | undefined) => (round === undefined ? '' : `round=${encodeURIComponent(round)}`)
  const centreOf = (centre: string | undefined) => (centre === undefined ? '' : `&centre=${encodeURIComponent(centre)}`)
  const queryOf = ({ format, audience, round, separator }: AskedFile): string =>
    [
      `format=${format}`,
      ...(audience === 'centre' ? [] : [`audience=${audience}`]),
      ...(round === undefined ? [] : [roundOf(round)]),
      ...(separator === undefined ? [] : [`separator=${separator}`]),
    ].join('&')
  return {
    results: (round) => line.read(`results/conversations?${roundOf(round)}`, conversationsAnswer),
    cards: (round, centre) => line.read(`results/cards?${roundOf(round)}${centreOf(centre)}`, cardsAnswer),
    download: (format, round) => line.fetchFile(`export?format=${format}&${roundOf(round)}`),
    readMe: (file) => line.fetchFile(`export/read-me?${queryOf(file)}`),
    take: (file) => line.fetchFile(`export?${queryOf(file)}`),
    enrolment: (tablet) => line.tell('enrolments', tablet, enrolmentAnswer),
  }
}
