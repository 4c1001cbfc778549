import { describe, expect, it } from 'vitest'
import { commonPlaces, minForShare, yesShare } from '#domain/card-shares.ts'
import { cardPlaces, groupPlaces, tableFromCardTallies } from '#domain/card-tallies.ts'
import type { CountedSort } from '#domain/count-cards.ts'
import { countCards, isSplit, judged, rankCards } from '#domain/count-cards.ts'
import { checkCardWords } from '#domain/deck.ts'
import { rankPairs } from '#domain/rank-pairs.ts'
import { wilsonInterval } from '#domain/wilson.ts'

const alone = (sort: CountedSort['sort'], extra: Partial<CountedSort> = {}): CountedSort => ({
  sort,
  top: [],
  ownCards: [],
  ...extra,
})

describe('countCards', () => {
  it('[C4] keeps the five answers apart; offered is their sum; top and wish are counted beside them', () => {
    const table = countCards([
      alone(
        { I01: 'yes', I02: 'not-yet', I03: 'not-for-me' },
        { top: ['I01'], wish: 'I02', ownCards: ['samen zingen'] },
      ),
      alone({ I01: 'a-little', I02: 'skipped', I03: 'yes' }, { top: ['I03'] }),
    ])
    expect(table.rows).toEqual([
      { card: 'I01', offered: 2, yes: 1, 'a-little': 1, 'not-yet': 0, 'not-for-me': 0, skipped: 0, top: 1, wish: 0 },
      { card: 'I02', offered: 2, yes: 0, 'a-little': 0, 'not-yet': 1, 'not-for-me': 0, skipped: 1, top: 0, wish: 1 },
      { card: 'I03', offered: 2, yes: 1, 'a-little': 0, 'not-yet': 0, 'not-for-me': 1, skipped: 0, top: 1, wish: 0 },
    ])
    expect(table.ownCards).toEqual(['samen zingen'])
  })

  it('[C5] a group is one session with k people, never k sorts, and its cards are never added to the individual rows', () => {
    const table = countCards([
      alone({ I01: 'yes' }),
      { ...alone({ I01: 'yes' }), group: { people: 7, way: 'together' }, disagreed: { I01: 2 } },
      { ...alone({}), group: { people: 5, way: 'hands' }, hands: { I01: { yes: 4, 'a-little': 1 } } },
    ])
    expect([table.sorts, table.groupSessions, table.groupPeople]).toEqual([1, 2, 12])
    expect(table.rows[0]).toMatchObject({ offered: 1, yes: 1 })
    expect(table.groupWays).toEqual({ together: { sessions: 1, people: 7 }, hands: { sessions: 1, people: 5 } })
    expect(table.groupRows[0]).toMatchObject({ disagreed: 2, together: { yes: 1 }, hands: { yes: 4, 'a-little': 1 } })
  })

  it('[C5] what a group chose is counted with its cards, unit sessions, and its own cards stand apart', () => {
    const group = { people: 4, way: 'together' } as const
    const table = countCards([
      alone({ I01: 'yes' }, { top: ['I01'], ownCards: ['een hond'] }),
      { ...alone({ I01: 'yes', I02: 'not-yet' }, { top: ['I01'], wish: 'I02', ownCards: ['zingen'] }), group },
    ])
    expect(table.rows).toMatchObject([{ card: 'I01', top: 1, wish: 0 }])
    expect(table.groupRows).toMatchObject([
      { card: 'I01', top: 1, wish: 0 },
      { card: 'I02', top: 0, wish: 1 },
    ])
    expect([table.ownCards, table.groupOwnCards]).toEqual([['een hond'], ['zingen']])
  })

  it('[C4] a card that was never laid is not offered, and not skipped', () => {
    expect(countCards([alone({ I01: 'yes' }), alone({ I01: 'skipped', I02: 'yes' })]).rows).toMatchObject([
      { card: 'I01', offered: 2, skipped: 1 },
      { card: 'I02', offered: 1, skipped: 0 },
    ])
  })

  it('[C6] does not rank under five sorts; above it, by share of those who judged', () => {
    const few = countCards(Array.from({ length: 4 }, () => alone({ I01: 'not-yet', I02: 'yes' })))
    expect(rankCards(few).map((row) => row.card)).toEqual(['I01', 'I02'])
    const more = countCards(Array.from({ length: 5 }, () => alone({ I01: 'not-yet', I02: 'yes' })))
    expect(rankCards(more).map((row) => row.card)).toEqual(['I02', 'I01'])
  })

  it('[C6] a card that fewer than five judged has no place in the order, however many said yes', () => {
    const table = countCards([
      ...Array.from({ length: 5 }, () => alone({ I01: 'not-yet', I02: 'yes', I03: 'skipped' })),
      alone({ I03: 'yes', I04: 'yes' }),
    ])
    expect(rankCards(table).map((row) => row.card)).toEqual(['I02', 'I01', 'I03', 'I04'])
  })

  it('[C5] a group row that would be all zero is left out', () => {
    const table = countCards([
      { ...alone({ I01: 'yes' }), group: { people: 3, way: 'together' }, disagreed: { I02: 0 } },
      { ...alone({}), group: { people: 3, way: 'hands' }, hands: { I03: { yes: 0 } } },
    ])
    expect(table.groupRows.map((row) => row.card)).toEqual(['I01'])
  })

  it('[C10] the rows that a store keeps, summed, make the same table', () => {
    const sorts: readonly CountedSort[] = [
      alone({ I01: 'yes', I02: 'not-yet' }, { top: ['I01'], wish: 'I02', ownCards: ['zingen'] }),
      {
        ...alone({ I01: 'yes', I02: 'not-yet' }, { top: ['I01'], wish: 'I02' }),
        ...{ group: { people: 7, way: 'together' }, disagreed: { I01: 2 } },
      },
    ]
    const places = sorts.flatMap(cardPlaces)
    expect(places).toEqual([
      { card: 'I01', pile: 'yes', top: 1, wish: false },
      { card: 'I02', pile: 'not-yet', wish: true },
    ])
    const summed = {
      sorts: 1,
      groupWays: { together: { sessions: 1, people: 7 }, hands: { sessions: 0, people: 0 } },
      places: places.map((one) => ({
        card: one.card,
        pile: one.pile,
        sorts: 1,
        top: one.top === undefined ? 0 : 1,
        wish: one.wish ? 1 : 0,
      })),
      groupPlaces: sorts.flatMap(groupPlaces),
      pairs: { sorts: 0, rows: [] },
      ownCards: ['zingen'],
      groupOwnCards: [],
    }
    expect(tableFromCardTallies(summed)).toEqual(countCards(sorts))
  })

  it('[C7] "not for me" and "skipped" judge nothing; a card splits people only when enough of them judged', () => {
    const table = countCards([
      ...Array.from({ length: 3 }, () => alone({ I01: 'yes' })),
      ...Array.from({ length: 3 }, () => alone({ I01: 'not-yet' })),
      ...Array.from({ length: 9 }, () => alone({ I01: 'not-for-me' })),
    ])
    expect(judged(table.rows[0]!)).toBe(6)
    expect(isSplit(table.rows[0]!)).toBe(true)
    expect(isSplit(countCards([alone({ I01: 'yes' }), alone({ I01: 'not-yet' })]).rows[0]!)).toBe(false)
  })
})

