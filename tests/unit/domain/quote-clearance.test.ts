import { describe, expect, it } from 'vitest'
import type { AnswerNow, QuoteClearance } from '#domain/quote-clearance.ts'
import {
  clearanceFault,
  joinedParts,
  maxQuote,
  mayLeave,
  quoteClearance,
  quotesFor,
  quoteText,
  reaches,
  wordsOfPassage,
} from '#domain/quote-clearance.ts'

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const hash = (letter: string) => letter.repeat(64)
const story = 'Ik kom hier met Fatima. Zij woont in de Vrederuststraat. Samen koken we.'
const part = (of: string, words: string) => {
  const from = [...of.slice(0, of.indexOf(words))].length
  return { from, to: from + [...words].length }
}

const one = (over: Partial<QuoteClearance> = {}): QuoteClearance => ({
  kind: 'quote-clearance',
  id: id(1),
  revision: 1,
  root: id(1),
  day: '2026-11-24',
  since: '2026-11-24',
  programme: 'zuidwest',
  round: '2026-2',
  centre: 'bij-betje',
  instrument: 'praatplaat@1',
  changeStory: 'zuidwest@1',
  conversation: { root: id(100), revision: 1 },
  question: 'change-self',
  passage: part(story, 'Ik kom hier met Fatima.'),
  words: { answer: hash('a'), passage: hash('b') },
  leftOut: [part(story, 'Fatima')],
  cleared: 'public',
  by: 'a',
  ...over,
})
const now = (over: Partial<AnswerNow> = {}) => {
  const answer: AnswerNow = { consent: { quote: true }, text: story, hash: hash('a'), ...over }
  return () => answer
}

describe('a clearance', () => {
  it('is read back as it was made, and holds no word of anybody', () => {
    expect(quoteClearance.parse(one())).toEqual(one())
    expect(quoteClearance.safeParse({ ...one(), quote: 'Ik kom hier graag' }).success).toBe(false)
    expect(JSON.stringify(one())).not.toContain('Fatima')
  })

  it('leaves parts out that lie inside the passage, in order and apart', () => {
    const isOne = (leftOut: QuoteClearance['leftOut']) => quoteClearance.safeParse(one({ leftOut })).success
    expect(isOne([])).toBe(true)
    expect(
      isOne([
        { from: 0, to: 2 },
        { from: 2, to: 4 },
      ]),
    ).toBe(true)
    expect(
      isOne([
        { from: 4, to: 6 },
        { from: 0, to: 2 },
      ]),
    ).toBe(false)
    expect(
      isOne([
        { from: 0, to: 4 },
        { from: 3, to: 6 },
      ]),
    ).toBe(false)
    expect(isOne([{ from: 20, to: 40 }])).toBe(false)
  })
})

describe('the words of a quote', () => {
  it('are those that were told, with a mark for each part left out', () => {
    expect(quoteText(story, one())).toBe('Ik kom hier met […].')
    expect(quoteText(story, one({ leftOut: [] }))).toBe('Ik kom hier met Fatima.')
    expect(
      quoteText('Jan, Piet en Klaas.', {
        leftOut: [
          { from: 0, to: 3 },
          { from: 5, to: 9 },
        ],
      }),
    ).toBe('[…] en Klaas.')
  })

  it('count in code points, in every script', () => {
    const text = '😀 أنا أحب مريم كثيرا'
    expect(quoteText(text, { passage: undefined, leftOut: [part(text, 'مريم')] })).toBe('😀 أنا أحب […] كثيرا')
  })

  it('are no quote where no word is left, or the answer is shorter', () => {
    expect(quoteText('Fatima.', { passage: undefined, leftOut: [{ from: 0, to: 6 }] })).toBeUndefined()
    expect(quoteText('kort', one())).toBeUndefined()
  })

  it('are offered one by one, and those beside each other are left out together', () => {
    const text = '😀 Zij heet Mevr. Van ’t Hof-Smit, van 06-12345678.'
    const words = wordsOfPassage(text, undefined).map(({ from, to }) => [...text].slice(from, to).join(''))
    expect(words).toEqual(['Zij', 'heet', 'Mevr', 'Van', 't', 'Hof-Smit', 'van', '06-12345678'])
    const [, , mevr, van, t, hof] = wordsOfPassage(text, undefined)
    expect(joinedParts(text, [hof!, mevr!, t!, van!])).toEqual([{ from: mevr!.from, to: hof!.to }])
    const inside = part(story, 'Zij woont in de Vrederuststraat.')
    expect(wordsOfPassage(story, inside)[0]).toEqual({ from: inside.from, to: inside.from + 3 })
  })
})

