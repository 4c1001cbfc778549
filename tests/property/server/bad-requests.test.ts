import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GuardedRoute } from '#server/people/access.ts'
import type { ServerProblemCode } from '#server/problem-error.ts'
import { problemBody } from '#server/problem-error.ts'
import type { BadRequest } from '#tests/support/server/bad-requests.ts'
import { badRequest, marker } from '#tests/support/server/bad-requests.ts'
import type { TestServer } from '#tests/support/server/open-test-server.ts'
import { openTestServer, quickFolder, removeFolder, temporaryFolder } from '#tests/support/server/open-test-server.ts'
import { headersOf, nameOfRoute, requestSamples } from '#tests/support/server/request-samples.ts'
import { sealConversation } from '#tests/support/server/sealed-records.ts'
import { fromDesk, seat, serverTime } from '#tests/support/server/staff.ts'

const seed = Number(process.env.PRAATPLAAT_SEED ?? Math.floor(Math.random() * 2 ** 31))
const runs = Number(process.env.PRAATPLAAT_BAD_REQUESTS ?? 200)
/** A sample is spent by the first request that succeeds, so it is made anew after so many. */
const lot = 25

/** Bytes; the database's driver keeps some of its own. */
const mostKept = 64 * 1024 * 1024

/** What nobody holds any more is gone after this: without it the figure says when the engine last tidied up. */
const collectGarbage = (() => {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as () => void
})()

let server: TestServer
let epoch: string
let shutOut: string
const logged: string[] = []
const dist = temporaryFolder()

beforeAll(async () => {
  console.log(`bad requests: PRAATPLAAT_SEED=${seed}, ${runs} a route`)
  mkdirSync(join(dist, 'assets'))
  writeFileSync(join(dist, 'index.html'), '<!doctype html><title>Praatplaat</title>')
  server = await openTestServer({
    dataDir: quickFolder(),
    staticDir: dist,
    logLevel: 'debug',
    logStream: { write: (line) => logged.push(line) },
  })
  shutOut = await server.enrol()
  const [device] = await server.workplace.store.tablets()
  await server.workplace.store.revoke(device!.id, await serverTime(server))
  const { recipient: ingest } = server.workplace.keys.ingest
  await server.push(await server.enrol(), [await sealConversation({ ingest, text: 'Een verhaal van iemand.' })])
  await server.workplace.opening.drain()
  epoch = (await server.workplace.store.standing()).epoch
})
afterAll(async () => {
  await server.close()
  await removeFolder(server.dataDir)
  await removeFolder(dist)
})

type Askers = Readonly<Record<string, Readonly<Record<string, string>>>>

/** Who might ask: the one who may, and everybody else with everything they could bring. */
const askersFor = async (route: GuardedRoute): Promise<Askers> => {
  const { desk } = await seat(server, 'manager')
  const token = await server.enrol()
  const researcher = (await seat(server, 'researcher')).desk
  const coordinator = (await seat(server, 'coordinator', ['allekanten'])).desk
  const foreign = randomBytes(32).toString('base64url')
  return {
    right: headersOf(route, { desk, token }),
    nobody: {},
    'the desk without a session': fromDesk,
    'a foreign token': { authorization: `Bearer ${foreign}` },
    'a foreign session': { ...fromDesk, cookie: `__Host-praatplaat=${foreign}` },
    'a tablet': { authorization: `Bearer ${token}` },
    'a tablet that was shut out': { authorization: `Bearer ${shutOut}` },
    'the key': { authorization: `Bearer ${server.managerKey}` },
    'a researcher': { ...fromDesk, cookie: researcher.cookie() },
    'a coordinator of another centre': { ...fromDesk, cookie: coordinator.cookie() },
    'a session without the mark': { cookie: desk.cookie() },
    'something that is no token': { authorization: `Bearer ${marker}${'x'.repeat(3000)}` },
    'another scheme': { authorization: `Basic ${Buffer.from(`${marker}:${marker}`).toString('base64')}` },
    'two of everything': {
      ...fromDesk,
      authorization: `Bearer ${token}, Bearer ${foreign}`,
      cookie: `__Host-praatplaat=${foreign}; ${researcher.cookie()}; __Host-praatplaat=`,
    },
  }
}

/** An answer that refuses is one of our fixed texts, byte for byte: so nothing of a request can stand in it (V7). */
const expectOneOfOurs = (
  asked: unknown,
  answer: { readonly status: number; readonly type: string; readonly body: string },
) => {
  expect({ asked, status: answer.status, broke: answer.status >= 500 }).toMatchObject({ broke: false })
  if (answer.status < 400) return
  expect({ asked, type: answer.type }).toMatchObject({ type: 'application/problem+json' })
  const { code } = JSON.parse(answer.body) as { readonly code: ServerProblemCode }
  expect({ asked, body: answer.body }).toMatchObject({ body: JSON.stringify(problemBody(code)) })
}

const send = async (request: BadRequest, askers: Askers) => {
  const answer = await server.app.inject({
    method: request.method as 'GET',
    url: request.url,
    headers: { ...askers[request.who], ...request.body?.headers, ...request.headers },
    ...(request.body === undefined ? {} : { payload: request.body.payload }),
  })
  if (answer.statusCode >= 400) expect(JSON.stringify(answer.headers)).not.toContain(marker)
  return answer
}

