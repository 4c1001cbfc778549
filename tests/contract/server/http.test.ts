import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { requiredSettings } from '#server/store/postgres.ts'
import { requiredPragmas } from '#server/store/sqlite.ts'
import type { TestServer } from '#tests/support/server/open-test-server.ts'
import { openTestServer, removeFolder, temporaryFolder } from '#tests/support/server/open-test-server.ts'
import { sealConversation } from '#tests/support/server/sealed-records.ts'
import { onPostgres } from '#tests/support/server/test-database.ts'
import { maxBatchBytes, protocol } from '#wire/batch.ts'
import { problem } from '#wire/problem.ts'

let server: TestServer
let token: string
const dist = temporaryFolder()
const script = 'console.log("praatplaat")\n'.repeat(200)

beforeAll(async () => {
  mkdirSync(join(dist, 'assets'))
  writeFileSync(join(dist, 'index.html'), '<!doctype html><title>Praatplaat</title>')
  writeFileSync(join(dist, 'sw.js'), 'self.skipWaiting()')
  writeFileSync(join(dist, 'manifest.webmanifest'), '{}')
  writeFileSync(join(dist, 'assets', 'index-ERh22vlu.js'), script)
  writeFileSync(join(dist, 'assets', 'font-ERh22vlu.woff2'), 'font')
  writeFileSync(join(dist, '.built'), 'mark')
  server = await openTestServer({ staticDir: dist })
  token = await server.enrol()
})
afterAll(async () => {
  await server.close()
  await removeFolder(server.dataDir)
  await removeFolder(dist)
})

const push = (payload: string | Buffer, headers: Readonly<Record<string, string>> = {}) =>
  server.app.inject({
    method: 'POST',
    url: '/api/v1/sync/push',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    payload,
  })
const get = (url: string, headers: Readonly<Record<string, string>> = {}) =>
  server.app.inject({ method: 'GET', url, headers })
const emptyPush = () => JSON.stringify({ protocol, batchId: randomUUID(), records: [], tombstones: [] })

describe('bodies', () => {
  it('takes application/json and nothing that only looks like it', async () => {
    expect((await push(emptyPush())).statusCode).toBe(200)
    expect((await push(emptyPush(), { 'content-type': 'application/json; charset=utf-8' })).statusCode).toBe(200)
    for (const type of [
      'text/plain',
      'application/json\t; x',
      'application/json ;charset=utf-8',
      ' application/jsonx',
      'application/json; charset=utf-16',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      '',
    ]) {
      const answer = await push(emptyPush(), { 'content-type': type })
      expect([type, answer.statusCode, answer.json<{ readonly code: string }>().code]).toEqual([
        type,
        415,
        'wrong-media-type',
      ])
    }
  })

  it('takes gzip, and no other encoding', async () => {
    const record = await sealConversation({ ingest: server.workplace.keys.ingest.recipient })
    const { id, hash, envelope } = record
    const body = JSON.stringify({ protocol, batchId: randomUUID(), records: [{ id, hash, envelope }], tombstones: [] })
    const answer = await push(gzipSync(body), { 'content-encoding': 'gzip' })
    expect(answer.json()).toMatchObject({ results: [{ id, outcome: 'stored' }] })
    expect((await push(body, { 'content-encoding': 'br' })).statusCode).toBe(415)
    expect((await push('not gzip', { 'content-encoding': 'gzip' })).statusCode).toBe(400)
    expect((await push(gzipSync(body).subarray(0, 50), { 'content-encoding': 'gzip' })).statusCode).toBe(400)
  })

  it('[V5] the limit holds for decoded bytes: a gzip bomb is too large', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, 32))
    expect(bomb.length).toBeLessThan(maxBatchBytes)
    const before = process.memoryUsage().arrayBuffers
    const answer = await push(bomb, { 'content-encoding': 'gzip' })
    expect([answer.statusCode, answer.json<{ readonly code: string }>().code]).toEqual([413, 'too-large'])
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50 * 1024 * 1024)
  })

  it('[V5] exactly the limit is taken, one byte more is not', async () => {
    const body = emptyPush()
    const full = body + ' '.repeat(maxBatchBytes - body.length)
    for (const [text, status] of [
      [full, 200],
      [`${full} `, 413],
    ] as const) {
      expect((await push(text)).statusCode).toBe(status)
      expect((await push(gzipSync(text), { 'content-encoding': 'gzip' })).statusCode).toBe(status)
    }
  })

  it('whatever is sent, the answer is one of our problems below 500, or a success', async () => {
    const anything = fc.oneof(
      fc.json(),
      fc.string(),
      fc.uint8Array().map((bytes) => Buffer.from(bytes)),
      fc
        .record({
          protocol: fc.oneof(fc.constant(1), fc.anything()),
          batchId: fc.oneof(fc.constant(randomUUID()), fc.anything()),
          records: fc.oneof(
            fc.array(
              fc.record({
                id: fc.uuid({ version: 4 }),
                hash: fc.stringMatching(/^[0-9a-f]{64}$/),
                envelope: fc.string(),
              }),
            ),
            fc.anything(),
          ),
          tombstones: fc.oneof(
            fc.array(fc.record({ root: fc.uuid({ version: 4 }), proof: fc.stringMatching(/^[A-Za-z0-9_-]{43}$/) }), {
              maxLength: 3,
            }),
            fc.anything(),
          ),
          lastReceipt: fc.anything(),
        })
        .map((body) => {
          try {
            return (
              JSON.stringify(body, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)) ??
              'null'
            )
          } catch {
            return 'null'
          }
        }),
    )
    await fc.assert(
      fc.asyncProperty(
        anything,
        fc.constantFrom('push', 'have', 'enrol'),
        fc.boolean(),
        async (body, route, packed) => {
          // Wrong codes would soon be slowed down; that has a test of its own.
          server.wait(60_000)
          const answer = await server.app.inject({
            method: 'POST',
            url: route === 'enrol' ? '/api/v1/enrol' : `/api/v1/sync/${route}`,
            headers: {
              authorization: `Bearer ${token}`,
              'content-type': 'application/json',
              ...(packed ? { 'content-encoding': 'gzip' } : {}),
            },
            payload: packed ? gzipSync(body) : body,
          })
          expect(answer.statusCode).toBeLessThan(500)
          if (answer.statusCode !== 200) problem.parse(answer.json())
        },
      ),
      { numRuns: 300 },
    )
  })

  it('a JSON bomb of nesting is a bad request', async () => {
    expect((await push('['.repeat(500_000))).statusCode).toBe(400)
    expect((await push(`${'['.repeat(400_000)}${']'.repeat(400_000)}`)).statusCode).toBe(400)
  })
})

