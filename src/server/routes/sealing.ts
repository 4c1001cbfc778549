import type { FastifyInstance } from 'fastify'
import { fromBase64Url } from '#wire/bytes.ts'
import { keyIdOf } from '#wire/envelope.ts'
import type { SealingAnswer } from '#wire/manage.ts'
import { sealingRequest } from '#wire/manage.ts'
import type { AppContext } from '../app-context.ts'
import { askerOf } from '../people/access.ts'
import { problemError } from '../problem-error.ts'
import { parseBody } from '../read-json-body.ts'

/** Seals the programme: from then on tablets leave the server out of what is said (O1). Once, and for good (O6). */
export const addSealingRoutes = (app: FastifyInstance, { store, now, tabletConfig }: AppContext): void => {
  app.get(
    '/api/v1/sealing',
    { config: { access: { by: 'staff', to: 'seal-programme' } } },
    async (): Promise<SealingAnswer> => {
      const sealed = await store.sealing.read()
      if (sealed === undefined) return { readingKey: null, since: null }
      const { kid, publicKey, since } = sealed
      return { readingKey: { kid, publicKey }, since }
    },
  )
  app.post(
    '/api/v1/sealing',
    { config: { access: { by: 'staff', to: 'seal-programme', fresh: true } } },
    async (request, reply) => {
      const { readingKey } = parseBody(sealingRequest, request.body)
      if ((await keyIdOf(fromBase64Url(readingKey.publicKey))) !== readingKey.kid) throw problemError('bad-request')
      if (!(await store.sealing.seal(readingKey, askerOf(request).actor, now()))) throw problemError('not-allowed')
      tabletConfig.forget()
      return reply.code(204).send()
    },
  )
}
