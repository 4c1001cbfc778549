import * as z from 'zod/mini'
import { goalId } from './goal.ts'

/** An effect of bijlage 3 (`E01`…), or one of the programme's own, named after what coders called it. */
export const effectId = z.string().check(z.regex(/^(E\d{2}|own-[a-z0-9][a-z0-9-]{0,62})$/))

const effect = z.strictObject({
  id: effectId,
  /** One effect can belong to two main goals: E03 does. */
  goals: z.array(goalId),
  /** Empty where no sub-goal or indicator of these goals says the same; then it counts under the main goal alone. */
  subGoals: z.array(z.string()),
  indicators: z.array(z.string()),
})

/**
 * What coders code with. The report ties effects to main goals and no further (bijlage 3); sub-goals and indicators here
 * are a reading of our own, hence *concept* until coordinators confirmed it. What is coded as what, in words, stands in
 * `locales/<lang>/effects.json`.
 */
export const codebook = z.strictObject({
  id: z.string(),
  version: z.int(),
  changeStory: z.string(),
  status: z.enum(['concept', 'confirmed']),
  source: z.string(),
  effects: z.array(effect),
})
export type Codebook = z.infer<typeof codebook>
export type Effect = Codebook['effects'][number]
