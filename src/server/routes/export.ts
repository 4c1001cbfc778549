import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Audience } from '#domain/disclosure.ts'
import { audience as audienceSchema, usualThreshold } from '#domain/disclosure.ts'
import type { AppContext } from '../app-context.ts'
import type { Separator } from '../exchange/csv-text.ts'
import type { ExportFormat } from '../exchange/export-conversations.ts'
import { emptyTally, exportConversations, exportFormats, tallyExport } from '../exchange/export-conversations.ts'
import { exportReadMe } from '../exchange/export-read-me.ts'
import { exportTables } from '../exchange/export-tables.ts'
import { readExportSource } from '../exchange/read-export-source.ts'
import type { TableFormat } from '../exchange/tables-read-me.ts'
import { tableFormats } from '../exchange/tables-read-me.ts'
import { askerOf, requireFresh } from '../people/access.ts'
import { problemError } from '../problem-error.ts'
import { roundAsked, separatorAsked } from './results.ts'

const csv = 'text/csv; charset=utf-8'
const zip = 'application/zip'
const files = {
  jsonl: { type: 'application/jsonl; charset=utf-8', name: 'gesprekken.jsonl' },
  csv: { type: csv, name: 'gesprekken.csv' },
  'cards-csv': { type: csv, name: 'betekeniskaarten.csv' },
  'kardsort-csv': { type: csv, name: 'betekeniskaarten-kardsort.csv' },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', name: 'praatplaat.xlsx' },
  'csv-set': { type: zip, name: 'praatplaat-csv.zip' },
  'counts-csv': { type: csv, name: 'aantallen.csv' },
  qdpx: { type: zip, name: 'praatplaat.qdpx' },
  qdc: { type: 'application/xml; charset=utf-8', name: 'codeboek.qdc' },
} as const satisfies Record<ExportFormat | TableFormat, unknown>

/** Media types that this route answers with, without their parameters. */
export const exportTypes = [...new Set(Object.values(files).map(({ type }) => type.replace(/;.*$/, '')))]

type Asked = { readonly separator: Separator; readonly round: string | undefined } & (
  | { readonly kind: 'conversations'; readonly format: ExportFormat; readonly audience: 'centre' }
  | { readonly kind: 'tables'; readonly format: TableFormat; readonly audience: Audience }
)

const withSeparator: ReadonlySet<string> = new Set(['csv', 'csv-set', 'counts-csv', 'cards-csv', 'kardsort-csv'])

const asked = (request: FastifyRequest): Asked => {
  const query = request.query as Readonly<Record<'format' | 'separator' | 'audience', unknown>>
  const audience = audienceSchema.safeParse(query.audience ?? 'centre')
  // Files without a separator: whoever asks for one means another format.
  if (!audience.success || (query.separator !== undefined && !withSeparator.has(String(query.format))))
    throw problemError('bad-request')
  const rest = { separator: separatorAsked(request), round: roundAsked(request) }
  const table = tableFormats.find((one) => one === query.format)
  if (table !== undefined) return { kind: 'tables', format: table, audience: audience.data, ...rest }
  const known = exportFormats.find((one) => one === query.format)
  // Single conversations do not leave the centres.
  if (known === undefined || audience.data !== 'centre') throw problemError('bad-request')
  return { kind: 'conversations', format: known, audience: 'centre', ...rest }
}

const takes = { config: { access: { by: 'staff', to: 'export-stories', fresh: true } } } as const
const counts = { config: { access: { by: 'staff', to: 'export-stories' } } } as const

/** What leaves the desk: the same bytes as `npm run export`, and the read-me that says beforehand what is in them. */
export const addExportRoute = (app: FastifyInstance, context: AppContext): void => {
  const { store, readProgramme, now } = context
  const tablesOf = async (request: FastifyRequest, ask: Extract<Asked, { readonly kind: 'tables' }>) => {
    const { round, audience, format, separator } = ask
    const programme = await readProgramme('all')
    const { centres } = askerOf(request)
    const source = await readExportSource({ store, programme, round, audience, least: usualThreshold, now, centres })
    return exportTables(source, format, { file: files[format].name, separator })
  }

  app.get('/api/v1/export', takes, async (request, reply) => {
    const ask = asked(request)
    const { actor, centres } = askerOf(request)
    const { format, audience } = ask
    const detail = audience === 'centre' ? format : `${format} ${audience}`
    await store.audit.note({ who: actor, what: 'exported', detail }, now())
    const pieces =
      ask.kind === 'tables'
        ? (await tablesOf(request, ask)).pieces
        : exportConversations(ask.format, {
            round: ask.round,
            separator: ask.separator,
            centres,
            store,
            programme: await readProgramme('all'),
            tally: emptyTally(),
          })
    return reply
      .type(files[format].type)
      .header('content-disposition', `attachment; filename="${files[format].name}"`)
      .send(Readable.from(pieces))
  })
  // It holds no story, only how many there are.
  app.get('/api/v1/export/read-me', counts, async (request, reply) => {
    const ask = asked(request)
    const asker = askerOf(request)
    const { actor, centres } = asker
    // Its numbers count as given out: whoever looks takes them, as with the file itself.
    if (ask.audience !== 'centre') {
      requireFresh(asker, now())
      await store.audit.note({ who: actor, what: 'exported', detail: `read-me ${ask.format} ${ask.audience}` }, now())
    }
    const { name } = files[ask.format]
    const text =
      ask.kind === 'tables'
        ? `${(await tablesOf(request, ask)).readMe.join('\r\n')}\r\n`
        : await (async () => {
            const { format, round, separator } = ask
            const programme = await readProgramme('all')
            const tally = await tallyExport(format, { round, separator, centres, store, programme })
            const of = { round, separator, file: name, format, programme, tally }
            return exportReadMe({ ...of, counts: await store.counts(round, centres) })
          })()
    return reply
      .type('text/plain; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}.lees-mij.txt"`)
      .send(text)
  })
}
