import { describe, expect, it } from 'vitest'
import { findCodebook } from '#content/codebooks.ts'
import type { CodedPassage } from '#domain/coded-passage.ts'
import { countedPassages } from '#domain/coded-passage.ts'
import { compareRounds } from '#domain/compare-rounds.ts'
import type { CodedConversation } from '#domain/count-mentions.ts'
import { goalSum, mentionTables, tallyMentions } from '#domain/count-mentions.ts'
import { bijlageOneConversations } from '#tests/support/bijlage-one.ts'
import { bijlageThree, bijlageThreeCodings, bijlageThreeGoals } from '#tests/support/bijlage-three.ts'

const codebook = findCodebook('zuidwest@1')!

const conversation = (root: string, over: Partial<CodedConversation> = {}): CodedConversation => ({
  root,
  round: '2026-2',
  centre: 'bij-betje',
  with: 'resident',
  language: 'nl',
  instrument: 'praatplaat@1',
  changeStory: 'zuidwest@1',
  ...over,
})
const coded = (
  of: string,
  effects: readonly string[],
  over: Partial<CodedPassage> & { readonly coder?: string; readonly since?: string; readonly place?: number } = {},
): CodedPassage => {
  const { coder = 'a', since = '2026-11-23', place = 0, ...rest } = over
  return {
    conversation: of,
    by: { kind: 'coding', coder, since, place },
    effects,
    negative: false,
    health: false,
    nowhere: false,
    ...rest,
  }
}
const agreed = (of: string, effects: readonly string[], set = 'x', since: string | undefined = '2026-11-23') =>
  coded(of, effects, { by: { kind: 'consensus', set, since } })
const tables = (
  conversations: readonly CodedConversation[],
  passages: readonly CodedPassage[],
  filter: Parameters<typeof tallyMentions>[3] = {},
  joined: ReadonlySet<string> = new Set(),
) => mentionTables(tallyMentions(conversations, passages, findCodebook, filter), joined)

describe('bijlage 3', () => {
  const conversations = bijlageOneConversations().map((one) => conversation(one.id, { ...one }))
  const passages = (bijlageThreeCodings() as readonly { conversation: string; effect: string }[]).map((one, place) =>
    coded(one.conversation, [one.effect], { place }),
  )
  const table = tables(conversations, passages)

  it('gives its 14 counts, 331 together', () => {
    expect(Object.fromEntries(table.effects.rows.map((row) => [row.effect, row.mentions]))).toEqual(bijlageThree)
    expect(table.effects.mentions).toBe(331)
  })

  it('gives 356 over the main goals and says why: one effect, 25 times told, belongs to two', () => {
    expect(Object.fromEntries(table.goals.rows.map((row) => [row.goal, row.mentions]))).toEqual(bijlageThreeGoals)
    expect(goalSum(table, codebook)).toEqual({ mentions: 331, sum: 356, sharedEffects: 1, extra: 25, without: 0 })
  })

  it('keeps the three units apart: no effect is in more conversations than were held, however often it is told', () => {
    for (const row of table.effects.rows) {
      expect(row.conversations).toBeLessThanOrEqual(53)
      expect(row.mentions).toBeGreaterThanOrEqual(row.conversations)
      expect(row.conversations).toBeGreaterThanOrEqual(row.centres)
      expect(row.centres).toBeLessThanOrEqual(11)
    }
    expect(table.coded.conversations).toBeLessThanOrEqual(53)
  })
})

