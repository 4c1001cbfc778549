import type { Programme } from '#domain/programme.ts'
import words from '#locales/nl/export.json' with { type: 'json' }
import type { Counts } from '../store/record-store.ts'
import type { ExportFormat, ExportTally } from './export-conversations.ts'

const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''))

/** What this format does or does not tell of meaning cards: no file leaves something out in silence. */
const ofCards = (format: ExportFormat, tally: ExportTally): readonly string[] => {
  const { readMe } = words
  if (format === 'cards-csv') return [readMe.cards, readMe.cardWords]
  if (format === 'kardsort-csv') return [fill(readMe.kardsort, { groups: tally.groups }), readMe.cardWords]
  if (tally.sorts === 0) return []
  return format === 'csv' ? [fill(readMe.cardsElsewhere, { sorts: tally.sorts })] : [readMe.exchangeCards]
}

/** The caveats that travel with every export: unit and n, what is not in it, what it may not be used for. */
export const exportReadMe = ({
  file,
  format,
  programme,
  round,
  tally,
  counts,
}: {
  readonly file: string
  readonly format: ExportFormat
  readonly programme: Programme
  readonly round: string | undefined
  readonly tally: ExportTally
  readonly counts: Counts
}): string => {
  const { readMe } = words
  return [
    fill(readMe.title, { file }),
    '',
    fill(readMe.what, { programme: programme.name }),
    round === undefined ? readMe.allRounds : fill(readMe.round, { round }),
    fill(format === 'kardsort-csv' ? readMe.kardsortUnit : readMe.unit, {
      n: tally.conversations,
      centres: tally.centres.size,
    }),
    ...ofCards(format, tally),
    fill(readMe.refusals, { refusals: counts.refusals }),
    fill(readMe.waiting, { waiting: counts.waiting, unreadable: counts.unreadable }),
    '',
    readMe.notRepresentative,
    readMe.corrected,
    readMe.personal,
    readMe.formula,
    '',
    readMe.source,
    '',
  ].join('\r\n')
}
