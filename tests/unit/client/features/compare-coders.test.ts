import { expect, test } from 'vitest'
import type { ArchivedConversation } from '#client/actions/read-archive.ts'
import {
  areRivals,
  candidatesOf,
  inReadingOrder,
  isAgreed,
  judgementsOf,
  pairsOf,
} from '#client/features/coding/compare-coders.ts'
import { conversationsToCode } from '#client/features/coding/to-code.ts'
import type { Coding } from '#domain/coding.ts'
import type { Conversation } from '#domain/conversation.ts'
import { toldConversation } from '#tests/support/sealed-conversations.ts'

const one = toldConversation({ texts: { contact: 'Een en twee.', 'change-self': 'Drie.' } }, 1)
const two = toldConversation({ texts: { contact: 'Vier.' } }, 2)
const archive = [one, two].map(
  (conversation): ArchivedConversation => ({
    row: { id: conversation.id, state: 'waiting' } as ArchivedConversation['row'],
    conversation,
  }),
)

let serial = 0
const coded = (of: Conversation, coder: string, effects: readonly string[], over: Partial<Coding> = {}): Coding => {
  serial += 1
  return {
    root: `root-${serial}`,
    conversation: { root: of.root, revision: 1 },
    question: 'contact',
    passage: { from: 0, to: 3 },
    words: { answer: 'a'.repeat(64), passage: 'b'.repeat(64) },
    effects,
    negative: false,
    health: false,
    nowhere: false,
    coder,
    ...over,
  } as Coding
}

const all = (codings: readonly Coding[]) => {
  const { open, mine } = conversationsToCode(archive, codings, 'Noor')
  return [...open, ...mine]
}

test('a pair is two who coded the same conversations; those who share most come first', () => {
  const codings = [
    coded(one, 'Noor', ['E01']),
    coded(one, 'Mees', ['E01']),
    coded(two, 'Noor', ['E02']),
    coded(two, 'Mees', ['E02']),
    coded(two, 'Ada', ['E02']),
  ]
  expect(pairsOf(all(codings))).toEqual([
    { coders: ['Mees', 'Noor'], conversations: 2 },
    { coders: ['Ada', 'Mees'], conversations: 1 },
    { coders: ['Ada', 'Noor'], conversations: 1 },
  ])
  expect(pairsOf(all([coded(one, 'Noor', ['E01'])]))).toEqual([])
})

test('an answer without a mark is a judgement of whoever coded the conversation; one that only one coded is none', () => {
  const codings = [
    coded(one, 'Noor', ['E01']),
    coded(one, 'Noor', ['E06'], { negative: true }),
    coded(one, 'Mees', ['E02'], { question: 'change-self' }),
    coded(two, 'Noor', ['E03']),
  ]
  const found = judgementsOf(all(codings), codings, ['Mees', 'Noor'])
  expect(found.map(({ unit, coder, effects }) => [unit.split(' ')[1], coder, [...effects]])).toEqual([
    ['contact', 'Mees', []],
    ['contact', 'Noor', ['E01']],
    ['change-self', 'Mees', ['E02']],
    ['change-self', 'Noor', []],
  ])
})

test('what two said of the same words is one candidate by both; other effects, words or answers are candidates apart', () => {
  const codings = [
    coded(one, 'Noor', ['E01', 'E02']),
    coded(one, 'Mees', ['E02', 'E01'], { passage: { from: 2, to: 9 } }),
    coded(one, 'Mees', ['E01', 'E02'], { passage: { from: 10, to: 12 } }),
    coded(one, 'Mees', ['E01'], { passage: { from: 0, to: 3 } }),
    coded(one, 'Mees', ['E01', 'E02'], { question: 'change-self' }),
  ]
  const found = candidatesOf(codings)
  expect(found.map(({ by }) => by)).toEqual([['Mees', 'Noor'], ['Mees'], ['Mees'], ['Mees']])
  expect(isAgreed(found[0]!.passage, [found[1]!.passage])).toBe(false)
  expect(isAgreed(found[0]!.passage, [{ ...found[0]!.passage, effects: ['E02', 'E01'] }])).toBe(true)
})

test('the same effect at words that two passages share is taken over once; candidates stand as they are read', () => {
  const found = candidatesOf([
    coded(one, 'Noor', ['E05'], { question: 'change-self' }),
    coded(one, 'Noor', ['E01', 'E02'], { passage: { from: 4, to: 9 } }),
    coded(one, 'Mees', ['E02'], { passage: { from: 0, to: 6 } }),
    coded(one, 'Mees', ['E03'], { passage: { from: 7, to: 9 } }),
  ])
  const [later, both, two, three] = found.map(({ passage }) => passage)
  expect(areRivals(both!, two!)).toBe(true)
  expect(areRivals(both!, three!)).toBe(false)
  expect(areRivals(two!, { ...both!, question: 'change-self' })).toBe(false)
  expect(areRivals(two!, { ...both!, passage: { from: 6, to: 9 } })).toBe(false)
  expect(inReadingOrder(found, ['contact', 'change-self']).map(({ passage }) => passage)).toEqual([
    two,
    both,
    three,
    later,
  ])
})
