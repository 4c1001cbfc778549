import { expect, it } from 'vitest'
import { findForm } from '#content/decks.ts'
import {
  exchangeFromOpened,
  openedFromExchange,
  readExchangeHeader,
  readExchangeLine,
  sameExchange,
} from '#domain/exchange.ts'
import type { OpenedConversation } from '#domain/opened-conversation.ts'
import { bijlageOneConversations } from '#tests/support/bijlage-one.ts'

const line = bijlageOneConversations()[0]!

it('reads a right line and gives it back the same', () => {
  const read = readExchangeLine(JSON.parse(JSON.stringify(line)), findForm)
  expect(read).toEqual({ ok: true, value: line })
  expect(exchangeFromOpened(openedFromExchange(line, 'zuidwest@1'))).toEqual(line)
})

it('the shared example is taken as it stands', () => {
  const example = {
    kind: 'conversation',
    id: line.id,
    day: '2025-01-20',
    centre: 'bij-betje',
    round: '2025-1',
    instrument: 'praatplaat@1',
    with: 'resident',
    mode: 'interviewer',
    language: 'nl',
    source: 'paper',
    answers: { contact: '…', 'change-self': '…' },
  }
  expect(readExchangeLine(example, findForm)).toMatchObject({ ok: true })
})

it('names the field and what was expected, never what stood there', () => {
  const fault = (value: unknown) => {
    const read = readExchangeLine(value, findForm)
    return read.ok ? 'no fault' : `${read.failure.field}: ${read.failure.expected}`
  }
  expect(fault({ ...line, geheim: 1 })).toBe('geheim: no such field')
  expect(fault({ ...line, answers: { contact: '' } })).toBe('answers.contact: at least 1 character')
  expect(fault({ ...line, answers: { contact: 'geheim'.repeat(4000) } })).toBe(
    'answers.contact: at most 20000 characters',
  )
  expect(fault({ ...line, day: '2025-13-01' })).toBe('day: a day of the calendar, YYYY-MM-DD')
  expect(fault({ ...line, day: '2024-02-29' })).toBe('no fault')
  expect(fault({ ...line, day: '1900-02-29' })).toContain('day:')
  expect(fault({ ...line, language: 'Nederlands' })).toBe('language: a language code, like "nl"')
  expect(fault({ ...line, centre: 'Bij Betje' })).toContain('centre: a centre id')
  expect(fault(null)).toBe('the line: an object')
  expect(fault([line])).toBe('the line: an object')
  expect(fault({ ...line, mode: 'phone' })).toBe('mode: "interviewer" or "self" or "group"')
})

it('a header of another programme or change story is refused', () => {
  const header = { format: 'praatplaat-exchange', version: 1, programme: 'zuidwest', changeStory: 'zuidwest@1' }
  const programme = { id: 'zuidwest', changeStory: 'zuidwest@1' }
  expect(readExchangeHeader(header, programme).ok).toBe(true)
  expect(readExchangeHeader({ ...header, changeStory: 'zuidwest@2' }, programme)).toMatchObject({
    failure: { field: 'changeStory' },
  })
  expect(readExchangeHeader({ ...header, extra: 1 }, programme)).toMatchObject({ failure: { field: 'extra' } })
})

it("a correction goes out under its root; don't-know and skipped have no words", () => {
  const opened: OpenedConversation = {
    ...openedFromExchange(line, 'zuidwest@1'),
    id: '00000000-0000-4000-8000-000000000002',
    revision: 2,
    answers: {
      'change-self': { state: 'told', text: 'zo kwam dat', changes: ['klein', 'groot'], most: 1 },
      contact: { state: 'dont-know', text: '' },
      'area-meeting': { state: 'skipped', text: 'nog iets' },
    },
  }
  expect(exchangeFromOpened(opened)).toMatchObject({
    id: line.id,
    answers: { 'change-self': 'groot\n\nzo kwam dat\n\n- klein' },
  })
})

it('same content is same whatever the order of its fields, and other in any field', () => {
  const turned = Object.fromEntries(Object.entries(line).reverse()) as typeof line
  expect(sameExchange(line, { ...turned, answers: Object.fromEntries(Object.entries(line.answers).reverse()) })).toBe(
    true,
  )
  for (const other of [
    { day: '2025-01-01' },
    { with: 'other' },
    { source: 'tablet' },
    { answers: {} },
    { round: 'x' },
  ] as const) {
    expect(sameExchange(line, { ...line, ...other })).toBe(false)
  }
})
