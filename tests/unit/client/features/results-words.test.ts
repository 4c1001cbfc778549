import { describe, expect, it } from 'vitest'
import type { ArchivedConversation } from '#client/actions/read-archive.ts'
import { cardsOf, centresOfCards, roundsOf, whatCounts } from '#client/features/results/what-counts.ts'
import { listInWords, splitOf } from '#client/shell/results-words.ts'
import { rewordedId } from '#domain/card-wording.ts'

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

describe('the table of the meaning cards', () => {
  it('[C5] counts sorts of the conversations that count, groups apart, and finds what every card looks like', () => {
    const sort = (pictogram: string, group?: object) => ({
      cards: {
        deck: { id: 'koffie', version: 1, cards: [{ id: 'koffie', pictogram, words: { nl: 'Koffie' } }] },
        seed: 1,
        order: ['koffie'],
        sort: { koffie: 'yes' },
        top: ['koffie'],
        ownCards: [{ words: 'zingen' }],
        ...(group === undefined ? {} : { group }),
      },
    })
    const together = { way: 'together', people: 4, disagreed: { koffie: 1 }, hands: {} }
    const { table, faces, players, ownFaces } = cardsOf(
      [
        { ...sort('teapot'), with: 'resident' },
        {},
        { ...sort('old'), with: 'partner' },
        { ...sort('old', together), with: 'resident' },
      ] as never,
      {},
    )
    expect(table).toMatchObject({
      sorts: 2,
      groupSessions: 1,
      groupPeople: 4,
      rows: [{ card: 'koffie', offered: 2, top: 2 }],
    })
    expect(table.groupRows).toMatchObject([{ card: 'koffie', disagreed: 1, top: 1 }])
    expect([table.ownCards, table.groupOwnCards]).toEqual([['zingen', 'zingen'], ['zingen']])
    expect([players, ownFaces.length]).toEqual([{ resident: 1, partner: 1, other: 0 }, 3])
    // The newest conversation stands first.
    expect(faces).toMatchObject([{ id: 'koffie', pictogram: 'teapot' }])
  })

  it('[C14] knows where cards were played, the programme’s own centres first and in its order', () => {
    const at = (centre: string, cards?: object) => ({ centre, cards })
    const held = [at('elders', {}), at('b', {}), at('a', {}), at('c'), at('b', {})] as never
    expect(centresOfCards(held, ['a', 'b', 'c'])).toEqual(['a', 'b', 'elders'])
  })

  it('[C12] a standard card with other words is a row of its own, and looks as it was offered', () => {
    const sort = (nl: string) => ({
      cards: {
        deck: { id: 'lier', version: 1, cards: [{ id: 'I01', pictogram: 'tulip', words: { nl } }] },
        seed: 1,
        order: ['I01'],
        sort: { I01: 'yes' },
        top: ['I01'],
        ownCards: [],
      },
    })
    const { table, faces } = cardsOf([sort('Anders'), sort('Standaard')] as never, { I01: 'Standaard' })
    const id = rewordedId('I01', 'Anders')
    expect(table.rows.map((row) => [row.card, row.offered, row.top])).toEqual([
      ['I01', 1, 1],
      [id, 1, 1],
    ])
    expect(faces.find((face) => face.id === id)?.words).toEqual({ nl: 'Anders' })
  })
})
