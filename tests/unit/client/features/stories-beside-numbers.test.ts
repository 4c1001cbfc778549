import fc from 'fast-check'
import { expect, it } from 'vitest'
import { foundRows, storiesOf } from '#client/features/reading/found-rows.ts'
import type { AgreedPassage, Coding, Consensus } from '#domain/coding.ts'
import type { Conversation } from '#domain/conversation.ts'
import { toldConversation } from '#tests/support/sealed-conversations.ts'

const story = 'zuidwest@1'
const hash = 'a'.repeat(64)
const conversations = [1, 2, 3, 4].map((number) =>
  toldConversation({ texts: { contact: `Een twee drie vier. ${number}`, 'change-self': 'Vijf zes.' } }, number),
)

let serial = 0
const uuid = () => {
  serial += 1
  return `00000000-0000-4000-8000-${serial.toString(16).padStart(12, '0')}`
}
const aboutOf = (of: Conversation) => {
  const id = uuid()
  return {
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
  }
}

const passages = fc.record({
  question: fc.constantFrom('contact', 'change-self'),
  passage: fc.constantFrom(undefined, { from: 0, to: 3 }, { from: 4, to: 8 }),
  effects: fc.uniqueArray(fc.constantFrom('E01', 'E03', 'E08', 'own-samen-zingen'), { minLength: 1, maxLength: 3 }),
  negative: fc.boolean(),
})
const marked = fc.record({
  at: fc.nat({ max: 3 }),
  coder: fc.constantFrom('Noor', 'Mees'),
  said: passages,
})
type Marked = typeof marked extends fc.Arbitrary<infer Value> ? Value : never

const saidOf = ({ passage, ...said }: Marked['said']): AgreedPassage => ({
  ...said,
  ...(passage === undefined ? {} : { passage }),
  words: { answer: hash, passage: hash },
  health: false,
  nowhere: false,
})
const codingOf = ({ at, coder, said }: Marked): Coding => ({
  kind: 'coding',
  ...aboutOf(conversations[at]!),
  ...saidOf(said),
  coder,
})
const consensusOf = ({ at, said }: Marked): Consensus => ({
  kind: 'consensus',
  ...aboutOf(conversations[at]!),
  coders: ['Mees', 'Noor'],
  passages: [saidOf(said)],
})

it('beside every number stand the stories of as many conversations as the number says, and no others', () => {
  fc.assert(
    fc.property(fc.array(marked, { maxLength: 12 }), fc.array(marked, { maxLength: 2 }), (coded, agreed) => {
      const told = {
        conversations,
        codings: { codings: coded.map(codingOf), consensuses: agreed.map(consensusOf) },
      }
      for (const level of ['goals', 'effects'] as const)
        for (const row of foundRows(told, level, story).rows) {
          const { open, closed } = storiesOf(told, row.key, story)
          expect(new Set(open.map((one) => one.conversation.root)).size + closed).toBe(row.conversations)
          for (const { text } of open) expect(text).not.toBe('')
        }
    }),
    { numRuns: 60 },
  )
})

it('words of an answer that was shortened since are what is left of it; the opposite of an effect is no story of it', () => {
  const of = conversations[0]!
  const at = (over: Partial<Marked['said']>): Coding =>
    codingOf({
      at: 0,
      coder: 'Noor',
      said: { question: 'change-self', passage: undefined, effects: ['E01'], negative: false, ...over },
    })
  const codings = [at({ passage: { from: 4, to: 8 } }), at({ question: 'contact', negative: true })]
  const short = { ...of, answers: { ...of.answers, 'change-self': { state: 'told' as const, text: 'Zes' } } }
  const told = { conversations: [short], codings: { codings, consensuses: [] } }
  expect(storiesOf(told, 'E01', story).open.map(({ text }) => text)).toEqual(['Zes'])
})
