import type { FastifyInstance, FastifyRequest } from 'fastify'
import { round as roundSchema } from '#domain/conversation.ts'
import type { CardsAnswer, ConversationsAnswer } from '#wire/desk.ts'
import type { AppContext } from '../app-context.ts'
import type { Separator } from '../exchange/csv-text.ts'
import { conversationsCsvTable } from '../exchange/results-csv.ts'
import { problemError } from '../problem-error.ts'
import { readCardResults, readConversationResults } from '../results.ts'
import { requireManagerKey } from '../who-asks.ts'

/** The round that was asked for. @throws `bad-request` for something that cannot be one. */
export const roundAsked = (request: FastifyRequest): string | undefined => {
  const { round } = request.query as { readonly round?: unknown }
  if (round === undefined || round === '') return undefined
  const read = roundSchema.safeParse(round)
  if (!read.success) throw problemError('bad-request')
  return read.data
}

/** What stands between cells. @throws `bad-request` for another separator. */
export const separatorAsked = (request: FastifyRequest): Separator => {
  const { separator = 'comma' } = request.query as { readonly separator?: unknown }
  if (separator !== 'comma' && separator !== 'semicolon') throw problemError('bad-request')
  return separator
}

/** The tables for the desk: centre × with whom (unit conversations), and the meaning cards. */
export const addResultsRoutes = (app: FastifyInstance, context: AppContext): void => {
  app.get('/api/v1/results/conversations', async (request): Promise<ConversationsAnswer> => {
    requireManagerKey(context, request)
    return readConversationResults(context, roundAsked(request))
  })
  app.get('/api/v1/results/cards', async (request): Promise<CardsAnswer> => {
    requireManagerKey(context, request)
    return readCardResults(context, roundAsked(request))
  })
  app.get('/api/v1/results/conversations.csv', async (request, reply) => {
    requireManagerKey(context, request)
    const results = await readConversationResults(context, roundAsked(request))
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="gesprekken-per-centrum.csv"')
      .send(conversationsCsvTable(results, separatorAsked(request)))
  })
}
