import { codePoints } from '#domain/coding.ts'
import type { OpenedConversation } from '#domain/opened-conversation.ts'
import type { QdaCodeKey } from '#domain/qda-codes.ts'
import { safeCell } from '#domain/safe-cell.ts'
import { onOneLine } from '#domain/told-text.ts'
import words from '#locales/nl/export.json' with { type: 'json' }
import { counted } from './counted.ts'
import type { Separator } from './csv-text.ts'
import { csvText } from './csv-text.ts'
import { qdaExport, qdcText, sourcesOf } from './export-qda.ts'
import type { ExportSheet } from './export-sheets.ts'
import { exportSheets } from './export-sheets.ts'
import type { ExportedQuote, ExportSource } from './export-source.ts'
import { fill } from './fill-words.ts'
import type { TableFormat } from './tables-read-me.ts'
import { tablesReadMe } from './tables-read-me.ts'
import type { Cell } from './workbook.ts'
import { workbook } from './workbook.ts'
import { zipPieces } from './zip-files.ts'

export type TablesExport = {
  /** Said before the file leaves, and beside it; in a workbook also inside. */
  readonly readMe: readonly string[]
  readonly pieces: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>
}

const many = counted(words.counted)

const cellText = (cell: Cell): string =>
  // A number of ours cannot be a formula, also a negative one.
  typeof cell === 'number' ? String(cell) : safeCell(cell ?? '')

const rowsTogether = 500

async function* csvPieces({ columns, rows }: ExportSheet, separator: Separator): AsyncGenerator<string> {
  yield csvText([columns.map((column) => safeCell(column.header))], { first: true, separator })
  let held: string[][] = []
  for await (const row of rows) {
    held.push(row.map(cellText))
    if (held.length < rowsTogether) continue
    yield csvText(held, { first: false, separator })
    held = []
  }
  if (held.length > 0) yield csvText(held, { first: false, separator })
}

/** A sheet as CSV has every cell of a row, also those at its end that are empty. */
const filled = (sheet: ExportSheet): ExportSheet => ({
  ...sheet,
  rows: (async function* () {
    for await (const row of sheet.rows) yield sheet.columns.map((_, at) => row[at])
  })(),
})

export const csvFile = (id: ExportSheet['id']): string => `${words.sheets[id].toLowerCase().replace(/ /g, '-')}.csv`

const csvSet = (sheets: readonly ExportSheet[], readMe: readonly string[], separator: Separator) =>
  zipPieces([
    { file: 'lees-mij.txt', pieces: [`${readMe.join('\r\n')}\r\n`] },
    ...sheets
      .filter((sheet) => sheet.id !== 'readMe')
      .map((sheet) => ({ file: csvFile(sheet.id), pieces: csvPieces(filled(sheet), separator) })),
  ])

/** Cleared quotes as sources: the quote and nothing of who said it, coded as a whole, by nobody in particular. */
const quoteSource = ({ id, quote }: ExportedQuote) => {
  const text = onOneLine(quote)
  return {
    id,
    name: fill(words.qda.quoteName, { id: id.slice(0, 8) }),
    told: { text, places: [{ question: words.qda.quoteQuestion, from: 0, to: codePoints(text) }] },
    about: {},
  }
}
const quoteCoding = ({ id, effects }: ExportedQuote) => ({
  id,
  source: id,
  question: words.qda.quoteQuestion,
  codes: effects.map((effect): QdaCodeKey => `effect/${effect}`),
  by: 'Praatplaat',
})

const allOf = async (pages: AsyncIterable<readonly OpenedConversation[]>): Promise<readonly OpenedConversation[]> => {
  const all: OpenedConversation[] = []
  for await (const page of pages) all.push(...page)
  return all
}

const qdpx = async (source: ExportSource, file: string): Promise<TablesExport> => {
  const conversations = source.audience === 'centre' ? await allOf(source.pages()) : []
  const sources =
    source.audience === 'centre' ? sourcesOf(conversations, source.programme) : source.quotes.map(quoteSource)
  const given =
    source.audience === 'centre'
      ? { kind: 'stories' as const, codings: source.codings }
      : { kind: 'quotes' as const, codings: source.quotes.filter((one) => one.effects.length > 0).map(quoteCoding) }
  const readMeOf = (left: number): readonly string[] => {
    const silent = conversations.length === 0 ? 0 : conversations.length - sources.length
    const also = [...(silent === 0 ? [] : [many('silent', silent)]), ...(left === 0 ? [] : [many('leftCodings', left)])]
    return tablesReadMe({ source, format: 'qdpx', file, also })
  }
  const made = qdaExport({
    programme: source.programme,
    ownEffects: source.ownEffects,
    sources,
    given,
    // Which codings are left out is known only when the places were looked up.
    description: (left) =>
      readMeOf(left)
        .filter((line) => line !== '')
        .join(' '),
  })
  return { readMe: readMeOf(made.left), pieces: [made.bytes] }
}

/** Makes one of the exports that say what is in them: for these readers, in this format. */
export const exportTables = async (
  source: ExportSource,
  format: TableFormat,
  { file, separator }: { readonly file: string; readonly separator: Separator },
): Promise<TablesExport> => {
  if (format === 'qdpx') return qdpx(source, file)
  const readMe = tablesReadMe({ source, format, file, also: [] })
  if (format === 'qdc') return { readMe, pieces: [qdcText(source.programme, source.ownEffects)] }
  const sheets = exportSheets(source, readMe)
  if (format === 'xlsx') return { readMe, pieces: workbook(sheets) }
  if (format === 'csv-set') return { readMe, pieces: csvSet(sheets, readMe, separator) }
  const counts = sheets.find((sheet) => sheet.id === 'counts')!
  return { readMe, pieces: csvPieces(filled(counts), separator) }
}
