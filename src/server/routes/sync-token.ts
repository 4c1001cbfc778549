import type { FastifyInstance } from 'fastify'
import { tokenRequest } from '#wire/enrolment.ts'
import type { AppContext } from '../app-context.ts'
import { problemError } from '../problem-error.ts'
import { parseBody } from '../read-json-body.ts'
import { requireDevice } from '../who-asks.ts'

/** S14: a tablet asks for its next token. Again with the same one changes nothing, so an answer that was lost does not. */
export const addTokenRoute = (app: FastifyInstance, context: AppContext): void => {
  const { store, now } = context
  app.post('/api/v1/sync/token', { config: { access: { by: 'tablet' } } }, async (request, reply) => {
    const device = await requireDevice(context, request)
    const { tokenHash } = parseBody(tokenRequest, request.body)
    if (!(await store.renewToken(device.id, tokenHash, now()))) throw problemError('bad-request')
    return reply.code(204).send()
  })
}
