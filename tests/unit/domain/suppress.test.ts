import { describe, expect, it } from 'vitest'
import { findCodebook } from '#content/codebooks.ts'
import { zuidwestProgramme } from '#content/registry.ts'
import type { Pile } from '#domain/card-sort.ts'
import { piles } from '#domain/card-sort.ts'
import type { CodedPassage } from '#domain/coded-passage.ts'
import type { CodedConversation } from '#domain/count-mentions.ts'
import { isSmall, poolOf, threshold } from '#domain/disclosure.ts'
import { hideCards } from '#domain/hide-cards.ts'
import { hideMentions } from '#domain/hide-mentions.ts'
import { addRounds, changeBetween, countRound, mentionTablesOf } from '#domain/round-counts.ts'
import { seededRandom } from '#domain/seeded-random.ts'
import type { OutsideTables } from '#domain/suppress.ts'
import { giveRound, outsideTables } from '#domain/suppress.ts'
import { bijlageOneConversations } from '#tests/support/bijlage-one.ts'
import { bijlageThree, bijlageThreeCodings } from '#tests/support/bijlage-three.ts'

const codebook = findCodebook('zuidwest@1')!
const least = 5
const centreOrder = zuidwestProgramme.centres.map((one) => one.id)

type Held = Partial<Omit<CodedConversation, 'root'>> & { readonly effects?: readonly string[] }
let roots = 0
/** `times` conversations alike. */
const hold = (times: number, { effects = [], ...over }: Held = {}) =>
  Array.from({ length: times }, () => {
    roots += 1
    const root = String(roots)
    const conversation: CodedConversation = {
      root,
      round: '2026-2',
      centre: 'bij-betje',
      with: 'resident',
      language: 'nl',
      instrument: 'praatplaat@1',
      changeStory: 'zuidwest@1',
      ...over,
    }
    const passages = effects.map(
      (effect): CodedPassage => ({
        conversation: root,
        by: { kind: 'coding', coder: 'a', place: 0 },
        effects: [effect],
        negative: false,
        health: false,
        nowhere: false,
      }),
    )
    return { conversation, passages }
  })
type Conversations = ReturnType<typeof hold>

const countsOf = (held: Conversations) =>
  countRound({
    conversations: held.map((one) => one.conversation),
    passages: held.flatMap((one) => one.passages),
    joined: new Set(),
    findCodebook,
  })
const tablesOf = (held: Conversations): OutsideTables =>
  outsideTables([giveRound({ counts: countsOf(held), last: undefined, codebook, least })], centreOrder, least)
const effect = (tables: OutsideTables, id: string) => tables.effects.rows.find((row) => row.effect === id)
const goal = (tables: OutsideTables, id: string) => tables.goals.rows.find((row) => row.goal === id)

describe('[5.6] bijlage 1 and 3, outside', () => {
  const conversations = bijlageOneConversations().map((one) => ({
    conversation: { ...one, root: one.id, changeStory: 'zuidwest@1' },
    passages: (bijlageThreeCodings() as readonly { conversation: string; effect: string }[])
      .filter(({ conversation }) => conversation === one.id)
      .map(
        ({ effect: given }): CodedPassage => ({
          conversation: one.id,
          by: { kind: 'coding', coder: 'a', place: 0 },
          effects: [given],
          negative: false,
          health: false,
          nowhere: false,
        }),
      ),
  }))
  const tables = tablesOf(conversations)

  it('give 43, 10 and 53, and no centre with fewer than five conversations', () => {
    expect(tables.conversations.total).toEqual({ resident: 43, partner: 10, other: 0, total: 53 })
    const rows = Object.fromEntries(tables.conversations.rows.map((row) => [row.centre, row.total]))
    expect(rows).toMatchObject({
      'participatie-keuken': 10,
      'bij-betje': 5,
      'buurtkamer-vrederust': '<5',
      allekanten: '<5',
    })
    // 7 residents and 10 together would give the 3 partners.
    expect(tables.conversations.rows[0]).toMatchObject({ resident: '<5', partner: '<5', total: 10 })
  })

  it('give the 14 counts, 331 and 356: every effect was told in five conversations or more', () => {
    expect(Object.fromEntries(tables.effects.rows.map((row) => [row.effect, row.mentions]))).toEqual(bijlageThree)
    expect([tables.effects.mentions, tables.goals.sumOverGoals]).toEqual([331, 356])
  })

  it('give everything where everything is large', () => {
    const large = [
      ...hold(20, { effects: ['E01'] }),
      ...hold(20, { centre: 'allekanten', with: 'partner', effects: ['E10'] }),
    ]
    expect(JSON.stringify(tablesOf(large))).not.toContain('<')
  })
})

