import { afterEach, beforeEach, expect, it } from 'vitest'
import { keepReading } from '#client/actions/keep-reading.ts'
import { pullConversations } from '#client/actions/pull-conversations.ts'
import { readReadings } from '#client/actions/read-readings.ts'
import type { Says } from '#domain/reading.ts'
import { exportSheets } from '#server/exchange/export-sheets.ts'
import { readExportSource } from '#server/exchange/read-export-source.ts'
import type { TestWindow } from '#tests/support/create-test-services.ts'
import { must } from '#tests/support/create-test-services.ts'
import { unlocked } from '#tests/support/hold-conversation.ts'
import type { TestServer } from '#tests/support/server/open-test-server.ts'
import { openTestServer, removeFolder } from '#tests/support/server/open-test-server.ts'
import { codeOf, fetchInto, openTablet } from '#tests/support/server/tablet-of.ts'
import { databaseHolds } from '#tests/support/server/test-database.ts'

// What people make of results goes the way that codings go: sealed, sent, opened, read back, exported.

let server: TestServer
let tablet: TestWindow
let reader: TestWindow
const newTablet = async (reads: boolean) =>
  openTablet(
    await codeOf(server, { centre: 'bij-betje', reads }),
    fetchInto(() => server),
  )
beforeEach(async () => {
  server = await openTestServer()
  tablet = await newTablet(false)
  reader = await newTablet(true)
})
afterEach(async () => {
  await server.close()
  await removeFolder(server.dataDir)
})

const place = { round: '2026-1', centre: 'bij-betje', changeStory: 'zuidwest@1', place: 0 }

it('a session reaches the server and whoever reads back, and an export for the own centre alone holds it', async () => {
  await unlocked(tablet)
  const first = must(
    await keepReading(tablet, { part: 'session', level: 'effects', guess: { E01: 4 }, coded: 3 }, place),
  )
  const here = { ...place, session: first.root, place: 1 }
  const says: readonly Says[] = [
    { part: 'meaning', question: 'why', about: 'E01', voice: 'municipality', text: 'Het komt door de koffie' },
    { part: 'action', goal: 'G2', what: 'Een bank op het plein', who: 'de gemeente', when: '2027-01-15' },
  ]
  for (const one of says) must(await keepReading(tablet, one, here))
  await tablet.sync.sendNow()
  expect(tablet.sync.status().problem).toBeUndefined()
  await server.workplace.opening.drain()
  const { store, programme } = server.workplace
  expect((await store.counts(undefined)).unreadable).toBe(0)
  expect((await store.readings(undefined)).map((one) => one.says.part).toSorted()).toEqual([
    'action',
    'meaning',
    'session',
  ])
  expect(await store.readings('2025-1')).toEqual([])
  expect(await store.readings(undefined, ['allekanten'])).toEqual([])

  expect(must(await pullConversations(reader))).toBe(3)
  await unlocked(reader)
  expect(
    must(await readReadings(reader))
      .map((one) => one.id)
      .toSorted(),
  ).toEqual((await store.readings(undefined)).map((one) => one.id).toSorted())

  const asked = { store, programme, round: undefined, least: 5, now: () => 0 }
  const inside = exportSheets(await readExportSource({ ...asked, audience: 'centre' }), [])
  const sheet = inside.find((one) => one.id === 'readings')
  const rows = [...((sheet?.rows ?? []) as Iterable<readonly unknown[]>)].map((row) => row.join(' | '))
  expect(rows.join('\n')).toMatch(/Het komt door de koffie/)
  expect(rows.join('\n')).toMatch(/Een bank op het plein.*de gemeente.*2027-01-15/)
  const outside = exportSheets(await readExportSource({ ...asked, audience: 'public' }), [])
  expect(outside.some((one) => one.id === 'readings')).toBe(false)
})

it('[K1] what people made of results has the term of stories: then it is in no row and no export', async () => {
  await unlocked(tablet)
  const marker = 'bankjesmarkering'
  const first = must(await keepReading(tablet, { part: 'session', level: 'goals', guess: {}, coded: 3 }, place))
  must(
    await keepReading(
      tablet,
      { part: 'action', goal: 'G2', what: marker, who: 'de gemeente' },
      { ...place, session: first.root, place: 1 },
    ),
  )
  await tablet.sync.sendNow()
  await server.workplace.opening.drain()
  const { store } = server.workplace
  expect([(await store.readings(undefined)).length, await databaseHolds(server.dataDir, marker)]).toEqual([2, true])
  await store.retention.setTerms({ stories: 1, sealed: null, audit: null }, 'command', server.now())
  server.wait(60 * 24 * 3_600_000)
  await store.retention.sweep(server.now())
  expect([await store.readings(undefined), await databaseHolds(server.dataDir, marker)]).toEqual([[], false])
})
