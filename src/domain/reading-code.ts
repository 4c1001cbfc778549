import { normalReadingCode } from './normal-reading-code.ts'

export type ReadingCodeVerdict = 'fine' | 'too-short' | 'too-easy'

/** Codes that anyone tries first. Runs and repeats are found by rule; these are the rest. */
const known = new Set([
  '112233',
  '123123',
  '159753',
  '147258',
  '147852',
  '142536',
  '102030',
  '123654',
  '654123',
  '321321',
])
const knownPhrases = new Set([
  'password',
  'wachtwoord',
  'welkom01',
  'welkom123',
  'qwertyui',
  'qwerty123',
  'praatplaat',
  'zuidwest',
  'geheim123',
])
const runs = ['01234567890123456789', '98765432109876543210', 'abcdefghijklmnopqrstuvwxyz']

/**
 * Is this a reading code that may be chosen: six digits or more, or a phrase of eight characters or more (DESIGN 5)?
 * A short code does not protect an imaged tablet; the threat model says so (reliability 0.11).
 */
export const checkReadingCode = (code: string): ReadingCodeVerdict => {
  const normal = normalReadingCode(code).toLowerCase()
  const length = Array.from(normal).length
  if (length < (/^\d+$/.test(normal) ? 6 : 8)) return 'too-short'
  if (known.has(normal) || knownPhrases.has(normal) || runs.some((run) => run.includes(normal))) return 'too-easy'
  // 111111, 121212, 101010: two different characters or fewer are as good as none.
  return new Set(normal).size <= 2 ? 'too-easy' : 'fine'
}
