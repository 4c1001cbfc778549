import { describe, expect, it } from 'vitest'
import type { ArchivedConversation } from '#client/actions/read-archive.ts'
import { roundsOf, whatCounts } from '#client/features/results/what-counts.ts'
import { listInWords, splitOf } from '#client/shell/results-words.ts'

describe('the sentence above the table', () => {
  it('names only those with whom somebody talked, in the order of the table', () => {
    expect(splitOf({ resident: 43, partner: 10, other: 0, total: 53 })).toEqual([
      { key: 'withResident', count: 43 },
      { key: 'withPartner', count: 10 },
    ])
    expect(splitOf({ resident: 0, partner: 0, other: 2, total: 2 })).toEqual([{ key: 'withOther', count: 2 }])
  })

  it('joins the parts as the language does', () => {
    expect(listInWords(['a', 'b', 'c'], 'nl')).toBe('a, b en c')
    expect(listInWords(['a', 'b'], 'en')).toBe('a and b')
    expect(listInWords(['a'], 'nl')).toBe('a')
  })
})

const kept = (state: string, round?: string): ArchivedConversation =>
  ({
    row: { state },
    ...(round === undefined ? {} : { conversation: { round, centre: 'bij-betje', with: 'resident' } }),
  }) as unknown as ArchivedConversation

describe('what the table counts', () => {
  it('[W4] a withdrawn conversation neither counts nor shows as closed', () => {
    expect(whatCounts([kept('withdrawn'), kept('arrived', '2026-2')], undefined)).toMatchObject({ closed: 0 })
    expect(whatCounts([kept('withdrawn'), kept('arrived', '2026-2')], undefined).counted).toHaveLength(1)
  })

  it('says how many it could not read instead of leaving them out in silence', () => {
    expect(whatCounts([kept('pruned'), kept('waiting'), kept('waiting', '2026-2')], undefined).closed).toBe(2)
  })

  it('counts one round when one is chosen, and lists the newest first', () => {
    const archive = [kept('arrived', '2026-1'), kept('quarantined', '2026-2'), kept('waiting', '2026-2')]
    expect(whatCounts(archive, '2026-2').counted).toHaveLength(2)
    expect(roundsOf(archive)).toEqual(['2026-2', '2026-1'])
  })
})
