import * as z from 'zod/mini'

/** What somebody at the desk may be: of own centres, of the programme to read, of the programme to run. */
export const roles = ['coordinator', 'researcher', 'manager'] as const
export const role = z.enum(roles)
export type Role = z.infer<typeof role>