describe('[5.6] a small row', () => {
  it('takes a partner with it: the rest would give it by subtraction', () => {
    const tables = tablesOf([
      ...hold(3, { effects: ['E07'] }),
      ...hold(9, { effects: ['E08'] }),
      ...hold(20, { effects: ['E09'] }),
    ])
    expect(effect(tables, 'E07')).toMatchObject({ mentions: '<5', conversations: '<5', centres: '<5' })
    expect([effect(tables, 'E08')?.conversations, effect(tables, 'E09')?.conversations]).toContain('<5')
    expect(tables.effects.mentions).toBe(32)
    expect(goal(tables, 'G3')).toMatchObject({ conversations: 32, mentions: 32 })
  })

  it('of an effect with two goals takes the sum over goals with it: 356 − 331 would be its 25', () => {
    const tables = tablesOf([
      ...hold(3, { effects: ['E03'] }),
      ...hold(20, { effects: ['E01'] }),
      ...hold(20, { effects: ['E04'] }),
    ])
    expect(effect(tables, 'E03')?.conversations).toBe('<5')
    expect(tables.goals.sumOverGoals).toBe('<5')
    expect(tables.effects.mentions).toBe(43)
  })

  it('takes goal and sub-goal with it that hold nothing else', () => {
    const tables = tablesOf([
      ...hold(4, { effects: ['E10'] }),
      ...hold(20, { effects: ['E12'] }),
      ...hold(20, { effects: ['E13'] }),
    ])
    expect(goal(tables, 'G4')?.conversations).toBe('<5')
    expect(tables.subGoals.rows.find((row) => row.subGoal === 'G4.1')?.mentions).toBe('<5')
    // Its partner's goal would give G4 by subtraction from all mentions.
    expect(goal(tables, 'G5')?.mentions).toBe('<5')
  })

  it('is not zero: what nobody told of is no row, what is kept back is one', () => {
    const tables = tablesOf([...hold(3, { effects: ['E07'] }), ...hold(9, { effects: ['E08'] })])
    expect(tables.effects.rows.map((row) => row.effect)).toEqual(['E07', 'E08'])
    expect(tables.conversations.total.partner).toBe(0)
  })

  it('keeps everything back where it has no partner', () => {
    const tables = tablesOf([...hold(3, { effects: ['E07'] }), ...hold(20)])
    expect(tables.effects.mentions).toBe('<5')
    expect(tables.goals.sumOverGoals).toBe('<5')
    expect(tables.coded.conversations).toBe('<5')
  })
})

describe('[5.6] rows and columns', () => {
  it('a small centre takes the next smallest with it', () => {
    const tables = tablesOf([
      ...hold(2),
      ...hold(6, { centre: 'allekanten' }),
      ...hold(30, { centre: 'buurtpunt-connect' }),
    ])
    expect(tables.conversations.rows.map((row) => row.total)).toEqual(['<5', '<5', 30])
    expect(tables.conversations.total.total).toBe(38)
  })

  it('three centres are kept back together where others remain: the coordinator of one of two would know the other', () => {
    const tables = tablesOf([2, 6, 7, 30, 40].flatMap((times, at) => hold(times, { centre: centreOrder[at]! })))
    expect(tables.conversations.rows.map((row) => row.total)).toEqual(['<5', '<5', '<5', 30, 40])
  })

  it('five centres with one conversation each do not add up to what each of them has', () => {
    const ones = centreOrder.slice(0, 5).flatMap((centre) => hold(1, { centre }))
    expect(
      tablesOf([
        ...ones,
        ...hold(7, { centre: centreOrder[5]! }),
        ...hold(9, { centre: centreOrder[6]! }),
      ]).conversations.rows.map((row) => row.total),
    ).toEqual(['<5', '<5', '<5', '<5', '<5', '<5', 9])
    expect(tablesOf(ones).conversations).toEqual({
      rows: [],
      total: { resident: '<5', partner: '<5', other: '<5', total: '<5' },
    })
  })

  it('pools hold two values or more, enough conversations, and not one each', () => {
    const pool = (counts: Record<string, number>) => [...poolOf(new Map(Object.entries(counts)), 5)].sort()
    expect(pool({ a: 5, b: 9 })).toEqual([])
    expect(pool({ a: 0, b: 9 })).toEqual([])
    expect(pool({ a: 4, b: 9, c: 6 })).toEqual(['a', 'c'])
    expect(pool({ a: 1, b: 1, c: 6, d: 7 })).toEqual(['a', 'b', 'c'])
    expect(pool({ a: 3, b: 3, c: 6 })).toEqual(['a', 'b'])
  })

  it('the last row whose people are kept back is never alone in its column', () => {
    const tables = tablesOf([
      ...hold(10),
      ...hold(2, { with: 'partner' }),
      ...hold(10, { centre: 'allekanten' }),
      ...hold(20, { centre: 'buurtpunt-connect', with: 'partner' }),
      ...hold(20, { centre: 'buurtpunt-connect' }),
    ])
    const inside = tables.conversations.rows.map((row) => row.partner)
    expect(inside.filter((one) => one === '<5')).toHaveLength(2)
  })
})

