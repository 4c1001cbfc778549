import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { minClient } from '#server/sync/tablet-config.ts'
import type { TestServer } from '#tests/support/server/open-test-server.ts'
import { openTestServer, removeFolder } from '#tests/support/server/open-test-server.ts'
import { sealConversation } from '#tests/support/server/sealed-records.ts'
import { clientNumber } from '#wire/batch.ts'
import { toBase64Url } from '#wire/bytes.ts'
import { conversationsAnswer } from '#wire/desk.ts'
import { configAnswer } from '#wire/enrolment.ts'

let server: TestServer

beforeEach(async () => {
  server = await openTestServer()
})
afterEach(async () => {
  await server.close()
  await removeFolder(server.dataDir)
})

const config = async (token: string) => {
  const headers = { authorization: `Bearer ${token}` }
  const answer = await server.app.inject({ method: 'GET', url: '/api/v1/config', headers })
  return { etag: answer.headers.etag, ...configAnswer.parse(answer.json()) }
}
const counts = async () => {
  await server.workplace.opening.drain()
  return conversationsAnswer.parse((await server.manage('/api/v1/results/conversations')).json())
}
/** As an administrator does it: a new first line, the server started again. */
const startWithKeys = async (change: (lines: readonly string[]) => readonly string[]) => {
  const file = join(server.dataDir, 'keys', 'ingest-key')
  await server.close()
  writeFileSync(file, `${change(readFileSync(file, 'utf8').trim().split('\n')).join('\n')}\n`)
  server = await openTestServer({ dataDir: server.dataDir, managerKey: server.managerKey })
}
const newKey = () => toBase64Url(randomBytes(32))

it('[S10] asks for no newer app than the one it hands out itself', () => {
  expect(minClient).toBeLessThanOrEqual(clientNumber)
})

describe('config', () => {
  it('[C1] has a version, and every answer of sync names it', async () => {
    const token = await server.enrol()
    const { version, etag } = await config(token)
    expect(etag).toBe(`"${version}"`)
    expect((await server.have(token, [])).configVersion).toBe(version)
    expect((await server.push(token, [])).configVersion).toBe(version)
  })

  it('[C1] has another version once the key is another, and the same after a mere restart', async () => {
    const token = await server.enrol()
    const before = await config(token)
    await startWithKeys((lines) => lines)
    expect(await config(token)).toEqual(before)
    await startWithKeys((lines) => [newKey(), ...lines])
    const after = await config(token)
    expect(after.version).not.toBe(before.version)
    expect(after.ingestKey).not.toEqual(before.ingestKey)
    expect((await server.have(token, [])).configVersion).toBe(after.version)
  })

  it('[C3] names the keys of before, and opens what is sealed for any of them', async () => {
    const token = await server.enrol()
    const first = server.workplace.keys.ingest.recipient
    const early = await sealConversation({ ingest: first })
    const late = await sealConversation({ ingest: first })
    await server.push(token, [early])
    await startWithKeys((lines) => [newKey(), ...lines])
    const second = server.workplace.keys.ingest.recipient
    await startWithKeys((lines) => [newKey(), ...lines])
    expect(await config(token)).toMatchObject({ olderKeys: [second.kid, first.kid] })
    const { recipient } = server.workplace.keys.ingest
    expect([first.kid, second.kid]).not.toContain(recipient.kid)
    await server.push(token, [
      late,
      await sealConversation({ ingest: second }),
      await sealConversation({ ingest: recipient }),
    ])
    expect(await counts()).toMatchObject({ conversations: { total: { total: 4 } }, waiting: 0, unreadable: 0 })
  })

  it('[V4] keeps what is sealed for a key that is gone, and opens it once the key is back', async () => {
    const token = await server.enrol()
    const record = await sealConversation({ ingest: server.workplace.keys.ingest.recipient })
    let old: readonly string[] = []
    await startWithKeys((lines) => {
      old = lines
      return [newKey()]
    })
    expect((await server.push(token, [record])).results).toMatchObject([{ outcome: 'stored' }])
    expect(await counts()).toMatchObject({ conversations: { total: { total: 0 } }, unreadable: 1 })
    await startWithKeys((lines) => [...lines, ...old])
    await server.workplace.store.retryUnreadable()
    expect(await counts()).toMatchObject({ conversations: { total: { total: 1 } }, unreadable: 0 })
  })
})
