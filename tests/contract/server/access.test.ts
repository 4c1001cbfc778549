import { randomBytes, randomUUID } from 'node:crypto'
import Fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '#domain/role.ts'
import { roles } from '#domain/role.ts'
import { sha256OfSecret } from '#server/keys/key-files.ts'
import type { GuardedRoute } from '#server/people/access.ts'
import { guardRoutes } from '#server/people/access.ts'
import type { Action } from '#server/people/may.ts'
import { scopes } from '#server/people/may.ts'
import type { TestServer } from '#tests/support/server/open-test-server.ts'
import { openTestServer, removeFolder } from '#tests/support/server/open-test-server.ts'
import { someReadingKey } from '#tests/support/server/request-samples.ts'
import { sealConversation } from '#tests/support/server/sealed-records.ts'
import type { Desk } from '#tests/support/server/staff.ts'
import { fromDesk, seat, serverTime } from '#tests/support/server/staff.ts'
import type { EnrolmentAnswer } from '#wire/desk.ts'

const [own, other] = ['bij-betje', 'allekanten'] as const
type Place = typeof own | typeof other

/** One request to a route, about one of two centres. `shows` of a route that lists: what of that centre is in it. */
type Sample = {
  /** What it is meant to ask for; said here too, so that a route which asks for less fails. */
  readonly to: Action
  readonly fresh?: true
  readonly url: (place: Place) => Promise<string> | string
  readonly body?: (place: Place) => object
  readonly shows?: (place: Place) => string
  /** Not about a centre. */
  readonly placeless?: true
}

let server: TestServer
const someKey = await someReadingKey()
const desks = new Map<Role, Desk>()
const storyOf = (place: Place) => `verhaal van ${place}`
const tabletOf = (place: Place) => `tablet van ${place}`

const enrolTablet = async (place: Place): Promise<{ readonly id: string; readonly token: string }> => {
  const made = await server.app.inject({
    method: 'POST',
    url: '/api/v1/enrolments',
    headers: { authorization: `Bearer ${server.managerKey}` },
    payload: { centre: place, name: tabletOf(place) },
  })
  const { code } = made.json<EnrolmentAnswer>()
  const answer = await server.app.inject({ method: 'POST', url: '/api/v1/enrol', payload: { code } })
  const { device: id, token } = answer.json<{ readonly device: string; readonly token: string }>()
  return { id, token }
}
/** A tablet that filed a conversation under another centre than its own. */
const strangeTablet = async (place: Place): Promise<string> => {
  const { id, token } = await enrolTablet(place)
  const { recipient: ingest } = server.workplace.keys.ingest
  await server.push(token, [await sealConversation({ ingest, over: { centre: 'elders' } })])
  return id
}
const shutOutTablet = async (place: Place): Promise<string> => {
  const { id } = await enrolTablet(place)
  await server.workplace.store.revoke(id, await serverTime(server))
  return id
}
const invitation = async (): Promise<string> => {
  const [id, now] = [randomUUID(), await serverTime(server)]
  await server.workplace.store.people.invite({
    id,
    tokenHash: sha256OfSecret(id),
    name: 'Iemand',
    role: 'researcher',
    centres: [],
    person: undefined,
    totpSealed: '',
    expires: now + 1000,
    by: 'command',
    now,
  })
  return id
}
const somebody = async (): Promise<string> => (await seat(server, 'researcher')).id

