import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as z from 'zod'
import { instrumentReference, language, withWhom } from '#domain/conversation.ts'
import type { MentionFilter } from '#domain/count-mentions.ts'
import { usualThreshold } from '#domain/disclosure.ts'
import type { EffectsAnswer, OutsideAnswer } from '#wire/coded.ts'
import { effectsAnswer, outsideAnswer } from '#wire/coded.ts'
import type { AppContext } from '../app-context.ts'
import { giveOutside, readAbout, readMentionTables, readRoundComparison } from '../coded-results.ts'
import { askerOf } from '../people/access.ts'
import { problemError } from '../problem-error.ts'
import { centresAsked, roundAsked } from './results.ts'

const sees = { config: { access: { by: 'staff', to: 'see-results' } } } as const
const filters = z.object({ with: withWhom, language, instrument: instrumentReference }).partial()
const outside = z.object({ audience: z.enum(['network', 'public']) })

/** @throws `bad-request` for something that cannot be one. */
const filterAsked = (request: FastifyRequest): MentionFilter => {
  const given = Object.entries(request.query as Record<string, unknown>).filter(([, value]) => value !== '')
  const read = filters.safeParse(Object.fromEntries(given))
  if (!read.success) throw problemError('bad-request')
  const round = roundAsked(request)
  return {
    ...(round === undefined ? {} : { round: [round] }),
    ...(read.data.with === undefined ? {} : { with: [read.data.with] }),
    ...(read.data.language === undefined ? {} : { language: [read.data.language] }),
    ...(read.data.instrument === undefined ? {} : { instrument: [read.data.instrument] }),
  }
}

/** What was coded: for a centre's own eyes, and what may leave. */
export const addCodedResultsRoutes = (app: FastifyInstance, context: AppContext): void => {
  const { store, readProgramme, now } = context
  app.get('/api/v1/results/effects', sees, async (request): Promise<EffectsAnswer> => {
    const centres = centresAsked(request, askerOf(request).centres)
    const programme = await readProgramme('all')
    const tables = await readMentionTables(context, filterAsked(request), centres)
    const about = await readAbout(
      { store, programme, least: usualThreshold },
      { round: roundAsked(request), ...(centres === undefined ? {} : { centres }) },
    )
    const rounds = await readRoundComparison(context, centres)
    // Parsed, so that what the answer is said to hold is all that it holds.
    return effectsAnswer.parse({ audience: 'centre', programme: programme.id, ...tables, rounds, about })
  })
  app.get('/api/v1/results/outside', sees, async (request): Promise<OutsideAnswer> => {
    const read = outside.safeParse(request.query)
    if (!read.success) throw problemError('bad-request')
    const programme = await readProgramme('all')
    const { tables, rounds } = await giveOutside({ store, programme, least: usualThreshold, now }, roundAsked(request))
    return outsideAnswer.parse({
      audience: read.data.audience,
      programme: programme.id,
      least: usualThreshold,
      rounds,
      ...tables,
    })
  })
}
