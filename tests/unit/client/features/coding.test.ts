import { expect, test } from 'vitest'
import type { ArchivedConversation } from '#client/actions/read-archive.ts'
import {
  nameEffect,
  noCodes,
  sameCodes,
  saysAnything,
  toggleEffect,
  toggleNowhere,
} from '#client/features/coding/codes.ts'
import { answersToCode, conversationsToCode } from '#client/features/coding/to-code.ts'
import type { Coding } from '#domain/coding.ts'
import { toldConversation } from '#tests/support/sealed-conversations.ts'

test('an effect is given and taken back; past nergens is said of the words alone', () => {
  const given = toggleEffect(toggleEffect(noCodes, 'E01'), 'E02')
  expect(given.effects).toEqual(['E01', 'E02'])
  expect(toggleEffect(given, 'E01').effects).toEqual(['E02'])
  const nowhere = toggleNowhere(nameEffect({ ...given, negative: true, health: true }, 'Zingen'))
  expect(nowhere).toEqual({ effects: [], negative: false, nowhere: true, health: true })
  expect(toggleEffect(nowhere, 'E03')).toMatchObject({ effects: ['E03'], nowhere: false })
  expect(nameEffect(nowhere, 'Zingen')).toMatchObject({ newEffect: 'Zingen', nowhere: false })
  expect(nameEffect(nameEffect(noCodes, 'Zingen'), undefined)).toEqual(noCodes)
})

test('nothing is kept of words of which nothing was said', () => {
  expect(saysAnything(noCodes)).toBe(false)
  expect(saysAnything({ ...noCodes, negative: true })).toBe(false)
  for (const one of [
    toggleEffect(noCodes, 'E01'),
    toggleNowhere(noCodes),
    nameEffect(noCodes, 'Zingen'),
    { ...noCodes, health: true },
  ])
    expect(saysAnything(one)).toBe(true)
  expect(sameCodes(toggleEffect(toggleEffect(noCodes, 'E01'), 'E02'), { ...noCodes, effects: ['E02', 'E01'] })).toBe(
    true,
  )
  expect(sameCodes(toggleEffect(noCodes, 'E01'), toggleEffect(noCodes, 'E02'))).toBe(false)
})

const archived = (number: number, texts: Readonly<Record<string, string>>, state = 'waiting'): ArchivedConversation => {
  const conversation = toldConversation({ texts }, number)
  return { row: { id: conversation.id, state } as ArchivedConversation['row'], conversation }
}

test('to code are conversations with words that were not taken back, those this coder did not code first', () => {
  const [one, two, silent, gone] = [
    archived(1, { contact: 'Koffie.' }),
    archived(2, { contact: 'Thee.' }),
    archived(3, { contact: '  ' }),
    archived(4, { contact: 'Soep.' }, 'withdrawn'),
  ]
  const by = (coder: string, of: ArchivedConversation) =>
    ({ coder, conversation: { root: of.conversation?.root ?? '', revision: 1 } }) as Coding
  const { open, mine } = conversationsToCode(
    [one, two, silent, gone],
    [by('Mees', one), by('Noor', two), by('Mees', two), by('Mees', two)],
    'Noor',
  )
  expect(open.map(({ conversation, by: who }) => [conversation.number, who])).toEqual([
    [1, [{ coder: 'Mees', passages: 1 }]],
  ])
  expect(mine.map(({ conversation, by: who }) => [conversation.number, who])).toEqual([
    [
      2,
      [
        { coder: 'Mees', passages: 2 },
        { coder: 'Noor', passages: 1 },
      ],
    ],
  ])
})

test('answers stand in the order they were asked, others behind, empty ones not at all', () => {
  const conversation = toldConversation({ texts: { other: 'Drie.', 'change-self': '', b: 'Twee.', a: 'Een.' } }, 1)
  expect(answersToCode(conversation, ['a', 'b', 'change-self'])).toEqual([
    { question: 'a', text: 'Een.' },
    { question: 'b', text: 'Twee.' },
    { question: 'other', text: 'Drie.' },
  ])
})
