import { names } from './recognise-names.ts'
import { birthDates, bsns, emails, ibans, phones, plates, postcodes, webs } from './recognise-numbers.ts'
import type { Recogniser } from './recogniser.ts'

export type PersonalDetailKind =
  | 'phone'
  | 'email'
  | 'iban'
  | 'bsn'
  | 'postcode'
  | 'birth-date'
  | 'plate'
  | 'web'
  | 'name'

/** Something that looks like a personal detail: `from` and `to` (exclusive) count code units of the given text. */
export type PersonalDetail = { readonly kind: PersonalDetailKind; readonly from: number; readonly to: number }

/**
 * Where a text seems to hold something that points at a person (research/reliability 6). It points, a person decides:
 * it misses names without a cue, so a text without findings is not anonymous and no screen may say so.
 * Time grows linearly with the length: every pattern looks a bounded distance ahead and behind (no ReDoS).
 * @returns findings that do not overlap, in the order of the text.
 */
export const findPersonalDetails = (text: string): readonly PersonalDetail[] => {
  const { plain, places } = normalise(text)
  const taken = new Uint8Array(plain.length)
  const found: PersonalDetail[] = []
  // The first recogniser that claims a stretch keeps it: an IBAN holds a telephone number, a date of birth looks like one.
  for (const [kind, recognise] of recognisers) {
    for (const [from, to] of recognise(plain)) {
      if (to <= from || taken.subarray(from, to).includes(1)) continue
      taken.fill(1, from, to)
      found.push({ kind, from: places[from]!, to: places[to - 1]! + 1 })
    }
  }
  return found.sort((left, right) => left.from - right.from)
}

// Marks of writing direction stand inside numbers in Arabic text; they are left out and the places remembered.
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/
const normalise = (text: string): { readonly plain: string; readonly places: Int32Array } => {
  const places = new Int32Array(text.length)
  const parts: string[] = []
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    const written = text[at]!
    if (unit >= 128 && invisible.test(written)) continue
    places[parts.length] = at
    parts.push(unit < 128 ? written : asPlain(unit, written))
  }
  return { plain: parts.join(''), places }
}
const asPlain = (unit: number, written: string): string => {
  if (unit >= 0x660 && unit <= 0x669) return String(unit - 0x660)
  if (unit >= 0x6f0 && unit <= 0x6f9) return String(unit - 0x6f0)
  if (unit >= 0xff10 && unit <= 0xff19) return String(unit - 0xff10)
  if (unit === 0xa0 || (unit >= 0x2000 && unit <= 0x200a) || unit === 0x202f) return ' '
  if ((unit >= 0x2010 && unit <= 0x2015) || unit === 0x2212) return '-'
  if (unit === 0x2019 || unit === 0x2018) return "'"
  return written
}

const recognisers: readonly (readonly [PersonalDetailKind, Recogniser])[] = [
  ['email', emails],
  ['web', webs],
  ['iban', ibans],
  ['phone', phones],
  ['birth-date', birthDates],
  ['bsn', bsns],
  ['postcode', postcodes],
  ['plate', plates],
  ['name', names],
]
