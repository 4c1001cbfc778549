import * as z from 'zod/mini'
import { answer } from './answer.ts'
import { cardGame, finishGame } from './card-game.ts'
import type { Conversation, ReadBack } from './conversation.ts'
import {
  attachmentIds,
  day,
  heldBy,
  helper,
  instrumentReference,
  language,
  maxRevision,
  mode,
  readBack,
  recordId,
  round,
  source,
  withWhom,
} from './conversation.ts'
import { leftMarks, ownCardsMark, standingMarks } from './left-marks.ts'
import { centreId } from './programme.ts'
import type { Result } from './result.ts'
import { err, ok } from './result.ts'
import { withdrawalCode } from './withdrawal-code.ts'

/** Where the coordinator was, so that opening a draft goes on at the same question. */
export const draftPlace = z.strictObject({
  step: z.enum(['language', 'consent', 'plate', 'question', 'read-back', 'check']),
  question: z.optional(z.string()),
})
export type DraftPlace = z.infer<typeof draftPlace>

/** Consent under way; a `conversation` only comes of it when `takePart` is true. */
export const draftConsent = z.strictObject({
  takePart: z.optional(z.boolean()),
  quote: z.optional(z.boolean()),
  understood: z.optional(z.enum(['at-once', 'after-explaining', 'not-asked'])),
})

/** An unfinished conversation: sealed like a record, replaced at each save, never sent. */
export const draft = z.strictObject({
  kind: z.literal('draft'),
  id: recordId,
  root: recordId,
  revision: z.int().check(z.gte(1), z.lte(maxRevision)),
  supersedes: z.optional(recordId),
  practice: z.boolean(),
  day,
  programme: z.string(),
  round,
  centre: centreId,
  instrument: instrumentReference,
  changeStory: z.string(),
  with: withWhom,
  language,
  mode,
  heldBy,
  helper,
  number: z.int(),
  place: draftPlace,
  consent: draftConsent,
  answers: z.record(z.string(), answer),
  readBack: z.optional(readBack),
  leftMarks: z.optional(leftMarks),
  /** Where the answers come from; the tablet itself when absent. */
  source: z.optional(source),
  /** Present in a card game only. */
  game: z.optional(cardGame),
  attachments: z.optional(attachmentIds),
  /** Only while unfinished: the finished record does not hold it, so that nobody but the resident has it. */
  code: z.optional(withdrawalCode),
})
export type Draft = z.infer<typeof draft>

export type FinishFailure = { readonly code: 'consent-missing' } | { readonly code: 'practice' }

/**
 * The immutable conversation that a draft becomes. Empty answers are left out, and marks that were left of words that went.
 * @returns `consent-missing` when taking part was not agreed to, `practice` for a practice draft (which never counts).
 */
export const finishDraft = (
  unfinished: Draft,
  how: { readonly readBack: ReadBack },
): Result<Conversation, FinishFailure> => {
  if (unfinished.practice) return err({ code: 'practice' })
  if (unfinished.consent.takePart !== true) return err({ code: 'consent-missing' })
  const answers = Object.fromEntries(
    Object.entries(unfinished.answers).filter(
      ([, given]) => given.state !== 'told' || given.text.trim() !== '' || (given.changes ?? []).length > 0,
    ),
  )
  const own = unfinished.game?.sort.ownCards.map((card) => card.words) ?? []
  const left = standingMarks(unfinished.leftMarks, {
    ...answers,
    [ownCardsMark]: { state: 'told', text: '', changes: own },
  })
  return ok({
    kind: 'conversation',
    form: unfinished.game === undefined ? 'praatplaat' : 'card-sort',
    id: unfinished.id,
    revision: unfinished.revision,
    ...(unfinished.supersedes === undefined ? {} : { supersedes: unfinished.supersedes }),
    root: unfinished.root,
    day: unfinished.day,
    programme: unfinished.programme,
    round: unfinished.round,
    centre: unfinished.centre,
    instrument: unfinished.instrument,
    changeStory: unfinished.changeStory,
    language: unfinished.language,
    with: unfinished.with,
    mode: unfinished.mode,
    heldBy: unfinished.heldBy,
    helper: unfinished.helper,
    source: unfinished.source ?? 'tablet',
    number: unfinished.number,
    answers,
    consent: {
      takePart: true,
      quote: unfinished.consent.quote === true,
      understood: unfinished.consent.understood ?? 'not-asked',
    },
    readBack: how.readBack,
    ...(left === undefined ? {} : { leftMarks: left }),
    ...(unfinished.game === undefined ? {} : { cards: finishGame(unfinished.game, answers.story !== undefined) }),
    ...(unfinished.attachments === undefined ? {} : { attachments: unfinished.attachments }),
  })
}
