import * as z from 'zod/mini'
import { effectId } from './codebook.ts'
import { codePoints, coder, maxEffectName, ownEffectId, questionId } from './coding.ts'
import { recordId } from './conversation.ts'
import type { LineFault } from './exchange-line.ts'
import { faultOf } from './exchange-line.ts'
import type { OpenedCoded, OpenedPassage } from './opened-coded.ts'
import type { Result } from './result.ts'
import { err, ok } from './result.ts'

/**
 * One mention as an exchange file tells it: one effect of one passage. The last three fields are ours: they are written
 * only where they say something, because without them the opposite of an effect would be read as that effect.
 */
export const exchangeCoded = z.strictObject({
  kind: z.enum(['coding', 'consensus']),
  id: recordId,
  conversation: recordId,
  answer: questionId,
  from: z.optional(z.int().check(z.gte(0))),
  to: z.optional(z.int().check(z.gte(1))),
  effect: z.union([effectId, z.literal('none')]),
  coder: z.optional(coder),
  negative: z.optional(z.literal(true)),
  health: z.optional(z.literal(true)),
  /** What an effect that is not on the programme's list yet was called; `effect` is the id that this gives. */
  name: z.optional(z.string().check(z.regex(/\S/), z.maxLength(maxEffectName))),
})
export type ExchangeCoded = z.infer<typeof exchangeCoded>

const expected = {
  id: 'a version 4 UUID in lower case',
  conversation: 'the id of a conversation, a version 4 UUID in lower case',
  answer: 'a question, like "change-self"',
  effect: '"E01" to "E14", an effect of the programme\'s own, or "none"',
  coder: 'a name of 1 to 40 characters',
} as const

/** Reads one line of kind coding or consensus. `effects`: ids that the codebook has. */
export const readExchangeCoded = (value: unknown, effects: readonly string[]): Result<ExchangeCoded, LineFault> => {
  const read = exchangeCoded.safeParse(value)
  if (!read.success) {
    const fault = faultOf(read.error.issues)
    return err({
      field: fault.field,
      expected:
        fault.expected === 'no such field'
          ? fault.expected
          : ((expected as Readonly<Record<string, string>>)[fault.field] ?? fault.expected),
    })
  }
  const line = read.data
  if (line.kind === 'coding' && line.coder === undefined) return err({ field: 'coder', expected: expected.coder })
  if ((line.from === undefined) !== (line.to === undefined))
    return err({ field: line.from === undefined ? 'from' : 'to', expected: 'both "from" and "to", or neither' })
  if (line.from !== undefined && line.from >= line.to!) return err({ field: 'to', expected: 'more than "from"' })
  const isOwn = line.effect.startsWith('own-')
  if (line.effect !== 'none' && !isOwn && !effects.includes(line.effect))
    return err({ field: 'effect', expected: expected.effect })
  if (line.name !== undefined && ownEffectId(line.name) !== line.effect)
    return err({ field: 'name', expected: `the name that gives "${line.effect}"` })
  return ok(line)
}

/** Does the conversation have these words? @returns what is wrong, where they lie outside. `text` of the answer. */
export const codedFault = (line: ExchangeCoded, text: string | undefined): LineFault | undefined => {
  if (text === undefined || text === '') return { field: 'answer', expected: 'an answer that this conversation has' }
  const length = codePoints(text)
  return line.to !== undefined && line.to > length
    ? { field: 'to', expected: `at most ${length}, the answer's length in code points` }
    : undefined
}

/** An imported line as an opened record: one passage, one effect, its own root. */
export const openedFromExchangeCoded = (
  line: ExchangeCoded,
  of: { readonly round: string; readonly centre: string; readonly place: number },
): OpenedCoded => {
  const isHealthAlone = line.effect === 'none' && line.health === true
  const passage: OpenedPassage = {
    question: line.answer,
    ...(line.from === undefined ? {} : { passage: { from: line.from, to: line.to! } }),
    effects: line.effect === 'none' || line.name !== undefined ? [] : [line.effect],
    ...(line.name === undefined ? {} : { newEffect: line.name }),
    negative: line.negative === true,
    health: line.health === true,
    nowhere: line.effect === 'none' && !isHealthAlone,
  }
  return {
    origin: 'import',
    kind: line.kind,
    id: line.id,
    root: line.id,
    revision: 1,
    round: of.round,
    centre: of.centre,
    conversation: { root: line.conversation, revision: 1 },
    coders: line.coder === undefined ? [] : [line.coder],
    place: of.place,
    passages: [passage],
  }
}

/**
 * A record as exchange lines, one for each effect of each passage. The first carries the record's root as its id, each
 * other an id derived from it, so that the same record gives the same lines wherever it is exported.
 * `derivedId` makes a version 4 UUID of a name, the same each time.
 */
export const exchangeFromCoded = (of: OpenedCoded, derivedId: (name: string) => string): readonly ExchangeCoded[] => {
  const by = of.coders.join(' + ').slice(0, 40).trim()
  const lines = of.passages.flatMap((passage) => {
    const own = passage.newEffect === undefined ? undefined : ownEffectId(passage.newEffect)
    const effects = [...passage.effects.filter((effect) => effect !== own), ...(own === undefined ? [] : [own])]
    return (effects.length === 0 ? ['none'] : effects).map((effect, at) => ({ passage, effect, own, at }))
  })
  return lines.map(({ passage, effect, own, at }, index): ExchangeCoded => {
    const range = passage.passage === undefined ? '' : `${passage.passage.from}-${passage.passage.to}`
    return {
      kind: of.kind,
      id: index === 0 ? of.root : derivedId(`${of.root} ${passage.question} ${range} ${effect}`),
      conversation: of.conversation.root,
      answer: passage.question,
      ...(passage.passage === undefined ? {} : passage.passage),
      effect,
      ...(by === '' ? {} : { coder: by }),
      ...(passage.negative ? { negative: true as const } : {}),
      // Said once of a passage, so written once.
      ...(passage.health && at === 0 ? { health: true as const } : {}),
      ...(effect === own && passage.newEffect !== undefined ? { name: passage.newEffect } : {}),
    }
  })
}

const fields = [
  'kind',
  'id',
  'conversation',
  'answer',
  'from',
  'to',
  'effect',
  'coder',
  'negative',
  'health',
  'name',
] as const

/** Same line, same content? The order of fields does not matter. */
export const sameExchangeCoded = (one: ExchangeCoded, other: ExchangeCoded): boolean =>
  fields.every((field) => one[field] === other[field])
