import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { AppContext } from '../app-context.ts'
import type { ExportFormat } from '../exchange/export-conversations.ts'
import { emptyTally, exportConversations, exportFormats, tallyExport } from '../exchange/export-conversations.ts'
import { exportReadMe } from '../exchange/export-read-me.ts'
import { askerOf } from '../people/access.ts'
import { problemError } from '../problem-error.ts'
import { roundAsked, separatorAsked } from './results.ts'

const csv = 'text/csv; charset=utf-8'
const files = {
  jsonl: { type: 'application/jsonl; charset=utf-8', name: 'gesprekken.jsonl' },
  csv: { type: csv, name: 'gesprekken.csv' },
  'cards-csv': { type: csv, name: 'betekeniskaarten.csv' },
  'kardsort-csv': { type: csv, name: 'betekeniskaarten-kardsort.csv' },
} as const satisfies Record<ExportFormat, unknown>

const asked = (request: FastifyRequest) => {
  const { format, separator } = request.query as { readonly format?: unknown; readonly separator?: unknown }
  const known = exportFormats.find((one) => one === format)
  // JSON Lines have no separator: whoever asks for one means another format.
  if (known === undefined || (known === 'jsonl' && separator !== undefined)) throw problemError('bad-request')
  return { format: known, separator: separatorAsked(request), round: roundAsked(request) }
}

const takes = { config: { access: { by: 'staff', to: 'export-stories', fresh: true } } } as const
const counts = { config: { access: { by: 'staff', to: 'export-stories' } } } as const

/** Every conversation, for the desk: the same bytes as `npm run export`, and the read-me that goes with them. */
export const addExportRoute = (app: FastifyInstance, context: AppContext): void => {
  const { store, readProgramme, now } = context
  app.get('/api/v1/export', takes, async (request, reply) => {
    const { format, ...rest } = asked(request)
    const { actor, centres } = askerOf(request)
    await store.audit.note({ who: actor, what: 'exported', detail: format }, now())
    const programme = await readProgramme('all')
    const pieces = exportConversations(format, { ...rest, centres, store, programme, tally: emptyTally() })
    return reply
      .type(files[format].type)
      .header('content-disposition', `attachment; filename="${files[format].name}"`)
      .send(Readable.from(pieces))
  })
  // It holds no story, only how many there are.
  app.get('/api/v1/export/read-me', counts, async (request, reply) => {
    const { format, ...rest } = asked(request)
    const { centres } = askerOf(request)
    const programme = await readProgramme('all')
    const tally = await tallyExport(format, { ...rest, centres, store, programme })
    const { name } = files[format]
    return reply
      .type('text/plain; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}.lees-mij.txt"`)
      .send(
        exportReadMe({
          ...rest,
          file: name,
          format,
          programme,
          tally,
          counts: await store.counts(rest.round, centres),
        }),
      )
  })
}
