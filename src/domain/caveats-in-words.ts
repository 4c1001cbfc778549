import type { AboutTables, Caveat, CaveatKey } from './caveats.ts'
import { caveatsOf } from './caveats.ts'

const wordsAlone: ReadonlySet<CaveatKey> = new Set<CaveatKey>([
  'first',
  'chosen',
  'ownStaffMost',
  'ownStaffSome',
  'ownStaffFew',
  'missingVoices',
  'contribution',
])

/**
 * The caveats of a page that holds no number and hangs where everybody reads it: the same sentences as under every table,
 * as far as they say anything without one. How many were asked would tell how many a small centre has (domain/suppress).
 */
export const caveatsInWords = (about: AboutTables): readonly Caveat[] =>
  caveatsOf({ ...about, audience: 'public' }).filter(({ key }) => wordsAlone.has(key))
