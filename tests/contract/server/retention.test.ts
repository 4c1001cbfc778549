import { randomBytes } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RetentionTerms } from '#domain/retention.ts'
import { monthsBefore } from '#domain/retention.ts'
import { importConversations } from '#server/exchange/import-conversations.ts'
import { restoreBackup } from '#server/restore-backup.ts'
import type { TestServer } from '#tests/support/server/open-test-server.ts'
import { openTestServer, removeFolder } from '#tests/support/server/open-test-server.ts'
import { sealClearance } from '#tests/support/server/seal-coding.ts'
import { sealConversation, sealRefusal } from '#tests/support/server/sealed-records.ts'
import { seat } from '#tests/support/server/staff.ts'
import { databaseHolds, databaseUrlOf, rowsOf, tamper } from '#tests/support/server/test-database.ts'
import { toBase64Url } from '#wire/bytes.ts'
import type { RetentionAnswer } from '#wire/manage.ts'

const marker = 'buurtmoestuinmarkering'
const day = 24 * 3_600_000
let server: TestServer
let token: string

beforeEach(async () => {
  server = await openTestServer()
  token = await server.enrol()
})
afterEach(async () => {
  await server.close()
  await removeFolder(server.dataDir)
})

const seal = (text = marker) => sealConversation({ ingest: server.workplace.keys.ingest.recipient, text })
const push = async (text = marker) => {
  const record = await seal(text)
  const answer = await server.push(token, [record])
  await server.workplace.opening.drain()
  return { record, receipt: answer.results[0]!.receipt! }
}
const setTerms = (terms: Partial<RetentionTerms>) =>
  server.workplace.store.retention.setTerms(
    { stories: null, sealed: null, audit: null, ...terms },
    'command',
    server.now(),
  )
const sweep = () => server.workplace.store.retention.sweep(server.now())
const total = async () =>
  (await server.workplace.store.tallies(undefined)).reduce(
    (sum, row) => sum + row.resident + row.partner + row.other,
    0,
  )

it('[P20] a term is whole calendar months', () => {
  const at = (text: string) => Date.parse(`${text}T12:00:00Z`)
  for (const [now, months, expected] of [
    ['2026-11-23', 1, '2026-10-23'],
    ['2026-03-31', 1, '2026-02-28'],
    ['2028-02-29', 12, '2027-02-28'],
    ['2026-01-15', 24, '2024-01-15'],
  ] as const)
    expect(monthsBefore(at(now), months)).toBe(at(expected))
})

