import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FailPoint } from '#server/store/keep-batch.ts'
import { createChecker } from '#tests/support/check-history.ts'
import { openTestServer, removeFolder, temporaryFolder } from '#tests/support/server/open-test-server.ts'
import type { SealedConversation, SealedRecord } from '#tests/support/server/sealed-records.ts'
import { asPushed, sealConversation } from '#tests/support/server/sealed-records.ts'
import type { ServerProcess } from '#tests/support/server/server-process.ts'
import { startServerProcess } from '#tests/support/server/server-process.ts'
import { placesHolding, rowsOf } from '#tests/support/server/test-database.ts'
import type { PushAnswer, Receipt, Tombstone } from '#wire/batch.ts'
import { protocol } from '#wire/batch.ts'
import type { ConversationsAnswer } from '#wire/desk.ts'
import type { Recipient } from '#wire/envelope.ts'

// Two server processes on one PostgreSQL, the same tablets at both, and one of them dies.

let dataDir: string
let one: ServerProcess
let two: ServerProcess
let token: string
let managerKey: string
let ingest: Recipient

const post = async (at: ServerProcess, path: string, body: object): Promise<unknown> => {
  const answer = await fetch(`${at.address}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  })
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
  return answer.json()
}
const push = async (
  at: ServerProcess,
  records: readonly SealedRecord[],
  tombstones: readonly Tombstone[] = [],
): Promise<PushAnswer> =>
  (await post(at, '/api/v1/sync/push', {
    protocol,
    batchId: randomUUID(),
    records: records.map(asPushed),
    tombstones,
  })) as PushAnswer
const seal = (count: number, text?: string): Promise<readonly SealedConversation[]> =>
  Promise.all(
    Array.from({ length: count }, () => sealConversation({ ingest, ...(text === undefined ? {} : { text }) })),
  )
const results = async (at: ServerProcess): Promise<ConversationsAnswer> => {
  const answer = await fetch(`${at.address}/api/v1/results/conversations`, {
    headers: { authorization: `Bearer ${managerKey}` },
  })
  return (await answer.json()) as ConversationsAnswer
}
/** What a server says when nothing waits any more; an answer counts first and looks then what waits. */
const allOpened = async (at: ServerProcess): Promise<ConversationsAnswer> => {
  while ((await results(at)).waiting > 0) await new Promise((resolve) => setImmediate(resolve))
  return results(at)
}
const stored = async () =>
  (await rowsOf(dataDir, 'select id, hash, server_seq from records order by server_seq')) as readonly {
    readonly id: string
    readonly hash: string
    readonly server_seq: string
  }[]

/** The first with a fail point, and the second beside it. Enrolling passes no fail point and needs no process. */
const begin = async (failPoint?: FailPoint): Promise<void> => {
  const first = await openTestServer({ dataDir })
  token = await first.enrol()
  managerKey = first.managerKey
  ingest = first.workplace.keys.ingest.recipient
  await first.close()
  const started = await Promise.all([startServerProcess(dataDir, failPoint), startServerProcess(dataDir)])
  one = started[0]
  two = started[1]
}
beforeEach(() => {
  dataDir = temporaryFolder()
})
afterEach(async () => {
  await Promise.all([one.kill('SIGKILL'), two.kill('SIGKILL')])
  await removeFolder(dataDir)
})

describe('two servers on one PostgreSQL', () => {
  it.each(['before-commit', 'after-commit'] as const)(
    '[P3] [P19] one dies %s while the other takes the same records: nothing lost, nothing twice, one receipt each',
    async (point) => {
      await begin(point)
      const records = await seal(10)
      const [first, second] = await Promise.allSettled([push(one, records), push(two, records)])
      expect([first!.status, await one.ended]).toEqual(['rejected', 'SIGKILL'])
      expect(second!.status).toBe('fulfilled')
      const told = (second as PromiseFulfilledResult<PushAnswer>).value.results
      expect(told.every((result) => result.receipt !== undefined)).toBe(true)
      expect((await stored()).map((row) => row.id).toSorted()).toEqual(records.map((record) => record.id).toSorted())
      // The one that comes back knows them by the same receipts.
      one = await startServerProcess(dataDir)
      expect((await push(one, records)).results.map((result) => result.receipt)).toEqual(
        told.map((result) => result.receipt),
      )
      expect((await allOpened(two)).conversations.total.total).toBe(10)
    },
  )

  it('[V6] one dies while it opens: the other opens what it left, once', async () => {
    await begin('opening-before-commit')
    expect((await push(one, await seal(6))).results.map((result) => result.outcome)).toEqual(Array(6).fill('stored'))
    expect(await one.ended).toBe('SIGKILL')
    await push(two, await seal(1))
    expect(await allOpened(two)).toMatchObject({ unreadable: 0, conversations: { total: { total: 7 } } })
  })

  it('[W4] one dies with a withdrawal half done: the other finishes it when it is asked again', async () => {
    const marker = 'tweelingenmarkering'
    await begin('before-commit')
    const [gone, stays] = [...(await seal(1, marker)), ...(await seal(1))]
    await push(two, [gone!, stays!])
    await allOpened(two)
    const tombstones = [{ root: gone!.root, proof: gone!.proof }]
    await expect(push(one, [], tombstones)).rejects.toThrow()
    expect(await one.ended).toBe('SIGKILL')
    expect((await push(two, [], tombstones)).tombstones).toMatchObject([{ outcome: 'withdrawn', found: true }])
    expect((await push(two, [gone!])).results[0]!.outcome).toBe('withdrawn')
    expect((await allOpened(two)).conversations.total.total).toBe(1)
    expect(await placesHolding(dataDir, marker)).toEqual([])
  })

  it('[I1] [I3] killed at any moment, in turns, while four tablets push to both: every promise is kept, once', async () => {
    await begin()
    const records = await seal(64)
    const promised = new Map<string, Receipt>()
    const sent = new Set<string>()
    let kills = 0
    for (let round = 0; round < 4; round += 1) {
      const part = records.slice(round * 16, round * 16 + 16)
      const victim = round % 2 === 0 ? one : two
      let dying: Promise<unknown> | undefined
      const learn = (answer: PushAnswer): void => {
        for (const { id, receipt } of answer.results) {
          if (receipt === undefined) continue
          // I3: whoever answers, in whatever round, gives the same receipt.
          expect(promised.get(id) ?? receipt).toEqual(receipt)
          promised.set(id, receipt)
        }
        // The first answer starts the kill; every other push is then anywhere.
        dying ??= victim.kill('SIGKILL')
      }
      await Promise.allSettled(
        Array.from({ length: 4 }, (_, tablet) => part.slice(tablet * 4, tablet * 4 + 4)).flatMap((batch) => {
          for (const { id } of batch) sent.add(id)
          return [push(one, batch).then(learn), push(two, batch.toReversed()).then(learn)]
        }),
      ).then((ends) => {
        for (const end of ends)
          if (end.status === 'rejected' && end.reason instanceof Error && end.reason.name === 'AssertionError')
            throw end.reason
      })
      await dying
      kills += 1
      if (victim === one) one = await startServerProcess(dataDir)
      else two = await startServerProcess(dataDir)
    }
    expect(kills).toBe(4)
    const rows = await stored()
    const seqs = rows.map((row) => Number(row.server_seq))
    expect(new Set(seqs).size).toBe(rows.length)
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length)
    expect(rows.filter((row) => !sent.has(row.id))).toEqual([])
    for (const { id, hash, serverSeq } of promised.values())
      expect(rows.find((row) => row.id === id)).toEqual({ id, hash, server_seq: String(serverSeq) })
    expect(promised.size).toBeGreaterThan(0)
    // What was not promised is still on the tablets: they send everything once more, and all of it counts once.
    for (let at = 0; at < records.length; at += 16) await push(at % 32 === 0 ? one : two, records.slice(at, at + 16))
    const all = await stored()
    expect(all).toHaveLength(64)
    const checker = createChecker()
    checker.injected('duplicate or concurrent delivery, two tabs, two servers', kills * 8)
    checker.injected('server killed before, within or after COMMIT', kills)
    checker.check({
      made: records,
      promised: [...promised.keys()],
      server: all.map((row) => ({ ...row, serverSeq: Number(row.server_seq) })),
    })
    checker.write()
    expect(await allOpened(one)).toMatchObject({ unreadable: 0, conversations: { total: { total: 64 } } })
    console.log(`two servers: ${kills} killed, 64 records, ${promised.size} promised before the end, 0 lost, 0 doubled`)
  })
})