describe('cards chosen together', () => {
  const chose = (...top: readonly string[]) => alone({}, { top })

  it('[C13] counts every two cards of a top 3 once, of persons only; a single choice has no second', () => {
    const { pairs } = countCards([
      chose('I03', 'I01', 'I02'),
      chose('I01', 'I03'),
      chose('I01'),
      chose('I01', 'I01'),
      { ...chose('I01', 'I02'), group: { people: 6, way: 'together' } },
    ])
    expect(pairs).toEqual({
      sorts: 2,
      rows: [
        { one: 'I01', other: 'I02', sorts: 1 },
        { one: 'I01', other: 'I03', sorts: 2 },
        { one: 'I02', other: 'I03', sorts: 1 },
      ],
    })
  })

  it('[C13] puts the pair chosen most first, but nothing under five sorts, and no pair that stood together once', () => {
    const four = Array.from({ length: 4 }, () => chose('I02', 'I03'))
    expect(rankPairs(countCards(four).pairs)).toEqual([])
    const six = countCards([...four, chose('I01', 'I02'), chose('I01', 'I02'), chose('I01', 'I09')]).pairs
    expect(rankPairs(six).map(({ one, other, sorts }) => [one, other, sorts])).toEqual([
      ['I02', 'I03', 4],
      ['I01', 'I02', 2],
    ])
  })

  it('[C10] pairs that a query made make the same table, in whatever order its letters sort', () => {
    const tallied = {
      sorts: 2,
      rows: [
        { one: 'eigen-b', other: 'I01', sorts: 1 },
        { one: 'I01', other: 'I02', sorts: 1 },
      ],
    }
    expect(
      tableFromCardTallies({
        ...{ sorts: 2, places: [], groupPlaces: [] },
        groupWays: { together: { sessions: 0, people: 0 }, hands: { sessions: 0, people: 0 } },
        pairs: tallied,
        ownCards: [],
        groupOwnCards: [],
      }).pairs,
    ).toEqual(countCards([chose('I01', 'I02'), chose('I01', 'eigen-b')]).pairs)
  })
})