describe('answers', () => {
  it('every answer carries the policy, API answers are never stored', async () => {
    for (const url of ['/', '/api/v1/health', '/api/v1/nothing', '/nothing', '/api/v1/config']) {
      const { headers } = await get(url)
      expect(headers['content-security-policy']).toContain("default-src 'none'")
      expect(headers['content-security-policy']).not.toContain('unsafe')
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['referrer-policy']).toBe('no-referrer')
      expect(headers['permissions-policy']).toBeDefined()
      if (url.startsWith('/api/')) expect(headers['cache-control']).toBe('no-store')
    }
  })

  it('what is not there is a problem of ours, also for other methods and odd paths', async () => {
    for (const url of ['/api/v1/nothing', '/api', '/%', '/%00', '/a%2F..%2F..%2Fetc/passwd', '/api/v1/%zz']) {
      const answer = await get(url)
      expect(answer.statusCode).toBeGreaterThanOrEqual(400)
      expect(answer.statusCode).toBeLessThan(500)
      expect(answer.headers['content-type']).toContain('application/problem+json')
      problem.parse(answer.json())
    }
    const deleted = await server.app.inject({ method: 'DELETE', url: '/api/v1/config' })
    expect(deleted.json()).toMatchObject({ code: 'not-found' })
  })

  it('[V7] a failure of ours tells nothing of itself', async () => {
    const broken = await openTestServer({
      before: (sql) => {
        if (sql.includes('from "devices"')) throw new Error('geheim verhaal in een fout')
      },
    })
    const answer = await broken.app.inject({
      method: 'GET',
      url: '/api/v1/config',
      headers: { authorization: `Bearer ${'A'.repeat(43)}` },
    })
    expect(answer.statusCode).toBe(500)
    expect(answer.json()).toEqual({
      type: 'about:blank',
      status: 500,
      title: 'Something went wrong on the server.',
      code: 'server-failed',
    })
    await broken.close()
    await removeFolder(broken.dataDir)
  })

  it('health shows the database settings that keep the promises', async () => {
    const database = onPostgres() ? { ...requiredSettings, synchronous_commit: 'on' } : requiredPragmas
    expect((await get('/api/v1/health')).json()).toMatchObject({ status: 'ok', database })
  })
})

describe('the app', () => {
  it('is asked for again each time, except files with a hash in their name', async () => {
    for (const url of ['/', '/index.html', '/sw.js', '/manifest.webmanifest']) {
      const answer = await get(url)
      expect([url, answer.statusCode, answer.headers['cache-control']]).toEqual([url, 200, 'no-cache'])
    }
    const asset = await get('/assets/index-ERh22vlu.js')
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(asset.headers['content-type']).toBe('text/javascript; charset=utf-8')
    expect((await get('/manifest.webmanifest')).headers['content-type']).toContain('application/manifest+json')
  })

  it('is packed for those who take it', async () => {
    const url = '/assets/index-ERh22vlu.js'
    const plain = await get(url)
    const gzip = await get(url, { 'accept-encoding': 'gzip, deflate' })
    const brotli = await get(url, { 'accept-encoding': 'gzip, deflate, br' })
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(plain.body).toBe(script)
    expect(gunzipSync(gzip.rawPayload).toString()).toBe(script)
    expect(brotliDecompressSync(brotli.rawPayload).toString()).toBe(script)
    expect(gzip.headers.vary).toBe('accept-encoding')
    expect((await get(url, { 'accept-encoding': 'br;q=0, gzip;q=0' })).body).toBe(script)
    expect(
      (await get('/assets/font-ERh22vlu.woff2', { 'accept-encoding': 'gzip' })).headers['content-encoding'],
    ).toBeUndefined()
  })

  it('answers 304 to who has it, and a new build at once', async () => {
    const first = await get('/sw.js')
    const tag = first.headers.etag as string
    expect((await get('/sw.js', { 'if-none-match': tag })).statusCode).toBe(304)
    writeFileSync(join(dist, 'sw.js'), 'self.skipWaiting() // next build')
    expect((await get('/sw.js', { 'if-none-match': tag })).body).toContain('next build')
  })

  it('serves nothing outside its folder and no dot files', async () => {
    for (const url of [
      '/.built',
      '/../package.json',
      '/%2e%2e/package.json',
      '/assets/..%2f..%2fpackage.json',
      '/assets',
      '/..%5cx',
    ]) {
      expect([url, (await get(url)).statusCode]).toEqual([url, 404])
    }
  })

  it('answers HEAD like GET without a body', async () => {
    const answer = await server.app.inject({ method: 'HEAD', url: '/' })
    expect([answer.statusCode, answer.body]).toEqual([200, ''])
  })
})
