import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { createApp } from '#server/app.ts'
import type { LogStream } from '#server/log.ts'
import type { BeforeStatement } from '#server/store/database.ts'
import type { Reached } from '#server/store/keep-batch.ts'
import type { Workplace } from '#server/workplace.ts'
import { openWorkplace } from '#server/workplace.ts'
import type { HaveAnswer, HaveRequest, PushAnswer, PushRequest, Tombstone } from '#wire/batch.ts'
import { haveAnswer, protocol, pushAnswer } from '#wire/batch.ts'
import type { EnrolmentRequest } from '#wire/manage.ts'
import type { SealedRecord } from './sealed-records.ts'
import { asPushed } from './sealed-records.ts'
import { databaseUrlOf, dropDatabaseOf } from './test-database.ts'

export type TestServer = {
  readonly app: FastifyInstance
  readonly workplace: Workplace
  readonly dataDir: string
  readonly managerKey: string
  /** What the server's clock says. */
  readonly now: () => number
  /** Moves the server's clock, which otherwise stands still. */
  readonly wait: (milliseconds: number) => void
  /** Enrols a tablet, as staff would make its code. @returns its token. */
  readonly enrol: (tablet?: EnrolmentRequest) => Promise<string>
  readonly push: (token: string, records: readonly SealedRecord[], more?: PushMore) => Promise<PushAnswer>
  readonly have: (token: string, records: readonly SealedRecord[], more?: Partial<HaveRequest>) => Promise<HaveAnswer>
  readonly manage: (
    url: string,
  ) => Promise<{ readonly status: number; readonly text: string; readonly json: () => unknown }>
  readonly close: () => Promise<void>
}
export type PushMore = Partial<Omit<PushRequest, 'records' | 'tombstones'>> & {
  readonly tombstones?: readonly Tombstone[]
}

export type TestServerParts = {
  readonly dataDir?: string
  /** The data directory whose PostgreSQL database this server shares; its own when left out. */
  readonly databaseOf?: string
  readonly managerKey?: string
  readonly reached?: Reached
  readonly before?: BeforeStatement
  readonly logStream?: LogStream
  readonly logLevel?: string
  readonly staticDir?: string
  readonly metricsToken?: string
  readonly begin?: number
  readonly attachmentQuota?: number
}

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'praatplaat-test-'))
/** In memory where the system has such a place: for tests that open hundreds of databases and prove no durability. */
export const quickFolder = (): string =>
  mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'praatplaat-test-'))
/** With its database. */
export const removeFolder = async (folder: string): Promise<void> => {
  rmSync(folder, { recursive: true, force: true })
  await dropDatabaseOf(folder)
}

/** The server without a port, on a data directory of its own or one that is there already. */
export const openTestServer = async (parts: TestServerParts = {}): Promise<TestServer> => {
  const dataDir = parts.dataDir ?? temporaryFolder()
  let time = parts.begin ?? Date.UTC(2026, 10, 23, 9)
  const now = () => time
  const failures: unknown[] = []
  const workplace = await openWorkplace({
    dataDir,
    databaseUrl: await databaseUrlOf(parts.databaseOf ?? dataDir),
    now,
    onFailure: (failure) => failures.push(failure),
    ...(parts.reached === undefined ? {} : { reached: parts.reached }),
    ...(parts.before === undefined ? {} : { before: parts.before }),
    ...(parts.attachmentQuota === undefined ? {} : { attachmentQuota: parts.attachmentQuota }),
  })
  const managerKey = workplace.keys.newManagerKey ?? parts.managerKey ?? ''
  const app = createApp({
    ...workplace,
    now,
    address: () => 'https://praatplaat.example',
    // Hundreds of sign-ins: what a guess costs is not what these tests are about.
    passwordCost: { m: 64, t: 1, p: 1 },
    ...(parts.staticDir === undefined ? {} : { staticDir: parts.staticDir }),
    ...(parts.metricsToken === undefined ? {} : { metricsToken: parts.metricsToken }),
    ...(parts.logStream === undefined ? {} : { logStream: parts.logStream }),
    ...(parts.logLevel === undefined ? {} : { logLevel: parts.logLevel }),
  })

  const post = async (url: string, token: string, payload: object): Promise<unknown> => {
    const answer = await app.inject({ method: 'POST', url, headers: { authorization: `Bearer ${token}` }, payload })
    if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode} ${answer.body}`)
    return answer.json()
  }

  return {
    app,
    workplace,
    dataDir,
    managerKey,
    now,
    wait: (milliseconds) => {
      time += milliseconds
    },
    enrol: async (tablet) => {
      const made = await app.inject({
        method: 'POST',
        url: '/api/v1/enrolments',
        headers: { authorization: `Bearer ${managerKey}` },
        ...(tablet === undefined ? {} : { payload: tablet }),
      })
      const { code } = made.json<{ readonly code: string }>()
      const answer = await app.inject({ method: 'POST', url: '/api/v1/enrol', payload: { code } })
      return answer.json<{ readonly token: string }>().token
    },
    push: async (token, records, { tombstones = [], ...more } = {}) =>
      pushAnswer.parse(
        await post('/api/v1/sync/push', token, {
          protocol,
          batchId: randomUUID(),
          ...more,
          records: records.map(asPushed),
          tombstones,
        }),
      ),
    have: async (token, records, more = {}) =>
      haveAnswer.parse(
        await post('/api/v1/sync/have', token, {
          protocol,
          ...more,
          records: records.map(({ id, hash }) => ({ id, hash })),
        }),
      ),
    manage: async (url) => {
      const answer = await app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${managerKey}` } })
      return { status: answer.statusCode, text: answer.body, json: () => answer.json() }
    },
    close: async () => {
      await app.close()
      await workplace.close()
      if (failures.length > 0) throw failures[0]
    },
  }
}
