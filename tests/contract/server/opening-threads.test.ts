import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { knowsInstrument } from '#content/decks.ts'
import { createOpenBatch } from '#server/keys/open-batch.ts'
import { ingestOpener } from '#server/keys/open-envelope.ts'
import { createOpening } from '#server/keys/opening.ts'
import type { OpeningThreads } from '#server/keys/opening-threads.ts'
import { createOpeningThreads, isNoThread } from '#server/keys/opening-threads.ts'
import type { TestServer } from '#tests/support/server/open-test-server.ts'
import { openTestServer, removeFolder } from '#tests/support/server/open-test-server.ts'
import { sealConversation, sealRefusal } from '#tests/support/server/sealed-records.ts'

let server: TestServer
let threads: OpeningThreads | undefined
const failures: unknown[] = []

beforeEach(async () => {
  server = await openTestServer()
  failures.length = 0
})
afterEach(async () => {
  await threads?.close()
  await server.close()
  await removeFolder(server.dataDir)
})

const parts = () => ({ openers: [ingestOpener(server.workplace.keys.ingest.opener)], programme: 'zuidwest' })
const openingWith = (made: OpeningThreads) => {
  threads = made
  const { store } = server.workplace
  return createOpening({ store, open: made.open, lots: made.count + 1, onFailure: (failure) => failures.push(failure) })
}
/** A thread as Node starts it, with other work to do. */
const threadThat = (work: string) => () => new Worker(work, { eval: true })
const send = async (count: number) => {
  const { recipient: ingest } = server.workplace.keys.ingest
  const records = await Promise.all(Array.from({ length: count }, () => sealConversation({ ingest })))
  // Not by a push: the server would open them itself.
  await server.workplace.store.keep({
    device: 'tablet',
    now: 0,
    tablet: undefined,
    withdrawals: [],
    records: records.map(({ id, hash, envelope }) => ({ id, hash, actualHash: hash, envelope })),
  })
  return records
}
const counted = async () => {
  const { store } = server.workplace
  const tallies = await store.tallies(undefined)
  const { waiting, unreadable } = await store.counts(undefined)
  return { opened: tallies.reduce((sum, row) => sum + row.resident, 0), waiting, unreadable }
}

it('[V6] threads open what waits, each record once, to the very same rows as without threads', async () => {
  const records = await send(130)
  const { recipient: ingest } = server.workplace.keys.ingest
  const refusal = await sealRefusal(ingest, '6b0f6c1e-5a7d-4c1a-9d52-3f2f6f8a1c11')
  const torn = { ...refusal, envelope: 'no envelope' }
  const made = createOpeningThreads(parts(), 2)
  const opening = openingWith(made)
  expect(await opening.drain()).toBe(130)
  expect(await counted()).toEqual({ opened: 130, waiting: 0, unreadable: 0 })
  const here = createOpenBatch({ ...parts(), knowsInstrument })
  const waiting = [...records.slice(0, 3), refusal, torn].map(({ id, envelope }) => ({ id, envelope }))
  expect(await made.open(waiting)).toEqual(await here(waiting))
  expect(failures).toEqual([])
})

it('[V6] a record that its thread dies of is set apart, and holds up no other', async () => {
  const records = await send(20)
  const poison = records[7]!.id
  const dies = `const { parentPort } = require('node:worker_threads')
    parentPort.on('message', (waiting) => {
      if (waiting.some(({ id }) => id === '${poison}')) process.exit(1)
      parentPort.postMessage(waiting.map(({ id }) => ({ id, kind: 'unreadable', reason: 'not-for-this-key' })))
    })
    parentPort.postMessage('ready')`
  const opening = openingWith(createOpeningThreads(parts(), 1, threadThat(dies)))
  expect(await opening.drain()).toBe(20)
  expect(await counted()).toEqual({ opened: 0, waiting: 0, unreadable: 20 })
  expect(failures).toHaveLength(2)
  // Another build may open it.
  await server.workplace.store.retryUnreadable()
  expect(await server.workplace.opening.drain()).toBe(20)
  expect(await counted()).toEqual({ opened: 20, waiting: 0, unreadable: 0 })
})

it('[V6] where no thread can be started, everything keeps waiting', async () => {
  await send(3)
  const made = createOpeningThreads(parts(), 2, threadThat('process.exit(1)'))
  const opening = openingWith(made)
  const failure = await opening.drain().catch((thrown: unknown) => thrown)
  expect(isNoThread(failure)).toBe(true)
  expect(await counted()).toEqual({ opened: 0, waiting: 3, unreadable: 0 })
  await opening.stop()
})

it('[V6] a server that stops does not wait for work that nobody asked of it any more', async () => {
  await send(3)
  const never = `const { parentPort } = require('node:worker_threads')
    parentPort.on('message', () => {})
    parentPort.postMessage('ready')`
  const made = createOpeningThreads(parts(), 1, threadThat(never))
  const opened = made.open([{ id: 'a', envelope: '' }])
  const queued = made.open([{ id: 'b', envelope: '' }])
  const ends = Promise.allSettled([opened, queued])
  await made.close()
  expect((await ends).map((one) => one.status)).toEqual(['rejected', 'rejected'])
  await expect(made.open([])).rejects.toThrow('closed')
  expect(await counted()).toEqual({ opened: 0, waiting: 3, unreadable: 0 })
})

it('[V6] opening makes way for who waits for an answer, and not for ever', async () => {
  await send(3)
  const made = createOpeningThreads(parts(), 1)
  const opening = openingWith(made)
  const done = opening.giveWay()
  const drained = opening.drain()
  // Behind whatever was asked of the database and given to the thread before.
  await counted()
  await made.open([])
  expect(await counted()).toEqual({ opened: 0, waiting: 3, unreadable: 0 })
  done()
  done()
  expect(await drained).toBe(3)
  await send(60)
  // Nobody says that this answer left.
  opening.giveWay()
  expect(await opening.drain()).toBe(60)
  expect(await counted()).toEqual({ opened: 63, waiting: 0, unreadable: 0 })
})
