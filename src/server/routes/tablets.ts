import type { FastifyInstance } from 'fastify'
import type { TabletsAnswer } from '#wire/manage.ts'
import { depositRequest, tabletCentreRequest } from '#wire/manage.ts'
import type { AppContext } from '../app-context.ts'
import { askerOf } from '../people/access.ts'
import { problemError } from '../problem-error.ts'
import { parseBody } from '../read-json-body.ts'
import { idAsked } from './id-asked.ts'

const changes = { config: { access: { by: 'staff', to: 'shut-out-tablets', fresh: true } } } as const

/** The tablets, and shutting one out. Shutting out never means losing: what it still holds may be let in. */
export const addTabletRoutes = (app: FastifyInstance, context: AppContext): void => {
  const { store, now, opening } = context

  app.get(
    '/api/v1/tablets',
    { config: { access: { by: 'staff', to: 'see-tablets' } } },
    async (request): Promise<TabletsAnswer> => ({
      tablets: (await store.tablets(askerOf(request).centres)).map((row) => ({
        id: row.id,
        name: row.name ?? null,
        centre: row.centre ?? null,
        reads: row.reads,
        createdAt: row.createdAt,
        lastSeen: row.lastSeen ?? null,
        build: row.build ?? null,
        unsent: row.unsent ?? null,
        quarantined: row.quarantined ?? null,
        persisted: row.persisted ?? null,
        revokedAt: row.revokedAt ?? null,
        deposits: row.deposits,
        otherCentre: row.otherCentre,
        filedUnder: row.filedUnder ?? null,
      })),
    }),
  )
  app.post('/api/v1/tablets/:id/shut-out', changes, async (request, reply) => {
    const { deposits } = parseBody(depositRequest, request.body)
    const { actor, centres } = askerOf(request)
    if (!(await store.revoke(idAsked(request), now(), { by: actor, deposits, centres })))
      throw problemError('not-found')
    return reply.code(204).send()
  })
  app.post(
    '/api/v1/tablets/:id/other-centre',
    { config: { access: { by: 'staff', to: 'accept-other-centre', fresh: true } } },
    async (request, reply) => {
      if ((await store.acceptOtherCentre(idAsked(request), now(), askerOf(request).actor)) === 0)
        throw problemError('not-found')
      opening.wake()
      return reply.code(204).send()
    },
  )
  // S15: moving house is the municipality's to say; what was held so far is accepted apart.
  app.post(
    '/api/v1/tablets/:id/centre',
    { config: { access: { by: 'staff', to: 'accept-other-centre', fresh: true } } },
    async (request, reply) => {
      const { centre } = parseBody(tabletCentreRequest, request.body)
      const open = (await context.readProgramme('open')).centres
      if (!open.some((one) => one.id === centre)) throw problemError('bad-request')
      if (!(await store.moveTablet(idAsked(request), centre, now(), askerOf(request).actor)))
        throw problemError('not-found')
      return reply.code(204).send()
    },
  )
  app.post('/api/v1/tablets/:id/deposit', changes, async (request, reply) => {
    const { deposits } = parseBody(depositRequest, request.body)
    const { actor, centres } = askerOf(request)
    if (!(await store.setDeposit(idAsked(request), deposits, now(), { by: actor, centres })))
      throw problemError('not-found')
    return reply.code(204).send()
  })
}
