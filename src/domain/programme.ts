import * as z from 'zod/mini'

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

/** FNV-1a over UTF-16 units, as at most seven characters 0-9 a-z: short and the same everywhere; it guards nothing. */
const shortHash = (text: string): string => {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(36)
}

/**
 * The id of a centre that somebody typed: lower case, ASCII, dashes; never empty.
 * The same name typed on two tablets gives the same id, so their conversations count together. Of a name without Latin
 * letters nothing would be left, and two such centres would count as one: it becomes `centrum-` and a short hash.
 */
export const centreIdFromName = (name: string): string => {
  const lower = name.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ')
  const id = lower
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '')
  const hasLostItsLetters = !/[a-z]/.test(id) && /\p{L}/u.test(lower)
  return id === '' || hasLostItsLetters ? `centrum-${shortHash(lower)}` : id
}
