import * as z from 'zod/mini'
import { questionId } from './coding.ts'
import { day, recordId } from './conversation.ts'
import type { LineFault } from './exchange-line.ts'
import { faultOf } from './exchange-line.ts'
import type { OpenedSelection } from './opened-selection.ts'
import type { Result } from './result.ts'
import { err, ok } from './result.ts'
import { selectionSaid } from './selection.ts'

const { question: _question, reason, dissent, ...said } = selectionSaid

/**
 * What came of one story in a round of selection as an exchange file tells it: beside the conversation, so that the
 * reason travels with the story. Fields that say nothing are left out.
 */
export const exchangeSelection = z
  .strictObject({
    kind: z.literal('selection'),
    id: recordId,
    conversation: recordId,
    answer: questionId,
    day,
    ...said,
    reason: z.optional(reason),
    dissent: z.optional(dissent),
  })
  .check(z.refine(({ voted, people, votes, blank }) => voted <= people && votes + blank <= voted))
export type ExchangeSelection = z.infer<typeof exchangeSelection>

const fields = Object.keys(exchangeSelection.shape) as readonly (keyof ExchangeSelection)[]

const expected: Readonly<Record<string, string>> = {
  id: 'a version 4 UUID in lower case',
  conversation: 'the id of a conversation, a version 4 UUID in lower case',
  sitting: 'a version 4 UUID in lower case, the same for stories that were chosen from together',
  answer: 'a question, like "change-self"',
}

/** Reads one line of kind selection. */
export const readExchangeSelection = (value: unknown): Result<ExchangeSelection, LineFault> => {
  const read = exchangeSelection.safeParse(value)
  if (read.success) return ok(read.data)
  const fault = faultOf(read.error.issues)
  if (fault.expected === 'no such field') return err(fault)
  return err({ field: fault.field, expected: expected[fault.field] ?? fault.expected })
}

/** As a line. The caller passes what stands. */
export const exchangeFromSelection = ({
  origin: _origin,
  root,
  id: _id,
  revision: _revision,
  round: _round,
  centre: _centre,
  conversation,
  question,
  reason: why,
  dissent: against,
  takenBack: _takenBack,
  ...rest
}: OpenedSelection): ExchangeSelection => ({
  kind: 'selection',
  id: root,
  conversation: conversation.root,
  answer: question,
  ...rest,
  ...(why === '' ? {} : { reason: why }),
  ...(against === '' ? {} : { dissent: against }),
})

/** An imported line as an opened record: its own root, about the first revision of its conversation. */
export const openedFromExchangeSelection = (
  { kind: _kind, id, conversation, answer, reason: why = '', dissent: against = '', ...rest }: ExchangeSelection,
  of: { readonly round: string; readonly centre: string },
): OpenedSelection => ({
  origin: 'import',
  id,
  root: id,
  revision: 1,
  ...of,
  conversation: { root: conversation, revision: 1 },
  question: answer,
  reason: why,
  dissent: against,
  ...rest,
})

/** Same line, same content? The order of fields does not matter. */
export const sameExchangeSelection = (one: ExchangeSelection, other: ExchangeSelection): boolean =>
  fields.every((field) => JSON.stringify(one[field]) === JSON.stringify(other[field]))
