import type { FastifyInstance } from 'fastify'
import { docsPageOf, docsPagePolicy } from '../api/docs-page.ts'
import { openApiOf } from '../api/open-api.ts'

const config = { access: { by: 'anyone' } } as const

/** What this server can be asked, for people and for programs. Made at the first question: then every route is known. */
export const addDocsRoutes = (app: FastifyInstance): void => {
  let page: string | undefined
  let document: string | undefined
  app.get('/api/docs', { config }, async (_request, reply) => {
    page ??= docsPageOf(app.guardedRoutes)
    return reply.type('text/html; charset=utf-8').header('content-security-policy', docsPagePolicy).send(page)
  })
  app.get('/api/docs/openapi.json', { config }, async (_request, reply) => {
    document ??= JSON.stringify(openApiOf(app.guardedRoutes))
    return reply.type('application/json; charset=utf-8').send(document)
  })
}
