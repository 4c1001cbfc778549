import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { createDatabase } from '#client/storage/database.ts'
import type { After } from '#client/timer.ts'
import { freshName, must } from '#tests/support/create-test-services.ts'

test('[P1] a transaction that never answers is said to be lost, and is not called saved', async () => {
  let isStuck = false
  // Twenty seconds go by at once, but only where a transaction is stuck.
  const after: After = (_, work) => {
    if (!isStuck) return () => {}
    const timer = setImmediate(work)
    return () => clearImmediate(timer)
  }
  const { database } = must(await createDatabase({ name: freshName(), after }))
  isStuck = true
  const answer = database.write(['drafts'], () => new Promise<never>(() => {}))
  const limit = new Promise((resolve) => setTimeout(() => resolve('no answer at all'), 5_000))
  expect(await Promise.race([answer, limit])).toEqual({ ok: false, failure: { code: 'storage-lost' } })
  expect(database.problem()).toEqual({ code: 'storage-lost' })
  isStuck = false
  expect((await database.write(['drafts'], ({ drafts }) => drafts.count())).ok).toBe(true)
  database.close()
})
