import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import type { StoredDraft, StoredRecord } from '#client/storage/database.ts'
import { createDatabase } from '#client/storage/database.ts'
import { finishDraftRow, storeFirstDraft } from '#client/storage/draft-log.ts'
import { replaceWaitingRecords } from '#client/storage/record-log.ts'
import { freshName, must } from '#tests/support/create-test-services.ts'

const open = async () => must(await createDatabase({ name: freshName(), after: () => () => {} })).database
const clear = { day: '2026-11-23', centre: 'bij-betje', instrument: 'praatplaat@1', revision: 2 }
const draft: StoredDraft = { id: 'second', version: 1, ...clear, envelope: 'sealed' }
const record: StoredRecord = {
  id: 'second',
  kind: 'conversation',
  ...clear,
  hash: 'h',
  size: 6,
  state: 'waiting',
  envelope: 'sealed',
}

test('[W4] a correction that lay open when its conversation was withdrawn cannot be finished, and is gone', async () => {
  const database = await open()
  must(await storeFirstDraft(database, draft, undefined, 'first'))
  must(
    await database.write(['tombstones'], ({ tombstones }) =>
      tombstones.add({ root: 'first', proof: 'p', state: 'waiting' }),
    ),
  )
  expect(must(await finishDraftRow(database, 'second', record, { root: 'first' }))).toBe('gone')
  expect(await database.tables.drafts.toArray()).toEqual([])
  expect(await database.tables.records.toArray()).toEqual([])
  database.close()
})

test('[S2] a row that left the queue, or that another window addressed meanwhile, keeps its bytes', async () => {
  const database = await open()
  const others: StoredRecord = { ...record, id: 'other', hash: 'by another window', envelope: 'by another window' }
  const sent: StoredRecord = { ...record, id: 'sent', state: 'arrived' }
  const waits: StoredRecord = { ...record, id: 'waits' }
  must(await database.write(['records'], ({ records }) => records.bulkPut([others, sent, waits])))
  const anew = (row: StoredRecord) => ({ was: 'h', row: { ...row, hash: 'n', envelope: 'for another key' } })
  must(await replaceWaitingRecords(database, [anew(others), anew(sent), anew(waits)]))
  expect(await database.tables.records.bulkGet(['other', 'sent', 'waits'])).toEqual([
    others,
    sent,
    { ...waits, hash: 'n', envelope: 'for another key' },
  ])
  database.close()
})
