import { expect, test } from 'vitest'
import type { StoredDraft, StoredRecord } from '#client/storage/database.ts'
import { createDatabase } from '#client/storage/database.ts'
import { finishDraftRow, replaceDraft, storeFirstDraft } from '#client/storage/draft-log.ts'
import { createSetUpServices, freshName, must } from '#tests/support/create-test-services.ts'

const open = async () => must(await createDatabase({ name: freshName(), after: () => () => {} })).database
const version = (number: number): StoredDraft => ({
  id: 'a',
  version: number,
  day: '2026-11-23',
  centre: 'c',
  instrument: 'praatplaat@1',
  revision: 1,
  envelope: `version ${number}`,
})
const record: StoredRecord = {
  id: 'a',
  kind: 'conversation',
  revision: 1,
  day: '2026-11-23',
  centre: 'c',
  instrument: 'praatplaat@1',
  hash: 'h',
  size: 1,
  state: 'waiting',
  envelope: 'final',
}

test('[T1] saves that arrive in the wrong order leave the newest', async () => {
  const database = await open()
  must(await storeFirstDraft(database, version(1)))
  const outcomes = await Promise.all([replaceDraft(database, version(3)), replaceDraft(database, version(2))])
  expect(outcomes.map(must)).toEqual(['stored', 'stale'])
  expect(must(await database.read(({ drafts }) => drafts.get('a')))?.envelope).toBe('version 3')
})

test('an interview number that another start drew meanwhile is not given twice', async () => {
  const tablet = await createSetUpServices()
  const { database } = tablet
  const drawn = { counter: 'c|r', number: 1 }
  const outcomes = await Promise.all([
    storeFirstDraft(database, version(1), drawn),
    storeFirstDraft(database, { ...version(1), id: 'b' }, drawn),
  ])
  expect(outcomes.map(must)).toEqual(['stored', 'number-taken'])
  expect(must(await database.read(({ drafts }) => drafts.count()))).toBe(1)
})

test('[T3] finishing is one transaction: draft and record are never both there, nor both gone', async () => {
  const database = await open()
  must(await storeFirstDraft(database, version(1)))
  const seen: string[] = []
  const look = async () => {
    const [draft, row] = await database.tables.drafts.db.transaction(
      'r',
      [database.tables.drafts, database.tables.records],
      async () => [await database.tables.drafts.count(), await database.tables.records.count()],
    )
    seen.push(`${draft} ${row}`)
  }
  await Promise.all([look(), finishDraftRow(database, 'a', record), look()])
  expect(new Set(seen)).toEqual(new Set(['1 0', '0 1']))
  // A second tap changes nothing, and a late save does not bring the draft back.
  expect(must(await finishDraftRow(database, 'a', { ...record, hash: 'other' }))).toBe('already')
  expect(must(await replaceDraft(database, version(9)))).toBe('gone')
  expect(must(await database.read(({ records }) => records.get('a')))?.hash).toBe('h')
})

test('[T3] a record that cannot be stored leaves the draft', async () => {
  const database = await open()
  must(await storeFirstDraft(database, version(1)))
  // A function cannot be cloned into the store: the second half of the transaction fails.
  await expect(
    finishDraftRow(database, 'a', { ...record, envelope: (() => {}) as unknown as string }),
  ).rejects.toThrow()
  expect(must(await database.read(({ drafts }) => drafts.get('a')))?.envelope).toBe('version 1')
})
