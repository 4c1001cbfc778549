import * as z from 'zod/mini'
import { piles } from './card-sort.ts'
import { day, instrumentReference, language, mode, recordId, round, source, withWhom } from './conversation.ts'
import { maxOpenedAnswerLength } from './opened-conversation.ts'
import { centreId } from './programme.ts'

/** What every conversation in an exchange file says, whatever its form. */
export const exchangeHead = {
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
} as const

export const exchangeFields = Object.keys(exchangeHead) as readonly (keyof typeof exchangeHead)[]

export const exchangeAnswer = z.string().check(z.minLength(1), z.maxLength(maxOpenedAnswerLength))

/** What is wrong with a line: which field and what was expected there. Never what stands in it: that can be a story. */
export type LineFault = { readonly field: string; readonly expected: string }

// A pattern says little to whoever wrote the file.
const expectedText: Readonly<Record<string, string>> = {
  id: 'a version 4 UUID in lower case',
  day: 'a day, YYYY-MM-DD',
  centre: 'a centre id, like "bij-betje"',
  instrument: 'an instrument and its version, like "praatplaat@1"',
  language: 'a language code, like "nl"',
  top: 'a card id, like "I01"',
  wish: 'a card id, like "I01"',
}

const pilesText = piles.map((one) => `"${one}"`).join(' or ')

const ofWhat = (origin: string, count: number | bigint): string =>
  origin === 'string' ? ` character${count === 1 || count === 1n ? '' : 's'}` : origin === 'array' ? ' of them' : ''

const expectedOf = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.path[0] === 'hands' ? pilesText : 'no such field'
    case 'invalid_type':
      return issue.expected === 'object' || issue.expected === 'record' ? 'an object' : issue.expected
    case 'invalid_value':
      return issue.values.map((value) => `"${String(value)}"`).join(' or ')
    case 'too_big':
      return `at most ${issue.maximum}${ofWhat(issue.origin, 2)}`
    case 'too_small':
      return `at least ${issue.minimum}${ofWhat(issue.origin, issue.minimum)}`
    case 'invalid_key':
      return 'a card id, like "I01"'
    case 'invalid_format':
      return expectedText[String(issue.path[0])] ?? `text as ${issue.format}`
    default:
      return 'another value'
  }
}

/** The first fault of a line, told by field and expectation. */
export const faultOf = (issues: readonly z.core.$ZodIssue[]): LineFault => {
  const issue = issues[0]!
  const path = issue.path.map(String)
  const field = issue.code === 'unrecognized_keys' ? [...path, issue.keys[0] ?? ''] : path
  return { field: field.length === 0 ? 'the line' : field.join('.'), expected: expectedOf(issue) }
}