describe('what had its term', () => {
  it('is gone from rows, counts, files and exports; its sealed record stays known with the same receipt', async () => {
    const { record, receipt } = await push()
    await server.push(token, [
      await sealRefusal(server.workplace.keys.ingest.recipient, '6b0f6c1e-5a7d-4c1a-9d52-3f2f6f8a1c11'),
    ])
    await server.workplace.opening.drain()
    await setTerms({ stories: 2, sealed: 2 })
    server.wait(50 * day)
    const { record: young } = await push('jong verhaal')
    server.wait(20 * day)
    expect(await sweep()).toMatchObject({ conversations: 1, refusals: 1, sealed: 2 })
    expect([await total(), (await server.workplace.store.counts(undefined)).refusals]).toEqual([1, 0])
    expect(await databaseHolds(server.dataDir, marker)).toBe(false)
    expect(await databaseHolds(server.dataDir, record.envelope.slice(-60))).toBe(false)
    expect((await server.manage('/api/v1/export?format=jsonl')).text).not.toContain(marker)
    const known = await server.have(token, [record, young], { lastReceipt: receipt })
    expect(known.known.map(({ id }) => id).toSorted()).toEqual([record.id, young.id].toSorted())
    expect(known.known.find(({ id }) => id === record.id)).toEqual(receipt)
    expect(known.epoch).toBe(receipt.epoch)
    const again = await server.push(token, [record])
    expect(again.results[0]).toEqual({ id: record.id, outcome: 'duplicate', receipt })
    await server.workplace.opening.drain()
    expect([await total(), await databaseHolds(server.dataDir, marker)]).toEqual([1, false])
    expect(await sweep()).toEqual({ conversations: 0, refusals: 0, sealed: 0, auditEntries: 0 })
  })

  it('[P20] what a clearance left out stays out while its conversation stands', async () => {
    const { recipient: ingest } = server.workplace.keys.ingest
    const proof = toBase64Url(Uint8Array.from(randomBytes(32)))
    const of = await sealConversation({ ingest, proof, text: marker })
    const cleared = await sealClearance({ ingest, of }, { answer: marker, leftOut: [{ from: 0, to: 5 }] })
    await server.push(token, [of, cleared])
    await server.workplace.opening.drain()
    await setTerms({ stories: 2 })
    const clearances = async () => (await server.workplace.store.clearances(undefined)).clearances.length
    server.wait(50 * day)
    // A correction keeps the conversation past the term of what was cleared of it before.
    await server.push(token, [await sealConversation({ ingest, proof, revision: 2, text: marker })])
    await server.workplace.opening.drain()
    server.wait(20 * day)
    await sweep()
    expect([await total(), await clearances()]).toEqual([1, 1])
    server.wait(60 * day)
    await sweep()
    expect([await total(), await clearances()]).toEqual([0, 0])
  })

  it('each term goes by itself, and without one nothing goes', async () => {
    const { record } = await push()
    server.wait(400 * day)
    expect(await sweep()).toMatchObject({ conversations: 0, sealed: 0 })
    await setTerms({ sealed: 1 })
    server.wait(8 * day)
    expect(await sweep()).toMatchObject({ conversations: 0, sealed: 1 })
    expect(await total()).toBe(1)
    await setTerms({ stories: 1 })
    server.wait(8 * day)
    expect(await sweep()).toMatchObject({ conversations: 1 })
    expect(await total()).toBe(0)
    expect((await server.have(token, [record])).known).toHaveLength(1)
  })

  it('a withdrawal of it still says that it was here', async () => {
    const { record } = await push()
    await setTerms({ stories: 1, sealed: 1 })
    server.wait(60 * day)
    await sweep()
    const answer = await server.push(token, [], { tombstones: [{ root: record.root, proof: record.proof }] })
    expect(answer.tombstones[0]).toMatchObject({ outcome: 'withdrawn', found: true })
    expect((await server.have(token, [record])).withdrawn).toEqual([record.id])
  })

  it('[P20] what a clock that was ahead took in begins its term when that is seen, and holds nothing up', async () => {
    server.wait(900 * day)
    await push('later')
    server.wait(-900 * day)
    await push()
    await setTerms({ stories: 1, sealed: 1 })
    server.wait(40 * day)
    expect(await sweep()).toMatchObject({ conversations: 1, sealed: 1 })
    server.wait(40 * day)
    expect(await sweep()).toMatchObject({ conversations: 1, sealed: 1 })
    expect(await total()).toBe(0)
  })

  it('[P20] what came in while the clock was behind has its whole term', async () => {
    await push()
    server.wait(-900 * day)
    await push()
    server.wait(900 * day)
    await setTerms({ stories: 1, sealed: 1 })
    server.wait(8 * day)
    expect(await sweep()).toMatchObject({ conversations: 0, sealed: 0 })
    server.wait(30 * day)
    expect(await sweep()).toMatchObject({ conversations: 2, sealed: 2 })
  })

  it('[P20] what was imported stays while a newer correction of it stands', async () => {
    const proof = randomBytes(32).toString('base64url')
    const { recipient: ingest } = server.workplace.keys.ingest
    const [first, second] = [
      await sealConversation({ ingest, proof }),
      await sealConversation({ ingest, proof, revision: 2, text: 'beter gehoord' }),
    ]
    await server.push(token, [first, second])
    await server.workplace.opening.drain()
    await tamper(
      server.dataDir,
      `update conversations set origin = 'import', kept_since = '2020-01-01T00:00:00.000Z' where id = '${first.id}';
       delete from records where id = '${first.id}';`,
    )
    await setTerms({ stories: 1 })
    server.wait(8 * day)
    expect(await sweep()).toMatchObject({ conversations: 0 })
    expect(await total()).toBe(1)
    server.wait(40 * day)
    await sweep()
    expect(await total()).toBe(0)
  })

  it('is not brought back by a file from before, and that is no conflict', async () => {
    const file = join(server.dataDir, 'before.jsonl')
    const { record } = await push()
    writeFileSync(file, (await server.manage('/api/v1/export?format=jsonl')).text)
    const { store, readProgramme } = server.workplace
    const again = async () =>
      importConversations({ store, programme: await readProgramme('all'), file, skipBad: false })
    expect(await again()).toMatchObject({ done: true, unchanged: 1, over: 0 })
    await setTerms({ stories: 1, sealed: 4 })
    server.wait(60 * day)
    expect(await sweep()).toMatchObject({ conversations: 1, sealed: 0 })
    expect(await again()).toMatchObject({ done: true, imported: 0, over: 1, bad: 0 })
    server.wait(200 * day)
    expect(await sweep()).toMatchObject({ sealed: 1 })
    expect(await again()).toMatchObject({ done: true, imported: 0, over: 1, bad: 0 })
    expect((await server.have(token, [record])).known).toHaveLength(1)
    expect(await total()).toBe(0)
    rmSync(file)
  })

  it('goes in one piece with its entry in the log, or stays', async () => {
    await push()
    await setTerms({ stories: 1 })
    server.wait(60 * day)
    await sweep()
    const { audit } = server.workplace.store
    expect((await audit.entries({ before: undefined, limit: 1 }))[0]).toMatchObject({
      who: 'server',
      what: 'stories-expired',
      detail: '1',
    })
  })
})