describe('[5.6] filters', () => {
  it('main goals are given by one filter only, and never effects', () => {
    const tables = tablesOf([
      ...hold(20, { effects: ['E01'] }),
      ...hold(15, { centre: 'allekanten', with: 'partner', effects: ['E01'] }),
      ...hold(10, { centre: 'allekanten', language: 'ar' }),
    ])
    expect(tables.split.by).toBe('centre')
    expect(tables.split.rows).toEqual([
      { value: 'bij-betje', goals: { G1: 20 } },
      { value: 'allekanten', goals: { G1: 15 } },
    ])
  })

  it('a goal that is small somewhere is given nowhere by that filter', () => {
    const tables = tablesOf([
      ...hold(20, { effects: ['E01'] }),
      ...hold(2, { centre: 'allekanten', effects: ['E01'] }),
      ...hold(20, { centre: 'allekanten' }),
    ])
    expect(tables.split).toEqual({ by: undefined, rows: [] })
  })
})

describe('[5.6] rounds and versions', () => {
  const give = (held: Conversations, last?: ReturnType<typeof giveRound>) =>
    giveRound({ counts: countsOf(held), last, codebook, least })

  it('over rounds a number is given only where each round gives it', () => {
    const first = give([...hold(30, { effects: ['E01'] }), ...hold(20, { effects: ['E02'] })])
    const second = give([
      ...hold(3, { effects: ['E01'] }),
      ...hold(20, { effects: ['E02'] }),
      ...hold(9, { effects: ['E04'] }),
    ])
    const both = outsideTables([first, second], centreOrder, least)
    expect(effect(both, 'E01')?.conversations).toBe('<5')
    expect(effect(both, 'E02')?.conversations).toBe('<5')
    expect(effect(both, 'E04')?.conversations).toBe(9)
    expect(both.conversations.total.total).toBe(82)
  })

  it('a round with too few conversations is in no sum', () => {
    const both = outsideTables([give(hold(30)), give(hold(3))], centreOrder, least)
    expect(both.conversations.total.total).toBe(30)
  })

  it('the version that was given stands until enough has come in', () => {
    const before = hold(30, { effects: ['E01'] })
    const first = give(before)
    expect(give(before, first)).toBe(first)
    expect(give([...before, ...hold(2, { effects: ['E01'] })], first)).toBe(first)
    const next = give([...before, ...hold(6, { effects: ['E01'] })], first)
    expect(next).not.toBe(first)
    expect(effect(outsideTables([next], centreOrder, least), 'E01')?.conversations).toBe(36)
  })

  it('what would tell of a few new conversations is kept back in the next version, with a partner', () => {
    const before = [...hold(30, { effects: ['E01'] }), ...hold(30, { effects: ['E02'] })]
    const others = ['E04', 'E07', 'E12'].flatMap((one) => hold(10, { effects: [one] }))
    const next = give(
      [...before, ...others, ...hold(10, { effects: ['E01'] }), ...hold(2, { effects: ['E02'] })],
      give(before),
    )
    const tables = outsideTables([next], centreOrder, least)
    expect(tables.conversations.total.total).toBe(102)
    expect([effect(tables, 'E01')?.conversations, effect(tables, 'E02')?.conversations]).toEqual(['<5', '<5'])
  })

  it('a withdrawal and a changed coding do not show by subtraction either', () => {
    const before = [...hold(30, { effects: ['E01'] }), ...hold(30, { effects: ['E02'] })]
    const first = give(before)
    expect(give(before.slice(1), first)).toBe(first)
    const recoded = [{ ...before[0]!, passages: [] }, ...before.slice(1)]
    expect(give(recoded, first)).toBe(first)
  })

  it('a higher threshold is kept to, whatever was given before', () => {
    const held = [...hold(7, { effects: ['E01'] }), ...hold(30, { effects: ['E02'] })]
    const first = give(held)
    const next = giveRound({ counts: countsOf(held), last: first, codebook, least: 10 })
    expect(effect(outsideTables([next], centreOrder, 10), 'E01')?.conversations).toBe('<10')
  })

  it('what changed between two looks is what came and what went', () => {
    const [a, b] = [hold(3, { effects: ['E01'] }), hold(2, { effects: ['E02'] })]
    const came = changeBetween(countsOf(a), countsOf(b), 1)
    const went = changeBetween(countsOf(a), countsOf(b), -1)
    expect(mentionTablesOf(came).effects.rows).toMatchObject([{ effect: 'E02', conversations: 2 }])
    expect(mentionTablesOf(went).effects.rows).toMatchObject([{ effect: 'E01', conversations: 3 }])
    expect(mentionTablesOf(addRounds([countsOf(a), countsOf(b)])).effects.mentions).toBe(5)
  })
})

