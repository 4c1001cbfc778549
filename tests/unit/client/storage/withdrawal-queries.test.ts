import { expect, test } from 'vitest'
import type { StoredTombstone } from '#client/storage/database.ts'
import { createDatabase } from '#client/storage/database.ts'
import { countUnknownWithdrawals } from '#client/storage/withdrawal-queries.ts'
import { freshName, must } from '#tests/support/create-test-services.ts'

const withdrawal = (root: string, rest: Partial<StoredTombstone>): StoredTombstone => ({
  root,
  proof: 'p',
  state: 'arrived',
  ...rest,
})

test('[W3] only a withdrawal that found nothing here and nothing at the server counts as unknown', async () => {
  const database = must(await createDatabase({ name: freshName(), after: () => () => {} })).database
  must(
    await database.write(['tombstones', 'records'], async ({ tombstones, records }) => {
      await tombstones.bulkAdd([
        withdrawal('typing-error', { found: false }),
        withdrawal('at-the-server', { found: true }),
        withdrawal('older-server', {}),
        withdrawal('on-its-way', { state: 'waiting' }),
        withdrawal('erased-before-sent', { found: false }),
      ])
      await records.add({
        id: 'erased-before-sent',
        kind: 'conversation',
        revision: 1,
        day: '2026-11-23',
        centre: 'c',
        instrument: 'praatplaat@1',
        hash: 'h',
        size: 1,
        state: 'withdrawn',
      })
    }),
  )
  expect(must(await database.read(() => countUnknownWithdrawals(database)))).toBe(1)
})
