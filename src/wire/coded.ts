import * as z from 'zod/mini'

const counts = { mentions: z.int(), conversations: z.int(), centres: z.int() }
const many = <Row extends z.core.$ZodType>(row: Row) => z.array(row)
const holders = z.object({
  'own-coordinator': z.int(),
  'exchange-interviewer': z.int(),
  volunteer: z.int(),
  self: z.int(),
  unknown: z.int(),
})

/**
 * `GET /api/v1/results/effects` (staff): what was coded, for a centre's own eyes: nothing kept back. Units: `mentions`
 * times told, `conversations`, `centres`; of `coded.passages` coded passages. Of one centre with `?centre=`, one round
 * with `?round=`, and so on; `about` is what the caveats are made of.
 */
export const effectsAnswer = z.object({
  audience: z.literal('centre'),
  programme: z.string(),
  coded: z.object({ passages: z.int(), conversations: z.int(), centres: z.int() }),
  effects: z.object({ rows: many(z.object({ effect: z.string(), ...counts })), mentions: z.int() }),
  goals: z.object({
    rows: many(z.object({ goal: z.string(), ...counts })),
    sumOverGoals: z.int(),
    mentions: z.int(),
  }),
  subGoals: z.object({
    rows: many(z.object({ subGoal: z.string(), ...counts })),
    sumOverSubGoals: z.int(),
    mentions: z.int(),
  }),
  indicators: z.object({
    rows: many(z.object({ indicator: z.string(), ...counts })),
    sumOverIndicators: z.int(),
    mentions: z.int(),
  }),
  /** *Iets nieuws* that only one coder named so far; in no sum. */
  waiting: many(z.object({ effect: z.string(), ...counts })),
  negative: many(z.object({ effect: z.string(), ...counts })),
  health: z.object(counts),
  nowhere: z.object(counts),
  /** May the rounds be laid side by side: over which forms, or why not (domain/compare-rounds). */
  rounds: z.discriminatedUnion('comparable', [
    z.object({ comparable: z.literal(true), instruments: many(z.string()), left: many(z.string()) }),
    z.object({ comparable: z.literal(false), because: z.enum(['one-round', 'other-questions', 'other-effects']) }),
  ]),
  about: z.object({
    least: z.int(),
    conversations: z.object({
      rows: many(z.object({ centre: z.string(), total: z.int() })),
      total: z.object({ resident: z.int(), partner: z.int(), other: z.int(), total: z.int() }),
    }),
    languages: many(z.object({ language: z.string(), conversations: z.int() })),
    holders,
    refusals: z.int(),
    centres: many(z.string()),
  }),
})
export type EffectsAnswer = z.infer<typeof effectsAnswer>

/** A number, or `<5` for one that is not given: it is not to be read as zero. */
const shown = z.union([z.int(), z.templateLiteral(['<', z.int()])])
const shownCounts = { mentions: shown, conversations: shown, centres: shown }
const shownPeople = { resident: shown, partner: shown, other: shown, total: shown }

/**
 * `GET /api/v1/results/outside?audience=network|public` (staff): the numbers that may leave (domain/suppress). Asking is
 * giving out: the next version is measured against what this answered. `rounds`: of which anything is given.
 */
export const outsideAnswer = z.object({
  audience: z.enum(['network', 'public']),
  programme: z.string(),
  least: z.int(),
  rounds: many(z.string()),
  conversations: z.object({
    rows: many(z.object({ centre: z.string(), ...shownPeople })),
    total: z.object(shownPeople),
  }),
  languages: many(z.object({ language: z.string(), conversations: shown })),
  coded: z.object({ passages: shown, conversations: shown, centres: shown }),
  effects: z.object({ rows: many(z.object({ effect: z.string(), ...shownCounts })), mentions: shown }),
  goals: z.object({
    rows: many(z.object({ goal: z.string(), ...shownCounts })),
    sumOverGoals: shown,
    mentions: shown,
  }),
  subGoals: z.object({
    rows: many(z.object({ subGoal: z.string(), ...shownCounts })),
    sumOverSubGoals: shown,
    mentions: shown,
  }),
  indicators: z.object({
    rows: many(z.object({ indicator: z.string(), ...shownCounts })),
    sumOverIndicators: shown,
    mentions: shown,
  }),
  negative: many(z.object({ effect: z.string(), ...shownCounts })),
  health: z.object(shownCounts),
  nowhere: z.object(shownCounts),
  cards: z.object({
    sorts: shown,
    groupSessions: shown,
    groupPeople: shown,
    rows: many(
      z.object({
        card: z.string(),
        offered: shown,
        yes: shown,
        'a-little': shown,
        'not-yet': shown,
        'not-for-me': shown,
        skipped: shown,
        top: shown,
        wish: shown,
      }),
    ),
  }),
  /** Conversations that tell of a main goal, by the one filter that may be given. */
  split: z.object({
    by: z.optional(z.enum(['centre', 'with', 'language'])),
    rows: many(z.object({ value: z.string(), goals: z.record(z.string(), shown) })),
  }),
})
export type OutsideAnswer = z.infer<typeof outsideAnswer>