describe('shares', () => {
  const row = (yes: number, notYet: number, other = 0) =>
    countCards([
      ...Array.from({ length: yes }, () => alone({ I01: 'yes' })),
      ...Array.from({ length: notYet }, () => alone({ I01: 'not-yet' })),
      ...Array.from({ length: other }, () => alone({ I01: 'skipped' })),
    ]).rows[0]!

  it('[C8] are counts only under thirty who judged; from there between which numbers out of 100', () => {
    expect(yesShare(row(12, minForShare - 13, 9))).toEqual({ yes: 12, judged: 29 })
    expect(yesShare(row(81, 182))).toEqual({ yes: 81, judged: 263, outOf100: { from: 26, to: 37 } })
  })

  it('[C11] the most common place is marked from five sorts on, all of them where several are equal', () => {
    const most = (of: ReturnType<typeof row>) =>
      commonPlaces(of)
        .places.filter((place) => place.most)
        .map((place) => place.pile)
    expect(most(row(3, 1))).toEqual([])
    expect(most(row(3, 2))).toEqual(['yes'])
    expect(most(row(3, 3))).toEqual(['yes', 'not-yet'])
    expect(commonPlaces(row(3, 2, 1))).toMatchObject({ n: 6 })
    expect(commonPlaces(row(3, 2)).places[0]).not.toHaveProperty('outOf100')
    expect(commonPlaces(row(20, 20)).places[0]).toMatchObject({ count: 20, outOf100: 50 })
  })
})

describe('wilsonInterval', () => {
  it('[C8] equals the worked example of Newcombe (Stat Med 1998, 17:857–872): 81 of 263 gives 0.2553 to 0.3662; 0 of 20 gives 0 to 0.1611', () => {
    const interval = wilsonInterval(81, 263)!
    expect(interval.low).toBeCloseTo(0.2553, 4)
    expect(interval.high).toBeCloseTo(0.3662, 4)
    const none = wilsonInterval(0, 20)!
    expect(none.low).toBe(0)
    expect(none.high).toBeCloseTo(0.1611, 4)
    expect(wilsonInterval(0, 0)).toBeUndefined()
  })
})

describe('checkCardWords', () => {
  it('[C9] counts words and warns above six, and above twelve letters a word', () => {
    expect(checkCardWords('Ik voel me thuis in de buurt')).toMatchObject({ words: 7, tooMany: true })
    expect(checkCardWords('Meer vrijwilligerswerk doen').longWords).toEqual(['vrijwilligerswerk'])
    expect(checkCardWords('Ik help mee')).toEqual({ words: 3, tooMany: false, longWords: [] })
  })
})
