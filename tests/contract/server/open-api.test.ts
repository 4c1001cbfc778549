import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApiSchema } from '#server/api/api-schemas.ts'
import { apiSchemas } from '#server/api/api-schemas.ts'
import type { OpenApi } from '#server/api/open-api.ts'
import { routeDescriptions } from '#server/api/route-descriptions.ts'
import type { GuardedRoute } from '#server/people/access.ts'
import type { TestServer } from '#tests/support/server/open-test-server.ts'
import { openTestServer, removeFolder } from '#tests/support/server/open-test-server.ts'
import { headersOf, nameOfRoute, requestSamples } from '#tests/support/server/request-samples.ts'
import type { Desk } from '#tests/support/server/staff.ts'
import { seat } from '#tests/support/server/staff.ts'

let server: TestServer
let desk: Desk
let token: string
let document: OpenApi

/** What the document leaves open for later servers (P2) is closed here: this server says nothing that is not described. */
const closed = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(closed)
  if (typeof schema !== 'object' || schema === null) return schema
  const inside = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]))
  return 'properties' in inside && !('additionalProperties' in inside)
    ? { ...inside, additionalProperties: false }
    : inside
}

const ajv = new Ajv2020({ strict: true, strictRequired: false, allErrors: true, allowUnionTypes: true })
type Check = (value: unknown) => readonly string[]
const checks = new Map<string, Check>()

