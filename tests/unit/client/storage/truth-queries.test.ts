import { expect, test } from 'vitest'
import type { RecordState, StoredRecord } from '#client/storage/database.ts'
import { readTruth } from '#client/storage/truth-queries.ts'
import { createLinkedTablet } from '#tests/support/linked-tablet.ts'

const today = '2026-11-23'

const tabletWith = async (rows: readonly Partial<StoredRecord>[]) => {
  const tablet = await createLinkedTablet({ fetch: () => Promise.reject(new TypeError('no network')) })
  for (const [at, over] of rows.entries()) {
    const row = await tablet.add(`story ${at}`)
    await tablet.database.tables.records.put({ ...row, ...over })
  }
  return readTruth(tablet.database, today)
}

test('[R4] home counts as kept here what is here: what the tablet let go after its backup has arrived, and is no longer kept', async () => {
  const states: readonly RecordState[] = ['waiting', 'arrived', 'arrived', 'pruned', 'pruned', 'pruned', 'quarantined']
  const truth = await tabletWith(states.map((state) => ({ state })))
  expect(truth).toMatchObject({ kept: 4, arrived: 5, waiting: 1, quarantined: 1 })
  expect(await tabletWith([{ state: 'pruned' }])).toMatchObject({ kept: 0, arrived: 1, waiting: 0, backupDue: false })
})

test('[W4] what was withdrawn is neither kept nor arrived', async () => {
  expect(await tabletWith([{ state: 'withdrawn' }, { state: 'waiting' }])).toMatchObject({ kept: 1, arrived: 0 })
})

test('a conversation counts once: its corrections wait like it, and with refusals and codings they are what is unsent', async () => {
  const truth = await tabletWith([
    { state: 'arrived' },
    { state: 'waiting', revision: 2 },
    { state: 'pruned', revision: 3 },
    { state: 'waiting', kind: 'refusal' },
  ])
  expect(truth).toMatchObject({ kept: 1, arrived: 1, waiting: 1, unsent: 2 })
})

test('a coding alone is unsent too, and asks for a copy', async () => {
  const truth = await tabletWith([{ state: 'arrived' }, { state: 'waiting', kind: 'coding' }])
  expect(truth).toMatchObject({ kept: 1, arrived: 1, waiting: 0, unsent: 1, backupDue: true })
})
