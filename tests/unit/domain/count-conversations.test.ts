import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CountedConversation } from '#domain/count-conversations.ts'
import { countConversations, tableFromTallies } from '#domain/count-conversations.ts'
import { newestRevisions } from '#domain/newest-revision.ts'
import { bijlageOne } from '#tests/support/bijlage-one.ts'

const order = bijlageOne.map(([centre]) => centre)

describe('countConversations', () => {
  it('[N1] gives the table of bijlage 1: 43 residents, 10 partners, 53 conversations', () => {
    const told = bijlageOne.flatMap(([centre, residents, partners]) => [
      ...Array.from({ length: residents }, (): CountedConversation => ({ centre, with: 'resident' })),
      ...Array.from({ length: partners }, (): CountedConversation => ({ centre, with: 'partner' })),
    ])
    const table = countConversations(told.toReversed(), order)
    expect(table.total).toEqual({ resident: 43, partner: 10, other: 0, total: 53 })
    expect(table.rows.map((row) => [row.centre, row.resident, row.partner])).toEqual(bijlageOne)
  })

  it('[N1] puts centres nobody listed behind the others, and leaves out rows of zero', () => {
    const table = tableFromTallies(
      [
        { centre: 'zz', resident: 1, partner: 0, other: 0 },
        { centre: 'aa', resident: 0, partner: 0, other: 1 },
        { centre: 'bij-betje', resident: 1, partner: 0, other: 0 },
        { centre: 'allekanten', resident: 0, partner: 0, other: 0 },
      ],
      order,
    )
    expect(table.rows.map((row) => row.centre)).toEqual(['bij-betje', 'aa', 'zz'])
  })

  it('[N2] every total is the sum of its rows, whatever the order of the conversations', () => {
    const conversation = fc.record({
      centre: fc.constantFrom(...order, 'elders'),
      with: fc.constantFrom('resident' as const, 'partner' as const, 'other' as const),
    })
    fc.assert(
      fc.property(fc.array(conversation, { maxLength: 200 }), (told) => {
        const table = countConversations(told, order)
        expect(table.total.total).toBe(told.length)
        expect(table.rows.reduce((sum, row) => sum + row.total, 0)).toBe(told.length)
        expect(countConversations(told.toReversed(), order)).toEqual(table)
      }),
      { verbose: 1 },
    )
  })
})

describe('newestRevisions', () => {
  it('[N3] a correction replaces what it corrects and never counts beside it', () => {
    const newest = newestRevisions([
      { root: 'a', revision: 1, words: 'eerst' },
      { root: 'b', revision: 1, words: 'b' },
      { root: 'a', revision: 3, words: 'laatst' },
      { root: 'a', revision: 2, words: 'midden' },
    ])
    expect(newest.map((one) => one.words)).toEqual(['laatst', 'b'])
  })
})
