import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { home } from '#server/config.ts'
import type { Workplace } from '#server/workplace.ts'
import { openWorkplace } from '#server/workplace.ts'
import { removeFolder, temporaryFolder } from '#tests/support/server/open-test-server.ts'
import type { PostgresServer } from '#tests/support/server/postgres-server.ts'
import { createPostgresServer } from '#tests/support/server/postgres-server.ts'
import type { SealedConversation } from '#tests/support/server/sealed-records.ts'
import { sealConversation } from '#tests/support/server/sealed-records.ts'
import { filesHolding, withClient } from '#tests/support/server/test-database.ts'
import { idsOfRoot } from '#wire/withdrawal-proof.ts'

// What happens to the database server itself: a PostgreSQL of this file's own, because these tests end it.

let postgres: PostgresServer
let dataDir: string
let workplace: Workplace
beforeAll(async () => {
  postgres = await createPostgresServer()
})
afterAll(() => postgres.stop())
beforeEach(async () => {
  dataDir = temporaryFolder()
  workplace = await openWorkplace({ dataDir, databaseUrl: postgres.url, now: () => 0 })
})
afterEach(async () => {
  await workplace.close()
  await withClient(postgres.url, (client) => client.query('drop schema public cascade; create schema public'))
  await removeFolder(dataDir)
})

const seal = (text = 'verhaal'): Promise<SealedConversation> =>
  sealConversation({ ingest: workplace.keys.ingest.recipient, text })
const keep = (records: readonly SealedConversation[]) =>
  workplace.store.keep({
    device: 'd',
    now: 0,
    tablet: undefined,
    withdrawals: [],
    records: records.map((record) => ({ ...record, actualHash: record.hash })),
  })

it('[P18] [I1] the database ends in the midst of pushes: what was answered is there when it is back', async () => {
  const batches = await Promise.all(Array.from({ length: 40 }, () => Promise.all([seal(), seal()])))
  const answered: SealedConversation[] = []
  let ending: Promise<void> | undefined
  await Promise.allSettled(
    batches.map(async (records) => {
      await keep(records)
      answered.push(...records)
      if (answered.length >= 20) ending ??= postgres.crash()
    }),
  )
  await ending
  expect(answered.length).toBeGreaterThanOrEqual(20)
  await expect(keep(batches[0]!)).rejects.toThrow()
  await postgres.start()
  const { known } = await workplace.store.sortOut('d', answered, undefined, 0)
  expect(known).toHaveLength(answered.length)
  // The same server goes on; the tablets send again what was not answered.
  for (const records of batches) await keep(records)
  await workplace.opening.drain()
  const tallies = await workplace.store.tallies(undefined)
  expect(tallies.reduce((sum, row) => sum + row.resident, 0)).toBe(80)
})

it('[P18] a database that promises durability and does not keep it is refused', async () => {
  for (const name of ['fsync', 'full_page_writes']) {
    await withClient(postgres.url, async (client) => {
      await client.query(`alter system set ${name} = off`)
      await client.query('select pg_reload_conf()')
      while ((await client.query(`show ${name}`)).rows[0][name] !== 'off');
    })
    await expect(openWorkplace({ dataDir, databaseUrl: postgres.url, now: () => 0 })).rejects.toThrow(`${name} = off`)
    await withClient(postgres.url, async (client) => {
      await client.query(`alter system reset ${name}`)
      await client.query('select pg_reload_conf()')
      while ((await client.query(`show ${name}`)).rows[0][name] !== 'on');
    })
  }
})

it('[W4] [I6] what was withdrawn is in no file any more after what the read-me tells an administrator to run', async () => {
  const readMe = readFileSync(join(home, 'README.md'), 'utf8')
  const steps = /```sql\n([\s\S]*?)```/.exec(readMe)![1]!.trim().split('\n')
  expect(steps.length).toBeGreaterThan(2)
  expect(readMe).toContain('wal_recycle = off')
  await withClient(postgres.url, async (client) => {
    await client.query('alter system set wal_recycle = off')
    await client.query('select pg_reload_conf()')
  })
  const marker = 'volkstuinmarkering'
  const [gone, stays] = [await seal(`${marker} en verder`), await seal('dit blijft')]
  const sealedBody = (JSON.parse(gone.envelope) as { readonly body: string }).body.slice(0, 40)
  await keep([gone, stays])
  await workplace.opening.drain()
  const holding = () => [marker, sealedBody].flatMap((text) => filesHolding(postgres.dataDir, text))
  expect(holding()).not.toEqual([])
  await workplace.store.keep({
    device: 'd',
    now: 0,
    tablet: undefined,
    records: [],
    withdrawals: [{ root: gone.root, ids: await idsOfRoot(gone.root) }],
  })
  // Honest: without those steps it is still there.
  expect(holding()).not.toEqual([])
  await withClient(postgres.url, async (client) => {
    for (const step of steps) await client.query(step)
  })
  expect(holding()).toEqual([])
  expect(await workplace.store.conversations({ round: undefined, after: undefined, limit: 9 })).toHaveLength(1)
})
