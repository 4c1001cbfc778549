import * as z from 'zod/mini'
import { effectId } from './codebook.ts'
import { day, instrumentReference, maxRevision, recordId, round } from './conversation.ts'
import { idFromName } from './id-from-name.ts'
import { newestRevisions } from './newest-revision.ts'
import { centreId } from './programme.ts'

export const maxEffectsPerPassage = 14
export const maxEffectName = 60
export const maxPassages = 400

const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/))

/** Who coded: what coders call each other in this programme, never a full name. */
export const coder = z.string().check(z.regex(/^\S(.{0,38}\S)?$/u))
export const questionId = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,62}$/))

/**
 * A part of the exact text of an answer (`answerText`), counted in Unicode code points, `to` exclusive: offsets that
 * mean the same in every language and program (REFI-QDA counts so too).
 */
export const passage = z
  .strictObject({ from: z.int().check(z.gte(0)), to: z.int().check(z.gte(1)) })
  .check(z.refine(({ from, to }) => from < to))
export type Passage = z.infer<typeof passage>

/** Which words were read: SHA-256 of the whole answer and of the passage (`passageHash` of the wire). */
export const readWords = z.strictObject({ answer: sha256, passage: sha256 })
export type ReadWords = z.infer<typeof readWords>

const said = {
  question: questionId,
  /** Absent: the whole answer. */
  passage: z.optional(passage),
  words: readWords,
  /** From the list: of bijlage 3 or of the programme's own. */
  effects: z.array(effectId).check(z.maxLength(maxEffectsPerPassage)),
  /** *Iets nieuws*: what the coder called an effect that is not on the list. */
  newEffect: z.optional(z.string().check(z.regex(/\S/), z.maxLength(maxEffectName))),
  /** The opposite of these effects: told, and never counted among them. */
  negative: z.boolean(),
  /** Says something of somebody's health, which is on no list (report 2.2, other effects). */
  health: z.boolean(),
  /** *Past nergens*: read, and no effect fits. */
  nowhere: z.boolean(),
} as const

type Said = {
  readonly effects: readonly string[]
  readonly newEffect?: string | undefined
  readonly nowhere: boolean
  readonly health: boolean
}

const saysSomething = ({ effects, newEffect, nowhere, health }: Said): boolean =>
  nowhere ? effects.length === 0 && newEffect === undefined : effects.length > 0 || newEffect !== undefined || health
const saysNothingTwice = ({ effects }: Said): boolean => new Set(effects).size === effects.length

/** What all records about one conversation say of themselves; header fields included, because an envelope shows them. */
export const aboutAConversation = {
  id: recordId,
  revision: z.int().check(z.gte(1), z.lte(maxRevision)),
  supersedes: z.optional(recordId),
  /** The id of revision 1 of this record. */
  root: recordId,
  day,
  /** The day of revision 1: whoever coded first is counted, and re-coding does not make anybody second. */
  since: day,
  programme: z.string(),
  round,
  centre: centreId,
  instrument: instrumentReference,
  changeStory: z.string(),
  /** Root of the conversation, and which revision of it was read. */
  conversation: z.strictObject({ root: recordId, revision: z.int().check(z.gte(1), z.lte(maxRevision)) }),
} as const

/**
 * One passage, read by one coder. Immutable: re-coding is a new revision that names the one it replaces, and taking a
 * coding back is one too.
 */
export const coding = z
  .strictObject({
    kind: z.literal('coding'),
    ...aboutAConversation,
    ...said,
    coder,
    takenBack: z.optional(z.literal(true)),
  })
  .check(
    z.refine((of) => of.takenBack === true || saysSomething(of)),
    z.refine(saysNothingTwice),
  )
export type Coding = z.infer<typeof coding>

export const agreedPassage = z.strictObject(said).check(z.refine(saysSomething), z.refine(saysNothingTwice))
export type AgreedPassage = z.infer<typeof agreedPassage>

/**
 * What coders agreed on for one whole conversation, kept beside what each of them coded. Whole, so that half a consensus
 * is never counted: of a conversation with a consensus nothing else counts.
 */
export const consensus = z.strictObject({
  kind: z.literal('consensus'),
  ...aboutAConversation,
  coders: z.array(coder).check(z.minLength(2), z.maxLength(12)),
  passages: z.array(agreedPassage).check(z.minLength(1), z.maxLength(maxPassages)),
  takenBack: z.optional(z.literal(true)),
})
export type Consensus = z.infer<typeof consensus>

