import { expect, test } from 'vitest'
import { must } from '#tests/support/create-test-services.ts'
import { createFaultyLine } from '#tests/support/faulty-line.ts'
import { createLinkedTablet } from '#tests/support/linked-tablet.ts'
import { createReferenceServer } from '#tests/support/reference-server.ts'

test('[R3] [W5] a server that lost its ledger with the rest hears every withdrawal once more, and the story is gone again', async () => {
  const server = createReferenceServer({ proves: async ({ root }) => [root] })
  const tablet = await createLinkedTablet({ fetch: createFaultyLine(server.serve).fetch })
  const row = await tablet.add('one')
  await tablet.engine.sendNow()
  server.backUp()
  const { envelope: _erased, ...bare } = await tablet.row(row.id)
  must(
    await tablet.database.write(['records', 'tombstones'], async ({ records, tombstones }) => {
      await records.put({ ...bare, state: 'withdrawn' })
      await tombstones.add({ root: row.id, proof: 'A'.repeat(43), state: 'waiting' })
    }),
  )
  await tablet.engine.sendNow()
  expect([server.ledger().has(row.id), server.records().has(row.id)]).toEqual([true, false])
  server.restoreWithoutLedger()
  expect(server.records().has(row.id)).toBe(true)
  for (let round = 0; round < 2; round += 1) await tablet.engine.sendNow()
  expect([server.ledger().has(row.id), server.records().has(row.id)]).toEqual([true, false])
  tablet.database.close()
})
