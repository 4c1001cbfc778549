import { findChangeStory } from '#content/change-stories.ts'
import { answerText, mostAndOthers } from '#domain/answer.ts'
import { passageText } from '#domain/coding.ts'
import type { HeadContext } from '#domain/conversations-csv.ts'
import { headColumns } from '#domain/conversations-csv.ts'
import type { CountRow } from '#domain/count-rows.ts'
import { countRows } from '#domain/count-rows.ts'
import type { ExportedCoding } from '#domain/exported-coding.ts'
import { namedEffects } from '#domain/exported-coding.ts'
import type { OpenedConversation } from '#domain/opened-conversation.ts'
import type { OpenedSelection } from '#domain/opened-selection.ts'
import words from '#locales/nl/export.json' with { type: 'json' }
import type { ExportSource } from './export-source.ts'
import { codebookContent, coderName, questionName } from './qda-content.ts'
import { readingColumns, readingRow } from './reading-rows.ts'
import type { Cell, Sheet } from './workbook.ts'

/** A sheet of a workbook, and by the same name a file of the CSV set. */
export type ExportSheet = Sheet & { readonly id: keyof typeof words.sheets }

const { head, sheets } = words

const sheet = (
  id: ExportSheet['id'],
  columns: readonly (readonly [header: string, width: number])[],
  rows: Sheet['rows'],
): ExportSheet => ({
  id,
  name: sheets[id],
  columns: columns.map(([header, width]) => ({ header, width })),
  rows,
})

const narrow = 14
const middle = 28
const wide = 60
const readable = 90

const languages = new Intl.DisplayNames(['nl'], { type: 'language' })

const headContext = ({ programme }: ExportSource): HeadContext => {
  const centres = new Map(programme.centres.map((centre) => [centre.id, centre.name]))
  return {
    words,
    centreName: (id) => centres.get(id) ?? id,
    languageName: (code) => languages.of(code) ?? code,
  }
}

/** What ids of the count tables mean, in words. */
const namesOf = (source: ExportSource): ((row: Pick<CountRow, 'table' | 'id'>) => string) => {
  const { centreName, languageName } = headContext(source)
  const story = findChangeStory(source.programme.changeStory)
  const { effects } = codebookContent(source.programme, source.ownEffects)
  const goals = story?.goals ?? []
  const named = new Map<string, string>([
    ...effects.map(({ id, name }) => [id, name] as const),
    ...goals.flatMap((goal) => [
      [goal.id, goal.name] as const,
      ...[...goal.subGoals, ...goal.indicators].map((one) => [one.id, one.name] as const),
    ]),
  ])
  return ({ table, id }) => {
    if (id === '') return ''
    if (table === 'conversations') return centreName(id)
    if (table === 'languages') return languageName(id)
    return named.get(id) ?? id
  }
}

const ofWhom: Readonly<Record<string, string>> = words.ofWhom

/** One number a row, each with its unit: a table that can be filtered, and that no one can read without the unit. */
const countsSheet = (source: ExportSource): ExportSheet => {
  const nameOf = namesOf(source)
  const { centreName, languageName } = headContext(source)
  const { by } = source.counts.split
  const whom = ({ table, of }: CountRow): string => {
    if (table !== 'split') return ofWhom[of] ?? of
    return by === 'centre' ? centreName(of) : by === 'language' ? languageName(of) : (ofWhom[of] ?? of)
  }
  return sheet(
    'counts',
    [
      [head.table, middle],
      ['id', narrow],
      [head.what, wide],
      [head.of, middle],
      [head.unit, narrow],
      [head.count, narrow],
    ],
    countRows(source.counts).map((row) => [
      words.tables[row.table],
      row.id,
      nameOf(row),
      whom(row),
      words.units[row.unit],
      row.count,
    ]),
  )
}

