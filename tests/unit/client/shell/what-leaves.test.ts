import { expect, test } from 'vitest'
import { shownGroups } from '#client/shell/what-is-told.ts'
import { aboutLeaving, whatLeaves } from '#client/shell/what-leaves.ts'
import { caveatsOf } from '#domain/caveats.ts'
import type { Coding } from '#domain/coding.ts'
import type { Conversation } from '#domain/conversation.ts'
import type { Shown } from '#domain/disclosure.ts'
import { noCards } from '#domain/round-counts.ts'
import { toldConversation } from '#tests/support/sealed-conversations.ts'

const held = (count: number, over: Partial<Conversation> = {}): readonly Conversation[] =>
  Array.from({ length: count }, (_, at) => toldConversation({ texts: { contact: 'Iets.' }, ...over }, at + 1))
const coded = (of: Conversation, effect: string): Coding => ({
  kind: 'coding',
  id: of.id,
  root: `${of.root} ${effect}`,
  revision: 1,
  day: of.day,
  since: of.day,
  programme: of.programme,
  round: of.round,
  centre: of.centre,
  instrument: of.instrument,
  changeStory: of.changeStory,
  conversation: { root: of.root, revision: 1 },
  question: 'contact',
  words: { answer: 'a'.repeat(64), passage: 'b'.repeat(64) },
  effects: [effect],
  negative: false,
  health: false,
  nowhere: false,
  coder: 'a',
})
const leaving = (conversations: readonly Conversation[], codings: readonly Coding[] = [], round?: string) =>
  whatLeaves({
    conversations,
    codings: { codings, consensuses: [] },
    cardsOf: () => noCards,
    round,
    order: ['bij-betje', 'vrederust'],
    least: 5,
  })

test('[5.6] under five conversations nothing is given, not even a nought', () => {
  const few = leaving(held(4))
  expect(few.isNothing).toBe(true)
  expect(few.tables.conversations.total.total).toBe('<5')
  expect(leaving(held(5)).isNothing).toBe(false)
})

test('[5.6] a small number is kept back with what would give it away, and a nought that is given is a nought', () => {
  const conversations = held(9)
  const codings = [
    ...['E01', 'E05', 'E11'].flatMap((effect) => conversations.map((one) => coded(one, effect))),
    ...conversations.slice(0, 7).map((one) => coded(one, 'E02')),
    ...conversations.slice(0, 2).map((one) => coded(one, 'E08')),
  ]
  const { tables } = leaving(conversations, codings)
  const rows = new Map(
    shownGroups<Shown>('effects', tables, 'zuidwest@1', 0)
      .flatMap((group) => group.rows)
      .map((row) => [row.key, [row.conversations, row.mentions]]),
  )
  expect(rows.get('E08')).toEqual(['<5', '<5'])
  expect(rows.get('E09')).toEqual([0, 0])
  const given = [...rows.values()].filter(([count]) => typeof count === 'number' && count > 0)
  expect(given.length).toBeGreaterThan(0)
  // All mentions less the effects that are given would be the small number.
  const keptBack = [...rows.values()].filter(([, mentions]) => mentions === '<5').length
  expect(keptBack > 1 || tables.effects.mentions === '<5').toBe(true)
})

test('[5.6] a round of which nothing is given counts for nothing, and is named', () => {
  const all = [...held(6), ...held(3, { round: '2024-1' })]
  const { left, tables } = leaving(all)
  expect(left).toEqual(['2024-1'])
  expect(tables.conversations.total.total).toBe(6)
  expect(leaving(all, [], '2024-1').isNothing).toBe(true)
})

test('the caveats under it say that numbers are kept back, and give no number that is', () => {
  const conversations = [...held(6), ...held(2, { centre: 'vrederust' })]
  const about = aboutLeaving('public', conversations, leaving(conversations), { refusals: 2, least: 5 })
  const caveats = caveatsOf(about)
  expect(caveats.map(({ key }) => key)).toEqual(expect.arrayContaining(['keptBack', 'refusalsFew']))
  expect(caveats.find(({ key }) => key === 'perCentre')?.names).toEqual([
    { id: 'bij-betje', count: '<5' },
    { id: 'vrederust', count: '<5' },
  ])
})