/** Every route that staff may ask. A new route without a line here fails the test. */
const samples: Readonly<Record<string, Sample>> = {
  'GET /api/v1/results/conversations': {
    to: 'see-results',
    url: () => 'results/conversations',
    shows: (place) => `"centre":"${place}"`,
  },
  'GET /api/v1/results/conversations.csv': {
    to: 'see-results',
    url: () => 'results/conversations.csv',
    shows: (place) => `${place},`,
  },
  'GET /api/v1/results/cards': { to: 'see-results', url: () => 'results/cards', placeless: true },
  'GET /api/v1/results/effects': {
    to: 'see-results',
    url: () => 'results/effects',
    shows: (place) => `"centre":"${place}"`,
  },
  // The same for everybody: what may leave tells nobody's own centre apart.
  'GET /api/v1/results/outside': {
    to: 'see-results',
    url: () => 'results/outside?audience=network',
    placeless: true,
  },
  'GET /api/v1/export': { to: 'export-stories', fresh: true, url: () => 'export?format=jsonl', shows: storyOf },
  'GET /api/v1/export/read-me': { to: 'export-stories', url: () => 'export/read-me?format=jsonl', placeless: true },
  'POST /api/v1/enrolments': {
    to: 'enrol-tablets',
    fresh: true,
    url: () => 'enrolments',
    body: (centre) => ({ centre }),
  },
  'GET /api/v1/account': { to: 'own-account', url: () => 'account', placeless: true },
  'POST /api/v1/account/passkeys/options': {
    to: 'own-account',
    fresh: true,
    url: () => 'account/passkeys/options',
    placeless: true,
  },
  'POST /api/v1/account/passkeys': { to: 'own-account', fresh: true, url: () => 'account/passkeys', placeless: true },
  'POST /api/v1/account/passkeys/remove': {
    to: 'own-account',
    fresh: true,
    url: () => 'account/passkeys/remove',
    placeless: true,
  },
  'POST /api/v1/account/renewal': { to: 'own-account', fresh: true, url: () => 'account/renewal', placeless: true },
  'GET /api/v1/people': { to: 'see-people', url: () => 'people', placeless: true },
  'POST /api/v1/people/invitations': {
    to: 'change-people',
    fresh: true,
    url: () => 'people/invitations',
    body: (place) => ({ name: 'Iemand', as: { role: 'coordinator', centres: [place] } }),
  },
  'DELETE /api/v1/people/invitations/:id': {
    to: 'change-people',
    fresh: true,
    url: async () => `people/invitations/${await invitation()}`,
  },
  'POST /api/v1/people/:id/renewal': {
    to: 'change-people',
    fresh: true,
    url: async () => `people/${await somebody()}/renewal`,
  },
  'POST /api/v1/people/:id/role': {
    to: 'change-people',
    fresh: true,
    url: async () => `people/${await somebody()}/role`,
    body: (place) => ({ as: { role: 'coordinator', centres: [place] } }),
  },
  'POST /api/v1/people/:id/close': {
    to: 'change-people',
    fresh: true,
    url: async () => `people/${await somebody()}/close`,
  },
  'GET /api/v1/centres': { to: 'see-centres', url: () => 'centres', shows: (place) => `"id":"${place}"` },
  'POST /api/v1/centres': {
    to: 'change-centres',
    url: () => 'centres',
    body: () => ({ name: `Centrum ${randomUUID()}` }),
  },
  'POST /api/v1/centres/:id/name': {
    to: 'change-centres',
    url: (place) => `centres/${place}/name`,
    body: () => ({ name: `Centrum ${randomUUID()}` }),
  },
  'POST /api/v1/centres/:id/closed': {
    to: 'change-centres',
    url: (place) => `centres/${place}/closed`,
    body: () => ({ closed: false }),
  },
  'GET /api/v1/tablets': { to: 'see-tablets', url: () => 'tablets', shows: tabletOf },
  'POST /api/v1/tablets/:id/shut-out': {
    to: 'shut-out-tablets',
    fresh: true,
    url: async (place) => `tablets/${(await enrolTablet(place)).id}/shut-out`,
    body: () => ({ deposits: false }),
  },
  'POST /api/v1/tablets/:id/deposit': {
    to: 'shut-out-tablets',
    fresh: true,
    url: async (place) => `tablets/${await shutOutTablet(place)}/deposit`,
    body: () => ({ deposits: true }),
  },
  'GET /api/v1/sealing': { to: 'seal-programme', url: () => 'sealing', placeless: true },
  'POST /api/v1/sealing': {
    to: 'seal-programme',
    fresh: true,
    url: () => 'sealing',
    body: () => ({ readingKey: someKey }),
    placeless: true,
  },
  'GET /api/v1/audit': { to: 'read-audit', url: () => 'audit', placeless: true },
  'GET /api/v1/backups': { to: 'see-backups', url: () => 'backups', placeless: true },
  'GET /api/v1/retention': { to: 'see-retention', url: () => 'retention', placeless: true },
  'POST /api/v1/retention': {
    to: 'change-retention',
    fresh: true,
    url: () => 'retention',
    body: () => ({ stories: 24, sealed: 24, audit: null }),
  },
  'POST /api/v1/tablets/:id/centre': {
    to: 'accept-other-centre',
    fresh: true,
    url: async (place) => `tablets/${await strangeTablet(place)}/centre`,
    body: (place) => ({ centre: place }),
  },
  'POST /api/v1/tablets/:id/other-centre': {
    to: 'accept-other-centre',
    fresh: true,
    url: async (place) => `tablets/${await strangeTablet(place)}/other-centre`,
  },
}

