import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createUpkeep } from '#server/upkeep.ts'
import type { TestServer } from '#tests/support/server/open-test-server.ts'
import { openTestServer, removeFolder } from '#tests/support/server/open-test-server.ts'
import { sealConversation } from '#tests/support/server/sealed-records.ts'
import { seat } from '#tests/support/server/staff.ts'
import type { RetentionAnswer } from '#wire/manage.ts'

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

const upkeep = () =>
  createUpkeep({
    store: server.workplace.store,
    dataDir: server.dataDir,
    plan: undefined,
    now: server.now,
    newId: randomUUID,
    onFailure: (failure) => {
      throw failure
    },
  })
const push = async () => {
  await server.push(token, [await sealConversation({ ingest: server.workplace.keys.ingest.recipient })])
  await server.workplace.opening.drain()
}
const setTerms = () =>
  server.workplace.store.retention.setTerms({ stories: 1, sealed: 1, audit: null }, 'command', server.now())
const lookFor = async (days: number) => {
  for (let at = 0; at < days; at += 1) {
    server.wait(day)
    await upkeep().look()
  }
}
const total = async () => (await server.workplace.store.tallies(undefined)).reduce((sum, row) => sum + row.resident, 0)
const asked = async () => {
  const { desk } = await seat(server, 'manager')
  return (await desk.ask('GET', 'retention')).json() as RetentionAnswer
}

describe('[P20] a server clock that is years ahead', () => {
  beforeEach(async () => {
    await push()
    await setTerms()
    await lookFor(9)
  })

  it('takes nothing when it is put right within a day; then the terms go on as they were', async () => {
    server.wait(900 * day)
    await upkeep().look()
    server.wait(3_600_000)
    await upkeep().look()
    server.wait(-900 * day)
    await upkeep().look()
    expect(await total()).toBe(1)
    await lookFor(10)
    expect(await total()).toBe(1)
    // Young ones stand beside it, so that not everything goes at once.
    await push()
    await lookFor(13)
    expect(await total()).toBe(1)
    expect(await asked()).toMatchObject({ failed: false, stopped: false })
  })

  it('stays: what would take more than half is stopped and told at the desk, until the terms are set anew', async () => {
    server.wait(900 * day)
    await upkeep().look()
    await lookFor(3)
    expect(await total()).toBe(1)
    expect(await asked()).toMatchObject({ failed: false, stopped: true })
    await setTerms()
    await lookFor(6)
    expect(await total()).toBe(1)
    await lookFor(3)
    expect(await total()).toBe(0)
    expect(await asked()).toMatchObject({ failed: false, stopped: false })
  })

  it('a server that was down for a week waits a day, and then lets go of what had its term', async () => {
    for (let at = 0; at < 3; at += 1) {
      server.wait(5 * day)
      await push()
    }
    server.wait(8 * day)
    await upkeep().look()
    expect(await total()).toBe(4)
    await lookFor(1)
    expect(await total()).toBe(3)
  })
})
