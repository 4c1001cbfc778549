import { expect, it } from 'vitest'
import { storiesOf } from '#client/features/reading/found-rows.ts'
import { rowsOnSheet } from '#client/features/tell-back/rows-on-sheet.ts'
import { toldGroups, whatIsTold } from '#client/shell/what-is-told.ts'
import type { Coding } from '#domain/coding.ts'
import type { Conversation } from '#domain/conversation.ts'
import { toldConversation } from '#tests/support/sealed-conversations.ts'

const story = 'zuidwest@1'

let serial = 0
const coded = (of: Conversation, ...effects: readonly string[]): Coding => {
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
  }
}
const held = (count: number, over: Partial<Conversation> = {}) =>
  Array.from({ length: count }, (_, at) => toldConversation({ texts: { contact: `Verhaal ${at}.` }, ...over }, at + 1))

it('behind a number stand the words of who agreed to being told on; who did not counts, and stays closed', () => {
  const open = held(2)
  const closed = held(3, { consent: { takePart: true, quote: false, understood: 'at-once' } })
  const conversations = [...closed, ...open]
  const codings = [...conversations.map((one) => coded(one, 'E01')), coded(closed[0]!, 'E01')]
  const behind = storiesOf({ conversations, codings: { codings, consensuses: [] } }, 'E01', story)
  expect(behind.open.map((one) => one.conversation.root)).toEqual(open.map((one) => one.root))
  expect(behind.closed).toBe(3)
  expect(storiesOf({ conversations, codings: { codings, consensuses: [] } }, 'E08', story)).toEqual({
    open: [],
    closed: 0,
  })
})

const groupsOf = (conversations: readonly Conversation[], codings: readonly Coding[]) =>
  toldGroups('effects', whatIsTold(conversations, { codings, consensuses: [] }, {}), story)
const keys = (rows: readonly { readonly key: string }[]) => rows.map(({ key }) => key)

it('on the wall rows stand in the order of the change story, whatever was told most', () => {
  const conversations = held(6)
  const often = conversations.map((one) => coded(one, 'E14'))
  const groups = groupsOf(conversations, [...often, coded(conversations[0]!, 'E01')])
  expect(keys(rowsOnSheet(groups, 'everybody', 6).rows)).toEqual(['E01', 'E14'])
  expect(keys(rowsOnSheet(groups, 'table', 6).rows)).toEqual(['E14'])
})

it('on the wall two centres of which every effect has the same word hang the same rows', () => {
  const effects = ['E01', 'E04', 'E07', 'E10', 'E12', 'E13', 'E14']
  const conversations = held(9)
  const sheet = (counts: readonly number[]) => {
    const codings = effects.flatMap((effect, at) =>
      conversations.slice(0, counts[at]!).map((one) => coded(one, effect)),
    )
    const { rows, also, isSmall } = rowsOnSheet(groupsOf(conversations, codings), 'everybody', 9)
    return { rows: keys(rows), also: keys(also), isSmall }
  }
  expect(sheet([9, 8, 7, 6, 5, 4, 3])).toEqual(sheet([1, 2, 3, 4, 5, 6, 9]))
  expect(sheet([1, 1, 1, 1, 1, 1, 9]).also).toHaveLength(2)
})