const codebookSheet = (source: ExportSource): ExportSheet => {
  const { effects, goals } = codebookContent(source.programme, source.ownEffects)
  const goalName = (id: string) => goals.find((goal) => goal.id === id)?.name ?? id
  return sheet(
    'codebook',
    [
      ['id', narrow],
      [head.name, middle],
      ['goals', narrow],
      [head.goals, wide],
      [head.rules, readable],
    ],
    effects.map((effect) => [
      effect.id,
      effect.name,
      effect.goals.join(', '),
      effect.goals.map(goalName).join(', '),
      effect.description,
    ]),
  )
}

const readMeSheet = (lines: readonly string[]): ExportSheet =>
  sheet(
    'readMe',
    [[head.line, readable]],
    lines.map((line) => [line]),
  )

type Inside = Extract<ExportSource, { readonly audience: 'centre' }>
type Outside = Exclude<ExportSource, Inside>

async function* eachRow(
  pages: Inside['pages'],
  rowsOf: (of: OpenedConversation) => Iterable<readonly Cell[]>,
): AsyncGenerator<readonly Cell[]> {
  for await (const page of pages()) for (const one of page) yield* rowsOf(one)
}

const yesNo = (is: boolean): string => (is ? words.yesNo.yes : words.yesNo.no)

const answerRows = (of: OpenedConversation): readonly (readonly Cell[])[] =>
  Object.keys(of.answers)
    .sort()
    .map((question) => {
      const given = of.answers[question]!
      const { most, others } = mostAndOthers(given)
      return [
        of.root,
        of.centre,
        question,
        questionName(question),
        given.state,
        words.state[given.state],
        answerText(given),
        most,
        others.join('\n'),
      ]
    })

/** Whoever reads a coding needs its words: they are cut from the answer as it stands now. */
const codingRows = (source: Inside): ((of: OpenedConversation) => readonly (readonly Cell[])[]) => {
  const names = new Map(codebookContent(source.programme, source.ownEffects).effects.map((one) => [one.id, one.name]))
  const byConversation = new Map<string, ExportedCoding[]>()
  for (const coding of source.codings) {
    const held = byConversation.get(coding.conversation)
    if (held === undefined) byConversation.set(coding.conversation, [coding])
    else held.push(coding)
  }
  return (of) =>
    (byConversation.get(of.root) ?? []).map((coding) => {
      const effects = namedEffects(coding)
      return [
        coding.id,
        coding.conversation,
        of.centre,
        coding.question,
        questionName(coding.question),
        coding.passage?.from,
        coding.passage?.to,
        passageText(answerText(of.answers[coding.question]), coding.passage) ?? '',
        effects.join(', '),
        effects.map((effect) => names.get(effect) ?? effect).join(', '),
        coding.newEffect,
        yesNo(coding.negative),
        yesNo(coding.health),
        yesNo(coding.nowhere),
        coderName(coding),
        yesNo(coding.consensus),
      ]
    })
}

/** Why people chose a story, beside the story that they chose. */
const selectionRow = (of: OpenedSelection): readonly Cell[] => [
  of.root,
  of.conversation.root,
  of.centre,
  of.round,
  of.day,
  of.question,
  questionName(of.question),
  of.sitting,
  words.selection.level[of.level],
  words.selection.outcome[of.outcome],
  of.reason,
  of.dissent,
  of.votes,
  of.voted,
  of.people,
  of.blank,
  of.candidates,
  of.ballots,
  words.selection.decided[of.decided],
  of.early,
  of.panel.map((role) => words.selection.panel[role]).join(', '),
  of.translation,
]

/** Only where people chose: an empty sheet would ask what should stand on it. */
const selectionSheets = ({ selections = [] }: Inside): readonly ExportSheet[] =>
  selections.length === 0
    ? []
    : [
        sheet(
          'selections',
          [
            ['id', middle],
            ['conversation', middle],
            ['centre', narrow],
            ['round', narrow],
            [head.day, narrow],
            ['question', narrow],
            [head.question, middle],
            ['sitting', middle],
            [head.level, narrow],
            [head.outcome, narrow],
            [head.reason, readable],
            [head.dissent, readable],
            [head.votes, narrow],
            [head.voted, narrow],
            [head.people, narrow],
            [head.blank, narrow],
            [head.candidates, narrow],
            [head.ballots, narrow],
            [head.decided, middle],
            [head.early, middle],
            [head.panel, middle],
            [head.translation, wide],
          ],
          selections.map(selectionRow),
        ),
      ]

