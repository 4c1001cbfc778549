import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TestServer } from '#tests/support/server/open-test-server.ts'
import { openTestServer, removeFolder } from '#tests/support/server/open-test-server.ts'
import { placesHolding } from '#tests/support/server/test-database.ts'
import { enrolmentAnswer } from '#wire/desk.ts'
import { configAnswer, enrolAnswer } from '#wire/enrolment.ts'

let server: TestServer

beforeEach(async () => {
  server = await openTestServer()
})
afterEach(async () => {
  await server.close()
  await removeFolder(server.dataDir)
})

const newCode = async () =>
  enrolmentAnswer.parse(
    (
      await server.app.inject({
        method: 'POST',
        url: '/api/v1/enrolments',
        headers: { authorization: `Bearer ${server.managerKey}` },
      })
    ).json(),
  )
const enrol = async (code: unknown) => {
  const answer = await server.app.inject({ method: 'POST', url: '/api/v1/enrol', payload: { code } as object })
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>(), headers: answer.headers }
}
const config = (token: string, tag?: string) =>
  server.app.inject({
    method: 'GET',
    url: '/api/v1/config',
    headers: { authorization: `Bearer ${token}`, ...(tag === undefined ? {} : { 'if-none-match': tag }) },
  })

describe('enrolment', () => {
  it('gives a token, the programme and the key to seal for; the link holds the code in its fragment', async () => {
    const { code, link } = await newCode()
    expect(link).toBe(`https://praatplaat.example/#/koppel/${code}`)
    const answer = await enrol(code)
    expect(answer.status).toBe(200)
    const enrolled = enrolAnswer.parse(answer.body)
    expect(enrolled.token).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect((await config(enrolled.token)).statusCode).toBe(200)
  })

  it('a code works once', async () => {
    const { code } = await newCode()
    await enrol(code)
    expect(await enrol(code)).toMatchObject({ status: 410, body: { code: 'enrolment-used' } })
  })

  it('two tablets with one code at once: one gets in', async () => {
    const { code } = await newCode()
    const answers = await Promise.all([enrol(code), enrol(code), enrol(code)])
    expect(answers.map((one) => one.status).sort()).toEqual([200, 410, 410])
  })

  it('a code expires', async () => {
    const { code, expires } = await newCode()
    server.wait(60 * 60_000)
    expect(expires).toBe('2026-11-23T10:00:00.000Z')
    expect(await enrol(code)).toMatchObject({ status: 410, body: { code: 'enrolment-expired' } })
  })

  it('an unknown code is told from a spent one, something that is no code from both', async () => {
    expect(await enrol('0000000000000000')).toMatchObject({ status: 404, body: { code: 'enrolment-unknown' } })
    expect(await enrol('000000000000000I')).toMatchObject({ status: 400, body: { code: 'bad-request' } })
    expect(await enrol(undefined)).toMatchObject({ status: 400, body: { code: 'bad-request' } })
  })

  it('after ten wrong codes in a minute the address waits; then a right code works', async () => {
    const { code } = await newCode()
    for (let tries = 0; tries < 10; tries += 1) await enrol('0000000000000000')
    const refused = await enrol(code)
    expect(refused).toMatchObject({ status: 429, body: { code: 'too-many-requests' } })
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    server.wait(60_000)
    expect((await enrol(code)).status).toBe(200)
  })

  it('[V7] neither code nor token stands in any file', async () => {
    const { code } = await newCode()
    const { token } = enrolAnswer.parse((await enrol(code)).body)
    for (const secret of [code, token, server.managerKey])
      expect(await placesHolding(server.dataDir, secret)).toEqual([])
  })

  it('config answers 304 while nothing changed', async () => {
    const token = await server.enrol()
    const first = await config(token)
    configAnswer.parse(first.json())
    const tag = first.headers.etag as string
    const second = await config(token, tag)
    expect([second.statusCode, second.body]).toEqual([304, ''])
  })
})

describe('who asks', () => {
  it('without, with a wrong and with a malformed secret nothing is answered', async () => {
    const routes = [
      ['GET', '/api/v1/config'],
      ['POST', '/api/v1/sync/have'],
      ['POST', '/api/v1/sync/push'],
      ['POST', '/api/v1/enrolments'],
      ['GET', '/api/v1/results/conversations'],
      ['GET', '/api/v1/results/conversations.csv'],
      ['GET', '/api/v1/export?format=csv'],
    ] as const
    for (const [method, url] of routes) {
      for (const authorization of [undefined, 'Bearer x', `Bearer ${'A'.repeat(43)}`, `Basic ${server.managerKey}`]) {
        server.wait(60_000)
        const answer = await server.app.inject({
          method,
          url,
          headers: authorization === undefined ? {} : { authorization },
        })
        expect([url, answer.statusCode, answer.json<{ readonly code: string }>().code]).toEqual([
          url,
          401,
          'not-signed-in',
        ])
      }
    }
  })

  it("a tablet's token opens no results, and the manager's key pushes nothing", async () => {
    const token = await server.enrol()
    const results = await server.app.inject({
      method: 'GET',
      url: '/api/v1/results/conversations',
      headers: { authorization: `Bearer ${token}` },
    })
    expect(results.statusCode).toBe(401)
    expect((await config(server.managerKey)).statusCode).toBe(401)
  })

  it('wrong keys are slowed down, a right one never: a centre shares one address', async () => {
    const token = await server.enrol()
    for (let tries = 0; tries < 30; tries += 1) await config('A'.repeat(43))
    expect((await config('A'.repeat(43))).statusCode).toBe(429)
    expect((await config(token)).statusCode).toBe(200)
    expect((await server.manage('/api/v1/results/conversations')).status).toBe(200)
  })

  it("the manager's key is made once and kept hashed", async () => {
    await server.close()
    server = await openTestServer({ dataDir: server.dataDir, managerKey: server.managerKey })
    expect(server.workplace.keys.newManagerKey).toBeUndefined()
    expect((await server.manage('/api/v1/results/conversations')).status).toBe(200)
  })
})
