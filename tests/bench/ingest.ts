// How fast the server takes in what tablets send, beside what SQLite itself could do with the same rows.
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { knowsInstrument } from '#content/decks.ts'
import { createApp } from '#server/app.ts'
import { createOpenBatch } from '#server/keys/open-batch.ts'
import { ingestOpener } from '#server/keys/open-envelope.ts'
import { defaultThreads } from '#server/keys/opening-threads.ts'
import { openWorkplace } from '#server/workplace.ts'
import { createManySealer } from '#tests/support/server/seal-many.ts'
import { maxBatchRecords, protocol } from '#wire/batch.ts'
import { insertRecord, openRawDatabase } from './fill-database.ts'
import { ratio, spread } from './numbers.ts'
import { someConversation } from './some-conversation.ts'

const warmUp = 10

type Row = { readonly id: string; readonly hash: string; readonly envelope: string }

/** The same bytes under new ids: sealing thousands would measure the tablet. */
const renamed = (rows: readonly Row[]): readonly Row[] =>
  rows.map(({ envelope }) => {
    const id = randomUUID()
    const text = envelope.replace(/"id":"[^"]+"/, `"id":"${id}"`)
    return { id, hash: createHash('sha256').update(text).digest('hex'), envelope: text }
  })

/** A database with the server's own table and indexes for envelopes, and nothing else. */
const openRaw = (file: string, like: string) => {
  const server = openRawDatabase(like, 'FULL')
  const schema = server
    .prepare("select sql from sqlite_master where tbl_name = 'records' and sql is not null order by type desc")
    .all() as { readonly sql: string }[]
  server.close()
  const raw = openRawDatabase(file, 'FULL')
  for (const { sql } of schema) raw.exec(sql)
  const insert = raw.prepare(insertRecord)
  let seq = 0
  return {
    batch: (rows: readonly Row[]): void => {
      raw.exec('begin immediate')
      for (const row of rows) {
        seq += 1
        insert.run(['zuidwest', row.id, row.hash, row.envelope, seq, '2026-11-23T09:00:00.000Z', 'device', 'waiting'])
      }
      raw.exec('commit')
    },
    close: () => raw.close(),
  }
}

