import type { FastifyInstance } from 'fastify'
import { retentionPauseMs } from '#domain/retention.ts'
import type { RetentionAnswer } from '#wire/manage.ts'
import { retentionRequest } from '#wire/manage.ts'
import type { AppContext } from '../app-context.ts'
import { askerOf } from '../people/access.ts'
import { parseBody } from '../read-json-body.ts'
import { tooMuchAtOnce } from '../store/retention-port.ts'

/** How long what stands. Setting a term takes nothing away yet: that begins a week later, by the server's clock. */
export const addRetentionRoutes = (app: FastifyInstance, { store, now }: AppContext): void => {
  app.get(
    '/api/v1/retention',
    { config: { access: { by: 'staff', to: 'see-retention' } } },
    async (): Promise<RetentionAnswer> => {
      const { changedAt, ...terms } = await store.retention.terms()
      const { doneAt, failure } = await store.chores.read('retention')
      const begins = changedAt === undefined ? 0 : Date.parse(changedAt) + retentionPauseMs
      const isSet = Object.values(terms).some((months) => months !== null)
      return {
        terms,
        changedAt: changedAt ?? null,
        from: isSet && begins > now() ? new Date(begins).toISOString() : null,
        lastAt: doneAt ?? null,
        failed: failure !== undefined && failure !== tooMuchAtOnce,
        stopped: failure === tooMuchAtOnce,
      }
    },
  )
  app.post(
    '/api/v1/retention',
    { config: { access: { by: 'staff', to: 'change-retention', fresh: true } } },
    async (request, reply) => {
      const terms = parseBody(retentionRequest, request.body)
      await store.retention.setTerms(terms, askerOf(request).actor, now())
      return reply.code(204).send()
    },
  )
}
