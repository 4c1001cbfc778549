import { countRows } from '#domain/count-rows.ts'
import { isHidden } from '#domain/disclosure.ts'
import words from '#locales/nl/export.json' with { type: 'json' }
import { counted } from './counted.ts'
import { caveatLines } from './export-caveats.ts'
import type { ExportSource } from './export-source.ts'
import { fill } from './fill-words.ts'

/** Formats that hold tables or a project, and not single conversations alone. */
export const tableFormats = ['xlsx', 'csv-set', 'counts-csv', 'qdpx', 'qdc'] as const
export type TableFormat = (typeof tableFormats)[number]

const { readMe } = words
const many = counted(words.counted)

/** How many numbers these readers do not get. Unit: numbers. */
export const hiddenNumbers = (source: ExportSource): number =>
  countRows(source.counts).filter((row) => isHidden(row.count)).length

const leftOut = (source: ExportSource, format: TableFormat): string => {
  if (source.audience === 'centre' || format === 'qdc') return readMe.nothingLeftOut
  const holdsCounts = format !== 'qdpx'
  const holdsQuotes = format !== 'counts-csv'
  return fill(readMe.leftOut, {
    hidden: holdsCounts ? many('hidden', hiddenNumbers(source)) : '',
    quotes: holdsQuotes ? many('quotes', source.quotes.length) : '',
  })
    .replace(/ +/g, ' ')
    .trim()
}

const ofFormat = (format: TableFormat, source: ExportSource): readonly string[] => {
  const isInside = source.audience === 'centre'
  switch (format) {
    case 'qdc':
      return []
    case 'qdpx':
      return isInside ? [readMe.qdaLines, readMe.qdaCounts, readMe.qdaLoss] : [readMe.qdaLines]
    case 'counts-csv':
      return [readMe.split]
    case 'xlsx':
    case 'csv-set':
      return isInside ? [readMe.split, readMe.offsets] : [readMe.split]
  }
}

/** Lines that say before a file leaves: for whom it is, what is left out, what is in it; then the caveats. */
export const tablesReadMe = ({
  source,
  format,
  file,
  also,
}: {
  readonly source: ExportSource
  readonly format: TableFormat
  readonly file: string
  /** What only this export knows of itself, such as codings that found no words. */
  readonly also: readonly string[]
}): readonly string[] => {
  const { audience, programme, round } = source
  const isInside = audience === 'centre'
  const holds = format === 'qdpx' && !isInside ? readMe.holds.qdpxOutside : readMe.holds[format]
  const centres = new Map(programme.centres.map((centre) => [centre.id, centre.name]))
  return [
    fill(readMe.title, { file }),
    '',
    readMe.forWhom[audience],
    leftOut(source, format),
    holds,
    ...also,
    '',
    fill(readMe.what, { programme: programme.name }),
    round === undefined ? readMe.allRounds : fill(readMe.round, { round }),
    ...ofFormat(format, source),
    ...(isInside ? [] : [readMe.sameOutside]),
    '',
    // Nothing is counted in a codebook.
    ...(format === 'qdc' ? [] : [...caveatLines(source.about, (id) => centres.get(id) ?? id), '']),
    ...(isInside && format !== 'qdc' ? [readMe.corrected, readMe.stories] : []),
    ...(isInside && (format === 'xlsx' || format === 'csv-set') ? [readMe.quoteColumn] : []),
    readMe.source,
  ]
}
