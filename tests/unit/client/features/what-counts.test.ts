import { expect, test } from 'vitest'
import { readArchive } from '#client/actions/read-archive.ts'
import { isNothingYet, whatCounts } from '#client/features/results/what-counts.ts'
import { createSetUpServices, must } from '#tests/support/create-test-services.ts'
import { holdConversation } from '#tests/support/hold-conversation.ts'

test('there is nothing to show only where nobody told anything and nobody said no', async () => {
  const tablet = await createSetUpServices()
  const found = async () => whatCounts(must(await readArchive(tablet)), undefined)
  expect(isNothingYet(await found(), 0)).toBe(true)
  expect(isNothingYet(await found(), 1)).toBe(false)
  const { id } = await holdConversation(tablet, 'een')
  expect(isNothingYet(await found(), 0)).toBe(false)
  // R4: let go after the server's backup; it is told on the sheet, not called nothing.
  const { envelope: _gone, ...row } = (await tablet.database.tables.records.get(id))!
  await tablet.database.tables.records.put({ ...row, state: 'pruned' })
  expect(await found()).toEqual({ counted: [], closed: 1 })
  expect(isNothingYet(await found(), 0)).toBe(false)
})