const insideSheets = (source: Inside): readonly ExportSheet[] => {
  const columns = headColumns(headContext(source))
  return [
    sheet(
      'conversations',
      columns.map(({ header }) => [header, header === 'id' ? middle : narrow + 6]),
      eachRow(source.pages, (of) => [columns.map((column) => column.cell(of))]),
    ),
    sheet(
      'answers',
      [
        ['id', middle],
        ['centre', narrow],
        ['question', narrow],
        [head.question, middle],
        ['state', narrow],
        [words.columns.state, narrow],
        [head.text, readable],
        [words.columns.most, middle],
        [words.columns.others, middle],
      ],
      eachRow(source.pages, answerRows),
    ),
    sheet(
      'codings',
      [
        ['id', middle],
        ['conversation', middle],
        ['centre', narrow],
        ['question', narrow],
        [head.question, middle],
        ['from', narrow],
        ['to', narrow],
        [head.passage, wide],
        ['effects', narrow],
        [head.effects, middle],
        [head.newEffect, middle],
        [head.opposite, narrow],
        [head.health, narrow],
        [head.nowhere, narrow],
        [head.coder, narrow],
        [head.consensus, narrow],
      ],
      eachRow(source.pages, codingRows(source)),
    ),
  ]
}

/** No conversation by itself: the table of bijlage 1, quotes that were cleared, and codings not at all. */
const outsideSheets = (source: Outside): readonly ExportSheet[] => {
  const { centreName } = headContext(source)
  const { rows, total } = source.counts.conversations
  const { table } = words
  const numbers = (row: typeof total): readonly Cell[] => [row.resident, row.partner, row.other, row.total]
  const names = new Map(codebookContent(source.programme, source.ownEffects).effects.map((one) => [one.id, one.name]))
  return [
    sheet(
      'conversations',
      [
        ['centre', narrow],
        [table.centre, middle],
        [table.resident, narrow],
        [table.partner, narrow],
        [table.other, narrow],
        [table.total, narrow],
      ],
      [...rows.map((row) => [row.centre, centreName(row.centre), ...numbers(row)]), ['', table.sum, ...numbers(total)]],
    ),
    sheet(
      'answers',
      [
        ['id', middle],
        ['round', narrow],
        ['question', narrow],
        [head.question, middle],
        [head.quote, readable],
      ],
      source.quotes.map((one) => [one.id, one.round, one.question, questionName(one.question), one.quote]),
    ),
    sheet(
      'codings',
      [
        ['id', middle],
        ['effects', narrow],
        [head.effects, wide],
      ],
      source.quotes
        .filter((one) => one.effects.length > 0)
        .map((one) => [
          one.id,
          one.effects.join(', '),
          one.effects.map((effect) => names.get(effect) ?? effect).join(', '),
        ]),
    ),
  ]
}

/** Only where people interpreted: an empty sheet would ask what should stand on it. */
const readingSheets = ({ readings = [] }: Inside): readonly ExportSheet[] =>
  readings.length === 0
    ? []
    : [
        sheet(
          'readings',
          readingColumns.map((header) => [header, header === head.text ? readable : middle]),
          readings.map(readingRow),
        ),
      ]

/** Every sheet of an export in its order: read me, conversations, answers, codings, what was chosen, counts, codebook. */
export const exportSheets = (source: ExportSource, readMe: readonly string[]): readonly ExportSheet[] => [
  readMeSheet(readMe),
  ...(source.audience === 'centre'
    ? [...insideSheets(source), ...selectionSheets(source), ...readingSheets(source)]
    : outsideSheets(source)),
  countsSheet(source),
  codebookSheet(source),
]