const runLot = async (route: GuardedRoute, count: number, at: number): Promise<number> => {
  const sample = requestSamples(server)[nameOfRoute(route)]
  // What an earlier lot may have closed.
  await server.workplace.store.centres.setClosed('bij-betje', false, 'command', await serverTime(server))
  const askers = await askersFor(route)
  const { right, ...others } = askers
  const arbitrary = badRequest({
    method: route.method,
    pattern: route.url,
    url: (await sample?.url?.()) ?? route.url,
    body: await sample?.body?.(),
    right: 'right',
    others: Object.keys(others),
  })
  let refused = 0
  await fc.assert(
    fc.asyncProperty(arbitrary, async (request) => {
      // Whoever guesses is slowed down, which has a test of its own; who sits at the desk stays freshly proven.
      if (route.access.by !== 'staff') server.wait(60_000)
      const answer = await send(request, askers)
      if (answer.statusCode >= 400) refused += 1
      if (request.method === 'HEAD') {
        expect([request, answer.statusCode < 500, answer.body]).toEqual([request, true, ''])
        return
      }
      expectOneOfOurs(request, {
        status: answer.statusCode,
        type: String(answer.headers['content-type'] ?? '').split(';')[0]!,
        body: answer.body,
      })
    }),
    { seed: seed + at, numRuns: count, endOnFailure: true },
  )
  return refused
}

describe('bad input', () => {
  it(
    'no request breaks a route, and no refusal, header or log line tells what was sent',
    async () => {
      const routes = server.app.guardedRoutes.filter(({ method }) => method !== 'HEAD')
      expect(routes.length).toBeGreaterThan(35)
      collectGarbage()
      const before = process.memoryUsage().arrayBuffers
      for (const route of routes) {
        let refused = 0
        for (let done = 0; done < runs; done += lot) {
          refused += await runLot(route, Math.min(lot, runs - done), done)
          const leaks = logged.filter((line) => line.includes(marker))
          expect([nameOfRoute(route), leaks]).toEqual([nameOfRoute(route), []])
          logged.length = 0
        }
        // Requests that all succeed would try no guard.
        expect([nameOfRoute(route), refused > runs / 10]).toEqual([nameOfRoute(route), true])
      }
      const { epoch: after } = await server.workplace.store.standing()
      // R2: no receipt that was made up or changed makes this server believe that it was rolled back.
      expect(after).toBe(epoch)
      // What was sent is not kept: neither a bomb nor what it unpacks to.
      // Buffers are given back some turns after they were found: until then they count.
      const grown = () => process.memoryUsage().arrayBuffers - before
      for (let turn = 0; turn < 50 && grown() > mostKept; turn += 1) {
        collectGarbage()
        await new Promise<void>((resolve) => setImmediate(resolve))
      }
      expect(grown()).toBeLessThanOrEqual(mostKept)
      expect(({} as Record<string, unknown>)[marker]).toBeUndefined()
      expect((await server.app.inject('/api/v1/health')).json()).toMatchObject({ status: 'ok' })
    },
    60_000 + runs * 3000,
  )

  it('what is no HTTP is refused on the wire without an echo, and the next request is answered', async () => {
    await server.app.listen({ host: '127.0.0.1', port: 0 })
    const { port } = server.app.server.address() as AddressInfo
    // Hanging up at once would also cut off the answer: only what the server goes on waiting for is cut.
    const exchange = (text: string | Buffer, { cut = false } = {}): Promise<string> =>
      new Promise((resolve) => {
        let heard = ''
        const socket = connect(port, '127.0.0.1', () => (cut ? socket.end(text) : socket.write(text)))
        socket.on('data', (bytes) => {
          heard += bytes.toString('latin1')
        })
        socket.on('error', () => {})
        socket.on('close', () => resolve(heard))
      })
    const head = `Host: x\r\nConnection: close\r\n`
    for (const text of [
      `${marker}\r\n\r\n`,
      `GET /${marker} HTTP/9.9\r\n${head}\r\n`,
      `GET /api/v1/health\u0000${marker} HTTP/1.1\r\n${head}\r\n`,
      `GET //${marker}/../../etc/passwd HTTP/1.1\r\n${head}\r\n`,
      `GET /../../../../etc/passwd HTTP/1.1\r\n${head}\r\n`,
      `GET /..%2f..%2f${marker} HTTP/1.1\r\n${head}\r\n`,
      `GET http://${marker}.example/api/v1/health HTTP/1.1\r\n${head}\r\n`,
      `GET /${marker.repeat(2000)} HTTP/1.1\r\n${head}\r\n`,
      `GET /api/v1/health HTTP/1.1\r\n${head}X: ${marker.repeat(2000)}\r\n\r\n`,
      `GET /api/v1/health HTTP/1.1\r\n${head}${marker}\r\n\r\n`,
      `POST /api/v1/enrol HTTP/1.1\r\n${head}Content-Type: application/json\r\nContent-Length: -5\r\n\r\n${marker}`,
      `POST /api/v1/enrol HTTP/1.1\r\n${head}Content-Type: application/json\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${marker}`,
      `POST /api/v1/enrol HTTP/1.1\r\n${head}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz${marker}\r\n`,
      randomBytes(500),
    ]) {
      const heard = await exchange(text)
      // Cut off without a word, or refused; never served, never broken.
      expect([text.toString().slice(0, 60), heard]).toEqual([
        text.toString().slice(0, 60),
        expect.stringMatching(/^$|^HTTP\/1\.1 [24]\d\d /),
      ])
      expect(heard).not.toContain(marker)
    }
    const unfinished = `POST /api/v1/enrol HTTP/1.1\r\n${head}Content-Type: application/json\r\nContent-Length: 900\r\n\r\n{"${marker}`
    expect(await exchange(unfinished, { cut: true })).not.toContain(marker)
    expect(await exchange(`GET /api/v1/health HTTP/1.1\r\n${head}\r\n`)).toMatch(/^HTTP\/1\.1 200 /)
    expect(logged.filter((line) => line.includes(marker))).toEqual([])
  })
})
