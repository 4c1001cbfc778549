import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FailPoint } from '#server/store/keep-batch.ts'
import { openWorkplace } from '#server/workplace.ts'
import { createChecker } from '#tests/support/check-history.ts'
import { removeFolder, temporaryFolder } from '#tests/support/server/open-test-server.ts'
import type { SealedRecord } from '#tests/support/server/sealed-records.ts'
import { asPushed, sealConversation } from '#tests/support/server/sealed-records.ts'
import type { ServerProcess } from '#tests/support/server/server-process.ts'
import { startServerProcess } from '#tests/support/server/server-process.ts'
import { databaseUrlOf, onPostgres, placesHolding } from '#tests/support/server/test-database.ts'
import type { PushAnswer, Tombstone } from '#wire/batch.ts'
import { protocol } from '#wire/batch.ts'
import { fromBase64Url } from '#wire/bytes.ts'
import type { ConversationsAnswer } from '#wire/desk.ts'
import type { EnrolAnswer } from '#wire/enrolment.ts'
import type { Recipient } from '#wire/envelope.ts'

let dataDir: string
let server: ServerProcess
let token: string
let managerKey: string
let ingest: Recipient

const post = async (path: string, body: object, secret?: string): Promise<Response> =>
  fetch(`${server.address}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(secret === undefined ? {} : { authorization: `Bearer ${secret}` }),
    },
    body: JSON.stringify(body),
  })
const push = async (records: readonly SealedRecord[], tombstones: readonly Tombstone[] = []): Promise<PushAnswer> => {
  const answer = await post(
    '/api/v1/sync/push',
    { protocol, batchId: randomUUID(), records: records.map(asPushed), tombstones },
    token,
  )
  return (await answer.json()) as PushAnswer
}
const results = async (): Promise<ConversationsAnswer> => {
  const answer = await fetch(`${server.address}/api/v1/results/conversations`, {
    headers: { authorization: `Bearer ${managerKey}` },
  })
  return (await answer.json()) as ConversationsAnswer
}
/** Opened, one way or another: the server opens by itself after each answer. */
const allOpened = async (): Promise<ConversationsAnswer> => {
  while ((await results()).waiting > 0) await new Promise((resolve) => setImmediate(resolve))
  // An answer counts first and looks then what waits.
  return results()
}
const restart = async (failPoint?: FailPoint): Promise<void> => {
  await server.kill('SIGKILL')
  server = await startServerProcess(dataDir, failPoint)
}

/** A fresh server with one tablet; enrolling passes no fail point. */
const begin = async (failPoint?: FailPoint): Promise<void> => {
  server = await startServerProcess(dataDir, failPoint)
  managerKey = server.managerKey!
  const code = server.enrolmentLink!.split('/').at(-1)!
  const enrolled = (await (await post('/api/v1/enrol', { code })).json()) as EnrolAnswer
  token = enrolled.token
  ingest = { kid: enrolled.ingestKey.kid, publicKey: fromBase64Url(enrolled.ingestKey.publicKey) }
}
beforeEach(() => {
  dataDir = temporaryFolder()
})
afterEach(async () => {
  await server.kill('SIGKILL')
  await removeFolder(dataDir)
})

describe('a server that dies', () => {
  it.each(['before-insert', 'before-commit', 'after-commit'] as const)(
    '[P19] %s: nothing lost, nothing twice, no answer that was not true',
    async (point) => {
      await begin(point)
      const records = await Promise.all(Array.from({ length: 5 }, () => sealConversation({ ingest })))
      // No answer came, so nothing was promised.
      await expect(push(records)).rejects.toThrow()
      expect(await server.ended).toBe('SIGKILL')
      await restart()
      const answer = await push(records)
      const outcome = point === 'after-commit' ? 'duplicate' : 'stored'
      expect(answer.results.map((one) => one.outcome)).toEqual(Array(5).fill(outcome))
      expect((await push(records)).results.map((one) => one.receipt)).toEqual(answer.results.map((one) => one.receipt))
      expect((await allOpened()).conversations.total.total).toBe(5)
    },
  )

  it.each(['opening-before-commit', 'opening-after-commit'] as const)(
    '[V6] %s: what was answered is opened once, after the restart',
    async (point) => {
      await begin(point)
      const records = await Promise.all(Array.from({ length: 3 }, () => sealConversation({ ingest })))
      const answer = await push(records)
      expect(answer.results.map((one) => one.outcome)).toEqual(Array(3).fill('stored'))
      expect(await server.ended).toBe('SIGKILL')
      await restart()
      const found = await allOpened()
      expect([found.conversations.total.total, found.unreadable]).toEqual([3, 0])
    },
  )

  it.each(['after-ledger', 'before-commit', 'after-commit'] as const)(
    '[W4] %s of a withdrawal: after the restart the story is in no file',
    async (point) => {
      const marker = 'regenlaarsmarkering'
      await begin()
      const [gone, stays] = await Promise.all([
        sealConversation({ ingest, text: marker }),
        sealConversation({ ingest }),
      ])
      await push([gone!, stays!])
      await allOpened()
      await restart(point)
      await expect(push([], [{ root: gone!.root, proof: gone!.proof }])).rejects.toThrow()
      await restart()
      expect((await push([gone!])).results[0]!.outcome).toBe('withdrawn')
      expect((await allOpened()).conversations.total.total).toBe(1)
      expect(await placesHolding(dataDir, marker)).toEqual([])
      expect(server.output()).not.toContain(marker)
    },
  )

  it('[P19] killed at any moment while four tablets push: every answered record is there, once', async () => {
    await begin()
    const records = await Promise.all(Array.from({ length: 48 }, () => sealConversation({ ingest })))
    const promised = new Set<string>()
    for (let round = 0; round < 4; round += 1) {
      const part = records.slice(round * 12, round * 12 + 12)
      const pushes = Array.from({ length: 4 }, (_, index) =>
        push(part.slice(index * 3, index * 3 + 3)).then((answer) => {
          for (const one of answer.results) if (one.receipt !== undefined) promised.add(one.id)
          // The first answer starts the kill; the other pushes are then anywhere.
          void server.kill('SIGKILL')
        }),
      )
      await Promise.allSettled(pushes)
      await restart()
    }
    expect(promised.size).toBeGreaterThan(0)
    await server.kill('SIGTERM')
    const workplace = await openWorkplace({ dataDir, databaseUrl: await databaseUrlOf(dataDir), now: () => 0 })
    await workplace.opening.drain()
    const kept = await workplace.store.sortOut('d', records, undefined, 0)
    await workplace.close()
    const known = new Set(kept.known.map((one) => one.id))
    expect([...promised].filter((id) => !known.has(id))).toEqual([])
    const checker = createChecker()
    checker.injected('server killed before, within or after COMMIT', 4)
    checker.check({ made: records, promised: [...promised], server: kept.known })
    checker.write()
  })

  it('SIGTERM ends it at once and in order; a second server on the same SQLite file does not start', async () => {
    await begin()
    if (!onPostgres()) await expect(startServerProcess(dataDir)).rejects.toThrow('Another server is running')
    expect(await server.kill('SIGTERM')).toBe(0)
    server = await startServerProcess(dataDir)
    expect(server.managerKey).toBeUndefined()
    expect(server.enrolmentLink).toBeUndefined()
    expect(await server.kill('SIGINT')).toBe(0)
  })
})