const name = ({ method, url }: GuardedRoute) => `${method} ${url}`
type StaffRoute = GuardedRoute & { readonly access: { readonly by: 'staff' } }
// HEAD goes with each GET and is guarded with it.
const routes = () => server.app.guardedRoutes.filter(({ method }) => method !== 'HEAD')
const staffRoutes = () => routes().filter((route): route is StaffRoute => route.access.by === 'staff')
const methodOf = ({ method }: GuardedRoute) => method as 'GET' | 'POST' | 'DELETE'

const ask = async (desk: Desk, route: GuardedRoute, place: Place) => {
  const sample = samples[name(route)]!
  return desk.ask(methodOf(route), await sample.url(place), sample.body?.(place))
}

beforeAll(async () => {
  server = await openTestServer()
  for (const role of roles) desks.set(role, (await seat(server, role, role === 'coordinator' ? [own] : [])).desk)
  const { recipient: ingest } = server.workplace.keys.ingest
  for (const place of [own, other]) {
    const { token } = await enrolTablet(place)
    await server.push(token, [await sealConversation({ ingest, text: storyOf(place), over: { centre: place } })])
  }
  await server.workplace.opening.drain()
})
afterAll(async () => {
  await server.close()
  await removeFolder(server.dataDir)
})

describe('who may ask what', () => {
  it('the server refuses to start with a route that does not say who may ask it', async () => {
    const app = Fastify()
    guardRoutes(app, {} as never)
    expect(() => app.get('/new', async () => 'x')).toThrow('does not say who may ask')
  })

  it('every route of staff has a sample here, and no sample is of a route that is gone', () => {
    expect(staffRoutes().map(name).toSorted()).toEqual(Object.keys(samples).toSorted())
    expect(staffRoutes().length).toBeGreaterThan(25)
    for (const route of staffRoutes()) {
      const { to, fresh } = samples[name(route)]!
      expect([name(route), route.access]).toEqual([name(route), { by: 'staff', to, ...(fresh ? { fresh } : {}) }])
    }
  })

  it('[ASVS 8.2.2] every role × centre × route answers as the table says', async () => {
    for (const route of staffRoutes())
      for (const role of roles)
        for (const place of [own, other]) {
          const scope = scopes[route.access.to][role]
          const answer = await ask(desks.get(role)!, route, place)
          const seen = { route: name(route), role, place, status: answer.status, code: answer.code }
          const { shows, placeless } = samples[name(route)]!
          if (scope === 'none') {
            expect(seen).toMatchObject({ status: 403, code: 'not-allowed' })
            expect(answer.text).not.toMatch(/verhaal|tablet van/)
            continue
          }
          const reaches = scope === 'programme' || place === own || placeless === true
          if (shows !== undefined) {
            expect(seen).toMatchObject({ status: 200 })
            expect({ ...seen, shows: answer.text.includes(shows(place)) }).toMatchObject({ shows: reaches })
          } else if (reaches) {
            // Asked without what it needs, a route says so; it never says that this person may not.
            expect(seen).not.toMatchObject({ status: expect.toBeOneOf([401, 403, 500]) })
            if (route.url !== '/api/v1/account/passkeys' && !route.url.endsWith('/remove'))
              expect({ ...seen, good: answer.status < 300 }).toMatchObject({ good: true })
          } else {
            expect(seen).toMatchObject({ status: expect.toBeOneOf([403, 404]) })
          }
        }
  })

  it("[ASVS 8.2.2] the manager's key does what the table says and nothing about people", async () => {
    for (const route of staffRoutes()) {
      const sample = samples[name(route)]!
      const body = sample.body?.(own)
      const answer = await server.app.inject({
        method: methodOf(route),
        url: `/api/v1/${await sample.url(own)}`,
        headers: { authorization: `Bearer ${server.managerKey}` },
        ...(body === undefined ? {} : { payload: body }),
      })
      const allowed = scopes[route.access.to].key === 'programme'
      expect([name(route), answer.statusCode]).toEqual([name(route), allowed ? 200 : 403])
    }
  })

  it('nobody who did not sign in, and no tablet, is answered', async () => {
    const { token } = await enrolTablet(own)
    for (const route of staffRoutes()) {
      const url = `/api/v1/${await samples[name(route)]!.url(own)}`
      for (const headers of [
        {},
        { authorization: `Bearer ${token}` },
        { cookie: `__Host-praatplaat=${randomBytes(32).toString('base64url')}` },
        { cookie: '__Host-praatplaat=' },
      ]) {
        server.wait(60_000)
        const answer = await server.app.inject({ method: methodOf(route), url, headers: { ...fromDesk, ...headers } })
        expect([name(route), answer.statusCode]).toEqual([name(route), 401])
      }
    }
  })

  it('[ASVS 3.5.1] a session that comes from another page is not answered', async () => {
    const { desk } = await seat(server, 'manager')
    const foreign: readonly Readonly<Record<string, string>>[] = [
      {},
      { 'sec-fetch-site': 'same-origin' },
      { ...fromDesk, 'sec-fetch-site': 'cross-site' },
      { ...fromDesk, 'sec-fetch-site': 'same-site' },
      { ...fromDesk, origin: 'https://elsewhere.example' },
      { ...fromDesk, origin: 'null' },
    ]
    const everyRoute = routes().filter(({ access }) => access.by === 'staff' || access.by === 'desk')
    for (const route of everyRoute)
      for (const headers of foreign) {
        const path = samples[name(route)]?.url(own) ?? route.url.replace('/api/v1/', '')
        const answer = await server.app.inject({
          method: methodOf(route),
          url: `/api/v1/${await path}`,
          headers: { cookie: desk.cookie(), ...headers },
        })
        expect([name(route), headers, answer.statusCode]).toEqual([name(route), headers, 403])
        expect(answer.json()).toMatchObject({ code: 'not-from-here' })
      }
    // A browser too old to say where a request comes from still names its origin when it changes something.
    const signOut = (headers: Readonly<Record<string, string>>) =>
      server.app.inject({ method: 'POST', url: '/api/v1/sign-out', headers: { 'x-praatplaat-desk': '1', ...headers } })
    expect((await signOut({})).statusCode).toBe(403)
    expect((await signOut({ host: 'praatplaat.example', origin: 'https://praatplaat.example' })).statusCode).toBe(200)
  })

  it('[ASVS 7.5.3] export, codes, people and tablets ask for a proof of the last five minutes', async () => {
    const { desk } = await seat(server, 'manager')
    server.wait(5 * 60_000 + 1)
    const fresh = new Set<string>()
    for (const route of staffRoutes()) {
      const answer = await ask(desk, route, own)
      if (answer.code === 'prove-again') fresh.add(name(route))
      expect([name(route), answer.code === 'prove-again']).toEqual([name(route), 'fresh' in route.access])
    }
    expect(fresh.size).toBeGreaterThan(10)
  })

  it("a tablet's routes are not for people, whoever they are", async () => {
    for (const route of routes().filter(({ access }) => access.by === 'tablet'))
      for (const role of roles) {
        server.wait(60_000)
        const answer = await server.app.inject({
          method: methodOf(route),
          url: route.url,
          headers: { ...fromDesk, cookie: desks.get(role)!.cookie() },
        })
        expect([name(route), role, answer.statusCode]).toEqual([name(route), role, 401])
      }
  })

  it('what anybody may ask tells nothing of anybody', async () => {
    const open = routes().filter(({ access }) => access.by === 'anyone')
    expect(open.map(name).toSorted()).toEqual([
      'GET /api/docs',
      'GET /api/docs/openapi.json',
      'GET /api/v1/health',
      'POST /api/v1/enrol',
    ])
  })
})
