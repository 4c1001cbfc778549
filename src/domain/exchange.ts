import * as z from 'zod/mini'
import { answerText } from './answer.ts'
import { instrumentReference } from './conversation.ts'
import type { Deck } from './deck.ts'
import type { ExchangeCardSort } from './exchange-card-sort.ts'
import {
  cardSortFault,
  cardsFromExchange,
  exchangeCardSort,
  exchangeFromSort,
  flatCardSort,
} from './exchange-card-sort.ts'
import type { LineFault } from './exchange-line.ts'
import { exchangeAnswer, exchangeFields, exchangeHead, faultOf } from './exchange-line.ts'
import type { Instrument } from './instrument.ts'
import type { OpenedConversation } from './opened-conversation.ts'
import type { Result } from './result.ts'
import { err, ok } from './result.ts'

export const exchangeFormat = 'praatplaat-exchange'
export const exchangeVersion = 1

/** First line of an exchange file. */
export const exchangeHeader = z.strictObject({
  format: z.literal(exchangeFormat),
  version: z.literal(exchangeVersion),
  programme: z.string(),
  changeStory: z.string(),
})
export type ExchangeHeader = z.infer<typeof exchangeHeader>

/** A praatplaat conversation in the open: only what people said, no states, no consent (shared format, version 1). */
export const exchangePraatplaat = z.strictObject({ ...exchangeHead, answers: z.record(z.string(), exchangeAnswer) })
export type ExchangePraatplaat = z.infer<typeof exchangePraatplaat>

export type ExchangeConversation = ExchangePraatplaat | ExchangeCardSort

const isRealDay = (text: string): boolean => {
  const [year, month, date] = text.split('-').map(Number) as [number, number, number]
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return date >= 1 && date <= (lengths[month - 1] ?? 0)
}

/** Reads a file's first line for one programme. @returns the field and what was expected when it does not fit. */
export const readExchangeHeader = (
  value: unknown,
  programme: { readonly id: string; readonly changeStory: string },
): Result<ExchangeHeader, LineFault> => {
  const read = exchangeHeader.safeParse(value)
  if (!read.success) return err(faultOf(read.error.issues))
  if (read.data.programme !== programme.id) return err({ field: 'programme', expected: `"${programme.id}"` })
  if (read.data.changeStory !== programme.changeStory)
    return err({ field: 'changeStory', expected: `"${programme.changeStory}"` })
  return ok(read.data)
}

const unsupported = (value: unknown): LineFault | undefined => {
  if (typeof value !== 'object' || value === null) return undefined
  const { instrument } = value as { readonly instrument?: unknown }
  return typeof instrument === 'string' && /^group-conversation@\d+$/.test(instrument)
    ? {
        field: 'instrument',
        expected: 'a praatplaat or meaning cards; this version does not take group-conversation yet',
      }
    : undefined
}

const instrumentOf = (value: unknown): string | undefined => {
  const instrument = typeof value === 'object' && value !== null && 'instrument' in value ? value.instrument : undefined
  return typeof instrument === 'string' ? instrument : undefined
}

const strange: LineFault = { field: 'instrument', expected: 'an instrument this version knows, like "praatplaat@1"' }

const praatplaatFault = (line: ExchangePraatplaat, plate: Instrument | undefined): LineFault | undefined => {
  if (plate === undefined) return strange
  const questions = plate.questions.map((question) => question.id)
  const stranger = Object.keys(line.answers).find((id) => !questions.includes(id))
  return stranger === undefined
    ? undefined
    : { field: `answers.${stranger}`, expected: `one of ${questions.join(', ')}` }
}

/**
 * Reads one line behind the header. Strict: an unknown field, question, pile or instrument is a fault.
 * @returns the conversation, or the first field that is wrong and what was expected there.
 */
export const readExchangeLine = (
  value: unknown,
  findForm: (reference: string) => Instrument | Deck | undefined,
): Result<ExchangeConversation, LineFault> => {
  const notYet = unsupported(value)
  if (notYet !== undefined) return err(notYet)
  const instrument = instrumentOf(value)
  const form = instrument === undefined ? undefined : findForm(instrument)
  // Of a form that nobody knows, no field can be right or wrong.
  if (form === undefined && instrumentReference.safeParse(instrument).success) return err(strange)
  const read = form?.kind === 'meaning-cards' ? exchangeCardSort.safeParse(value) : exchangePraatplaat.safeParse(value)
  if (!read.success) return err(faultOf(read.error.issues))
  const line: ExchangeConversation = read.data
  if (!isRealDay(line.day)) return err({ field: 'day', expected: 'a day of the calendar, YYYY-MM-DD' })
  const fault =
    'answers' in line ? praatplaatFault(line, form?.kind === 'meaning-cards' ? undefined : form) : cardSortFault(line)
  return fault === undefined ? ok(line) : err(fault)
}

/** An imported line as an opened conversation: revision 1, its own root. */
export const openedFromExchange = (line: ExchangeConversation, changeStory: string): OpenedConversation => {
  const head = {
    origin: 'import',
    id: line.id,
    root: line.id,
    revision: 1,
    day: line.day,
    round: line.round,
    centre: line.centre,
    instrument: line.instrument,
    changeStory,
    language: line.language,
    with: line.with,
    mode: line.mode,
    source: line.source,
  } as const
  const told = (texts: readonly (readonly [string, string])[]) =>
    Object.fromEntries(texts.map(([id, text]) => [id, { state: 'told' as const, text }]))
  if ('answers' in line) return { ...head, form: 'praatplaat', answers: told(Object.entries(line.answers)) }
  return {
    ...head,
    form: 'card-sort',
    answers: told(line.story === undefined ? [] : [['story', line.story]]),
    cards: cardsFromExchange(line),
  }
}

/**
 * An opened conversation as an exchange line. Its id is the root's: a correction keeps the id it was first exported
 * under, and codings made elsewhere keep pointing at it. Answers without words are left out, ids in order.
 */
export const exchangeFromOpened = (of: OpenedConversation): ExchangeConversation =>
  of.cards === undefined
    ? {
        kind: 'conversation',
        id: of.root,
        day: of.day,
        centre: of.centre,
        round: of.round,
        instrument: of.instrument,
        with: of.with,
        mode: of.mode,
        language: of.language,
        source: of.source,
        answers: Object.fromEntries(
          Object.keys(of.answers)
            .sort()
            .map((id) => [id, answerText(of.answers[id])] as const)
            .filter(([, text]) => text !== ''),
        ),
      }
    : exchangeFromSort(of, of.cards)

/** Same conversation, same content? The order of fields does not matter. */
export const sameExchange = (one: ExchangeConversation, other: ExchangeConversation): boolean => {
  const flat = (line: ExchangeConversation) =>
    JSON.stringify([
      ...exchangeFields.map((field) => line[field]),
      'answers' in line
        ? Object.keys(line.answers)
            .sort()
            .map((id) => [id, line.answers[id]])
        : flatCardSort(line),
    ])
  return flat(one) === flat(other)
}
