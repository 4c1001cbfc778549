import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TestServer } from '#tests/support/server/open-test-server.ts'
import { openTestServer, removeFolder } from '#tests/support/server/open-test-server.ts'
import { sealConversation, sealRefusal } from '#tests/support/server/sealed-records.ts'

const metricsToken = 'prometheus-of-the-town-hall'
let server: TestServer

beforeEach(async () => {
  server = await openTestServer({ metricsToken })
})
afterEach(async () => {
  await server.close()
  await removeFolder(server.dataDir)
})

const ask = (authorization?: string, url = '/metrics') =>
  server.app.inject({ method: 'GET', url, headers: authorization === undefined ? {} : { authorization } })

/** The value of a line, by everything before it. */
const numberAt = (text: string, line: string): number | undefined => {
  const found = text.split('\n').find((one) => one.startsWith(`${line} `))
  return found === undefined ? undefined : Number(found.slice(line.length + 1))
}

describe('/metrics', () => {
  it('is refused without its token, whatever else is shown', async () => {
    for (const authorization of [
      undefined,
      'Bearer ',
      'Bearer prometheus-of-the-town-hal',
      `Bearer ${metricsToken}x`,
      `Basic ${metricsToken}`,
      `Bearer ${server.managerKey}`,
      `Bearer ${await server.enrol()}`,
    ]) {
      const answer = await ask(authorization)
      expect([authorization?.slice(0, 6), answer.statusCode]).toEqual([authorization?.slice(0, 6), 401])
      expect(answer.body).not.toContain('praatplaat_')
    }
    expect((await ask(`Bearer ${metricsToken}`)).statusCode).toBe(200)
    // And it opens nothing else.
    for (const url of ['/api/v1/results/conversations', '/api/v1/tablets', '/api/v1/config'])
      expect((await ask(`Bearer ${metricsToken}`, url)).statusCode).toBe(401)
  })

  it('is not there where no token was set', async () => {
    const quiet = await openTestServer()
    const answer = await quiet.app.inject({
      method: 'GET',
      url: '/metrics',
      headers: { authorization: `Bearer ${metricsToken}` },
    })
    expect(answer.statusCode).toBe(404)
    await quiet.close()
    await removeFolder(quiet.dataDir)
  })

  it('slows down who guesses', async () => {
    for (let guess = 0; guess < 30; guess += 1) await ask('Bearer not-the-token-of-this-server')
    expect((await ask('Bearer not-the-token-of-this-server')).statusCode).toBe(429)
    expect((await ask(`Bearer ${metricsToken}`)).statusCode).toBe(200)
  })

  it('counts requests, pushes and what stands in the database', async () => {
    const token = await server.enrol()
    await server.enrol()
    const { recipient: ingest } = server.workplace.keys.ingest
    const record = await sealConversation({ ingest })
    const refusal = await sealRefusal(ingest, '6b0f6c1e-5a7d-4c1a-9d52-3f2f6f8a1c11')
    const tablet = { build: '1', unsent: 4, quarantined: 1, persisted: true }
    await server.push(token, [record, refusal], { tablet })
    await server.push(token, [record], { tablet })
    await server.workplace.opening.drain()
    const answer = await ask(`Bearer ${metricsToken}`)
    expect(answer.headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8')
    expect(answer.headers['cache-control']).toBe('no-store')
    const text = answer.body
    const push = 'method="POST",route="/api/v1/sync/push",status="200"'
    for (const [line, value] of [
      [`praatplaat_http_requests_total{${push}}`, 2],
      ['praatplaat_http_request_seconds_count{route="/api/v1/sync/push"}', 2],
      ['praatplaat_http_request_seconds_bucket{route="/api/v1/sync/push",le="+Inf"}', 2],
      ['praatplaat_pushed_records_total{outcome="stored"}', 2],
      ['praatplaat_pushed_records_total{outcome="duplicate"}', 1],
      ['praatplaat_conversations', 1],
      ['praatplaat_refusals', 1],
      ['praatplaat_records{state="waiting"}', 0],
      ['praatplaat_records{state="unreadable"}', 0],
      ['praatplaat_last_place{of="backup"}', 0],
      ['praatplaat_tablets{state="in-use"}', 2],
      ['praatplaat_on_tablets{state="unsent"}', 4],
      ['praatplaat_on_tablets{state="quarantined"}', 1],
    ] as const)
      expect([line, numberAt(text, line)]).toEqual([line, value])
    expect(numberAt(text, 'praatplaat_last_place{of="record"}')).toBeGreaterThan(0)
    expect(numberAt(text, 'process_resident_memory_bytes')).toBeGreaterThan(0)
    expect(numberAt(text, 'process_cpu_seconds_total')).toBeGreaterThan(0)
  })

  it('is text that Prometheus reads: each family once, with its type, in whole lines', async () => {
    await ask(undefined, '/nothing')
    const text = (await ask(`Bearer ${metricsToken}`)).body
    expect(text.endsWith('\n')).toBe(true)
    const families = new Set<string>()
    let current = ''
    for (const line of text.trimEnd().split('\n')) {
      const type = /^# TYPE ([a-z_0-9]+) (counter|gauge|histogram)$/.exec(line)
      if (type !== null) {
        expect(families.has(type[1]!)).toBe(false)
        current = type[1]!
        families.add(current)
      } else if (!/^# HELP [a-z_0-9]+ .+$/.test(line)) {
        expect(line).toMatch(
          new RegExp(`^${current}(_bucket|_sum|_count)?(\\{([a-z]+="[^"\\\\\\n]*",?)+\\})? -?[0-9.e+-]+$`),
        )
      }
    }
    expect(families.size).toBeGreaterThan(8)
  })

  it('keeps its names and types: dashboards and alarms rest on them', async () => {
    const text = (await ask(`Bearer ${metricsToken}`)).body
    const found = [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name, type]) => `${name} ${type}`)
    for (const promised of [
      'praatplaat_http_requests_total counter',
      'praatplaat_http_request_seconds histogram',
      'praatplaat_pushed_records_total counter',
      'praatplaat_conversations gauge',
      'praatplaat_refusals gauge',
      'praatplaat_records gauge',
      'praatplaat_last_place gauge',
      'praatplaat_tablets gauge',
      'praatplaat_on_tablets gauge',
      'praatplaat_upkeep_timestamp_seconds gauge',
      'praatplaat_upkeep_failed gauge',
      'process_cpu_seconds_total counter',
      'process_resident_memory_bytes gauge',
      'process_uptime_seconds gauge',
    ])
      expect(found).toContain(promised)
    expect(numberAt(text, 'praatplaat_upkeep_failed{of="backup"}')).toBe(0)
    const { chores } = server.workplace.store
    await chores.take('backup', { holder: 'a', now: server.now(), holdMs: 1000 })
    await chores.failed('backup', 'a', server.now(), 'full')
    expect(numberAt((await ask(`Bearer ${metricsToken}`)).body, 'praatplaat_upkeep_failed{of="backup"}')).toBe(1)
  })

  it('[V7] tells numbers and nothing that anybody sent', async () => {
    const token = await server.enrol()
    const { recipient: ingest } = server.workplace.keys.ingest
    const record = await sealConversation({
      ingest,
      text: 'stoepkrijtmarkering',
      over: { centre: 'stoepkrijt-centrum', round: 'stoepkrijtronde' },
    })
    await server.push(token, [record], {
      tablet: { build: 'stoepkrijtbouw', unsent: 0, quarantined: 0, persisted: true },
    })
    await server.workplace.opening.drain()
    await server.manage('/api/v1/results/conversations?round=stoepkrijtronde')
    for (const url of ['/stoepkrijt', '/api/v1/stoepkrijt?stoepkrijt=1', '/api/v1/tablets/stoepkrijt/shut-out', '/%'])
      for (const method of ['GET', 'POST', 'DELETE', 'OPTIONS'] as const) await server.app.inject({ method, url })
    const text = (await ask(`Bearer ${metricsToken}`)).body
    expect(numberAt(text, 'praatplaat_conversations')).toBe(1)
    for (const secret of ['stoepkrijt', token, record.id, record.hash, server.managerKey, metricsToken, 'bij-betje'])
      expect(text, secret.slice(0, 8)).not.toContain(secret)
  })
})