const time = async (work: () => unknown): Promise<number> => {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/**
 * Batches of 50 sealed conversations (about 4 kB each) through the server without a socket (check, store, commit,
 * answer), and the same rows straight into SQLite with the same settings, in turns in one run.
 * @returns milliseconds per batch, rows per second, and their ratio.
 */
export const benchPush = async ({ batches = 100 }: { readonly batches?: number } = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'praatplaat-bench-'))
  const now = () => Date.UTC(2026, 10, 23)
  const workplace = await openWorkplace({ dataDir: join(folder, 'data'), now })
  // Opening has a figure of its own.
  const app = createApp({
    ...workplace,
    opening: { ...workplace.opening, wake: () => {} },
    now,
    address: () => 'https://x.example',
  })
  const raw = openRaw(join(folder, 'raw.sqlite'), join(folder, 'data', 'praatplaat.sqlite'))
  try {
    const token = randomBytes(32).toString('base64url')
    const codeHash = createHash('sha256').update('code').digest('hex')
    await workplace.store.addEnrolmentCode({ hash: codeHash, now: now(), expires: now() + 60_000 })
    const tokenHash = createHash('sha256').update(token).digest('hex')
    await workplace.store.enrol({ codeHash, device: randomUUID(), tokenHash, now: now() })
    const seal = createManySealer(workplace.keys.ingest.recipient)
    const sealed = Array.from({ length: maxBatchRecords }, (_, at) => seal(someConversation(at)))

    const served: number[] = []
    const straight: number[] = []
    // Made beforehand: what the measured work leaves to collect is then its own.
    const turns = Array.from({ length: batches + warmUp }, () => ({
      // Bytes, as a socket gives them.
      payload: Buffer.from(
        JSON.stringify({ protocol, batchId: randomUUID(), records: renamed(sealed), tombstones: [] }),
      ),
      rows: renamed(sealed),
    }))
    const send = async (payload: Buffer): Promise<void> => {
      const answer = await app.inject({
        method: 'POST',
        url: '/api/v1/sync/push',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        payload,
      })
      if (!answer.body.includes('"stored"')) throw new Error(`push answered ${answer.statusCode}`)
    }
    for (const [at, { payload, rows }] of turns.entries()) {
      const both = [
        async () => served.push(await time(() => send(payload))),
        async () => straight.push(await time(() => raw.batch(rows))),
      ]
      for (const one of at % 2 === 0 ? both : both.reverse()) await one()
    }
    const server = spread(served.slice(warmUp))
    const sqlite = spread(straight.slice(warmUp))
    return {
      records: batches * maxBatchRecords,
      batchBytes: turns[0]!.payload.length,
      serverMsPerBatch: server,
      sqliteMsPerBatch: sqlite,
      serverRecordsPerSecond: Math.round((maxBatchRecords / server.median) * 1000),
      sqliteRecordsPerSecond: Math.round((maxBatchRecords / sqlite.median) * 1000),
      /** Server rate ÷ raw rate. */
      ratio: ratio(sqlite, server),
    }
  } finally {
    raw.close()
    await app.close()
    await workplace.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Milliseconds of processor time, of all threads. */
const cpuTime = async (work: () => unknown): Promise<number> => {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/**
 * Opening stored envelopes into plain rows, as the server does after its answers: by its threads, into its database.
 * Each run begins with the same envelopes in a new database.
 * @returns envelopes per second by the clock and per second of a core; the latter does not depend on who else is at work
 * on the machine. `inMemory` is cryptography and parsing alone, in one thread.
 */
export const benchOpening = async ({
  records = 2000,
  runs = 5,
}: {
  readonly records?: number
  readonly runs?: number
} = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'praatplaat-bench-'))
  const now = () => Date.UTC(2026, 10, 23)
  const first = await openWorkplace({ dataDir: join(folder, 'keys-of'), now })
  const { ingest } = first.keys
  await first.close()
  const seal = createManySealer(ingest.recipient)
  const rows = Array.from({ length: records }, (_, at) => seal(someConversation(at)))
  const parts = () => Array.from({ length: Math.ceil(records / 50) }, (_, at) => rows.slice(at * 50, at * 50 + 50))
  const threads = defaultThreads()
  const wall: number[] = []
  const cores: number[] = []
  const alone: number[] = []
  try {
    for (let run = 0; run <= runs; run += 1) {
      const dataDir = join(folder, `run-${run}`)
      cpSync(join(folder, 'keys-of', 'keys'), join(dataDir, 'keys'), { recursive: true })
      const workplace = await openWorkplace({ dataDir, now, openingThreads: threads })
      const keep = (part: readonly Row[]) =>
        workplace.store.keep({
          device: 'bench',
          now: now(),
          tablet: undefined,
          withdrawals: [],
          records: part.map(({ id, hash, envelope }) => ({ id, hash, actualHash: hash, envelope })),
        })
      const [warm, ...rest] = parts()
      // The threads start with the first batch; a server that is at work has started them.
      await keep(warm!)
      await workplace.opening.drain()
      for (const part of rest) await keep(part)
      let ms = 0
      const cpu = await cpuTime(async () => {
        ms = await time(() => workplace.opening.drain())
      })
      const { unreadable, waiting } = await workplace.store.counts(undefined)
      await workplace.close()
      if (unreadable + waiting > 0) throw new Error('not every envelope was opened')
      const opened = records - warm!.length
      wall.push((opened / ms) * 1000)
      cores.push((opened / cpu) * 1000)
      const open = createOpenBatch({
        openers: [ingestOpener(ingest.opener)],
        programme: 'zuidwest',
        knowsInstrument,
      })
      const inMemory = await cpuTime(async () => {
        for (const part of rest) await open(part)
      })
      alone.push((opened / inMemory) * 1000)
    }
    return {
      records,
      threads,
      openedPerSecond: spread(wall.slice(1)),
      openedPerCoreSecond: spread(cores.slice(1)),
      inMemoryPerCoreSecond: spread(alone.slice(1)),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The server's part of the bench: taking in and opening. */
export const benchIngest = async () => ({ push: await benchPush(), opening: await benchOpening() })
