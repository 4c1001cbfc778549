import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { AppContext } from '../app-context.ts'
import type { ExportFormat } from '../exchange/export-conversations.ts'
import { emptyTally, exportConversations, exportFormats } from '../exchange/export-conversations.ts'
import { problemError } from '../problem-error.ts'
import { requireManagerKey } from '../who-asks.ts'
import { roundAsked } from './results.ts'

const csv = 'text/csv; charset=utf-8'
const files = {
  jsonl: { type: 'application/jsonl; charset=utf-8', name: 'gesprekken.jsonl' },
  csv: { type: csv, name: 'gesprekken.csv' },
  'cards-csv': { type: csv, name: 'betekeniskaarten.csv' },
  'kardsort-csv': { type: csv, name: 'betekeniskaarten-kardsort.csv' },
} as const satisfies Record<ExportFormat, unknown>

/** Every conversation, for the desk: the same bytes as `npm run export`. */
export const addExportRoute = (app: FastifyInstance, context: AppContext): void => {
  const { store, programme } = context
  app.get('/api/v1/export', async (request, reply) => {
    requireManagerKey(context, request)
    const { format } = request.query as { readonly format?: unknown }
    const known = exportFormats.find((one) => one === format)
    if (known === undefined) throw problemError('bad-request')
    const pieces = exportConversations(known, { store, programme, round: roundAsked(request), tally: emptyTally() })
    return reply
      .type(files[known].type)
      .header('content-disposition', `attachment; filename="${files[known].name}"`)
      .send(Readable.from(pieces))
  })
}
