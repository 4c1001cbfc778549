import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { enrolTablet } from '#client/actions/enrol-tablet.ts'
import { readdressWhenOpen } from '#client/actions/readdress-when-open.ts'
import { setUpTablet } from '#client/actions/set-up-tablet.ts'
import { createHttpTransport } from '#client/sync/http-transport.ts'
import type { TestWindow } from '#tests/support/create-test-services.ts'
import { createTestServices, must, randomBytes, testCode, testSeed } from '#tests/support/create-test-services.ts'
import { holdConversation } from '#tests/support/hold-conversation.ts'
import type { RealServer } from '#tests/support/real-server.ts'
import { freePort, startServer } from '#tests/support/real-server.ts'
import { removeFolder, temporaryFolder } from '#tests/support/server/open-test-server.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { toBase64Url } from '#wire/bytes.ts'
import { conversationsAnswer } from '#wire/desk.ts'

let dataDir: string
let server: RealServer

const start = async () => {
  server = await startServer({ dataDir, staticDir: join(dataDir, 'no-app'), port: await freePort() })
}
beforeEach(async () => {
  dataDir = temporaryFolder()
  await start()
})
afterEach(async () => {
  await server.stop()
  await removeFolder(dataDir)
})

/** The tablet knows one address; the server behind it starts again on whatever port is free. */
const throughTheProxy: typeof fetch = (input, init) =>
  fetch(String(input).replace('https://praatplaat.test', `http://127.0.0.1:${server.port}`), init)

const enrolledTablet = async (): Promise<TestWindow> => {
  const transport = createHttpTransport({ fetch: throughTheProxy, after: () => () => {} })
  const tablet = await createTestServices({ transport, fetch: throughTheProxy })
  readdressWhenOpen(tablet)
  const link = must(await enrolTablet(tablet, server.enrolmentLink.split('/').pop()!))
  const centre = { id: 'bij-betje', name: 'Bij Betje' }
  must(await setUpTablet(tablet, { centre, readingCode: testCode, recoverySeed: testSeed, language: 'nl', link }))
  return tablet
}
const linkOf = async (tablet: TestWindow) => (await tablet.database.tables.device.get('device'))!.link!
const sentAll = async (tablet: TestWindow) => {
  expect((await tablet.sync.sendNow()).problem).toBeUndefined()
  expect((await tablet.database.tables.records.toArray()).map((row) => row.state)).not.toContain('waiting')
}

it('[C1] [C3] a server started again with a new key: the tablet takes it over by itself, and every story counts', async () => {
  const managersKey = server.managersKey!
  const tablet = await enrolledTablet()
  const first = (await linkOf(tablet)).ingestKey
  await holdConversation(tablet, 'aangekomen voor de wissel')
  await sentAll(tablet)
  await waitFor('the first config', async () => (await linkOf(tablet)).config !== undefined)
  const { version } = (await linkOf(tablet)).config!

  await holdConversation(tablet, 'bevroren voor de wissel')
  await server.stop()
  const file = join(dataDir, 'keys', 'ingest-key')
  writeFileSync(file, `${toBase64Url(randomBytes(32))}\n${readFileSync(file, 'utf8')}`)
  await start()
  tablet.vault.lock()
  await sentAll(tablet)
  await waitFor('the new config', async () => (await linkOf(tablet)).config?.version !== version)
  const link = await linkOf(tablet)
  expect(link.ingestKey.kid).not.toBe(first.kid)
  expect(link.olderKeys).toEqual([first.kid])

  await holdConversation(tablet, 'van na de wissel')
  await sentAll(tablet)
  const ask = async () => {
    const url = `http://127.0.0.1:${server.port}/api/v1/results/conversations`
    return conversationsAnswer.parse(
      await (await fetch(url, { headers: { authorization: `Bearer ${managersKey}` } })).json(),
    )
  }
  await waitFor('the opening', async () => (await ask()).waiting === 0)
  expect(await ask()).toMatchObject({ conversations: { total: { total: 3 } }, unreadable: 0 })
})