describe('clearing', () => {
  const may = (over: Partial<QuoteClearance> = {}, quote: boolean | undefined = true, beside: QuoteClearance[] = []) =>
    clearanceFault(one(over), quote === undefined ? {} : { consent: { quote } }, story, beside)

  it('needs a yes of the teller: what is not known is no yes', () => {
    expect(may()).toBeUndefined()
    expect(may({}, false)).toBe('no-consent')
    expect(clearanceFault(one(), {}, story, [])).toBe('consent-unknown')
  })

  it('needs words that were told, and not too many', () => {
    expect(may({ passage: { from: 0, to: 1_000 } })).toBe('not-in-answer')
    expect(may({ leftOut: [one().passage!] })).toBe('nothing-left')
    const long = 'woord '.repeat(maxQuote)
    expect(clearanceFault(one({ passage: undefined, leftOut: [] }), { consent: { quote: true } }, long, [])).toBe(
      'too-long',
    )
  })

  it('is done once for the same words: two cuts of one sentence could be laid over each other', () => {
    const other = one({ root: id(2), id: id(2), passage: undefined, leftOut: [] })
    expect(may({}, true, [other])).toBe('cleared-already')
    expect(may({}, true, [one()])).toBeUndefined()
    expect(may({}, true, [{ ...other, question: 'contact' }])).toBeUndefined()
    expect(may({}, true, [{ ...other, passage: part(story, 'Samen koken we.') }])).toBeUndefined()
  })
})

describe('a quote', () => {
  it('reaches the readers it was cleared for, and those who may know more', () => {
    expect(reaches('public', 'centre')).toBe(true)
    expect(reaches('public', 'network')).toBe(true)
    expect(reaches('network', 'public')).toBe(false)
    expect(reaches('centre', 'network')).toBe(false)
  })

  it('leaves only when the teller agreed, a person cleared it for these readers, and the answer still reads so', () => {
    expect(mayLeave(one(), 'public', now()())).toBe(true)
    expect(mayLeave(one({ cleared: 'network' }), 'public', now()())).toBe(false)
    expect(mayLeave(one({ takenBack: true }), 'public', now()())).toBe(false)
    expect(mayLeave(one(), 'public', now({ consent: { quote: false } })())).toBe(false)
    expect(mayLeave(one(), 'public', now({ consent: undefined })())).toBe(false)
    expect(mayLeave(one(), 'public', now({ hash: hash('c') })())).toBe(false)
  })

  it('is given as its newest revision stands, and not at all where its conversation is gone', () => {
    const back = one({ id: id(2), revision: 2, supersedes: id(1), takenBack: true })
    expect(quotesFor('public', [one()], now()).map((quote) => quote.text)).toEqual(['Ik kom hier met […].'])
    expect(quotesFor('public', [back, one()], now())).toEqual([])
    expect(quotesFor('public', [one()], () => undefined)).toEqual([])
  })

  it('gives back nothing that somebody left out, however often the same words were cleared', () => {
    const whole = one({ root: id(2), id: id(2), passage: undefined, leftOut: [part(story, 'Vrederuststraat')] })
    const again = one({ root: id(3), id: id(3), leftOut: [] })
    const told = quotesFor('public', [again, whole, one()], now()).map((quote) => quote.text)
    expect(told).toEqual(['Ik kom hier met […].', 'Ik kom hier met […]. Zij woont in de […]. Samen koken we.'])
  })

  it('is held back by what was left out for nearer readers too', () => {
    const near = one({ root: id(2), id: id(2), cleared: 'centre' })
    expect(quotesFor('public', [one({ leftOut: [] }), near], now())[0]?.text).toBe('Ik kom hier met […].')
  })

  it('gives back nothing that somebody left out when that clearance is taken back', () => {
    const other = one({ root: id(2), id: id(2), leftOut: [] })
    const back = one({ id: id(3), revision: 2, supersedes: id(1), takenBack: true })
    expect(quotesFor('public', [other, one(), back], now()).map((quote) => quote.text)).toEqual([
      'Ik kom hier met […].',
    ])
  })
})
