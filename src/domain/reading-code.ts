/** Codes that anyone tries first. */
const trivial = /^(.)\1+$|^(?:0?123456789?0?|9?876543210?|654321|121212|112233|000000)$/

export type ReadingCodeVerdict = 'fine' | 'too-short' | 'too-easy'

/**
 * Is this a reading code that may be chosen: six digits or more, or a phrase of eight characters or more (DESIGN 5)?
 * A short code does not protect an imaged tablet; the threat model says so (reliability 0.11).
 */
export const checkReadingCode = (code: string): ReadingCodeVerdict => {
  const isDigits = /^\d+$/.test(code)
  if (code.length < (isDigits ? 6 : 8)) return 'too-short'
  return trivial.test(code) ? 'too-easy' : 'fine'
}
