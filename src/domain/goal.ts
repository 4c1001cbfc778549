import * as z from 'zod/mini'

export const goalId = z.enum(['G1', 'G2', 'G3', 'G4', 'G5'])
export type GoalId = z.infer<typeof goalId>
