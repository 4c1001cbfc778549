// Many tablets at once against the real server on loopback, and what its own database could do with the same rows.
import { spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { zuidwestProgramme } from '#content/registry.ts'
import type { Conversation } from '#domain/conversation.ts'
import { home } from '#server/config.ts'
import { sha256OfSecret } from '#server/keys/key-files.ts'
import { openWorkplace } from '#server/workplace.ts'
import { createManySealer } from '#tests/support/server/seal-many.ts'
import type { SealedRecord } from '#tests/support/server/sealed-records.ts'
import { maxBatchRecords, protocol } from '#wire/batch.ts'
import { fillDatabase, insertRecord, openRawDatabase } from './fill-database.ts'
import { spread } from './numbers.ts'
import { someConversation } from './some-conversation.ts'

export type LoadOptions = {
  readonly tablets: number
  readonly each: number
  /** Conversations that are there before the first tablet comes. */
  readonly stored: number
  /** How many tablets are sending at any moment. */
  readonly atOnce: number
  readonly tell: (what: string) => void
}

/** The real server in a process of its own. */
const startServer = async (dataDir: string) => {
  const child = spawn(process.execPath, ['--import', 'tsx', join(home, 'src/server/main.ts')], {
    cwd: home,
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, STATIC_DIR: join(dataDir, 'no-app') },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`the server ended:\n${output}`)))
    child.stdout.on('data', (bytes: Buffer) => {
      output += bytes.toString()
      if (/^ready$/m.test(output)) resolve()
    })
  })
  return {
    address: /^address: (.+)$/m.exec(output)![1]!,
    /** Memory in MB, now and the most it ever was; where the system does not tell, nothing. */
    megabytes: (which: 'VmRSS' | 'VmHWM'): number | undefined => {
      const file = `/proc/${child.pid}/status`
      const found = existsSync(file)
        ? new RegExp(`^${which}:\\s+(\\d+) kB$`, 'm').exec(readFileSync(file, 'utf8'))?.[1]
        : undefined
      return found === undefined ? undefined : Math.round(Number(found) / 1024)
    },
    stop: () =>
      new Promise<void>((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

const ask = (
  agent: Agent,
  address: string,
  path: string,
  secret: string,
  body?: Buffer,
): Promise<{ readonly status: number; readonly text: string }> =>
  new Promise((resolve, reject) => {
    const asked = request(
      `${address}${path}`,
      {
        agent,
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          authorization: `Bearer ${secret}`,
          ...(body === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-encoding': 'gzip', 'content-length': body.length }),
        },
      },
      (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString() }))
        answer.on('error', reject)
      },
    )
    asked.on('error', reject)
    asked.end(body)
  })

type Push = { readonly token: string; readonly body: Buffer; readonly rows: readonly SealedRecord[] }

/** What every tablet will send, packed as tablets pack it. */
const makePushes = (seal: (plain: Conversation) => SealedRecord, tokens: readonly string[], each: number): Push[] => {
  let at = 0
  return tokens.flatMap((token) => {
    const pushes: Push[] = []
    for (let left = each; left > 0; left -= maxBatchRecords) {
      const rows = Array.from({ length: Math.min(left, maxBatchRecords) }, () => seal(someConversation(at++)))
      const body = gzipSync(JSON.stringify({ protocol, batchId: randomUUID(), records: rows, tombstones: [] }))
      pushes.push({ token, body, rows })
    }
    return pushes
  })
}

const timed = async (work: () => unknown): Promise<number> => {
  const began = performance.now()
  await work()
  return performance.now() - began
}

const perSecond = (count: number, ms: number): number => Math.round((count / ms) * 1000)
/** Sent before anything is measured. */
const warmUpRecords = 1500

const share = (one: number, other: number): number => Math.round((one / other) * 100) / 100

/** The same rows under new ids, by the batch with a commit each as the server must, and all in one transaction. */
const insertRaw = async (file: string, pushes: readonly Push[]) => {
  const raw = openRawDatabase(file, 'FULL')
  const insert = raw.prepare(insertRecord)
  let seq = 1_000_000_000
  const put = ({ rows }: Push, ids: readonly string[]): void => {
    for (const [at, row] of rows.entries()) {
      seq += 1
      insert.run([
        zuidwestProgramme.id,
        ids[at]!,
        row.hash,
        row.envelope,
        seq,
        '2026-11-23T09:00:00Z',
        'raw',
        'waiting',
      ])
    }
  }
  const newIds = () => pushes.map(({ rows }) => rows.map(() => randomUUID()))
  const [forBatches, forBulk] = [newIds(), newIds()]
  const batches = await timed(() => {
    for (const [at, push] of pushes.entries()) {
      raw.exec('begin immediate')
      put(push, forBatches[at]!)
      raw.exec('commit')
    }
  })
  const bulk = await timed(() => {
    raw.exec('begin immediate')
    for (const [at, push] of pushes.entries()) put(push, forBulk[at]!)
    raw.exec('commit')
  })
  raw.close()
  return { batches, bulk }
}

