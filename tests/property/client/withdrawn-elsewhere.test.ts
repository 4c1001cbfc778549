import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RecordState, StoredRecord } from '#client/storage/database.ts'
import { createDatabase } from '#client/storage/database.ts'
import { createOutbox } from '#client/storage/outbox.ts'
import { freshName, must, randomBytes } from '#tests/support/create-test-services.ts'
import { uuidFromBytes } from '#wire/bytes.ts'
import { idsOfRoot } from '#wire/withdrawal-proof.ts'

const clear = { day: '2026-11-23', centre: 'bij-betje', instrument: 'praatplaat@1' }
const states: readonly RecordState[] = ['waiting', 'arrived', 'pruned', 'quarantined', 'withdrawn']

/** What a tablet may hold of one conversation: revisions in any state, a correction under way, a slip. */
const conversation = fc.record({
  states: fc.array(fc.constantFrom(...states), { minLength: 1, maxLength: 4 }),
  draft: fc.boolean(),
  slip: fc.boolean(),
  /** Which of its revisions the server names; none: nobody withdrew it. */
  isWithdrawn: fc.boolean(),
})

test('[W4] what was withdrawn elsewhere leaves no word here: no revision in any state, no correction, no slip', {
  timeout: 120_000,
}, async () => {
  const seed = Number(process.env.PRAATPLAAT_SEED ?? Math.floor(Math.random() * 2 ** 31))
  console.log(`withdrawn elsewhere: PRAATPLAAT_SEED=${seed}`)
  await fc.assert(
    fc.asyncProperty(
      fc.array(conversation, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('settle', 'review'),
      async (held, by) => {
        const { database } = must(await createDatabase({ name: freshName(), after: () => () => {} }))
        const outbox = createOutbox({ database, now: () => 1, build: 'test', persisted: async () => true })
        const { records, drafts, slips } = database.tables
        const roots: string[] = []
        for (const one of held) {
          const root = uuidFromBytes(randomBytes(16))
          const ids = await idsOfRoot(root)
          roots.push(root)
          for (const [at, state] of one.states.entries()) {
            const hasEnvelope = state !== 'withdrawn' && state !== 'pruned'
            const row: StoredRecord = {
              ...clear,
              id: ids[at]!,
              kind: 'conversation',
              revision: at + 1,
              hash: 'h',
              size: 1,
              state,
              ...(hasEnvelope ? { envelope: 'words' } : {}),
              ...(state === 'arrived' ? { arrivedAt: 1 } : {}),
              ...(state === 'quarantined' ? { problem: 'conflict' as const } : {}),
            }
            await records.add(row)
          }
          const revision = one.states.length + 1
          if (one.draft) await drafts.add({ ...clear, id: ids[revision - 1]!, version: 1, revision, envelope: 'words' })
          if (one.slip) await slips.add({ id: root, day: clear.day, envelope: 'words' })
        }
        const before = await Promise.all([records.toArray(), drafts.toArray(), slips.toArray()])
        const withdrawn = roots.filter((_, at) => held[at]!.isWithdrawn)
        const terms = { epoch: 'e', backedUpThrough: 0 }
        const settlements = withdrawn.map((id) => ({ id, outcome: 'withdrawn' as const }))
        if (by === 'settle') must(await outbox.settle(terms, settlements))
        else must(await outbox.review(terms, { withdrawn, missing: [] }))

        const gone = new Set((await Promise.all(withdrawn.map(idsOfRoot))).flat())
        const after = await Promise.all([records.toArray(), drafts.toArray(), slips.toArray()])
        for (const row of after[0].filter(({ id }) => gone.has(id))) {
          expect(row.state).toBe('withdrawn')
          expect(row.envelope).toBeUndefined()
        }
        for (const [at, rows] of after.entries())
          expect(rows.filter(({ id }) => !gone.has(id))).toEqual(before[at]!.filter(({ id }) => !gone.has(id)))
        expect(after[0]).toHaveLength(before[0].length)
        for (const rows of [after[1], after[2]]) expect(rows.filter(({ id }) => gone.has(id))).toEqual([])
        database.close()
      },
    ),
    { seed, numRuns: 60 },
  )
})
