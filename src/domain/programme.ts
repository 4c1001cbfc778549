import * as z from 'zod/mini'
import { idFromName } from './id-from-name.ts'

export const centreId = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,62}$/))

/** Centres are data, not code: the report speaks of 11, 12 and 14 (research/domain 0.2). */
export const centre = z.strictObject({ id: centreId, name: z.string().check(z.minLength(1), z.maxLength(80)) })
export type Centre = z.infer<typeof centre>

export const programme = z.strictObject({
  id: z.string(),
  name: z.string(),
  changeStory: z.string(),
  round: z.string(),
  centres: z.array(centre),
  /** How many more centres may be typed on a tablet: the programme counts more centres than handed in plates. */
  typedCentres: z.int(),
})
export type Programme = z.infer<typeof programme>

/**
 * The id of a centre that somebody typed: lower case, ASCII, dashes; never empty.
 * The same name typed on two tablets gives the same id, so their conversations count together. Of a name without Latin
 * letters nothing would be left, and two such centres would count as one: it becomes `centrum-` and a short hash.
 */
export const centreIdFromName = (name: string): string => idFromName(name, 'centrum')
