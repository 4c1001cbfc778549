import type { Programme } from '#domain/programme.ts'
import words from '#locales/nl/export.json' with { type: 'json' }
import type { Counts } from '../store/record-store.ts'
import { counted } from './counted.ts'
import type { Separator } from './csv-text.ts'
import type { ExportFormat, ExportTally } from './export-conversations.ts'
import { fill } from './fill-words.ts'

const many = counted(words.counted)

/** What this format does or does not tell of meaning cards: no file leaves something out in silence. */
const ofCards = (format: ExportFormat, tally: ExportTally): readonly string[] => {
  const { readMe } = words
  if (format === 'cards-csv') return [readMe.cards, readMe.cardWords]
  if (format === 'kardsort-csv')
    return [fill(readMe.kardsort, { groups: many('groupsLeftOut', tally.groups) }), readMe.cardWords]
  if (tally.sorts === 0) return []
  return format === 'csv'
    ? [fill(readMe.cardsElsewhere, { sorts: many('sortsAmong', tally.sorts) })]
    : [readMe.exchangeCards]
}

/** How a person's words may be used, as far as this format tells who agreed to what. */
const ofPersons = (format: ExportFormat): readonly string[] => {
  const { readMe } = words
  if (format === 'jsonl') return [readMe.stories, readMe.quoteElsewhere]
  // Neither stories nor own cards: nobody's words.
  return format === 'kardsort-csv' ? [readMe.noStories] : [readMe.stories, readMe.quoteColumn]
}

/** How to read the cells. */
const ofCells = (format: ExportFormat, separator: Separator): readonly string[] => {
  const { readMe } = words
  return format === 'jsonl'
    ? [readMe.header, readMe.exchangeCodings, readMe.exchangeSelections, readMe.exchangeLeftOut]
    : [readMe[separator], readMe.formula]
}

/** The caveats that travel with every export: unit and n, what is not in it, what it may not be used for. */
export const exportReadMe = ({
  file,
  format,
  programme,
  round,
  separator,
  tally,
  counts,
}: {
  readonly file: string
  readonly format: ExportFormat
  readonly programme: Programme
  readonly round: string | undefined
  readonly separator: Separator
  readonly tally: ExportTally
  readonly counts: Counts
}): string => {
  const { readMe } = words
  return [
    fill(readMe.title, { file }),
    '',
    readMe.forWhom.centre,
    fill(readMe.what, { programme: programme.name }),
    round === undefined ? readMe.allRounds : fill(readMe.round, { round }),
    format === 'kardsort-csv'
      ? fill(readMe.kardsortUnit, {
          players: many('players', tally.conversations),
          centres: many('centres', tally.centres.size),
        })
      : fill(readMe.unit, {
          conversations: many('conversations', tally.conversations),
          centres: many('centres', tally.centres.size),
        }),
    ...ofCards(format, tally),
    fill(readMe.refusals, { refusals: counts.refusals }),
    fill(readMe.waiting, {
      waiting: counts.waiting,
      unreadable: counts.unreadable,
      otherCentre: counts.otherCentre,
      keptAside: counts.keptAside,
    }),
    '',
    readMe.notRepresentative,
    readMe.corrected,
    ...ofPersons(format),
    ...ofCells(format, separator),
    '',
    readMe.source,
    '',
  ].join('\r\n')
}
