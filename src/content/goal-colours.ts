import type { GoalId } from '#domain/goal.ts'

/**
 * The hue of each main goal as one colour, for files that other programs show: `--praatplaat-goal-…-mid` of the light
 * theme (a test holds them equal).
 */
export const goalColours: Readonly<Record<GoalId, string>> = {
  G1: '#c07f10',
  G2: '#2f8577',
  G3: '#a8518f',
  G4: '#c2602c',
  G5: '#4377b8',
}
