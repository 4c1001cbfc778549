import type { FastifyInstance, FastifyRequest } from 'fastify'
import { round as roundSchema } from '#domain/conversation.ts'
import { centreId } from '#domain/programme.ts'
import type { CardsAnswer, ConversationsAnswer } from '#wire/desk.ts'
import type { AppContext } from '../app-context.ts'
import type { Separator } from '../exchange/csv-text.ts'
import { conversationsCsvTable } from '../exchange/results-csv.ts'
import { askerOf } from '../people/access.ts'
import { problemError } from '../problem-error.ts'
import { readCardResults, readConversationResults } from '../results.ts'
import type { Centres } from '../store/of-centres.ts'

/** The round that was asked for. @throws `bad-request` for something that cannot be one. */
export const roundAsked = (request: FastifyRequest): string | undefined => {
  const { round } = request.query as { readonly round?: unknown }
  if (round === undefined || round === '') return undefined
  const read = roundSchema.safeParse(round)
  if (!read.success) throw problemError('bad-request')
  return read.data
}

/**
 * Whose rows, where one centre was asked for: that one, and no row at all where somebody may not see it.
 * @throws `bad-request` for something that cannot be one.
 */
export const centresAsked = (request: FastifyRequest, seen: Centres): Centres => {
  const { centre } = request.query as { readonly centre?: unknown }
  if (centre === undefined || centre === '') return seen
  const read = centreId.safeParse(centre)
  if (!read.success) throw problemError('bad-request')
  return seen === undefined || seen.includes(read.data) ? [read.data] : []
}

/** What stands between cells. @throws `bad-request` for another separator. */
export const separatorAsked = (request: FastifyRequest): Separator => {
  const { separator = 'comma' } = request.query as { readonly separator?: unknown }
  if (separator !== 'comma' && separator !== 'semicolon') throw problemError('bad-request')
  return separator
}

const sees = { config: { access: { by: 'staff', to: 'see-results' } } } as const

/** The tables for the desk: centre × with whom (unit conversations), and the meaning cards. */
export const addResultsRoutes = (app: FastifyInstance, context: AppContext): void => {
  app.get('/api/v1/results/conversations', sees, async (request): Promise<ConversationsAnswer> => {
    return readConversationResults(context, roundAsked(request), askerOf(request).centres)
  })
  app.get('/api/v1/results/cards', sees, async (request): Promise<CardsAnswer> => {
    return readCardResults(context, roundAsked(request), centresAsked(request, askerOf(request).centres))
  })
  app.get('/api/v1/results/conversations.csv', sees, async (request, reply) => {
    const results = await readConversationResults(context, roundAsked(request), askerOf(request).centres)
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="gesprekken-per-centrum.csv"')
      .send(conversationsCsvTable(results, separatorAsked(request)))
  })
}
