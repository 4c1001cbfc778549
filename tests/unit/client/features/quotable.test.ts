import { expect, test } from 'vitest'
import type { ArchivedConversation } from '#client/actions/read-archive.ts'
import { clearanceAt, quotable, tapSentence } from '#client/features/quotes/quotable.ts'
import type { QuoteClearance } from '#domain/quote-clearance.ts'
import { toldConversation } from '#tests/support/sealed-conversations.ts'

const sentences = [
  { from: 0, to: 4 },
  { from: 5, to: 9 },
  { from: 10, to: 14 },
] as const
const [one, two, three] = sentences
const tap = (chosen: Parameters<typeof tapSentence>[0], tapped: (typeof sentences)[number]) =>
  tapSentence(chosen, 'contact', sentences, tapped)
const chosen = (from: number, to: number) => ({ question: 'contact', passage: { from, to } })

test('a sentence beside what is chosen comes to it, the last or first of several goes, any other is a new beginning', () => {
  expect(tap(undefined, two)).toEqual(chosen(5, 9))
  expect(tap(chosen(5, 9), three)).toEqual(chosen(5, 14))
  expect(tap(chosen(5, 14), one)).toEqual(chosen(0, 14))
  expect(tap(chosen(0, 14), two)).toEqual(chosen(5, 9))
  expect(tap(chosen(0, 14), one)).toEqual(chosen(5, 14))
  expect(tap(chosen(0, 14), three)).toEqual(chosen(0, 9))
  expect(tap(chosen(0, 4), three)).toEqual(chosen(10, 14))
  expect(tap(chosen(0, 4), one)).toBeUndefined()
  expect(tap({ ...chosen(0, 4), question: 'change-self' }, two)).toEqual(chosen(5, 9))
})

test('what was cleared is found under every sentence that it holds a word of', () => {
  const clearance = {
    conversation: { root: 'a', revision: 1 },
    question: 'contact',
    passage: { from: 5, to: 14 },
  } as QuoteClearance
  const at = (passage: (typeof sentences)[number], conversation = 'a') =>
    clearanceAt([clearance], { conversation, question: 'contact', passage })
  expect([at(one), at(two), at(three), at(two, 'b')]).toEqual([undefined, clearance, clearance, undefined])
})

test('only conversations whose teller said yes are offered; the others are counted, and nothing of them is shown', () => {
  const archived = (quote: boolean, text: string): ArchivedConversation => {
    const conversation = toldConversation(
      { texts: { contact: text }, consent: { takePart: true, quote, understood: 'at-once' } },
      1,
    )
    return { row: { id: conversation.id, state: 'waiting' } as ArchivedConversation['row'], conversation }
  }
  const yes = archived(true, 'Mag.')
  const gone = archived(true, 'Weg.')
  const found = quotable([
    yes,
    archived(false, 'Mag niet.'),
    archived(true, ''),
    { ...gone, row: { ...gone.row, state: 'withdrawn' } },
  ])
  expect(found).toEqual({ open: [yes.conversation], closed: 1 })
})
