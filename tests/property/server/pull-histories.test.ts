import { cpSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pullConversations } from '#client/actions/pull-conversations.ts'
import type { StoredRecord } from '#client/storage/database.ts'
import { changeDevice } from '#client/storage/device-row.ts'
import { restoreBackup } from '#server/restore-backup.ts'
import type { TestWindow } from '#tests/support/create-test-services.ts'
import { createLocks, createSetUpServices, freshName, must, testCode } from '#tests/support/create-test-services.ts'
import type { LineFault } from '#tests/support/faulty-line.ts'
import { createFaultyLine } from '#tests/support/faulty-line.ts'
import { createHandClock } from '#tests/support/hand-clock.ts'
import type { TestServer } from '#tests/support/server/open-test-server.ts'
import { openTestServer, quickFolder, removeFolder } from '#tests/support/server/open-test-server.ts'
import { sealCoding } from '#tests/support/server/seal-coding.ts'
import type { SealedRecord } from '#tests/support/server/sealed-records.ts'
import { hashOf, sealConversation } from '#tests/support/server/sealed-records.ts'
import { copyDatabaseOf, databaseUrlOf } from '#tests/support/server/test-database.ts'
import { openEnvelope, parseEnvelope } from '#wire/envelope.ts'

// Readers of two centres and of the programme beside tablets that bring and people who withdraw, on the real server and
// the tablet's own store: what a reader holds is what it may read, whatever the line, a crash or a restore did between.

const histories = Number(process.env.PRAATPLAAT_HISTORIES ?? 80) / 2
const centres = ['bij-betje', 'allekanten'] as const
const scopes = [...centres, undefined] as const
const rootsEach = 3

type Told = SealedRecord & { readonly root: string; readonly centre: string }
type Root = {
  readonly root: string
  readonly proof: string
  readonly centre: string
  readonly records: readonly Told[]
}

let template: string
let managerKey: string
let writer: string
let roots: readonly Root[]

beforeAll(async () => {
  template = quickFolder()
  const server = await openTestServer({ dataDir: template })
  managerKey = server.managerKey
  writer = await server.enrol()
  const { recipient: ingest } = server.workplace.keys.ingest
  roots = await Promise.all(
    Array.from({ length: rootsEach * centres.length }, async (_, at): Promise<Root> => {
      const centre = centres[at % centres.length]!
      const first = await sealConversation({ ingest, text: `Verhaal ${at}`, over: { centre } })
      const { root, proof } = first
      const second = await sealConversation({ ingest, proof, revision: 2, text: `Verbeterd ${at}`, over: { centre } })
      const coding = await sealCoding({ ingest, of: first })
      return { root, proof, centre, records: [first, second, coding].map((one) => ({ ...one, root, centre })) }
    }),
  )
  await server.close()
})
afterAll(() => removeFolder(template))

