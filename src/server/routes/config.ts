import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { ConfigAnswer } from '#wire/enrolment.ts'
import type { AppContext } from '../app-context.ts'
import { minClient } from '../app-context.ts'
import { ingestKeyOf } from '../keys/ingest-key.ts'
import { requireDevice } from '../who-asks.ts'

export const addConfigRoute = (app: FastifyInstance, context: AppContext): void => {
  const answer: ConfigAnswer = { programme: context.programme, ingestKey: ingestKeyOf(context.keys), minClient }
  const text = JSON.stringify(answer)
  const tag = `"${createHash('sha256').update(text).digest('base64url')}"`

  app.get('/api/v1/config', async (request, reply) => {
    await requireDevice(context, request)
    // A tablet keeps its own copy with the tag; `no-store` only keeps proxies and the browser's cache out of it.
    reply.header('etag', tag)
    if (request.headers['if-none-match'] === tag) return reply.code(304).send()
    return reply.type('application/json; charset=utf-8').send(text)
  })
}
