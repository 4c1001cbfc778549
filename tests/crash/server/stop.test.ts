import { randomUUID } from 'node:crypto'
import type { ClientRequest } from 'node:http'
import { request } from 'node:http'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { removeFolder, temporaryFolder } from '#tests/support/server/open-test-server.ts'
import { asPushed, sealConversation } from '#tests/support/server/sealed-records.ts'
import type { ServerProcess } from '#tests/support/server/server-process.ts'
import { startServerProcess } from '#tests/support/server/server-process.ts'
import type { PushAnswer } from '#wire/batch.ts'
import { protocol } from '#wire/batch.ts'
import { fromBase64Url } from '#wire/bytes.ts'
import type { EnrolAnswer } from '#wire/enrolment.ts'

let dataDir: string
let server: ServerProcess
let enrolled: EnrolAnswer

const begin = async (): Promise<void> => {
  server = await startServerProcess(dataDir)
  const code = server.enrolmentLink!.split('/').at(-1)!
  const answer = await fetch(`${server.address}/api/v1/enrol`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  })
  enrolled = (await answer.json()) as EnrolAnswer
}
beforeEach(() => {
  dataDir = temporaryFolder()
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await server.kill('SIGKILL')
  await removeFolder(dataDir)
})

const sealOne = () => {
  const { kid, publicKey } = enrolled.ingestKey
  return sealConversation({ ingest: { kid, publicKey: fromBase64Url(publicKey) } })
}
type Answered = { readonly status: number; readonly text: string }

/** A push of which the server has the head and not the body: it says so itself (100 Continue). */
const beginPush = async (body: string) => {
  const asked: ClientRequest = request(`${server.address}/api/v1/sync/push`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${enrolled.token}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      expect: '100-continue',
    },
  })
  const answered = new Promise<Answered>((resolve, reject) => {
    asked.on('error', reject)
    asked.on('response', (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString() }))
    })
  })
  // Whoever waits for it sees it; until then it is nobody's.
  answered.catch(() => {})
  asked.flushHeaders()
  await new Promise<void>((resolve) => asked.on('continue', resolve))
  return { asked, answered }
}
const pushOf = (record: Awaited<ReturnType<typeof sealOne>>): string =>
  JSON.stringify({ protocol, batchId: randomUUID(), records: [asPushed(record)], tombstones: [] })
/** Nobody gets in any more. */
const isClosed = async (): Promise<void> => {
  for (;;) {
    try {
      await fetch(`${server.address}/api/v1/health`, { headers: { connection: 'close' } })
    } catch {
      return
    }
  }
}

it('[V3] told to stop in the middle of a push: it lets nobody in, finishes that answer, and ends in order', async () => {
  await begin()
  const record = await sealOne()
  const body = pushOf(record)
  const { asked, answered } = await beginPush(body)
  asked.write(body.slice(0, 100))
  const ended = server.kill('SIGTERM')
  await isClosed()
  asked.end(body.slice(100))
  const { status, text } = await answered
  expect(status).toBe(200)
  expect((JSON.parse(text) as PushAnswer).results.map((one) => one.outcome)).toEqual(['stored'])
  expect(await ended).toBe(0)

  // What it answered is there, and nothing is left that keeps the next server out.
  server = await startServerProcess(dataDir)
  const again = await beginPush(pushOf(record))
  again.asked.end(pushOf(record))
  expect((JSON.parse((await again.answered).text) as PushAnswer).results[0]!.outcome).toBe('duplicate')
})

it('[V3] told to stop during many pushes: what was acknowledged is there, and it ends in order', async () => {
  await begin()
  const records = await Promise.all(Array.from({ length: 60 }, sealOne))
  const acknowledged: string[] = []
  let begun = 0
  let ended: ReturnType<ServerProcess['kill']> | undefined
  const pusher = async (): Promise<void> => {
    for (let record = records.pop(); record !== undefined; record = records.pop()) {
      begun += 1
      try {
        const answer = await fetch(`${server.address}/api/v1/sync/push`, {
          method: 'POST',
          headers: { authorization: `Bearer ${enrolled.token}`, 'content-type': 'application/json' },
          body: pushOf(record),
        })
        // Read to the end, also a refusal: an answer that nobody reads keeps its connection, and the server waits for it.
        const text = await answer.text()
        if (answer.status !== 200) return
        const { results } = JSON.parse(text) as PushAnswer
        acknowledged.push(...results.filter(({ receipt }) => receipt !== undefined).map(({ id }) => id))
      } catch {
        // The door is closed.
        return
      }
      if (acknowledged.length === 5) ended = server.kill('SIGTERM')
    }
  }
  await Promise.all([pusher(), pusher(), pusher(), pusher()])
  expect(await ended).toBe(0)
  expect(acknowledged.length).toBeGreaterThanOrEqual(5)
  expect(begun).toBeGreaterThanOrEqual(acknowledged.length)
  server = await startServerProcess(dataDir)
  const have = await fetch(`${server.address}/api/v1/sync/have`, {
    method: 'POST',
    headers: { authorization: `Bearer ${enrolled.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ protocol, records: acknowledged.map((id) => ({ id, hash: '0'.repeat(64) })) }),
  })
  const { missing } = (await have.json()) as { readonly missing: readonly string[] }
  expect(missing).toEqual([])
})

it('a tablet that hangs in the middle of its push does not keep a server from stopping', async () => {
  vi.stubEnv('STOP_SECONDS', '1')
  await begin()
  const { asked, answered } = await beginPush(pushOf(await sealOne()))
  asked.write('{')
  expect(await server.kill('SIGTERM')).toBe(1)
  await expect(answered).rejects.toThrow()
  server = await startServerProcess(dataDir)
  expect(await server.kill('SIGTERM')).toBe(0)
})

it('a wrong setting is told in a sentence, before anything is opened', async () => {
  await begin()
  await server.kill('SIGTERM')
  vi.stubEnv('OPENING_THREADS', 'veel')
  await expect(startServerProcess(dataDir)).rejects.toThrow(
    'The settings are not right:\nOPENING_THREADS must be a whole number from 1 to 64.',
  )
})