const makeCheck = (name: string, strictly: boolean): Check => {
  const schema = document.components.schemas[name]
  const check = ajv.compile((strictly ? closed(schema) : schema) as object)
  return (value) =>
    check(value) ? [] : (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

const fits = (name: string, { strictly = true } = {}): Check => {
  const key = `${name} ${strictly}`
  const found = checks.get(key) ?? makeCheck(name, strictly)
  checks.set(key, found)
  return found
}

const routes = (): readonly GuardedRoute[] =>
  server.app.guardedRoutes.filter(({ method, url }) => method !== 'HEAD' && url.startsWith('/api/'))

const ask = async (route: GuardedRoute, body?: unknown) => {
  const sample = requestSamples(server)[nameOfRoute(route)]
  const payload = body === undefined ? await sample?.body?.() : JSON.stringify(body)
  return server.app.inject({
    method: route.method as 'GET' | 'POST' | 'DELETE',
    url: (await sample?.url?.()) ?? route.url,
    headers: {
      ...headersOf(route, { desk, token }),
      ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(payload === undefined ? {} : { payload }),
  })
}

beforeAll(async () => {
  server = await openTestServer()
  desk = (await seat(server, 'manager')).desk
  token = await server.enrol({ centre: 'bij-betje', reads: true })
  document = (await server.app.inject('/api/docs/openapi.json')).json<OpenApi>()
})
afterAll(async () => {
  await server.close()
  await removeFolder(server.dataDir)
})

describe('the description of the API', () => {
  it('describes every route of the running server, and none that is gone', () => {
    expect(Object.keys(routeDescriptions).toSorted()).toEqual(routes().map(nameOfRoute).toSorted())
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path.replace(/\{([a-z]+)\}/g, ':$1')}`),
    )
    expect(described.toSorted()).toEqual(routes().map(nameOfRoute).toSorted())
  })

  it('is OpenAPI that programs can follow: every reference leads somewhere, every operation has a name of its own', () => {
    expect(document.openapi).toMatch(/^3\.1\./)
    const text = JSON.stringify(document)
    const references = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path!)
    expect(references.length).toBeGreaterThan(50)
    for (const path of references) {
      const found = path
        .split('/')
        .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document)
      expect([path, found === undefined]).toEqual([path, false])
    }
    const names = [...text.matchAll(/"operationId":"([^"]+)"/g)].map(([, name]) => name)
    expect(new Set(names).size).toBe(routes().length)
    const used = new Set(references.map((path) => path.split('/').at(-1)))
    expect(Object.keys(apiSchemas).filter((name) => !used.has(name))).toEqual([])
  })

  it('says who may ask as the guard does', () => {
    for (const { method, url, access } of routes()) {
      const operation = document.paths[url.replace(/:([a-z]+)/g, '{$1}')]![method.toLowerCase()]!
      const schemes = (operation.security as readonly object[]).flatMap((one) => Object.keys(one))
      expect([url, schemes.includes('session'), schemes.includes('tabletToken')]).toEqual([
        url,
        access.by === 'staff',
        access.by === 'tablet',
      ])
    }
  })

  it('holds the server to it: what every route really answers has the shape that is described', async () => {
    const seen = new Set<string>()
    // What an authenticator makes cannot be made here; these answer as problems.
    const refused = ['sign-in/password', 'sign-in/passkey', 'account/passkeys', 'account/passkeys/remove']
    for (const route of routes()) {
      const name = nameOfRoute(route)
      const answer = await ask(route)
      const type = String(answer.headers['content-type'] ?? '').split(';')[0]!
      if (refused.some((end) => name === `POST /api/v1/${end}`)) {
        expect([name, type, fits('Problem')(answer.json())]).toEqual([name, 'application/problem+json', []])
        continue
      }
      const described = routeDescriptions[name]!.answer
      expect([name, answer.statusCode, answer.statusCode < 300 ? '' : answer.body]).toEqual([
        name,
        described === 'nothing' ? 204 : 200,
        '',
      ])
      if (described === 'nothing') expect([name, answer.body]).toEqual([name, ''])
      else if ('files' in described) expect([name, described.files.includes(type)]).toEqual([name, true])
      else {
        expect([name, type, fits(described.json)(answer.json())]).toEqual([name, 'application/json', []])
        seen.add(described.json)
      }
    }
    const answers = Object.keys(apiSchemas).filter((name) => name.endsWith('Answer') || name === 'PasskeyOptions')
    expect(answers.filter((name) => !seen.has(name))).toEqual([])
  })

  it('holds requests to it too: the server takes no body that the description refuses', async () => {
    for (const route of routes()) {
      const name: ApiSchema | undefined = routeDescriptions[nameOfRoute(route)]!.body
      if (name === undefined) continue
      const sample = (await requestSamples(server)[nameOfRoute(route)]!.body!()) as Record<string, unknown>
      const check = fits(name, { strictly: false })
      expect([name, check(JSON.parse(JSON.stringify(sample)))]).toEqual([name, []])
      const wrong = [
        [],
        'x',
        5,
        { ...sample, more: 1 },
        ...Object.keys(sample).map((key) => ({ ...sample, [key]: [null] })),
      ]
      for (const body of wrong) {
        server.wait(1000)
        const answer = await ask(route, body)
        expect([name, body, check(body).length > 0, answer.statusCode]).toEqual([name, body, true, 400])
        expect(fits('Problem')(answer.json())).toEqual([])
      }
    }
  })

  it('finds a shape that does not fit: a schema that takes everything would prove nothing', () => {
    expect(fits('HealthAnswer')({ status: 'ok', protocol: 1, serverTime: '', database: {} })).toEqual([])
    expect(fits('HealthAnswer')({ status: 'ok', protocol: 1, serverTime: '', database: {}, more: 1 })).not.toEqual([])
    expect(fits('HealthAnswer')({ status: 'broken', protocol: 1, serverTime: '', database: {} })).not.toEqual([])
    expect(fits('Problem')({ type: 'about:blank', status: 400, title: '', code: 'offline' })).not.toEqual([])
  })

  it('is a page for people that loads nothing, not even a script or style of ours', async () => {
    const { body, headers } = await server.app.inject('/api/docs')
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[^' ]+';/)
    expect(headers['content-security-policy']).not.toContain('unsafe')
    expect(body).not.toMatch(/<(script|link|img|iframe)|\bsrc=|url\(|https?:|\bon[a-z]+=|style=/)
    for (const { method, url } of routes()) expect(body).toContain(`${method} ${url}`)
    for (const [, anchor] of body.matchAll(/href="#([^"]+)"/g)) expect(body).toContain(`id="${anchor}"`)
  })
})
