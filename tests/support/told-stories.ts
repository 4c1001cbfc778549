import fc from 'fast-check'
import { answerText } from '#domain/answer.ts'
import { codePoints } from '#domain/coding.ts'
import type { ExportedCoding } from '#domain/exported-coding.ts'
import type { OpenedConversation } from '#domain/opened-conversation.ts'

const questions = ['contact', 'change-self', 'change-neighbourhood', 'area-meeting', 'anything-else'] as const

/** Pieces that file formats trip over: emoji with joiners, right to left, Ethiopic, quotes, markup, line ends, controls. */
const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('Ik voel me thuis.', 'Elke week koffie', ' en ', 'gezellig', 'é', 'ß', '¶') },
  { weight: 3, arbitrary: fc.constantFrom('👩‍👩‍👧‍👦', '🇳🇱', '🫶🏽', '𝔘𝔫𝔦', '\u{1f600}') },
  { weight: 3, arbitrary: fc.constantFrom('ساعدني جاري كثيرا', 'شكراً\u200f', '‫(abc)‬', 'ኣነ ብጣዕሚ ሕጉስ እየ።', 'ሰላም') },
  { weight: 3, arbitrary: fc.constantFrom('"ja"', "'nee'", '<b>&amp;</b>', ']]>', '&#10;', '=1+1', '<!--', '“…”') },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '\n',
      '\r\n',
      '\n\n',
      '\t',
      '\u2028',
      '\u0085',
      '\u000b',
      '\u0000',
      '\ufeff',
      '\ud83d',
      '\ufffe',
    ),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
)
const story = fc.oneof(
  { weight: 30, arbitrary: fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join('')) },
  {
    weight: 1,
    arbitrary: fc.array(piece, { minLength: 300, maxLength: 600 }).map((pieces) => pieces.join('').slice(0, 9000)),
  },
)

const answer = fc.record(
  {
    state: fc.constant('told' as const),
    text: story,
    changes: fc.array(
      story.map((text) => text.slice(0, 300)),
      { maxLength: 3 },
    ),
    most: fc.nat({ max: 2 }),
  },
  { requiredKeys: ['state', 'text'] },
)

const conversation: fc.Arbitrary<OpenedConversation> = fc
  .record({
    root: fc.uuid({ version: 4 }),
    day: fc.constantFrom('2025-01-20', '2025-02-03'),
    centre: fc.constantFrom('bij-betje', 'allekanten', 'nieuw-centrum'),
    language: fc.constantFrom('nl', 'ar', 'ti'),
    with: fc.constantFrom('resident' as const, 'partner' as const, 'other' as const),
    answers: fc.dictionary(fc.constantFrom(...questions), answer, { maxKeys: 4 }),
  })
  .map((some) => ({
    ...some,
    origin: 'tablet',
    id: some.root,
    revision: 1,
    form: 'praatplaat',
    round: '2025-1',
    instrument: 'praatplaat@1',
    changeStory: 'zuidwest@1',
    mode: 'interviewer',
    source: 'tablet',
  }))

const coded = fc.oneof(
  fc.record({
    effects: fc.uniqueArray(fc.constantFrom('E01', 'E03', 'E14', 'own-samen-zingen'), { minLength: 1, maxLength: 3 }),
    newEffect: fc.constantFrom(undefined, 'Samen zingen', 'ዝማሬ'),
    negative: fc.boolean(),
    health: fc.boolean(),
    nowhere: fc.constant(false),
  }),
  fc.constant({ effects: [], newEffect: undefined, negative: false, health: false, nowhere: true }),
)

/** Conversations and codings of what was told in them: whole answers and passages, several coders, the same words twice. */
export const codedProject = fc
  .uniqueArray(conversation, { minLength: 1, maxLength: 6, selector: (one) => one.root })
  .chain((conversations) => {
    const told = conversations.flatMap((one) =>
      Object.keys(one.answers)
        .map((question) => ({ root: one.root, question, length: codePoints(answerText(one.answers[question])) }))
        .filter(({ length }) => length > 0),
    )
    if (told.length === 0) return fc.constant({ conversations, codings: [] as readonly ExportedCoding[] })
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    const coding = fc
      .record({
        id: fc.uuid({ version: 4 }),
        at: fc.nat({ max: told.length - 1 }),
        whole: fc.boolean(),
        ends: fc.tuple(share, share),
        said: coded,
        who: fc.constantFrom<readonly string[]>(['a'], ['Fatma & co "x"'], ['ሰላም'], ['a', 'b']),
      })
      .map(({ id, at, whole, ends, said, who }): ExportedCoding => {
        const { root, question, length } = told[at]!
        const [from, to] = ends.map((one) => Math.floor(one * length)).sort((a, b) => a - b) as [number, number]
        return {
          id,
          conversation: root,
          question,
          passage: whole || from === to ? undefined : { from, to },
          ...said,
          coders: who,
          consensus: who.length > 1,
        }
      })
    return fc
      .uniqueArray(coding, { maxLength: 12, selector: (one) => one.id })
      .map((codings) => ({ conversations, codings: codings as readonly ExportedCoding[] }))
  })
