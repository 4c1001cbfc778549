import { expect, it } from 'vitest'
import type { RecordState, StoredRecord } from '#client/storage/database.ts'
import { changeDevice } from '#client/storage/device-row.ts'
import { createPulledLog } from '#client/storage/pulled-log.ts'
import { createSetUpServices, must, randomBytes } from '#tests/support/create-test-services.ts'
import { uuidFromBytes } from '#wire/bytes.ts'

const epoch = 'e'.repeat(32)
const rowIn = (state: RecordState, envelope?: string): StoredRecord => ({
  id: uuidFromBytes(randomBytes(16)),
  kind: 'conversation',
  revision: 1,
  day: '2026-11-23',
  centre: 'bij-betje',
  instrument: 'praatplaat@1',
  hash: 'a'.repeat(64),
  size: 3,
  state,
  ...(envelope === undefined ? {} : { envelope }),
})
const openLog = async () => {
  const { database, now } = await createSetUpServices()
  const link = {
    server: 'https://praatplaat.test',
    device: 'd',
    token: 't',
    ingestKey: { kid: '0'.repeat(16), publicKey: '' },
    programme: {},
    reads: true,
  } as const
  must(await changeDevice(database, (row) => ({ ...row, link })))
  return { database, log: createPulledLog({ database, now, build: 'test' }) }
}
const page = { place: { cursor: 'next', epoch }, records: [], gone: [], over: [], missed: 0 }

it('[K2] [L6] of what had its term only what was read goes, row or envelope; own rows stay as they are', async () => {
  const { database, log } = await openLog()
  const own = [
    rowIn('waiting', 'own'),
    rowIn('arrived', 'own'),
    rowIn('quarantined', 'own'),
    rowIn('withdrawn'),
    rowIn('pruned'),
  ]
  const [read, back] = [rowIn('pulled', 'read'), rowIn('pruned', 'back')]
  const all = [...own, read, back]
  await database.tables.records.bulkAdd(all)
  const seen = must(await log.link())!
  must(await log.keep(seen, { ...page, over: all.map(({ id }) => id) }))
  const { envelope: _gone, ...bare } = back
  const expected = [...own, bare].toSorted((a, b) => (a.id < b.id ? -1 : 1))
  expect(await database.tables.records.toArray()).toEqual(expected)
})

it('[L5] asks about everything that may be read here: also what was let go once and came back', async () => {
  const { database, log } = await openLog()
  const held = [rowIn('pulled', 'read'), rowIn('pruned', 'back')]
  await database.tables.records.bulkAdd([...held, rowIn('pruned'), rowIn('arrived', 'own'), rowIn('withdrawn')])
  const ids = must(await log.held()).map(({ id }) => id)
  expect(ids.toSorted()).toEqual(held.map(({ id }) => id).toSorted())
})

it('[L3] a page that was asked for before reading was to begin again does not run past it', async () => {
  const { database, log } = await openLog()
  must(await log.keep(must(await log.link())!, page))
  const seen = must(await log.link())!
  expect(seen.place).toEqual(page.place)
  must(
    await changeDevice(database, (row) => {
      const { build: _again, ...pull } = row.link!.pull!
      return { ...row, link: { ...row.link!, pull } }
    }),
  )
  must(await log.keep(seen, { ...page, place: { cursor: 'further', epoch } }))
  expect(must(await log.link())?.place).toBeUndefined()
})
