import type { FastifyInstance } from 'fastify'
import { centreIdFromName } from '#domain/programme.ts'
import type { CentresAnswer } from '#wire/manage.ts'
import { centreClosedRequest, centreNameRequest } from '#wire/manage.ts'
import type { AppContext } from '../app-context.ts'
import { askerOf } from '../people/access.ts'
import { problemError } from '../problem-error.ts'
import { parseBody } from '../read-json-body.ts'
import type { CentreChange } from '../store/centre-queries.ts'
import { centreAsked } from './id-asked.ts'

const changes = { config: { access: { by: 'staff', to: 'change-centres' } } } as const

/** The centres of the programme: data, which tablets hear of by their config. */
export const addCentreRoutes = (app: FastifyInstance, context: AppContext): void => {
  const { store, now, tabletConfig } = context

  const settle = (outcome: CentreChange): void => {
    if (outcome !== 'done') throw problemError(outcome === 'unknown' ? 'not-found' : 'centre-taken')
    tabletConfig.forget()
  }

  app.get(
    '/api/v1/centres',
    { config: { access: { by: 'staff', to: 'see-centres' } } },
    async (request): Promise<CentresAnswer> => {
      const { centres } = askerOf(request)
      return {
        centres: (await store.centres.all())
          .filter(({ id }) => centres === undefined || centres.includes(id))
          .map(({ id, name, closedAt }) => ({ id, name, closed: closedAt !== undefined })),
      }
    },
  )
  app.post('/api/v1/centres', changes, async (request, reply) => {
    const { name } = parseBody(centreNameRequest, request.body)
    settle(await store.centres.add({ id: centreIdFromName(name), name }, askerOf(request).actor, now()))
    return reply.code(204).send()
  })
  app.post('/api/v1/centres/:id/name', changes, async (request, reply) => {
    const { name } = parseBody(centreNameRequest, request.body)
    settle(await store.centres.rename({ id: centreAsked(request), name }, askerOf(request).actor, now()))
    return reply.code(204).send()
  })
  app.post('/api/v1/centres/:id/closed', changes, async (request, reply) => {
    const { closed } = parseBody(centreClosedRequest, request.body)
    settle(await store.centres.setClosed(centreAsked(request), closed, askerOf(request).actor, now()))
    return reply.code(204).send()
  })
}
