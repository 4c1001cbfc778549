import type { Insertable, Selectable } from 'kysely'
import * as z from 'zod'
import { consent, heldBy, helper, mode, readBack, source } from '#domain/conversation.ts'
import { openedCards } from '#domain/opened-cards.ts'
import type { OpenedConversation } from '#domain/opened-conversation.ts'
import { openedAnswer } from '#domain/opened-conversation.ts'
import type { ConversationsTable } from './tables.ts'

const answers = z.record(z.string(), openedAnswer)
const form = z.enum(['praatplaat', 'card-sort', 'group-conversation', 'survey'])

export const rowFromOpened = (programme: string, of: OpenedConversation): Insertable<ConversationsTable> => ({
  programme_id: programme,
  id: of.id,
  root: of.root,
  revision: of.revision,
  origin: of.origin,
  form: of.form,
  day: of.day,
  round: of.round,
  centre: of.centre,
  instrument: of.instrument,
  change_story: of.changeStory,
  language: of.language,
  with_whom: of.with,
  mode: of.mode,
  source: of.source,
  answers: JSON.stringify(of.answers),
  held_by: of.heldBy ?? null,
  helper: of.helper ?? null,
  number: of.number ?? null,
  consent: of.consent === undefined ? null : JSON.stringify(of.consent),
  read_back: of.readBack ?? null,
  cards: of.cards === undefined ? null : JSON.stringify(of.cards),
})

/** @throws when a row does not hold what this build wrote: somebody changed the database by hand. */
export const openedFromRow = (row: Selectable<ConversationsTable>): OpenedConversation => ({
  origin: row.origin,
  id: row.id,
  root: row.root,
  revision: row.revision,
  form: form.parse(row.form),
  day: row.day,
  round: row.round,
  centre: row.centre,
  instrument: row.instrument,
  changeStory: row.change_story,
  language: row.language,
  with: row.with_whom,
  mode: mode.parse(row.mode),
  source: source.parse(row.source),
  answers: answers.parse(JSON.parse(row.answers)),
  ...(row.held_by === null ? {} : { heldBy: heldBy.parse(row.held_by) }),
  ...(row.helper === null ? {} : { helper: helper.parse(row.helper) }),
  ...(row.number === null ? {} : { number: row.number }),
  ...(row.consent === null ? {} : { consent: consent.parse(JSON.parse(row.consent)) }),
  ...(row.read_back === null ? {} : { readBack: readBack.parse(row.read_back) }),
  ...(row.cards === null ? {} : { cards: openedCards.parse(JSON.parse(row.cards)) }),
})
