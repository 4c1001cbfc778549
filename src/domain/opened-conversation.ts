import * as z from 'zod/mini'
import type { Answer } from './answer.ts'
import { answer, maxAnswerLength } from './answer.ts'
import type { Consent, Conversation, ReadBack, WithWhom } from './conversation.ts'
import type { OpenedCards } from './opened-cards.ts'
import type { SortedCards } from './sorted-cards.ts'

/**
 * Longest text of one answer in the open, in UTF-16 code units. An imported answer is one text: the words of the most
 * important change, the story and every other change, longer than one box of the plate.
 */
export const maxOpenedAnswerLength = 2 * maxAnswerLength

/** An answer as it may stand in the open: whatever import or a tablet may write must be read back. */
export const openedAnswer = z.strictObject({
  ...answer.shape,
  text: z.string().check(z.maxLength(maxOpenedAnswerLength)),
})

/**
 * A conversation as it stands in the open, on the desk's side: opened from an envelope or imported. The exchange format
 * does not tell who held the tablet, who helped, what was agreed to or whether it was read back: then these are absent,
 * which is not the same as "no".
 */
export type OpenedConversation = {
  readonly origin: 'tablet' | 'import'
  readonly id: string
  readonly root: string
  readonly revision: number
  readonly form: Conversation['form']
  readonly day: string
  readonly round: string
  readonly centre: string
  readonly instrument: string
  readonly changeStory: string
  readonly language: string
  readonly with: WithWhom
  readonly mode: Conversation['mode']
  readonly source: Conversation['source']
  readonly answers: Readonly<Record<string, Answer>>
  readonly heldBy?: Conversation['heldBy']
  readonly helper?: Conversation['helper']
  readonly number?: number
  readonly consent?: Consent
  readonly readBack?: ReadBack
  /** Only with form `card-sort`. */
  readonly cards?: OpenedCards
}

// A group that counts hands is not asked for a top 3: an empty one would say that it was and chose nothing.
const openedSort = ({ top, ...rest }: SortedCards): OpenedCards =>
  rest.group?.way === 'hands' && top.length === 0 ? rest : { ...rest, top }

/** A conversation that was opened from a tablet's envelope. */
export const openedFromTablet = (of: Conversation): OpenedConversation => ({
  origin: 'tablet',
  id: of.id,
  root: of.root,
  revision: of.revision,
  form: of.form,
  day: of.day,
  round: of.round,
  centre: of.centre,
  instrument: of.instrument,
  changeStory: of.changeStory,
  language: of.language,
  with: of.with,
  mode: of.mode,
  source: of.source,
  answers: of.answers,
  heldBy: of.heldBy,
  helper: of.helper,
  number: of.number,
  consent: of.consent,
  readBack: of.readBack,
  ...(of.cards === undefined ? {} : { cards: openedSort(of.cards) }),
})