describe('[5.6] meaning cards', () => {
  const row = {
    card: 'I01',
    offered: 40,
    yes: 30,
    'a-little': 8,
    'not-yet': 2,
    'not-for-me': 0,
    skipped: 0,
    top: 2,
    wish: 0,
  }
  const cards = { sorts: 40, groupSessions: 0, groupPeople: 0, rows: [row] }
  it('a small pile takes the next smallest with it; zero is told', () => {
    expect([...hideCards(cards, 5)].sort()).toEqual(['cards/I01/a-little', 'cards/I01/not-yet', 'cards/I01/top'])
    expect(hideCards({ ...cards, rows: [{ ...row, yes: 38, 'not-yet': 2, 'a-little': 0, top: 0 }] }, 5)).toEqual(
      new Set(['cards/I01/not-yet', 'cards/I01/yes']),
    )
  })
  it('of few sorts or few group sessions nothing is told that adds up to them', () => {
    expect(hideCards({ ...cards, groupSessions: 2 }, 5)).toContain('cards//sorts')
    expect(hideCards({ ...cards, sorts: 3, rows: [{ ...row, offered: 3, yes: 3 }] }, 5)).toContain('cards/I01/offered')
  })
})

describe('[5.6] the threshold', () => {
  it('is between 3 and 10 conversations', () => {
    expect([2, 3, 5, 10, 11].map((n) => threshold.safeParse(n).success)).toEqual([false, true, true, true, false])
  })
  it('counts conversations, not mentions: told nine times by one person is small', () => {
    const held = hold(1, { effects: Array.from({ length: 9 }, () => 'E08') })
    const counts = countsOf([...held, ...hold(20, { effects: ['E09'] })])
    expect(hideMentions(mentionTablesOf(counts), codebook, 5)).toContain('effects/E08')
  })
})

describe('[5.6] what is kept back of a card', () => {
  it('can always have been another number, whatever row it is', () => {
    const random = seededRandom(20_261_123)
    for (let at = 0; at < 2_000; at += 1) {
      const counts = piles.map(() => Math.floor(random() ** 3 * 12))
      const offered = counts.reduce((sum, n) => sum + n, 0)
      const row = {
        card: 'I01',
        offered,
        ...(Object.fromEntries(piles.map((pile, place) => [pile, counts[place]!])) as Record<Pile, number>),
        top: 0,
        wish: 0,
      }
      const hidden = hideCards({ sorts: 60, groupSessions: 0, groupPeople: 0, rows: [row] }, 5)
      const kept = piles.filter((pile) => hidden.has(`cards/I01/${pile}`))
      for (const pile of piles) if (isSmall(row[pile], 5)) expect(kept, JSON.stringify(row)).toContain(pile)
      // Where what is kept back adds up to something given: two or more, and room for another division.
      if (kept.length > 0 && !hidden.has('cards/I01/offered')) {
        expect(kept.length).toBeGreaterThan(1)
        expect(kept.reduce((sum, pile) => sum + row[pile], 0)).toBeGreaterThan(kept.length)
      }
    }
  })
})
