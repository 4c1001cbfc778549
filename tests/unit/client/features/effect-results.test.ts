import { expect, test } from 'vitest'
import { mostTold, toldGroups, whatIsTold } from '#client/shell/what-is-told.ts'
import { findCodebook } from '#content/codebooks.ts'
import type { Coding, Consensus } from '#domain/coding.ts'
import type { Conversation } from '#domain/conversation.ts'
import { goalSum } from '#domain/count-mentions.ts'
import { toldConversation } from '#tests/support/sealed-conversations.ts'

const story = 'zuidwest@1'
const one = toldConversation({ texts: { contact: 'Een.' } }, 1)
const two = toldConversation({ texts: { contact: 'Twee.' }, with: 'partner', centre: 'vrederust' }, 2)

let serial = 0
const coded = (of: Conversation, effects: readonly string[], over: Partial<Coding> = {}): Coding => {
  serial += 1
  const id = `00000000-0000-4000-8000-${String(serial).padStart(12, '0')}`
  return {
    kind: 'coding',
    id,
    root: id,
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
    effects: [...effects],
    negative: false,
    health: false,
    nowhere: false,
    coder: 'Noor',
    ...over,
  }
}
const told = (codings: readonly Coding[], consensuses: readonly Consensus[] = [], filter = {}) =>
  whatIsTold([one, two], { codings, consensuses }, filter)

test('mentions, conversations and centres are three numbers of one row; an effect of two goals stands once and names both', () => {
  const tables = told([coded(one, ['E01', 'E03']), coded(one, ['E01']), coded(two, ['E01'])])
  const [cohesion, safety] = toldGroups('effects', tables, story)
  expect(
    cohesion?.rows.map(({ key, mentions, conversations, centres }) => [key, mentions, conversations, centres]),
  ).toEqual([
    ['E01', 3, 2, 2],
    ['E02', 0, 0, 0],
    ['E03', 1, 1, 1],
  ])
  expect(cohesion?.rows[2]?.goals).toEqual(['G1', 'G2'])
  expect(safety?.rows.map(({ key }) => key)).toEqual(['E04', 'E05', 'E06'])
  expect(mostTold(toldGroups('effects', tables, story)).map(({ key }) => key)).toEqual(['E01', 'E03'])
  const sum = goalSum(tables, findCodebook(story)!)
  expect([sum.mentions, sum.sum, sum.sharedEffects, sum.extra]).toEqual([4, 5, 1, 1])
})

test('every row of the change story is there at every level, told of or not', () => {
  const tables = told([coded(one, ['E03'])])
  const size = (level: 'effects' | 'subGoals' | 'indicators' | 'goals') =>
    toldGroups(level, tables, story).flatMap(({ rows }) => rows).length
  expect([size('effects'), size('subGoals'), size('indicators'), size('goals')]).toEqual([14, 19, 22, 5])
  expect(toldGroups('goals', tables, story).map(({ rows }) => rows[0]?.conversations)).toEqual([1, 1, 0, 0, 0])
})

test('filters let through what they say; another coder does not count a conversation twice; a consensus goes before both', () => {
  const both = [coded(one, ['E01']), coded(one, ['E02'], { coder: 'Mees' }), coded(two, ['E08'])]
  const keys = (filter: object, consensuses: readonly Consensus[] = []) =>
    mostTold(toldGroups('effects', told(both, consensuses, filter), story)).map(({ key }) => key)
  // On one day the coder's name decides.
  expect(keys({ with: ['resident'] })).toEqual(['E02'])
  expect(keys({ centre: ['vrederust'] })).toEqual(['E08'])
  const { effects: _of, coder: _by, kind: _kind, question, words, negative, health, nowhere, ...about } = both[0]!
  const agreed: Consensus = {
    ...about,
    kind: 'consensus',
    coders: ['Mees', 'Noor'],
    passages: [{ question, words, effects: ['E14'], negative, health, nowhere }],
  }
  expect(keys({ with: ['resident'] }, [agreed])).toEqual(['E14'])
})

test('a new effect waits until a second coder named it too, and then stands among the programme’s own', () => {
  const named = (coder: string, of: Conversation) => coded(of, [], { coder, newEffect: 'Samen zingen' })
  const waiting = told([named('Noor', one)])
  expect(waiting.waiting).toHaveLength(1)
  expect(toldGroups('effects', waiting, story).some(({ goal }) => goal === undefined)).toBe(false)
  const joined = told([named('Noor', one), named('Mees', two)])
  expect(toldGroups('effects', joined, story).at(-1)).toMatchObject({
    goal: undefined,
    rows: [{ mentions: 2, conversations: 2, centres: 2 }],
  })
})
