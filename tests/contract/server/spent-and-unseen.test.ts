import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TestServer } from '#tests/support/server/open-test-server.ts'
import { openTestServer, quickFolder, removeFolder } from '#tests/support/server/open-test-server.ts'
import { sealConversation } from '#tests/support/server/sealed-records.ts'
import { seat } from '#tests/support/server/staff.ts'

// Two guards of the store itself, whatever the routes before it looked at.

let server: TestServer
beforeEach(async () => {
  server = await openTestServer({ dataDir: quickFolder() })
})
afterEach(async () => {
  await server.close()
  await removeFolder(server.dataDir)
})

describe('the store itself', () => {
  it('[ASVS 6.5.1] spends a step of a one-time code once, also when two ask who both found it unspent', async () => {
    const { id } = await seat(server, 'manager')
    const { people } = server.workplace.store
    const spent = await Promise.all([people.spendTotpStep(id, 7), people.spendTotpStep(id, 7)])
    expect(spent.toSorted()).toEqual([false, true])
    expect([await people.spendTotpStep(id, 6), await people.spendTotpStep(id, 8)]).toEqual([false, true])
  })

  it('[P23] shows whoever has no centre no row, instead of every row', async () => {
    const { recipient: ingest } = server.workplace.keys.ingest
    await server.push(await server.enrol(), [await sealConversation({ ingest })])
    await server.workplace.opening.drain()
    const { store } = server.workplace
    const seen = async (centres: readonly string[] | undefined) => [
      (await store.tablets(centres)).length,
      (await store.tallies(undefined, centres)).length,
      (await store.conversations({ round: undefined, after: undefined, limit: 9, centres })).length,
    ]
    expect(await seen(undefined)).toEqual([1, 1, 1])
    expect(await seen([])).toEqual([0, 0, 0])
  })
})
