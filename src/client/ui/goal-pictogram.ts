import type { GoalId } from '#domain/goal.ts'
import type { PictogramName } from './pictogram-name.ts'

/** The pictogram a main goal goes by, on plate, card and print: hue, pattern, pictogram and word always come together. */
export const goalPictogram: Readonly<Record<GoalId, PictogramName>> = {
  G1: 'people-dialogue',
  G2: 'house-with-garden',
  G3: 'flexed-biceps',
  G4: 'pot-of-food',
  G5: 'ear',
}
