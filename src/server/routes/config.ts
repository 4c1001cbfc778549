import type { FastifyInstance } from 'fastify'
import type { AppContext } from '../app-context.ts'
import { requireDevice } from '../who-asks.ts'

export const addConfigRoute = (app: FastifyInstance, context: AppContext): void => {
  app.get('/api/v1/config', { config: { access: { by: 'tablet' } } }, async (request, reply) => {
    await requireDevice(context, request)
    const { text, version } = await context.tabletConfig.read()
    const tag = `"${version}"`
    // A tablet keeps its own copy with the version; `no-store` only keeps proxies and the browser's cache out of it.
    reply.header('etag', tag)
    if (request.headers['if-none-match'] === tag) return reply.code(304).send()
    return reply.type('application/json; charset=utf-8').send(text)
  })
}
