import * as z from 'zod/mini'
import { answerText, maxAnswerLength } from './answer.ts'
import { day, instrumentReference, language, mode, recordId, round, source, withWhom } from './conversation.ts'
import type { Instrument } from './instrument.ts'
import type { OpenedConversation } from './opened-conversation.ts'
import { centreId } from './programme.ts'
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

// The words of the most important change, the story and every other change: longer than one box of the plate.
const exchangeAnswer = z.string().check(z.minLength(1), z.maxLength(2 * maxAnswerLength))

/** A praatplaat conversation in the open: only what people said, no states, no consent (shared format, version 1). */
export const exchangeConversation = z.strictObject({
  kind: z.literal('conversation'),
  id: recordId,
  day,
  centre: centreId,
  round,
  instrument: instrumentReference,
  with: withWhom,
  mode,
  language,
  source,
  answers: z.record(z.string(), exchangeAnswer),
})
export type ExchangeConversation = z.infer<typeof exchangeConversation>

/** What is wrong with a line: which field and what was expected there. Never what stands in it: that can be a story. */
export type LineFault = { readonly field: string; readonly expected: string }

// A pattern says little to whoever wrote the file.
const expectedText: Readonly<Record<string, string>> = {
  id: 'a version 4 UUID in lower case',
  day: 'a day, YYYY-MM-DD',
  centre: 'a centre id, like "bij-betje"',
  instrument: 'an instrument and its version, like "praatplaat@1"',
  language: 'a language code, like "nl"',
}

const expectedOf = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case 'unrecognized_keys':
      return 'no such field'
    case 'invalid_type':
      return issue.expected === 'object' || issue.expected === 'record' ? 'an object' : issue.expected
    case 'invalid_value':
      return issue.values.map((value) => `"${String(value)}"`).join(' or ')
    case 'too_big':
      return `at most ${issue.maximum} characters`
    case 'too_small':
      return `at least ${issue.minimum} character`
    case 'invalid_format':
      return expectedText[String(issue.path[0])] ?? `text as ${issue.format}`
    default:
      return 'another value'
  }
}

/** The first fault of a line, told by field and expectation. */
const faultOf = (issues: readonly z.core.$ZodIssue[]): LineFault => {
  const issue = issues[0]!
  const path = issue.path.map(String)
  const field = issue.code === 'unrecognized_keys' ? [...path, issue.keys[0] ?? ''] : path
  return { field: field.length === 0 ? 'the line' : field.join('.'), expected: expectedOf(issue) }
}

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
  const { kind, instrument } = value as { readonly kind?: unknown; readonly instrument?: unknown }
  if (kind === 'coding' || kind === 'consensus') {
    return { field: 'kind', expected: `"conversation"; this version does not take lines of kind ${kind} yet` }
  }
  const other = typeof instrument === 'string' ? /^(meaning-cards|group-conversation)@\d+$/.exec(instrument) : null
  return other === null
    ? undefined
    : { field: 'instrument', expected: `a praatplaat; this version does not take ${other[1]} yet` }
}

/**
 * Reads one line behind the header. Strict: an unknown field, question or instrument is a fault.
 * @returns the conversation, or the first field that is wrong and what was expected there.
 */
export const readExchangeLine = (
  value: unknown,
  findInstrument: (reference: string) => Instrument | undefined,
): Result<ExchangeConversation, LineFault> => {
  const notYet = unsupported(value)
  if (notYet !== undefined) return err(notYet)
  const read = exchangeConversation.safeParse(value)
  if (!read.success) return err(faultOf(read.error.issues))
  const line = read.data
  if (!isRealDay(line.day)) return err({ field: 'day', expected: 'a day of the calendar, YYYY-MM-DD' })
  const definition = findInstrument(line.instrument)
  if (definition === undefined)
    return err({ field: 'instrument', expected: 'an instrument this version knows, like "praatplaat@1"' })
  const questions = definition.questions.map((question) => question.id)
  const stranger = Object.keys(line.answers).find((id) => !questions.includes(id))
  if (stranger !== undefined) return err({ field: `answers.${stranger}`, expected: `one of ${questions.join(', ')}` })
  return ok(line)
}

/** An imported line as an opened conversation: revision 1, its own root. */
export const openedFromExchange = (line: ExchangeConversation, changeStory: string): OpenedConversation => ({
  origin: 'import',
  id: line.id,
  root: line.id,
  revision: 1,
  form: 'praatplaat',
  day: line.day,
  round: line.round,
  centre: line.centre,
  instrument: line.instrument,
  changeStory,
  language: line.language,
  with: line.with,
  mode: line.mode,
  source: line.source,
  answers: Object.fromEntries(Object.entries(line.answers).map(([id, text]) => [id, { state: 'told' as const, text }])),
})

/**
 * An opened conversation as an exchange line. Its id is the root's: a correction keeps the id it was first exported
 * under, and codings made elsewhere keep pointing at it. Answers without words are left out, ids in order.
 */
export const exchangeFromOpened = (of: OpenedConversation): ExchangeConversation => ({
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
})

/** Same conversation, same content? The order of fields does not matter. */
export const sameExchange = (one: ExchangeConversation, other: ExchangeConversation): boolean => {
  const flat = (line: ExchangeConversation) =>
    JSON.stringify([
      ...exchangeFields.map((field) => line[field]),
      Object.keys(line.answers)
        .sort()
        .map((id) => [id, line.answers[id]]),
    ])
  return flat(one) === flat(other)
}
const exchangeFields = [
  'kind',
  'id',
  'day',
  'centre',
  'round',
  'instrument',
  'with',
  'mode',
  'language',
  'source',
] as const