const runLoad = async ({ tablets, each, stored, atOnce, tell }: LoadOptions) => {
  const folder = mkdtempSync(join(tmpdir(), 'praatplaat-load-'))
  try {
    const workplace = await openWorkplace({ dataDir: folder, now: () => Date.UTC(2026, 10, 23) })
    const { ingest, newManagerKey: managerKey = '' } = workplace.keys
    await workplace.close()
    const file = join(folder, 'praatplaat.sqlite')
    const seal = createManySealer(ingest.recipient)
    tell(`load: ${stored} stored before, ${tablets} tablets with ${each} each`)
    fillDatabase(file, stored, {
      envelope: seal(someConversation(0)).envelope,
      answers: JSON.stringify(someConversation(0).answers),
    })
    const raw = openRawDatabase(file, 'OFF')
    const device = raw.prepare(
      "insert into devices (programme_id, id, token_hash, created_at) values (?, ?, ?, '2026-11-23T09:00:00.000Z')",
    )
    const tokens = Array.from({ length: tablets }, () => randomBytes(32).toString('base64url'))
    for (const token of tokens) device.run([zuidwestProgramme.id, randomUUID(), sha256OfSecret(token)])
    raw.close()
    const pushes = makePushes(seal, tokens, each)
    const warmUp = makePushes(seal, tokens.slice(0, 1), warmUpRecords)
    const records = tablets * each
    const bytesBefore = statSync(file).size

    const server = await startServer(folder)
    const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
    const took: number[] = []
    const lane = async (line: Push[]): Promise<void> => {
      for (let push = line.shift(); push !== undefined; push = line.shift()) {
        const { token, body, rows } = push
        const began = performance.now()
        const { status, text } = await ask(agent, server.address, '/api/v1/sync/push', token, body)
        took.push(performance.now() - began)
        const stands = text.split('"outcome":"stored"').length - 1
        if (status !== 200 || stands !== rows.length) throw new Error(`a push was answered ${status}, ${stands} stored`)
      }
    }
    const sendAll = async (all: readonly Push[]): Promise<number> => {
      took.length = 0
      const line = [...all]
      return timed(() => Promise.all(Array.from({ length: atOnce }, () => lane(line))))
    }
    const results = async (path: string) => JSON.parse((await ask(agent, server.address, path, managerKey)).text)
    const allOpened = () =>
      timed(async () => {
        while ((await results('/api/v1/results/conversations')).waiting > 0)
          await new Promise((resolve) => setTimeout(resolve, 100))
      })
    // A server that is at work has compiled what it runs and started its threads.
    await sendAll(warmUp)
    await allOpened()
    const megabytesBefore = server.megabytes('VmRSS')
    const pushMs = await sendAll(pushes)
    const megabytesAfter = server.megabytes('VmRSS')
    const waitingAfter: number = (await results('/api/v1/results/conversations')).waiting
    const openMs = await allOpened()
    const { conversations, unreadable } = await results('/api/v1/results/conversations')
    if (conversations.total.total !== stored + warmUpRecords + records || unreadable > 0)
      throw new Error(`${conversations.total.total} conversations are counted, ${unreadable} unreadable`)
    const answerMs = async (path: string) => {
      const times: number[] = []
      for (let run = 0; run < 8; run += 1) times.push(await timed(() => results(path)))
      return spread(times.slice(1))
    }
    const resultsMs = {
      conversations: await answerMs('/api/v1/results/conversations'),
      cards: await answerMs('/api/v1/results/cards'),
    }
    const megabytes = { before: megabytesBefore, afterPushes: megabytesAfter, peak: server.megabytes('VmHWM') }
    agent.destroy()
    await server.stop()
    const rawMs = await insertRaw(file, pushes)
    const latency = spread(took)
    return {
      stored,
      records,
      pushes: pushes.length,
      recordsPerSecond: perSecond(records, pushMs),
      rawBatchesPerSecond: perSecond(records, rawMs.batches),
      rawOneTransactionPerSecond: perSecond(records, rawMs.bulk),
      /** Server rate ÷ rate of raw batches with a commit each, in the same database. */
      ratio: share(rawMs.batches, pushMs),
      ratioToOneTransaction: share(rawMs.bulk, pushMs),
      pushMs: { median: latency.median, p95: latency.p95, p99: percentile(took, 0.99), most: latency.most },
      /** How much was opened while the tablets were still sending, and what all of it took from the first push on. */
      openedMeanwhile: records - waitingAfter,
      openedPerSecondOverall: perSecond(records, pushMs + openMs),
      openedPerSecondAfterwards: waitingAfter === 0 ? undefined : perSecond(waitingAfter, openMs),
      megabytes,
      databaseMegabytesBefore: Math.round(bytesBefore / 1024 ** 2),
      resultsMs,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const percentile = (values: readonly number[], part: number): number =>
  Math.round(values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))]! * 100) /
  100

/** With an empty database and, when asked, with so many conversations in it already. */
export const benchLoad = async (options: LoadOptions) => {
  const empty = await runLoad({ ...options, stored: 0 })
  if (options.stored === 0) return { atOnce: options.atOnce, empty }
  const filled = await runLoad(options)
  return {
    atOnce: options.atOnce,
    empty,
    filled,
    /** Rate with those stored ÷ rate with none. */
    filledToEmpty: share(filled.recordsPerSecond, empty.recordsPerSecond),
  }
}
