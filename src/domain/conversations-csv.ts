import type { Answer } from './answer.ts'
import { mostAndOthers } from './answer.ts'
import type { Instrument } from './instrument.ts'
import type { OpenedConversation } from './opened-conversation.ts'
import { safeCell } from './safe-cell.ts'

export type Words = Readonly<Record<string, string>>

/** Words for an export: codes stay beside them, so a script reads the one and a person the other. */
export type ExportWords = {
  readonly columns: Readonly<
    Record<
      | 'centreName'
      | 'form'
      | 'with'
      | 'language'
      | 'mode'
      | 'source'
      | 'heldBy'
      | 'helper'
      | 'quote'
      | 'understood'
      | 'readBack'
      | 'origin'
      | 'state'
      | 'most'
      | 'story'
      | 'others',
      string
    >
  >
  readonly form: Words
  readonly with: Words
  readonly mode: Words
  readonly source: Words
  readonly heldBy: Words
  readonly helper: Words
  readonly yesNo: Words
  readonly understood: Words
  readonly readBack: Words
  readonly origin: Words
  readonly state: Words
}

/** What the columns of every table of conversations need. */
export type HeadContext = {
  readonly words: ExportWords
  readonly centreName: (id: string) => string
  readonly languageName: (code: string) => string
}

export type CsvContext = HeadContext & {
  /** Every question that any exported instrument asks, in the order of the columns. */
  readonly questions: Instrument['questions']
  readonly questionName: (id: string) => string
}

export type Column = { readonly header: string; readonly cell: (of: OpenedConversation) => string }

export const code = (header: string, value: (of: OpenedConversation) => string | number | undefined): Column => ({
  header,
  cell: (of) => String(value(of) ?? ''),
})

/** A column with a code and, right of it, one with the word for it. */
export const coded = (
  header: string,
  wordHeader: string,
  words: Words,
  value: (of: OpenedConversation) => string | undefined,
): readonly Column[] => [
  code(header, value),
  {
    header: wordHeader,
    cell: (of) => {
      const given = value(of)
      return given === undefined ? '' : (words[given] ?? given)
    },
  },
]

const stateOf = (given: Answer | undefined): string => given?.state ?? 'not-opened'
const told = (given: Answer | undefined): Answer | undefined => (given?.state === 'told' ? given : undefined)

const answerColumns = (
  question: Instrument['questions'][number],
  { words, questionName }: CsvContext,
): readonly Column[] => {
  const { id, kind } = question
  const name = `${id} · ${questionName(id)}`
  const texts: readonly Column[] =
    kind === 'story'
      ? [{ header: name, cell: ({ answers }) => told(answers[id])?.text ?? '' }]
      : [
          {
            header: `${name} · ${words.columns.most}`,
            cell: ({ answers }) => mostAndOthers(told(answers[id])).most ?? '',
          },
          { header: `${name} · ${words.columns.story}`, cell: ({ answers }) => told(answers[id])?.text ?? '' },
          {
            header: `${name} · ${words.columns.others}`,
            cell: ({ answers }) => mostAndOthers(told(answers[id])).others.join('\n'),
          },
        ]
  return [
    ...texts,
    { header: `${id}.state`, cell: ({ answers }) => stateOf(answers[id]) },
    { header: `${name} · ${words.columns.state}`, cell: ({ answers }) => words.state[stateOf(answers[id])] ?? '' },
  ]
}

/** What is known of any conversation, whatever its form. */
export const headColumns = (context: HeadContext): readonly Column[] => {
  const { words } = context
  const { columns } = words
  const quoteOf = (of: OpenedConversation) => (of.consent === undefined ? undefined : of.consent.quote ? 'yes' : 'no')
  return [
    code('id', (of) => of.root),
    code('revision', (of) => of.revision),
    code('day', (of) => of.day),
    code('round', (of) => of.round),
    code('centre', (of) => of.centre),
    { header: columns.centreName, cell: (of) => context.centreName(of.centre) },
    ...coded('with', columns.with, words.with, (of) => of.with),
    code('language', (of) => of.language),
    { header: columns.language, cell: (of) => context.languageName(of.language) },
    ...coded('mode', columns.mode, words.mode, (of) => of.mode),
    ...coded('source', columns.source, words.source, (of) => of.source),
    ...coded('origin', columns.origin, words.origin, (of) => of.origin),
    ...coded('form', columns.form, words.form, (of) => of.form),
    code('instrument', (of) => of.instrument),
    code('changeStory', (of) => of.changeStory),
    code('number', (of) => of.number),
    ...coded('heldBy', columns.heldBy, words.heldBy, (of) => of.heldBy),
    ...coded('helper', columns.helper, words.helper, (of) => of.helper),
    ...coded('quote', columns.quote, words.yesNo, quoteOf),
    ...coded('understood', columns.understood, words.understood, (of) => of.consent?.understood),
    ...coded('readBack', columns.readBack, words.readBack, (of) => of.readBack),
  ]
}

/** Columns as a table: every cell is safe to open in a spreadsheet. */
export const tableOf = (
  columns: readonly Column[],
): { readonly header: readonly string[]; readonly row: (of: OpenedConversation) => readonly string[] } => ({
  header: columns.map((column) => safeCell(column.header)),
  row: (of) => columns.map((column) => safeCell(column.cell(of))),
})

/**
 * The table an analyst opens: one row a conversation, an answer's parts in columns of their own, codes beside words.
 * Unknown (an import does not tell who held the tablet) is an empty cell, never "no".
 * Unit: conversations of every form. The caller passes newest revisions only.
 */
export const conversationsCsv = (context: CsvContext) =>
  tableOf([...headColumns(context), ...context.questions.flatMap((question) => answerColumns(question, context))])
