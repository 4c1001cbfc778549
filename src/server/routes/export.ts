import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { AppContext } from '../app-context.ts'
import { emptyTally, exportConversations, exportFormats } from '../exchange/export-conversations.ts'
import { problemError } from '../problem-error.ts'
import { requireManagerKey } from '../who-asks.ts'
import { roundAsked } from './results.ts'

const types = { jsonl: 'application/jsonl; charset=utf-8', csv: 'text/csv; charset=utf-8' } as const

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
      .type(types[known])
      .header('content-disposition', `attachment; filename="gesprekken.${known}"`)
      .send(Readable.from(pieces))
  })
}
