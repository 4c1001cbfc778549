import * as z from 'zod/mini'
import { card } from '#domain/deck.ts'

const row = z.object({ centre: z.string(), resident: z.int(), partner: z.int(), other: z.int(), total: z.int() })

/** `GET /api/v1/results/conversations` (manager's key): the table of bijlage 1, unit conversations, audience `centre`. */
export const conversationsAnswer = z.object({
  audience: z.literal('centre'),
  programme: z.string(),
  centres: z.array(z.object({ id: z.string(), name: z.string() })),
  rounds: z.array(z.string()),
  conversations: z.object({
    rows: z.array(row),
    total: z.object({ resident: z.int(), partner: z.int(), other: z.int(), total: z.int() }),
  }),
  refusals: z.int(),
  /** Stored but not yet opened, and stored but impossible to open or read: kept, shown, never counted. */
  waiting: z.int(),
  unreadable: z.int(),
  /** Filed under another centre than its tablet's: opened and counted when a manager says so (S15). */
  otherCentre: z.optional(z.int()),
  /** Came under an id that holds other bytes, or damaged: kept beside the records, never opened, never counted. */
  keptAside: z.int(),
  /** Sound and photos that are still on their way: their conversations are here and count. */
  attachmentsAwaited: z.optional(z.int()),
})
export type ConversationsAnswer = z.infer<typeof conversationsAnswer>

const onPiles = { yes: z.int(), 'a-little': z.int(), 'not-yet': z.int(), 'not-for-me': z.int(), skipped: z.int() }
const wayCount = z.object({ sessions: z.int(), people: z.int() })
const cardsTable = z.object({
  sorts: z.int(),
  groupSessions: z.int(),
  groupPeople: z.int(),
  groupWays: z.object({ together: wayCount, hands: wayCount }),
  rows: z.array(z.object({ card: z.string(), offered: z.int(), ...onPiles, top: z.int(), wish: z.int() })),
  groupRows: z.array(
    z.object({
      card: z.string(),
      together: z.object(onPiles),
      disagreed: z.int(),
      hands: z.object(onPiles),
      top: z.int(),
      wish: z.int(),
    }),
  ),
  pairs: z.object({
    sorts: z.int(),
    rows: z.array(z.object({ one: z.string(), other: z.string(), sorts: z.int() })),
  }),
  ownCards: z.array(z.string()),
  /** Those of groups, which are nobody's alone. */
  groupOwnCards: z.array(z.string()),
})

/**
 * `GET /api/v1/results/cards` (manager's key): the table of the meaning cards, audience `centre`. Unit of `rows` sorts,
 * of `groupRows` sessions (`together`, `top`, `wish`), people (`disagreed`) and hands; these are never added up. Unit of `pairs` sorts in
 * which two or three cards were chosen. Of one centre with `?centre=`, of one round with `?round=`.
 */
export const cardsAnswer = z.object({
  audience: z.literal('centre'),
  programme: z.string(),
  cards: cardsTable,
  /** Cards that the app's own deck does not have, as they were offered. */
  faces: z.array(card),
})
export type CardsAnswer = z.infer<typeof cardsAnswer>

/** `POST /api/v1/enrolments` (manager's key): a fresh one-time code for the next tablet. */
export const enrolmentAnswer = z.object({ code: z.string(), link: z.string(), expires: z.string() })
export type EnrolmentAnswer = z.infer<typeof enrolmentAnswer>
