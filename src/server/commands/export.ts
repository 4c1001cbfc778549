import { createWriteStream, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { round as roundSchema } from '#domain/conversation.ts'
import { audience as audienceSchema, threshold, usualThreshold } from '#domain/disclosure.ts'
import type { Separator } from '../exchange/csv-text.ts'
import type { ExportFormat } from '../exchange/export-conversations.ts'
import { emptyTally, exportConversations, exportFormats } from '../exchange/export-conversations.ts'
import { exportReadMe } from '../exchange/export-read-me.ts'
import type { ExportSource } from '../exchange/export-source.ts'
import { exportTables } from '../exchange/export-tables.ts'
import { readExportSource } from '../exchange/read-export-source.ts'
import type { TableFormat } from '../exchange/tables-read-me.ts'
import { hiddenNumbers } from '../exchange/tables-read-me.ts'
import type { Workplace } from '../workplace.ts'
import { amount } from './amount.ts'
import type { CommandEnd } from './run-command.ts'
import { misuse, readArguments, runCommand, settings, withWorkplace } from './run-command.ts'

const usage =
  'npm run -s export -- --format xlsx|csv|jsonl|qdpx|qdc|cards-csv|kardsort-csv --out FILE [--audience centre|network|public] [--threshold N] [--round R] [--semicolon]'

type Asked = {
  readonly out: string
  readonly round: string | undefined
  readonly separator: Separator
  readonly audience: ExportSource['audience']
  readonly least: number
}

/** Which export is meant: CSV is one table, or in a zip the whole set; outside it is the table of counts. */
const formatOf = (
  format: string | undefined,
  { out, audience }: Pick<Asked, 'out' | 'audience'>,
):
  | { readonly kind: 'tables'; readonly format: TableFormat }
  | { readonly kind: 'conversations'; readonly format: ExportFormat }
  | undefined => {
  if (format === 'xlsx' || format === 'qdpx' || format === 'qdc') return { kind: 'tables', format }
  if (format === 'csv' && out.endsWith('.zip')) return { kind: 'tables', format: 'csv-set' }
  if (format === 'csv' && audience !== 'centre') return { kind: 'tables', format: 'counts-csv' }
  const known = exportFormats.find((one) => one === format)
  return known === undefined ? undefined : { kind: 'conversations', format: known }
}

const forWhom = {
  centre: 'For: the own centre, and those who work with the stories. Do not pass it on.',
  network: 'For: the coordinators of all centres together.',
  public: 'For: everybody.',
} as const

const keptBack = (source: ExportSource, format: TableFormat): string => {
  if (source.audience === 'centre' || format === 'qdc') return 'Kept back: nothing.'
  const numbers = format === 'qdpx' ? '' : `; ${amount(hiddenNumbers(source), 'number')} not given`
  return `Kept back: conversations, stories and codings${numbers}.`
}

const holds = (source: ExportSource, format: TableFormat): string => {
  if (format === 'qdc') return 'In it: the codebook.'
  const words =
    source.audience === 'centre'
      ? `every conversation, ${amount(source.codings.length, 'coded passage')}`
      : amount(source.quotes.length, 'cleared quote')
  if (format === 'counts-csv') return 'In it: the counts, each with its unit.'
  return format === 'qdpx' ? `In it: ${words}, the codebook.` : `In it: ${words}, the counts, the codebook.`
}

/** The name appears only when the file is whole: half an export looks like a small one. */
const writeWhole = async (
  out: string,
  pieces: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>,
): Promise<void> => {
  const partial = `${out}.partial`
  try {
    await pipeline(Readable.from(pieces), createWriteStream(partial, { mode: 0o600 }))
  } catch (failure) {
    rmSync(partial, { force: true })
    throw failure
  }
  renameSync(partial, out)
}

const writeReadMe = (out: string, text: string): void => {
  const readMe = `${out}.lees-mij.txt`
  writeFileSync(readMe, text, { mode: 0o600 })
  console.log(`read ${readMe} before you use it`)
}

const exportWhole = async (
  { store, readProgramme }: Workplace,
  format: ExportFormat,
  { out, round, separator }: Asked,
): Promise<CommandEnd> => {
  console.log(`${forWhom.centre} Kept back: nothing.`)
  const programme = await readProgramme('all')
  const tally = emptyTally()
  await writeWhole(out, exportConversations(format, { store, programme, round, tally, separator }))
  console.log(
    `${amount(tally.conversations, 'conversation')} of ${amount(tally.centres.size, 'meeting centre')} in ${out}`,
  )
  const counts = await store.counts(round)
  writeReadMe(out, exportReadMe({ file: basename(out), format, programme, round, separator, tally, counts }))
  return { exit: 0 }
}

const exportFor = async (
  { store, readProgramme }: Workplace,
  format: TableFormat,
  { out, round, separator, audience, least }: Asked,
): Promise<CommandEnd> => {
  const programme = await readProgramme('all')
  const source = await readExportSource({ store, programme, round, audience, least, now: () => Date.now() })
  const { readMe, pieces } = await exportTables(source, format, { file: basename(out), separator })
  // Said before it leaves, not found out afterwards.
  console.log(`${forWhom[audience]} ${keptBack(source, format)} ${holds(source, format)}`)
  await writeWhole(out, pieces)
  console.log(`written: ${out}`)
  writeReadMe(out, `${readMe.join('\r\n')}\r\n`)
  return { exit: 0 }
}

await runCommand(async () => {
  const read = readArguments(
    {
      format: { type: 'string' },
      out: { type: 'string' },
      audience: { type: 'string' },
      threshold: { type: 'string' },
      round: { type: 'string' },
      semicolon: { type: 'boolean' },
    },
    usage,
  )
  if (read === undefined) return { exit: 2 }
  const { out, round, semicolon = false } = read.values
  if (read.positionals.length > 0 || out === undefined || out === '')
    return misuse('Say which format and which file.', usage)
  const audience = audienceSchema.safeParse(read.values.audience ?? 'centre')
  if (!audience.success) return misuse('--audience is centre, network or public.', usage)
  const meant = formatOf(read.values.format, { out, audience: audience.data })
  if (meant === undefined) return misuse('Say which format and which file.', usage)
  if (meant.kind === 'conversations' && audience.data !== 'centre')
    return misuse(
      `${meant.format} holds single conversations, which do not leave the centres. Ask for xlsx, csv, qdpx or qdc.`,
      usage,
    )
  const least = threshold.safeParse(Number(read.values.threshold ?? usualThreshold))
  if (!least.success) return misuse('--threshold is a number of conversations, 3 to 10.', usage)
  if (round !== undefined && !roundSchema.safeParse(round).success)
    return misuse('--round is a name of 1 to 40 characters.', usage)
  const hasSeparator = ['csv', 'csv-set', 'counts-csv', 'cards-csv', 'kardsort-csv'].includes(meant.format)
  if (semicolon && !hasSeparator) return misuse('--semicolon is for the CSV formats; others have no separator.', usage)

  return withWorkplace(settings(), async (workplace) => {
    await workplace.opening.drain()
    const asked: Asked = {
      out,
      round,
      separator: semicolon ? 'semicolon' : 'comma',
      audience: audience.data,
      least: least.data,
    }
    return meant.kind === 'tables'
      ? exportFor(workplace, meant.format, asked)
      : exportWhole(workplace, meant.format, asked)
  })
})