const fault = fc.constantFrom<LineFault>(
  { kind: 'none' },
  { kind: 'none' },
  { kind: 'cut-before' },
  { kind: 'cut-after' },
  { kind: 'doubled' },
  { kind: 'truncated' },
  { kind: 'portal', status: 200 },
  { kind: 'stranger' },
  { kind: 'status', status: 503, done: true },
)
const which = fc.record({ root: fc.nat(rootsEach * centres.length - 1), record: fc.nat(2) })
const command = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('push' as const), all: fc.array(which, { maxLength: 6 }) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('open' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('withdraw' as const), root: fc.nat(rootsEach * 2 - 1) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('pull' as const),
      reader: fc.nat(scopes.length - 1),
      faults: fc.array(fault, { maxLength: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('back-up' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('restore' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reload' as const), reader: fc.nat(scopes.length - 1) }) },
)

const createReader = async (server: () => TestServer, centre: string | undefined) => {
  const line = createFaultyLine(async (path, body, headers) => {
    const answer = await server().app.inject({
      method: 'POST',
      url: path,
      headers: Object.fromEntries(headers),
      payload: Buffer.from(body),
    })
    return new Response(answer.body, {
      status: answer.statusCode,
      headers: { 'content-type': String(answer.headers['content-type']) },
    })
  })
  const [name, clock, locks] = [freshName(), createHandClock(), createLocks()]
  const options = { name, clock, locks, fetch: line.fetch }
  const token = await server().enrol({ ...(centre === undefined ? {} : { centre }), reads: true })
  let window: TestWindow = await createSetUpServices(options)
  must(
    await changeDevice(window.database, (row) => ({
      ...row,
      link: {
        server: 'https://praatplaat.test',
        device: name,
        token,
        ingestKey: { kid: '0'.repeat(16), publicKey: '' },
        programme: {},
        reads: true,
      },
    })),
  )
  return {
    centre,
    pull: async (faults: readonly LineFault[]) => {
      line.expect(faults)
      const pulled = await pullConversations(window)
      line.expect([])
      return pulled
    },
    reload: async () => {
      window.crash()
      const { createTestServices } = await import('#tests/support/create-test-services.ts')
      window = await createTestServices(options)
    },
    window: () => window,
    rows: (): Promise<readonly StoredRecord[]> => window.database.tables.records.toArray(),
    close: () => window.database.close(),
  }
}

test('[L1–L6] what a reader holds is what it may read, and nothing of another centre ever', async () => {
  const seed = Date.now() % 1_000_000_007
  console.log(`seed ${seed}`)
  const met = { pulled: 0, failed: 0, withdrawn: 0, restored: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 4, maxLength: 24 }), async (commands) => {
      const dataDir = quickFolder()
      cpSync(template, dataDir, { recursive: true })
      await copyDatabaseOf(template, dataDir)
      const copies = quickFolder()
      let copy: string | undefined
      let server = await openTestServer({ dataDir, managerKey })
      const reopen = async () => {
        server = await openTestServer({ dataDir, managerKey })
      }
      const readers = await Promise.all(scopes.map((centre) => createReader(() => server, centre)))
      const stored = new Map<string, Told>()
      const held = new Map<string, Told>()
      const withdrawn = new Set<string>()
      const nothingStrange = async () => {
        for (const reader of readers)
          for (const row of await reader.rows()) {
            if (reader.centre !== undefined) expect(row.centre).toBe(reader.centre)
            expect(['pulled', 'withdrawn']).toContain(row.state)
            expect(row.envelope === undefined).toBe(row.state === 'withdrawn')
          }
      }
      for (const next of commands) {
        if (next.do === 'push') {
          const records = next.all.map(({ root, record }) => roots[root]!.records[record]!)
          await server.push(writer, records)
          for (const one of records) {
            held.set(one.id, one)
            if (!withdrawn.has(one.root)) stored.set(one.id, one)
          }
        }
        if (next.do === 'open') await server.workplace.opening.drain()
        if (next.do === 'withdraw') {
          const { root, proof } = roots[next.root]!
          await server.push(writer, [], { tombstones: [{ root, proof }] })
          withdrawn.add(root)
          for (const [id, one] of stored) if (one.root === root) stored.delete(id)
          met.withdrawn += 1
        }
        if (next.do === 'pull') {
          const pulled = await readers[next.reader]!.pull(next.faults)
          if (pulled.ok) met.pulled += pulled.value
          else met.failed += 1
        }
        if (next.do === 'restart') {
          await server.close()
          await reopen()
        }
        if (next.do === 'back-up') {
          copy = join(copies, `${Math.random()}.sqlite`)
          await server.workplace.store.backUp(copy, { apart: false })
        }
        if (next.do === 'restore' && copy !== undefined) {
          await server.close()
          must(await restoreBackup({ dataDir, databaseUrl: await databaseUrlOf(dataDir), file: copy, now: () => 0 }))
          await reopen()
          // R3: the tablets bring back what they still hold.
          await server.push(writer, [...held.values()])
          for (const one of held.values()) if (!withdrawn.has(one.root)) stored.set(one.id, one)
          met.restored += 1
        }
        if (next.do === 'reload') await readers[next.reader]!.reload()
        await nothingStrange()
      }
      await server.workplace.opening.drain()
      for (const reader of readers) {
        // L5: a day later everything that was read back is asked about once more.
        await reader.window().clock.pass(25 * 60 * 60_000)
        must(await reader.pull([]))
        const rows = await reader.rows()
        const may = [...stored.values()].filter(({ centre }) => reader.centre === undefined || centre === reader.centre)
        const holds = rows.filter(({ state }) => state === 'pulled')
        expect(new Set(holds.map(({ id }) => id))).toEqual(new Set(may.map(({ id }) => id)))
        expect(must(await reader.pull([]))).toBe(0)
        must(await reader.window().vault.unlock(testCode))
        const [opener] = reader.window().vault.openers()
        expect(opener).toBeDefined()
        for (const row of holds) {
          expect(row.hash).toBe(stored.get(row.id)!.hash)
          if (opener === undefined) continue
          const sealed = parseEnvelope(row.envelope!)!
          expect(await openEnvelope(sealed, opener)).toMatchObject({ ok: true, value: { id: row.id } })
          // Without this tablet's wrap it is the very text that its own tablet froze.
          const { wraps, ...rest } = sealed
          expect(hashOf(JSON.stringify({ ...rest, wraps: wraps.filter(({ kid }) => kid !== opener.kid) }))).toBe(
            row.hash,
          )
        }
        reader.close()
      }
      await server.close()
      await removeFolder(dataDir)
      await removeFolder(copies)
    }),
    { seed, numRuns: histories, endOnFailure: true },
  )
  for (const count of Object.values(met)) expect(count).toBeGreaterThan(0)
  console.log(JSON.stringify(met))
})
