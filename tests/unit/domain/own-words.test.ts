import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { CodedRecord } from '#domain/coded-record.ts'
import { codedRecord } from '#domain/coded-record.ts'
import type { Conversation } from '#domain/conversation.ts'
import { apart, laidOver } from '#domain/own-words.ts'
import { record } from '#domain/record.ts'

const id = '3f2a1c9e-7b64-4d0a-9c1e-5a8b7d6e4f30'
const marker = 'kruidnageltuin'
const about = {
  id,
  revision: 1,
  root: id,
  day: '2026-11-23',
  programme: 'zuidwest',
  round: '2026-2',
  centre: 'bij-betje',
  instrument: 'praatplaat@1',
  changeStory: 'zuidwest@1',
} as const
const conversation: Conversation = {
  ...about,
  kind: 'conversation',
  form: 'card-sort',
  language: 'nl',
  with: 'resident',
  mode: 'interviewer',
  heldBy: 'own-coordinator',
  helper: 'none',
  source: 'tablet',
  number: 3,
  answers: {
    contact: { state: 'told', text: `In de ${marker}`, changes: [`Een ${marker}`, 'iets'], most: 0 },
    story: { state: 'skipped', text: '' },
  },
  consent: { takePart: true, quote: true, understood: 'at-once' },
  readBack: 'read-aloud',
  leftMarks: { contact: [marker] },
  cards: {
    deck: { id: 'meaning-cards', version: 1, cards: [] },
    seed: 1,
    order: [],
    sort: {},
    top: [],
    ownCards: [{ words: marker }],
  },
}
const words = { answer: 'a'.repeat(64), passage: 'b'.repeat(64) }
const said = {
  question: 'contact',
  words,
  effects: ['E01'],
  newEffect: marker,
  negative: false,
  health: false,
  nowhere: false,
}
const read = { ...about, since: '2026-11-23', conversation: { root: id, revision: 1 } }
const coded: readonly CodedRecord[] = [
  { ...read, kind: 'coding', ...said, coder: 'Noor' },
  { ...read, kind: 'consensus', coders: ['Noor', 'Sam'], passages: [said, { ...said, newEffect: `${marker} 2` }] },
  { ...read, kind: 'quote-clearance', question: 'contact', words, leftOut: [], cleared: 'public', by: 'Noor' },
]

it('[O2] the closed part is a whole record without a word of anybody, and laid over each other the two are the record', () => {
  for (const [plain, schema] of [[conversation, record], ...coded.map((one) => [one, codedRecord] as const)] as const) {
    const parts = apart(plain)
    expect(schema.parse(parts.closed)).toEqual(parts.closed)
    expect(JSON.stringify(parts.closed)).not.toContain(marker)
    expect(JSON.stringify(parts.closed)).not.toContain(words.answer)
    expect(laidOver(parts.closed, parts.words)).toEqual(plain)
  }
})

it('[O2] what counts stays closed: states of answers, effects, and that an effect is new, by no name they share', () => {
  const { closed } = apart(conversation)
  expect(closed.answers).toEqual({ contact: { state: 'told', text: '' }, story: { state: 'skipped', text: '' } })
  const [coding, consensus] = coded.map((one) => apart(one).closed)
  expect(coding).toMatchObject({ effects: ['E01'], newEffect: `apart ${id}` })
  const names = consensus?.kind === 'consensus' ? consensus.passages.map(({ newEffect }) => newEffect) : []
  expect(new Set(names).size).toBe(2)
})

const seed = Number(process.env.PRAATPLAAT_SEED ?? Math.floor(Math.random() * 2 ** 31))
/** What a passage may say: names of the programme's own effects, those of the list, a new one, health, nothing. */
const anySaid = fc
  .record({
    own: fc.uniqueArray(fc.stringMatching(/^own-[a-z][a-z0-9-]{0,20}$/), { maxLength: 3 }),
    listed: fc.uniqueArray(fc.constantFrom('E01', 'E02', 'E13'), { maxLength: 2 }),
    newEffect: fc.option(fc.constantFrom('own- samen tuinieren', marker), { nil: undefined }),
    negative: fc.boolean(),
    health: fc.boolean(),
    nowhere: fc.boolean(),
  })
  .map(({ own, listed, newEffect, nowhere, ...rest }) => ({
    ...said,
    ...rest,
    newEffect: nowhere ? undefined : newEffect,
    effects: nowhere ? [] : [...listed, ...own],
    nowhere,
  }))
  .filter(({ effects, newEffect, health, nowhere }) => nowhere || health || effects.length + (newEffect ? 1 : 0) > 0)

it(`[O2] no closed part names an effect of the programme's own, which is a name that a coder gave (${seed})`, () => {
  fc.assert(
    fc.property(fc.array(anySaid, { minLength: 1, maxLength: 4 }), (passages) => {
      const whole: readonly CodedRecord[] = [
        { ...read, kind: 'coding', ...passages[0]!, coder: 'Noor' },
        { ...read, kind: 'consensus', coders: ['Noor', 'Sam'], passages },
      ].map((one) => codedRecord.parse(JSON.parse(JSON.stringify(one))))
      for (const one of whole) {
        const { closed, words: open } = apart(one)
        expect(JSON.stringify(closed)).not.toContain('own-')
        expect(codedRecord.parse(closed)).toEqual(closed)
        expect(laidOver(JSON.parse(JSON.stringify(closed)), JSON.parse(JSON.stringify(open)))).toStrictEqual(one)
      }
    }),
    { seed, numRuns: 200 },
  )
})

it('[O2] of a passage with nothing but effects of the programme’s own it stays that something new was marked', () => {
  const [coding] = coded
  if (coding?.kind !== 'coding') throw new Error('a coding first')
  const { newEffect: _none, ...rest } = coding
  const named = { ...rest, effects: ['own-kruiden'] }
  expect(apart(named).closed).toMatchObject({ effects: [], newEffect: `apart ${id}` })
  expect(apart({ ...named, effects: ['own-kruiden', 'E01'] }).closed).not.toHaveProperty('newEffect')
})
