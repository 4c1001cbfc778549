import * as z from 'zod/mini'

export const goalId = z.enum(['G1', 'G2', 'G3', 'G4', 'G5'])
export type GoalId = z.infer<typeof goalId>

/** The name a goal's hue, pattern and place go by in tokens and drawings (`--praatplaat-goal-<hue>-…`). */
export const goalHue: Readonly<Record<GoalId, string>> = {
  G1: 'sociale-cohesie',
  G2: 'leefbaarheid-veiligheid',
  G3: 'sociale-veerkracht',
  G4: 'maatschappelijke-participatie',
  G5: 'vertrouwen',
}