describe('a backup from before', () => {
  const file = () => join(server.dataDir, 'backup.sqlite')
  const restore = async () => {
    const { dataDir, managerKey } = server
    const begin = server.now()
    await server.close()
    const done = await restoreBackup({
      dataDir,
      databaseUrl: await databaseUrlOf(dataDir),
      file: file(),
      now: () => begin,
    })
    expect(done.ok).toBe(true)
    server = await openTestServer({ dataDir, managerKey, begin })
  }

  it('does not bring it back, whether it held it or not, nor do tablets', async () => {
    await seat(server, 'manager')
    const { record: held } = await push()
    await server.workplace.store.backUp(file())
    const { record: later } = await push()
    await setTerms({ stories: 1, sealed: 1 })
    server.wait(60 * day)
    await sweep()
    await restore()
    rmSync(file())
    const answer = await server.have(token, [held, later])
    expect([answer.missing, answer.known.map(({ id }) => id).toSorted()]).toEqual([[], [held.id, later.id].toSorted()])
    expect((await server.push(token, [held, later])).results.map((one) => one.outcome)).toEqual([
      'duplicate',
      'duplicate',
    ])
    await server.workplace.opening.drain()
    // Its opened row came with the backup and goes with the first look.
    await sweep()
    expect(await total()).toBe(0)
    expect(await databaseHolds(server.dataDir, marker)).toBe(false)
  })
})

describe('the log', () => {
  it('loses what had its term from its beginning, and what is left is whole', async () => {
    const { audit } = server.workplace.store
    await audit.note({ who: 'key', what: 'exported' }, server.now())
    await setTerms({ audit: 6 })
    server.wait(100 * day)
    await audit.note({ who: 'key', what: 'exported' }, server.now())
    server.wait(100 * day)
    expect((await sweep()).auditEntries).toBeGreaterThan(1)
    const entries = await audit.entries({ before: undefined, limit: 100 })
    expect(entries.map(({ what }) => what)).toEqual(['log-expired', 'exported'])
    expect(await audit.firstBreak()).toBeUndefined()
    expect(await rowsOf(server.dataDir, 'select seq from audit')).toHaveLength(2)
  })
})

describe('at the desk', () => {
  it('a manager sets terms, proven anew; for a week nothing goes', async () => {
    await push()
    server.wait(100 * day)
    const { desk } = await seat(server, 'manager')
    const ask = async () => (await desk.ask('GET', 'retention')).json() as RetentionAnswer
    expect(await ask()).toMatchObject({ terms: { stories: null, sealed: null, audit: null }, from: null })
    for (const wrong of [{ stories: 0 }, { stories: 1.5 }, { audit: 5 }, { sealed: 241 }, { stories: '2' }])
      expect((await desk.ask('POST', 'retention', { stories: null, sealed: null, audit: null, ...wrong })).status).toBe(
        400,
      )
    expect((await desk.ask('POST', 'retention', { stories: 1, sealed: 24, audit: 12 })).status).toBe(204)
    const set = await ask()
    expect(set.terms).toEqual({ stories: 1, sealed: 24, audit: 12 })
    expect(Date.parse(set.from ?? '')).toBe(server.now() + 7 * day)
    expect(await sweep()).toMatchObject({ conversations: 0 })
    server.wait(7 * day)
    expect(await sweep()).toMatchObject({ conversations: 1, sealed: 0 })
    expect((await seat(server, 'researcher')).desk).toBeDefined()
    expect((await (await seat(server, 'researcher')).desk.ask('GET', 'retention')).status).toBe(403)
  })
})
