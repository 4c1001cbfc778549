import { protocol } from '#wire/batch.ts'
import { deskHeader } from '#wire/desk-problem.ts'
import type { Access, GuardedRoute } from '../people/access.ts'
import type { AskerRole } from '../people/may.ts'
import { scopes } from '../people/may.ts'
import type { ApiSchema, JsonSchema } from './api-schemas.ts'
import { apiSchemas, jsonSchemaOf } from './api-schemas.ts'
import type { RouteDescription } from './route-descriptions.ts'
import { routeDescriptions } from './route-descriptions.ts'

const refTo = (name: ApiSchema): JsonSchema => ({ $ref: `#/components/schemas/${name}` })
const jsonOf = (name: ApiSchema) => ({ 'application/json': { schema: refTo(name) } })

const rolesOf = (access: Extract<Access, { readonly by: 'staff' }>): string =>
  (Object.entries(scopes[access.to]) as [AskerRole, string][])
    .filter(([, scope]) => scope !== 'none')
    .map(([role, scope]) => `${role === 'key' ? "the manager's key" : role} (${scope.replace('-', ' ')})`)
    .join(', ')

/** Who may ask, in words: from the same table that the guard goes by. */
export const whoMayAsk = (access: Access): string => {
  if (access.by === 'anyone') return 'Anyone.'
  if (access.by === 'tablet') return 'A tablet, by its token.'
  if (access.by === 'desk') return "The desk's own page, signed in or not."
  if (access.by === 'metrics') return 'A program that measures the server, by its token.'
  return `${rolesOf(access)}.${access.fresh ? ' Somebody who signed in proved it within five minutes.' : ''}`
}

const securityOf = (access: Access): readonly Readonly<Record<string, readonly string[]>>[] => {
  if (access.by === 'anyone') return []
  if (access.by === 'tablet') return [{ tabletToken: [] }]
  if (access.by === 'desk') return [{ deskMark: [] }]
  if (access.by === 'metrics') return []
  return [{ session: [], deskMark: [] }, ...(scopes[access.to].key === 'none' ? [] : [{ managersKey: [] }])]
}

const answersOf = ({ answer, hasTag }: RouteDescription): Readonly<Record<string, unknown>> => ({
  ...(answer === 'nothing'
    ? { 204: { description: 'Done.' } }
    : {
        200: {
          description: 'The answer.',
          content:
            'json' in answer
              ? jsonOf(answer.json)
              : Object.fromEntries(answer.files.map((type) => [type, { schema: {} }])),
        },
      }),
  ...(hasTag ? { 304: { description: 'As the one with this ETag.' } } : {}),
  default: { $ref: '#/components/responses/Problem' },
})

const parametersOf = (url: string, { query = {} }: RouteDescription): readonly JsonSchema[] => [
  ...[...url.matchAll(/:([a-z]+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  })),
  ...Object.entries(query).map(([name, { says, schema, required = false }]) => ({
    name,
    in: 'query',
    required,
    description: says,
    schema: jsonSchemaOf(schema),
  })),
]

const operationOf = ({ method, url, access }: GuardedRoute, described: RouteDescription): JsonSchema => ({
  operationId: `${method.toLowerCase()}${url.replace(/^\/api(\/v\d+)?/, '').replace(/[^a-z]+([a-z])/g, (_, letter: string) => letter.toUpperCase())}`,
  summary: described.says,
  description: `Who may ask: ${whoMayAsk(access)}`,
  tags: [/^\/api\/(?:v\d+\/)?([a-z-]+)/.exec(url)?.[1] ?? 'app'],
  security: securityOf(access),
  parameters: parametersOf(url, described),
  ...(described.body === undefined
    ? {}
    : { requestBody: { required: described.bodyMayBeAbsent !== true, content: jsonOf(described.body) } }),
  responses: answersOf(described),
})

/** What an address of Fastify is called here: `/people/:id` is `/people/{id}`. */
const pathOf = (url: string): string => url.replace(/:([a-z]+)/g, '{$1}')

export type DescribedRoute = { readonly route: GuardedRoute; readonly described: RouteDescription }

/** HEAD goes with each GET, and files of the app are no API. A route that nobody described shows all the same. */
export const describedRoutes = (routes: readonly GuardedRoute[]): readonly DescribedRoute[] =>
  routes
    .filter(({ method, url }) => method !== 'HEAD' && url.startsWith('/api/'))
    .map((route) => ({
      route,
      described: routeDescriptions[`${route.method} ${route.url}`] ?? { says: 'Not described.', answer: { files: [] } },
    }))

/**
 * OpenAPI 3.1 of these routes: who may ask comes from the routes themselves, shapes from `wire`, words from
 * `route-descriptions.ts`.
 */
export const openApiOf = (routes: readonly GuardedRoute[]) => {
  const paths: Record<string, Record<string, JsonSchema>> = {}
  for (const { route, described } of describedRoutes(routes)) {
    const path = pathOf(route.url)
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route, described) }
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Praatplaat',
      version: String(protocol),
      summary: 'What tablets, the desk and scripts can ask of the server.',
      description:
        'Bodies are application/json in UTF-8, plain or gzip, of 1 MiB at most after unpacking. The rules between tablet and server are numbered in src/wire/SPEC.md. Answers may carry more than is described; requests may not.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(apiSchemas).map(([name, schema]) => [name, jsonSchemaOf(schema)])),
      responses: {
        Problem: {
          description: 'What went wrong, by its code (RFC 9457). Never a word of what was sent.',
          content: { 'application/problem+json': { schema: refTo('Problem') } },
        },
      },
      securitySchemes: {
        tabletToken: { type: 'http', scheme: 'bearer', description: 'What a tablet got when it was enrolled.' },
        managersKey: { type: 'http', scheme: 'bearer', description: 'For scripts; printed at the first start.' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-praatplaat',
          description: 'Set by signing in; called praatplaat-desk on plain http, which is localhost.',
        },
        deskMark: {
          type: 'apiKey',
          in: 'header',
          name: deskHeader,
          description: 'Always 1, beside what browsers say themselves of where a request comes from.',
        },
      },
    },
  }
}
export type OpenApi = ReturnType<typeof openApiOf>
