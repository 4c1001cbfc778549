import * as z from 'zod/mini'

const goal = z.strictObject({
  id: z.string(),
  level: z.enum(['neighbourhood', 'resident']),
  name: z.string(),
  subGoals: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  indicators: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  activities: z.array(z.string()),
})

/** The programme's change story (report 1.1): versioned, *concept* until all coordinators confirmed it. */
export const changeStory = z.strictObject({
  id: z.string(),
  version: z.int(),
  status: z.enum(['concept', 'confirmed']),
  source: z.string(),
  goals: z.array(goal),
  sharedActivities: z.array(z.string()),
  waysOfWorking: z.array(z.string()),
  /** Codes of bijlage 3; one effect can belong to two goals. */
  effects: z.array(
    z.strictObject({ id: z.string(), goals: z.array(z.string()), name: z.string(), answers: z.string() }),
  ),
})
export type ChangeStory = z.infer<typeof changeStory>
