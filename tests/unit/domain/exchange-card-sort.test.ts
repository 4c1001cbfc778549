import { describe, expect, it } from 'vitest'
import { findForm } from '#content/decks.ts'
import { exchangeFromOpened, openedFromExchange, readExchangeLine, sameExchange } from '#domain/exchange.ts'
import type { ExchangeCardSort } from '#domain/exchange-card-sort.ts'

// The lines of the shared format, with every field where it belongs.
const head =
  '"kind":"conversation","id":"7b2f0c1e-59c1-4a0e-8f5e-0d9a4f1f0a01","day":"2025-02-03","centre":"allekanten","round":"2025-1","instrument":"meaning-cards@1","with":"resident"'
const lines = {
  alone: `{${head},"mode":"self","language":"ar","source":"tablet","sort":{"I01":"yes","I02":"a-little","I03":"not-yet","I04":"not-for-me","I05":"skipped"},"top":["I01","I02"],"wish":"I03","ownCards":["samen zingen"],"story":"…"}`,
  bare: `{${head},"mode":"self","language":"ar","source":"tablet","sort":{"I01":"yes"}}`,
  nothingChosen: `{${head},"mode":"self","language":"ar","source":"tablet","sort":{"I01":"yes"},"top":[],"ownCards":[]}`,
  together: `{${head},"mode":"group","people":7,"group":"together","language":"nl","source":"tablet","sort":{"I01":"yes","koffie-2":"not-yet"},"disagreed":{"I01":2}}`,
  hands: `{${head},"mode":"group","people":7,"group":"hands","language":"nl","source":"paper","hands":{"I01":{"yes":4,"a-little":3},"I02":{"skipped":1}}}`,
} as const
const read = (text: string) => readExchangeLine(JSON.parse(text), findForm)
const line = (text: string): ExchangeCardSort => {
  const found = read(text)
  if (!found.ok) throw new Error(`${found.failure.field}: ${found.failure.expected}`)
  return found.value as ExchangeCardSort
}
const fault = (change: object, text: string = lines.bare) => {
  const found = readExchangeLine({ ...(JSON.parse(text) as object), ...change }, findForm)
  return found.ok ? 'no fault' : `${found.failure.field}: ${found.failure.expected}`
}

describe('[X1] a card sort in an exchange file', () => {
  it.each(Object.entries(lines))('%s goes in and comes out the same, byte for byte', (_, text) => {
    expect(JSON.stringify(exchangeFromOpened(openedFromExchange(line(text), 'zuidwest@1')))).toBe(text)
  })

  it('what nobody said is absent, not empty; the deck and its order are never made up', () => {
    const { cards, answers } = openedFromExchange(line(lines.bare), 'zuidwest@1')
    expect(cards).toEqual({ sort: { I01: 'yes' } })
    expect(answers).toEqual({})
    expect(openedFromExchange(line(lines.alone), 'zuidwest@1').answers).toEqual({ story: { state: 'told', text: '…' } })
  })

  it('refuses with the field and what was expected there', () => {
    const piles = '"yes" or "a-little" or "not-yet" or "not-for-me" or "skipped"'
    expect(fault({ sort: { I01: 'maybe' } })).toBe(`sort.I01: ${piles}`)
    expect(fault({ sort: { 'I 01': 'yes' } })).toBe('sort.I 01: a card id, like "I01"')
    expect(fault({ sort: undefined })).toBe('sort: an object')
    expect(fault({ sort: {} })).toBe('sort: at least one card')
    // Nothing laid, and yet something told.
    expect(fault({ sort: {}, ownCards: ['samen zingen'] })).toBe('no fault')
    expect(fault({ top: ['I02'] })).toBe('top.0: a card of "sort"')
    expect(fault({ top: ['toString'] })).toBe('top.0: a card of "sort"')
    expect(fault({ sort: { I01: 'yes', I02: 'not-yet' }, top: ['I01', 'I02'] })).toBe(
      'top.1: a card on "yes" or "a-little"',
    )
    expect(fault({ sort: { I01: 'a-little' }, top: ['I01'] })).toBe('no fault')
    expect(fault({ top: ['I01', 'I01'] })).toBe('top.1: each card once')
    expect(fault({ top: ['I01', 'I02', 'I03', 'I04'] })).toBe('top: at most 3 of them')
    expect(fault({ wish: 'I01' })).toBe('wish: a card on "not-yet"')
    expect(fault({ wish: 'I09' })).toBe('wish: a card of "sort"')
    expect(fault({ ownCards: [''] })).toBe('ownCards.0: at least 1 character')
    expect(fault({ story: 7 })).toBe('story: string')
    expect(fault({ answers: {} })).toBe('answers: no such field')
    expect(fault({ seed: 1 })).toBe('seed: no such field')
    expect(fault({ day: '2025-02-30' })).toBe('day: a day of the calendar, YYYY-MM-DD')
    expect(fault({ instrument: 'meaning-cards@9' })).toContain('instrument: an instrument this version knows')
    expect(fault({ people: 7 })).toBe('people: no such field unless mode is "group"')
    expect(fault({ disagreed: { I01: 1 } })).toBe('disagreed: no such field unless mode is "group"')
  })

  it('a group says how many people and how; hands and a sort never stand in one line', () => {
    expect(fault({ people: undefined }, lines.together)).toBe('people: how many people, at least 2')
    expect(fault({ people: 1 }, lines.together)).toBe('people: at least 2')
    expect(fault({ group: undefined }, lines.together)).toBe('group: "together" or "hands"')
    expect(fault({ disagreed: { I09: 1 } }, lines.together)).toBe('disagreed.I09: a card of "sort"')
    expect(fault({ hands: {} }, lines.together)).toBe('hands: no such field with group "together"')
    expect(fault({ sort: { I01: 'yes' } }, lines.hands)).toBe('sort: no such field with group "hands"')
    expect(fault({ hands: undefined }, lines.hands)).toBe('hands: an object')
    expect(fault({ hands: { I01: { maybe: 1 } } }, lines.hands)).toContain('hands.I01.maybe: "yes" or')
    expect(fault({ hands: { I01: { yes: -1 } } }, lines.hands)).toBe('hands.I01.yes: at least 0')
    expect(fault({ disagreed: { I01: 7 } }, lines.together)).toBe('disagreed.I01: fewer than the 7 people')
    expect(fault({ disagreed: { I01: 6 } }, lines.together)).toBe('no fault')
    expect(fault({ hands: { I01: { yes: 4, 'a-little': 4 } } }, lines.hands)).toBe(
      'hands.I01: together at most the 7 people',
    )
    expect(fault({ mode: 'self' }, lines.hands)).toBe('people: no such field unless mode is "group"')
  })

  it('is the same whatever the order of its cards, and other in anything it says', () => {
    const held = line(lines.alone)
    const turned = { ...held, sort: Object.fromEntries(Object.entries(held.sort ?? {}).reverse()) }
    expect(sameExchange(held, turned)).toBe(true)
    expect(sameExchange(line(lines.bare), line(lines.nothingChosen))).toBe(true)
    for (const other of [
      { sort: { ...held.sort, I05: 'yes' as const } },
      { top: ['I02', 'I01'] },
      { wish: undefined },
      { ownCards: [] },
      { story: 'anders' },
      { language: 'nl' },
    ])
      expect(sameExchange(held, { ...held, ...other } as ExchangeCardSort)).toBe(false)
    const hands = line(lines.hands)
    expect(sameExchange(hands, { ...hands, people: 8 })).toBe(false)
    expect(sameExchange(hands, { ...hands, hands: { I01: { yes: 4 } } })).toBe(false)
  })
})
