import { months, shortWords } from './personal-detail-words.ts'
import type { Recogniser, Span } from './recogniser.ts'
import { cueBefore, digitsOf, matches, whole } from './recogniser.ts'

// E-mail: from each @ outward, so that a long text without one costs nothing.
const local = /[\p{L}\p{N}._%+'-]/u
const domain = /^ ?[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62})(?:\.[\p{L}\p{N}-]{1,63}){0,6}\.\p{L}{2,18}(?![\p{L}\p{N}])/u
export const emails: Recogniser = function* (plain) {
  for (let at = plain.indexOf('@'); at !== -1; at = plain.indexOf('@', at + 1)) {
    const after = domain.exec(plain.slice(at + 1, at + 300))
    if (after === null) continue
    const last = plain[at - 1] === ' ' && local.test(plain[at - 2] ?? '') ? at - 1 : at
    let from = last
    while (from > 0 && last - from < 64 && local.test(plain[from - 1]!)) from -= 1
    while (from < last && /[.'-]/.test(plain[from]!)) from += 1
    if (from < last) yield [from, at + 1 + after[0].length]
  }
  // Said aloud: `fatima apenstaartje voorbeeld punt nl`.
  const aloud =
    /(?<![\p{L}\p{N}._-])[\p{L}\p{N}._-]{2,64} ?(?:\(at\)|\[at\]| at | apenstaartje | apestaartje ) ?[\p{L}\p{N}-]{2,63} ?(?:\.| punt | dot ) ?(?:nl|com|org|net|eu)(?![\p{L}\p{N}])/giu
  yield* matches(plain, aloud, whole)
}

export const webs: Recogniser = function* (plain) {
  const trimmed = (match: RegExpExecArray): Span => [
    match.index,
    match.index + match[0].replace(/[.,;:!?)\]'"»]{1,20}$/, '').length,
  ]
  yield* matches(plain, /(?<![\p{L}\p{N}])(?:https?:\/\/|www\.)[^\s<>"]{3,400}/giu, trimmed)
  // Without www only where people mean it: `fijn.de buurt` is a forgotten space.
  yield* matches(
    plain,
    /(?<![\p{L}\p{N}@.-])[a-z0-9][a-z0-9-]{1,62}(?:\.[a-z0-9-]{1,62}){0,3}\.(?:nl|com|org|net|eu)(?![\p{L}\p{N}])(?:\/[^\s<>"]{0,400})?/giu,
    trimmed,
  )
  yield* matches(plain, /(?<![\p{L}\p{N}._@/-])@[\p{L}\p{N}_](?:[\p{L}\p{N}_.]{1,29})/gu, trimmed)
  yield* matches(
    plain,
    /(?<=(?<!\p{L})(?:insta|instagram|tiktok|snapchat|snap|facebook|telegram|linkedin|twitter) ?[:=] ?)[\p{L}\p{N}_.]{3,30}/giu,
    trimmed,
  )
}

/** Lengths of IBANs by country (ISO 13616), of countries that residents bank in. */
const ibanLengths: Readonly<Record<string, number>> = {
  NL: 18,
  BE: 16,
  DE: 22,
  FR: 27,
  GB: 22,
  ES: 24,
  IT: 27,
  PT: 25,
  PL: 28,
  RO: 24,
  BG: 22,
  TR: 26,
  MA: 28,
  GR: 27,
  AT: 20,
  LU: 20,
  IE: 22,
  SE: 24,
  DK: 18,
  NO: 15,
  FI: 18,
  CZ: 24,
  HU: 28,
  HR: 21,
  LT: 20,
  LV: 21,
  EE: 20,
  SK: 24,
  SI: 19,
  UA: 29,
  CH: 21,
  TN: 24,
  EG: 29,
  PK: 24,
  SA: 24,
  AE: 23,
  JO: 30,
  LB: 28,
  IQ: 23,
}
export const ibans: Recogniser = function* (plain) {
  for (const start of plain.matchAll(/(?<![A-Za-z0-9])[A-Za-z]{2}[ .-]?\d[ ]?\d/g)) {
    const length = ibanLengths[start[0].slice(0, 2).toUpperCase()]
    if (length === undefined) continue
    let at = start.index
    let read = ''
    let gap = 0
    for (; at < plain.length && read.length < length && gap <= 1; at += 1) {
      const one = plain[at]!
      if (/[A-Za-z0-9]/.test(one)) {
        read += one.toUpperCase()
        gap = 0
      } else if (/[ .-]/.test(one)) gap += 1
      else break
    }
    const told = /^NL\d\d[A-Z]{4}\d{10}$/.test(read) && cueBefore(plain, start.index, /iban|rekening/i)
    if (read.length === length && !/[A-Za-z0-9]/.test(plain[at] ?? '') && (told || isIban(read)))
      yield [start.index, at]
  }
}
const isIban = (iban: string): boolean => {
  let rest = 0
  for (const one of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(one, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}

const gap = '[ .\\-/()]{0,3}'
const dutchPhone = new RegExp(`(?<!\\d)\\(?0${gap}[1-9](?:${gap}\\d){8}(?!\\d)`, 'g')
const abroadPhone = new RegExp(`(?<!\\d)(?:\\+ ?|00[ ]?)(?!31|3 ?1)[1-9](?:${gap}\\d){7,13}(?!\\d)`, 'g')
const fullPhone = new RegExp(`(?<!\\d)\\(?(?:\\+ ?|00[ ]?)31\\)?${gap}(?:0${gap})?[1-9](?:${gap}\\d){8}(?!\\d)`, 'g')
const looksLikeDate = /^\(?\d{1,2}([-/. ])\d{1,2}\1(?:19|20)\d{2}(?!\d)/
const digitWord = '(?:nul|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)'
const spokenPhone = new RegExp(`(?<!\\p{L})nul[ ,-]{1,2}${digitWord}(?:[ ,-]{1,2}${digitWord}){6,}(?!\\p{L})`, 'giu')
const phoneCue =
  /(?:tel\.?|telefoon|telefoonnummer|mobiel|mobieltje|nummer|bel|bellen|appen|whatsapp|هاتف|رقم)\P{L}{0,3}(?:\p{L}{1,6} ){0,3}$/iu
/** `(070) 123…` has its bracket; in `(0612345678)` it belongs to the sentence. */
const inBrackets = (match: RegExpExecArray): Span =>
  match[0].startsWith('(') && match[0].split('(').length > match[0].split(')').length
    ? [match.index + 1, match.index + match[0].length]
    : whole(match)
export const phones: Recogniser = function* (plain) {
  const isGrouped = (match: RegExpExecArray): boolean => {
    const groups = match[0].split(/\D+/).filter((part) => part !== '')
    if (digitsOf(match[0]).startsWith('06')) return true
    const first = groups[0]!.length
    return first === 3 || first === 4 || first === 10 || groups.every((part) => part.length === 1)
  }
  yield* matches(plain, fullPhone, inBrackets)
  yield* matches(plain, abroadPhone, whole)
  yield* matches(plain, dutchPhone, (match) =>
    looksLikeDate.test(match[0]) || !isGrouped(match) ? undefined : inBrackets(match),
  )
  yield* matches(plain, spokenPhone, whole)
  // Free numbers, local numbers and numbers that lost their 0 need somebody to call them a number.
  yield* matches(plain, /(?<![\d.,-])0[89]00[ -]?\d(?:[ -]?\d){3,6}(?!\d)/g, whole)
  yield* matches(plain, /(?<![\d.,/-])(?:6[ -]?)?[1-9](?:[ -]?\d){6,7}(?![\d.,:/-]\d|\d)/g, (match) => {
    const digits = digitsOf(match[0])
    const fits = digits.length === 7 || (digits.length === 9 && digits.startsWith('6'))
    return fits && cueBefore(plain, match.index, phoneCue) ? whole(match) : undefined
  })
}

const bsnCue = /(?:bsn|burgerservice|sofi|burger service)/i
export const bsns: Recogniser = function* (plain) {
  yield* matches(plain, /(?<![\d€+]|[\d€][.,/ -])\d(?:[ .-]?\d){7,8}(?![.,/-]?\d)/g, (match) => {
    const digits = digitsOf(match[0])
    if (/^0+$/.test(digits)) return undefined
    if (cueBefore(plain, match.index, bsnCue)) return whole(match)
    // One in eleven numbers passes the test, so its groups must be those of a BSN and nothing may make it money.
    const groups = match[0]
      .split(/\D/)
      .map((part) => part.length)
      .join('-')
    if (!['9', '3-3-3', '4-2-3', '4-3-2', '2-3-4', '4-5'].includes(groups) || !isBsn(digits)) return undefined
    return /^ ?(?:euro|eur\b|%|,-)/i.test(plain.slice(match.index + match[0].length, match.index + match[0].length + 6))
      ? undefined
      : whole(match)
  })
}
/** The eleven test: 9a + 8b + … + 2h − i is a multiple of 11. */
const isBsn = (digits: string): boolean =>
  digits.length === 9 &&
  [9, 8, 7, 6, 5, 4, 3, 2, -1].reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11 === 0

const addressCue = /adres|postcode|woon|wonen/i
export const postcodes: Recogniser = (plain) =>
  matches(
    plain,
    /(?<![\d\p{L}€.,-])([1-9]\d{3})( ?)([A-Za-z]{2})(?![\p{L}\p{N}])(?:,? {0,2}(?:nr\.? ?|nummer |huisnummer |- ?)?\d{1,5}(?!\d)(?: ?-? ?[A-Za-z](?!\p{L}))?)?/gu,
    (match) => {
      const [text, number, space, letters] = match as unknown as [string, string, string, string]
      const hasHouse = text.length > number.length + space.length + letters.length
      const isUpper = letters === letters.toUpperCase()
      if (/^s[ads]$/i.test(letters)) return undefined
      const isYear = /^(?:19|20)\d\d$/.test(number)
      const isWord = shortWords.has(letters.toLowerCase())
      if (isWord && space !== '' && (isYear || !isUpper)) return undefined
      // `1500 Wa` and `2500 kj` are no addresses; small letters need a house number or no space.
      if (!isUpper && space !== '' && !hasHouse) return undefined
      const unit = hasHouse ? /^(?:kg|km|cm|mm)$/ : /^(?:kg|km|cm|mm|ml|gr|wh|kw|mb|gb|kb|px|ur)$/
      if (unit.test(letters) && !cueBefore(plain, match.index, addressCue)) return undefined
      // The house number in front: `Dorpsstraat 12, 2531 AB`.
      const before = /\d{1,5}(?: ?-? ?[A-Za-z])?,? {1,2}$/.exec(plain.slice(Math.max(0, match.index - 12), match.index))
      const ahead =
        before !== null && !hasHouse && !/\d/.test(plain[match.index - before[0].length - 1] ?? '')
          ? before[0].length
          : 0
      return [match.index - ahead, match.index + text.length]
    },
  )

const birthCue =
  /(?:geboren|geb\.?|geboorte\p{L}*|jarig|verjaar\p{L}*|born|birth\p{L}*|مواليد|الميلاد|ولدت|doğum\p{L}*)/iu
/** A full date up to this year is far more often a birthday than an event; later ones need a cue. */
const lastBirthYear = 2010
export const birthDates: Recogniser = function* (plain) {
  const judge = (match: RegExpExecArray, day: number, month: number, year: string): Span | undefined => {
    if (day < 1 || day > 31 || month < 1 || month > 12) return undefined
    const long = year.length === 4 ? Number(year) : Number(year) < 30 ? 2000 + Number(year) : 1900 + Number(year)
    if (long < 1900 || long > 2099) return undefined
    return long <= (year.length === 4 ? lastBirthYear : 1999) || cueBefore(plain, match.index, birthCue, 60)
      ? whole(match)
      : undefined
  }
  yield* matches(plain, /(?<![\d.,/-])(\d{1,2}) ?([-/. ]) ?(\d{1,2}) ?\2 ?((?:19|20)\d{2})(?![\d]|[-/]\d)/g, (match) =>
    judge(match, Number(match[1]), Number(match[3]), match[4]!),
  )
  yield* matches(plain, /(?<![\d.,/-])(\d{1,2})([-/.])(\d{1,2})\2'?(\d{2})(?![\d:]|[-/.,]\d)/g, (match) =>
    judge(match, Number(match[1]), Number(match[3]), match[4]!),
  )
  yield* matches(plain, /(?<![\d.,/-])((?:19|20)\d{2})([-/])(\d{1,2})\2(\d{1,2})(?![\d]|[-/]\d)/g, (match) =>
    judge(match, Number(match[4]), Number(match[3]), match[1]!),
  )
  yield* matches(
    plain,
    /(?<![\d.,/-])(\d{1,2})(?:e|ste|de)? ?[- ] ?(\p{L}{3,9})\.?(?: ?[-, ] ?'?(\d{4}|\d{2})(?![\d:]))?(?!\p{L})/giu,
    (match) => {
      if (!months.has(match[2]!.toLowerCase())) return undefined
      if (match[3] !== undefined) return judge(match, Number(match[1]), 1, match[3])
      // Day and month alone: only of a birthday.
      return Number(match[1]) <= 31 && cueBefore(plain, match.index, birthCue, 25)
        ? [match.index, match.index + match[0].trimEnd().length]
        : undefined
    },
  )
}

const plateCue = /(?:kenteken|nummerbord|nummerplaat|license plate|plate number)/i
const consonants = /^[bdfghjklmnprstvwxz]+$/i
/** Lengths of the three groups of every Dutch sidecode. */
const plateShapes = new Set(['2-2-2', '2-3-1', '1-3-2', '3-2-1', '1-2-3'])
export const plates: Recogniser = function* (plain) {
  yield* matches(
    plain,
    /(?<![\p{L}\p{N}-])[A-Za-z0-9]{1,3}-[A-Za-z0-9]{1,3}-[A-Za-z0-9]{1,3}(?![\p{L}\p{N}]|-[\p{L}\p{N}])/gu,
    (match) => {
      const groups = match[0].split('-')
      if (!groups.every((group) => /^(?:\d+|[A-Z]+|[a-z]+)$/.test(group))) return undefined
      if (!plateShapes.has(groups.map((group) => group.length).join('-'))) return undefined
      const letters = groups.filter((group) => /\D/.test(group))
      if (letters.length === 0 || letters.length === 3) return undefined
      if (
        letters.length === 1 &&
        groups.some((group) => group.length === 2 && /\D/.test(group)) &&
        groups.every((group) => group.length === 2)
      ) {
        // Sidecodes 1–3 are of before 1979: small letters there are more often a list than a car.
        if (/[a-z]/.test(letters[0]!) && !cueBefore(plain, match.index, plateCue)) return undefined
        return whole(match)
      }
      return letters.every((group) => consonants.test(group)) ? whole(match) : undefined
    },
  )
  yield* matches(
    plain,
    /(?<![\p{L}\p{N}-])[A-Za-z0-9]{1,3}[ -]?[A-Za-z0-9]{1,3}[ -]?[A-Za-z0-9]{1,3}(?![\p{L}\p{N}])/gu,
    (match) => {
      const signs = match[0].replace(/[ -]/g, '')
      const runs = [...signs.matchAll(/\d+|[A-Za-z]+/g)].map((run) => run[0])
      const shape = runs.map((run) => run.length).join('-')
      const fits =
        signs.length === 6 && (plateShapes.has(shape) || shape === '2-4' || shape === '4-2') && /\d/.test(signs)
      return fits && cueBefore(plain, match.index, plateCue, 30) ? whole(match) : undefined
    },
  )
}
