// How fast the server takes in what tablets send, beside what SQLite itself could do with the same rows.
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Libsql from 'libsql'
import { knowsInstrument } from '#content/decks.ts'
import { createApp } from '#server/app.ts'
import { ingestOpener } from '#server/keys/open-envelope.ts'
import { openRecord } from '#server/keys/open-record.ts'
import type { Workplace } from '#server/workplace.ts'
import { openWorkplace } from '#server/workplace.ts'
import { maxBatchRecords, protocol } from '#wire/batch.ts'
import { ratio, spread } from './numbers.ts'

const warmUp = 10

type Row = { readonly id: string; readonly hash: string; readonly envelope: string }

const sealRows = async (workplace: Workplace, count: number): Promise<readonly Row[]> => {
  const { sealConversation, told } = await import('#tests/support/server/sealed-records.ts')
  const words = 'Ik kom hier nu elke week en ken de mensen uit mijn straat. '
  const answers = Object.fromEntries(
    ['contact', 'change-self', 'change-neighbourhood', 'area-meeting', 'anything-else'].map((id) => [
      id,
      told(words.repeat(7)),
    ]),
  )
  const rows: Row[] = []
  for (let at = 0; at < count; at += 50) {
    const part = Array.from({ length: Math.min(50, count - at) }, () =>
      sealConversation({ ingest: workplace.keys.ingest.recipient, over: { answers } }),
    )
    for (const { id, hash, envelope } of await Promise.all(part)) rows.push({ id, hash, envelope })
  }
  return rows
}

/** The same bytes under new ids: sealing thousands would measure the tablet. */
const renamed = (rows: readonly Row[]): readonly Row[] =>
  rows.map(({ envelope }) => {
    const id = randomUUID()
    const text = envelope.replace(/"id":"[^"]+"/, `"id":"${id}"`)
    return { id, hash: createHash('sha256').update(text).digest('hex'), envelope: text }
  })

const openRaw = (file: string) => {
  const raw = new Libsql(file)
  raw.pragma('journal_mode = WAL')
  raw.exec('PRAGMA synchronous = FULL')
  raw.pragma('secure_delete = ON')
  raw.exec(
    'create table records (programme_id text not null, id text not null, hash text not null, envelope text not null, server_seq integer not null, received_at text not null, device_id text not null, state text not null, reason text, primary key (programme_id, id), unique (programme_id, server_seq))',
  )
  const insert = raw.prepare("insert into records values (?, ?, ?, ?, ?, ?, ?, 'waiting', null)")
  let seq = 0
  return {
    batch: (rows: readonly Row[]): void => {
      raw.exec('begin immediate')
      for (const row of rows) {
        seq += 1
        insert.run(['zuidwest', row.id, row.hash, row.envelope, seq, '2026-11-23T09:00:00.000Z', 'device'])
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
  const raw = openRaw(join(folder, 'raw.sqlite'))
  try {
    const token = randomBytes(32).toString('base64url')
    const codeHash = createHash('sha256').update('code').digest('hex')
    await workplace.store.addEnrolmentCode({ hash: codeHash, now: now(), expires: now() + 60_000 })
    const tokenHash = createHash('sha256').update(token).digest('hex')
    await workplace.store.enrol({ codeHash, device: randomUUID(), tokenHash, now: now() })
    const sealed = await sealRows(workplace, maxBatchRecords)

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

/**
 * Opening stored envelopes into plain rows, as the server does after its answers.
 * @returns envelopes per second with storing, and of the cryptography and parsing alone.
 */
export const benchOpening = async ({ records = 500 }: { readonly records?: number } = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'praatplaat-bench-'))
  const now = () => Date.UTC(2026, 10, 23)
  const workplace = await openWorkplace({ dataDir: join(folder, 'data'), now })
  try {
    const rows = await sealRows(workplace, records)
    for (let at = 0; at < rows.length; at += 50) {
      await workplace.store.keep({
        device: 'bench',
        now: now(),
        tablet: undefined,
        withdrawals: [],
        records: rows.slice(at, at + 50).map((row) => ({ ...row, actualHash: row.hash })),
      })
    }
    const openers = [ingestOpener(workplace.keys.ingest.opener)]
    const alone = await time(async () => {
      for (let at = 0; at < rows.length; at += 50) {
        await Promise.all(
          rows
            .slice(at, at + 50)
            .map(({ id, envelope }) => openRecord({ id, envelope, openers, programme: 'zuidwest', knowsInstrument })),
        )
      }
    })
    const whole = await time(() => workplace.opening.drain())
    const { unreadable, waiting } = await workplace.store.counts(undefined)
    if (unreadable + waiting > 0) throw new Error('not every envelope was opened')
    return {
      records,
      openedPerSecond: Math.round((records / whole) * 1000),
      openedInMemoryPerSecond: Math.round((records / alone) * 1000),
    }
  } finally {
    await workplace.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The server's part of the bench: taking in and opening. */
export const benchIngest = async () => ({ push: await benchPush(), opening: await benchOpening() })
