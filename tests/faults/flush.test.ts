import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createChecker } from '#tests/support/check-history.ts'
import { freePort } from '#tests/support/real-server.ts'
import { temporaryFolder } from '#tests/support/server/open-test-server.ts'
import { asPushed, sealConversation } from '#tests/support/server/sealed-records.ts'
import { protocol } from '#wire/batch.ts'
import { fromBase64Url } from '#wire/bytes.ts'
import type { EnrolAnswer } from '#wire/enrolment.ts'

// Needs `strace`. A kill cannot tell a server that flushes from one that does not: the system keeps what was written.

test('[P18] the log of the database is flushed to disk before an answer leaves', async () => {
  const checker = createChecker()
  const dataDir = temporaryFolder()
  const trace = join(dataDir, 'trace')
  const port = await freePort()
  const server = spawn(
    'strace',
    [
      ...[
        '-f',
        '-qq',
        '-s',
        '120',
        '-y',
        '-o',
        trace,
        '-e',
        'trace=fsync,fdatasync,write,writev,pwrite64,pwritev,sendto',
      ],
      ...[process.execPath, '--import', 'tsx', 'src/server/main.ts'],
    ],
    {
      env: {
        ...process.env,
        PORT: String(port),
        HOST: '127.0.0.1',
        DATA_DIR: dataDir,
        DATABASE_URL: '',
        STATIC_DIR: join(dataDir, 'no-app'),
      },
      stdio: ['ignore', 'pipe', 'ignore'],
      detached: true,
    },
  )
  // To both: strace itself does not listen, and ends with the server.
  const stop = async (): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null || server.pid === undefined) return
    process.kill(-server.pid, 'SIGTERM')
    await once(server, 'exit')
  }
  try {
    let output = ''
    await new Promise<void>((resolve, reject) => {
      server.on('error', () => reject(new Error('this test needs strace (apt-get install strace)')))
      server.on('close', (code) => reject(new Error(`the server ended with ${code}\n${output}`)))
      server.stdout.on('data', (bytes: Buffer) => {
        output += bytes.toString()
        if (/^ready$/m.test(output)) resolve()
      })
    })
    const post = async (path: string, body: object, token?: string): Promise<unknown> => {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(body),
      })
      expect(answer.status).toBe(200)
      return answer.json()
    }
    const code = /enrolment link: \S+\/([^/\s]+)$/m.exec(output)![1]!
    const { token, ingestKey } = (await post('/api/v1/enrol', { code })) as EnrolAnswer
    const ingest = { kid: ingestKey.kid, publicKey: fromBase64Url(ingestKey.publicKey) }
    const records = await Promise.all(Array.from({ length: 5 }, () => sealConversation({ ingest })))
    // One after another, so that each answer can be told from the rest.
    for (const record of records)
      await post(
        '/api/v1/sync/push',
        { protocol, batchId: randomUUID(), records: [asPushed(record)], tombstones: [] },
        token,
      )
    await stop()
    const calls = readFileSync(trace, 'utf8').split('\n')
    const answers = calls.flatMap((call, at) => (/(write|writev|sendto)\(.*HTTP\/1\.1 200 OK/.test(call) ? [at] : []))
    // The last five are those of the pushes: between each and the answer before it lies a flush of the log.
    const ofPushes = answers.slice(-records.length)
    expect(ofPushes.length).toBe(records.length)
    for (const at of ofPushes) {
      const before = answers[answers.indexOf(at) - 1] ?? 0
      const between = calls.slice(before, at)
      const written = between.findLastIndex((call) => /pwritev?(64)?\(.*praatplaat\.sqlite-wal/.test(call))
      const flushed = between.findLastIndex((call) => /f(data)?sync\(.*praatplaat\.sqlite-wal/.test(call))
      expect(written, 'the record was written to the log').toBeGreaterThanOrEqual(0)
      expect(flushed, 'and flushed behind the last write').toBeGreaterThan(written)
    }
    checker.injected('power loss of the server', records.length)
    checker.check({ made: records, promised: records.map((one) => one.id), server: records })
  } finally {
    checker.write()
    await stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
})