describe('counting', () => {
  it('counts every coding as a mention and a conversation once, also under its goals', () => {
    const { effects, goals, subGoals, indicators } = tables(
      [conversation('1'), conversation('2', { centre: 'allekanten' })],
      [coded('1', ['E01']), coded('1', ['E01', 'E02']), coded('2', ['E03'])],
    )
    expect(effects).toEqual({
      rows: [
        { effect: 'E01', mentions: 2, conversations: 1, centres: 1 },
        { effect: 'E02', mentions: 1, conversations: 1, centres: 1 },
        { effect: 'E03', mentions: 1, conversations: 1, centres: 1 },
      ],
      mentions: 4,
    })
    expect(goals).toEqual({
      rows: [
        { goal: 'G1', mentions: 4, conversations: 2, centres: 2 },
        { goal: 'G2', mentions: 1, conversations: 1, centres: 1 },
      ],
      sumOverGoals: 5,
      mentions: 4,
    })
    expect(subGoals.rows.find((row) => row.subGoal === 'G1.1')).toMatchObject({ mentions: 3, conversations: 1 })
    expect(indicators.rows.map((row) => row.indicator)).toEqual(['I01', 'I02', 'I03', 'I04', 'I08'])
  })

  it('counts a conversation that two coders coded once: by whoever was first', () => {
    const first = coded('1', ['E01'], { coder: 'b', since: '2026-11-01' })
    const second = coded('1', ['E02'], { coder: 'a', since: '2026-11-02' })
    expect(countedPassages([second, first])).toEqual([first])
    expect(countedPassages([coded('1', ['E01'], { coder: 'b' }), second, first])).toContainEqual(
      coded('1', ['E01'], { coder: 'b' }),
    )
    const line = (coder: string, place: number): CodedPassage =>
      coded('1', ['E01'], { by: { kind: 'coding', coder, place } })
    expect(countedPassages([line('a', 4), line('b', 2), line('a', 3)])).toEqual([line('b', 2)])
    // What a tablet made has a day; a file does not tell.
    expect(countedPassages([line('a', 1), first])).toEqual([first])
  })

  it('counts a consensus where there is one, the last of two, and nothing else of that conversation', () => {
    const old = agreed('1', ['E01'], 'x', '2026-11-01')
    const last = agreed('1', ['E02'], 'w', '2026-11-02')
    expect(countedPassages([coded('1', ['E03']), old, last])).toEqual([last])
    expect(countedPassages([coded('1', ['E03']), old, agreed('1', ['E04'], 'x', '2026-11-01')])).toHaveLength(2)
  })

  it('counts the opposite of an effect apart, never among it', () => {
    const table = tables([conversation('1')], [coded('1', ['E06'], { negative: true }), coded('1', ['E01'])])
    expect(table.effects.rows.map((row) => row.effect)).toEqual(['E01'])
    expect(table.goals.rows.map((row) => row.goal)).toEqual(['G1'])
    expect(table.negative).toEqual([{ effect: 'E06', mentions: 1, conversations: 1, centres: 1 }])
  })

  it('counts health and what fits nowhere apart', () => {
    const table = tables(
      [conversation('1')],
      [coded('1', ['E01'], { health: true }), coded('1', [], { health: true }), coded('1', [], { nowhere: true })],
    )
    expect(table.health).toEqual({ mentions: 2, conversations: 1, centres: 1 })
    expect(table.nowhere).toEqual({ mentions: 1, conversations: 1, centres: 1 })
    expect(table.effects.mentions).toBe(1)
    expect(table.coded).toEqual({ passages: 3, conversations: 1, centres: 1 })
  })

  it('leaves something new out of every sum until it joined the list', () => {
    const passages = [coded('1', [], { newEffect: 'own-samen-zingen' }), coded('1', ['E01'])]
    const waiting = tables([conversation('1')], passages)
    expect(waiting.effects.mentions).toBe(1)
    expect(waiting.waiting).toEqual([{ effect: 'own-samen-zingen', mentions: 1, conversations: 1, centres: 1 }])
    const joined = tables([conversation('1')], passages, {}, new Set(['own-samen-zingen']))
    expect(joined.waiting).toEqual([])
    expect(joined.effects.mentions).toBe(2)
    expect(goalSum(joined, codebook)).toEqual({ mentions: 2, sum: 1, sharedEffects: 0, extra: 0, without: 1 })
  })

  it('counts nothing of a conversation that does not count', () => {
    expect(tables([conversation('1')], [coded('withdrawn', ['E01'])]).effects).toEqual({ rows: [], mentions: 0 })
  })

  it('filters by round, centre, with whom, language and instrument, and by several at once', () => {
    const conversations = [
      conversation('1'),
      conversation('2', { round: '2025-1' }),
      conversation('3', { centre: 'allekanten' }),
      conversation('4', { with: 'partner' }),
      conversation('5', { language: 'ar' }),
      conversation('6', { instrument: 'meaning-cards@1' }),
    ]
    const passages = conversations.map(({ root }) => coded(root, ['E01']))
    const counted = (filter: Parameters<typeof tallyMentions>[3]) =>
      tables(conversations, passages, filter).effects.mentions
    expect(counted({})).toBe(6)
    expect(counted({ round: ['2026-2'] })).toBe(5)
    expect(counted({ centre: ['allekanten'] })).toBe(1)
    expect(counted({ with: ['partner', 'other'] })).toBe(1)
    expect(counted({ language: ['ar'] })).toBe(1)
    expect(counted({ instrument: ['meaning-cards@1'], round: ['2026-2'] })).toBe(1)
    expect(counted({ instrument: ['meaning-cards@1'], round: ['2025-1'] })).toBe(0)
    expect(counted({ centre: undefined })).toBe(6)
  })
})

describe('comparing rounds', () => {
  const round = (name: string, instruments: readonly string[], changeStories = ['zuidwest@1']) => ({
    round: name,
    instruments,
    changeStories,
  })
  it('goes only over forms with the same words, and only under one change story', () => {
    expect(compareRounds([round('a', ['praatplaat@1'])])).toEqual({ comparable: false, because: 'one-round' })
    expect(compareRounds([round('a', ['praatplaat@1']), round('b', ['praatplaat@2'])])).toEqual({
      comparable: false,
      because: 'other-questions',
    })
    expect(
      compareRounds([round('a', ['praatplaat@1', 'meaning-cards@1']), round('b', ['meaning-cards@1', 'praatplaat@2'])]),
    ).toEqual({ comparable: true, instruments: ['meaning-cards@1'], left: ['praatplaat@1', 'praatplaat@2'] })
    expect(compareRounds([round('a', ['praatplaat@1']), round('b', ['praatplaat@1'], ['zuidwest@2'])])).toEqual({
      comparable: false,
      because: 'other-effects',
    })
  })
})
