import * as z from 'zod/mini'

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
})
export type ConversationsAnswer = z.infer<typeof conversationsAnswer>

/** `POST /api/v1/enrolments` (manager's key): a fresh one-time code for the next tablet. */
export const enrolmentAnswer = z.object({ code: z.string(), link: z.string(), expires: z.string() })
export type EnrolmentAnswer = z.infer<typeof enrolmentAnswer>