/** Length in code points. */
export const codePoints = (text: string): number => {
  let length = 0
  for (const _ of text) length += 1
  return length
}

/** The words of a passage, the whole text without one. `undefined` where the text ends before the passage does. */
export const passageText = (text: string, of: Passage | undefined): string | undefined => {
  if (of === undefined) return text
  const points = [...text]
  return of.to > points.length ? undefined : points.slice(of.from, of.to).join('')
}

/** Do two passages of one answer share a code point? A whole answer shares with every part of it. */
export const isOverlap = (one: Passage | undefined, other: Passage | undefined): boolean =>
  one === undefined || other === undefined || (one.from < other.to && other.from < one.to)

/** The effect a new one becomes: the same name, in any spelling of capitals and spaces, is the same effect. */
export const ownEffectId = (name: string): string => `own-${idFromName(name, 'effect')}`

/** Everything a passage was coded as, the new effect by its id; each once. */
export const effectsOf = ({ effects, newEffect }: Said): readonly string[] =>
  newEffect === undefined ? effects : [...new Set([...effects, ownEffectId(newEffect)])]

/**
 * Codings that stand: of each only its newest revision, and none that was taken back. Order: as the roots first appear.
 */
export const standing = <
  Item extends { readonly root: string; readonly revision: number; readonly takenBack?: true | undefined },
>(
  items: Iterable<Item>,
): readonly Item[] => newestRevisions(items).filter((one) => one.takenBack !== true)

/**
 * Effects that this coder already gave to words of the same answer: marked once more they would be one thing said twice.
 * Other effects may overlap as they like. `beside`: the coder's codings that stand; the one being re-coded is left out.
 */
export const codedTwice = (
  of: Pick<
    Coding,
    'root' | 'coder' | 'conversation' | 'question' | 'passage' | 'effects' | 'newEffect' | 'nowhere' | 'health'
  >,
  beside: readonly Coding[],
): readonly string[] => {
  const given = effectsOf(of)
  return [
    ...new Set(
      beside
        .filter(
          (other) =>
            other.root !== of.root &&
            other.coder === of.coder &&
            other.conversation.root === of.conversation.root &&
            other.question === of.question &&
            isOverlap(other.passage, of.passage),
        )
        .flatMap(effectsOf)
        .filter((effect) => given.includes(effect)),
    ),
  ]
}

/** May this revision follow that one? The same coder, the same answer of the same conversation, one higher, naming it. */
export const maySupersede = (next: Coding, last: Coding): boolean =>
  next.root === last.root &&
  next.revision === last.revision + 1 &&
  next.supersedes === last.id &&
  next.coder === last.coder &&
  next.question === last.question &&
  next.conversation.root === last.conversation.root &&
  next.conversation.revision >= last.conversation.revision

/**
 * Must a person look at this again, because its conversation was corrected? Only where the answer itself reads
 * differently now: a word added before a passage can turn it round, so the passage alone is not enough. It goes on
 * counting meanwhile, and is shown with a mark.
 * `current`: the newest revision, and SHA-256 of what this answer says there.
 */
export const needsAnotherLook = (
  of: { readonly conversation: Coding['conversation']; readonly words: ReadWords },
  current: { readonly revision: number; readonly answer: string },
): boolean => current.revision > of.conversation.revision && current.answer !== of.words.answer

/**
 * The programme's own effects: those that somebody chose from the list, and new ones that a second coder named too.
 * What only one coder ever named waits, and is in no count of effects.
 */
export const joinedEffects = (
  codings: Iterable<{
    readonly coder: string
    readonly effects: readonly string[]
    readonly newEffect?: string | undefined
  }>,
): ReadonlySet<string> => {
  const joined = new Set<string>()
  const namedBy = new Map<string, Set<string>>()
  for (const { coder: who, effects, newEffect } of codings) {
    for (const effect of effects) if (effect.startsWith('own-')) joined.add(effect)
    if (newEffect === undefined) continue
    const id = ownEffectId(newEffect)
    const coders = namedBy.get(id) ?? new Set()
    namedBy.set(id, coders.add(who))
    if (coders.size >= 2) joined.add(id)
  }
  return joined
}
