import type { GoalId } from '#domain/goal.ts'

/**
 * The name a goal's hue, pattern and place go by in tokens and drawings (`--praatplaat-goal-<hue>-…`).
 * Here and not beside the goal's schema: what draws the first screen must not wait for schemas.
 */
export const goalHue: Readonly<Record<GoalId, string>> = {
  G1: 'sociale-cohesie',
  G2: 'leefbaarheid-veiligheid',
  G3: 'sociale-veerkracht',
  G4: 'maatschappelijke-participatie',
  G5: 'vertrouwen',
}
