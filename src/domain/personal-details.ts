import {
  arabicCues,
  arabicNotNames,
  firstNames,
  months,
  naming,
  notNames,
  particles,
  peopleStems,
  placing,
  relations,
  saying,
  shortWords,
  titles,
  towards,
} from './personal-detail-words.ts'

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

type Span = readonly [from: number, to: number]
type Recogniser = (plain: string) => Iterable<Span>

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

const matches = function* (plain: string, pattern: RegExp, accept: (match: RegExpExecArray) => Span | undefined) {
  for (const match of plain.matchAll(pattern)) {
    const span = accept(match as RegExpExecArray)
    if (span !== undefined) yield span
  }
}
const whole = (match: RegExpExecArray): Span => [match.index, match.index + match[0].length]

/** Does a cue stand shortly before this place, in the same sentence? */
const cueBefore = (plain: string, at: number, cue: RegExp, reach = 40): boolean => {
  const before = plain.slice(Math.max(0, at - reach), at)
  const sentence = Math.max(
    before.lastIndexOf('. '),
    before.lastIndexOf('! '),
    before.lastIndexOf('? '),
    before.lastIndexOf('\n'),
  )
  return cue.test(before.slice(sentence + 1))
}
const digitsOf = (text: string): string => text.replace(/\D/g, '')

// E-mail: from each @ outward, so that a long text without one costs nothing.
const local = /[\p{L}\p{N}._%+'-]/u
const domain = /^ ?[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62})(?:\.[\p{L}\p{N}-]{1,63}){0,6}\.\p{L}{2,18}(?![\p{L}\p{N}])/u
const emails: Recogniser = function* (plain) {
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

const webs: Recogniser = function* (plain) {
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
const ibans: Recogniser = function* (plain) {
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
const phones: Recogniser = function* (plain) {
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
const bsns: Recogniser = function* (plain) {
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
const postcodes: Recogniser = (plain) =>
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
const birthDates: Recogniser = function* (plain) {
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
const plates: Recogniser = function* (plain) {
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

type Word = { readonly from: number; readonly to: number; readonly text: string; readonly lower: string }
const cuedNames = function* (plain: string, words: readonly Word[]): Iterable<Span> {
  const between = (index: number): string => {
    const [left, right] = [words[index], words[index + 1]]
    return left === undefined || right === undefined ? '\n' : plain.slice(left.to, Math.min(right.from, left.to + 4))
  }
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index]!
    const next = words[index + 1]
    const gap = between(index)
    const near = /^ {1,2}$/.test(gap)
    if (
      arabicCues.has(word.text) &&
      near &&
      next !== undefined &&
      !arabicNotNames.has(next.text) &&
      isArabic(next.text)
    ) {
      const second = words[index + 2]
      const isTitle = word.text.includes('سيد')
      const last =
        isTitle && second !== undefined && between(index + 1) === ' ' && second.text.startsWith('ال') ? second : next
      yield [next.from, last.to]
    }
    if (titles.has(word.lower) && (near || (/^\. ?$/.test(gap) && word.text.length <= 4))) {
      const name = nameAt(words, between, index + 1)
      if (name !== undefined) yield name
    }
    if (relations.has(word.lower)) {
      // `mijn buurman Jan`, `mijn buurvrouw, Fatima,`, `de beheerder is Cor`
      const at = next?.lower === 'is' && near ? index + 2 : near || /^(?:, |: | \()$/.test(gap) ? index + 1 : -1
      // `de moeder van Ilias`: the name is Ilias; `mevrouw van Dijk` is another matter.
      const name = at === -1 || words[at]?.text === 'van' ? undefined : nameAt(words, between, at)
      if (name !== undefined && !isSentenceStart(plain, name[0])) yield name
      else if (
        near &&
        next !== undefined &&
        next.text === next.lower &&
        next.lower !== 'said' &&
        firstNames.has(next.lower)
      )
        yield [next.from, next.to]
    }
    if (naming.has(word.lower) && near && next !== undefined) {
      const name = nameAt(words, between, index + 1)
      const subject = /^(?:ik|hij|zij|ze|die|zoon|dochter|man|vrouw|vriend|vriendin|buurman|buurvrouw)$/.test(
        words[index - 1]?.lower ?? '',
      )
      if (name !== undefined) yield name
      else if (subject && isWordName(next)) yield [next.from, next.to]
    }
    if (word.lower === 'naam' && next !== undefined) {
      // `mijn naam is …`, `naam: …`
      const at = next.lower === 'is' ? index + 2 : /^ ?: ?$/.test(gap) ? index + 1 : -1
      const own = words[index - 1] !== undefined && /^(?:mijn|zijn|haar|m'n)$/.test(words[index - 1]!.lower)
      const name = at === -1 ? undefined : nameAt(words, between, at)
      if (name !== undefined) yield name
      else if (at !== -1 && own && words[at] !== undefined && isWordName(words[at]!))
        yield [words[at]!.from, words[at]!.to]
    }
    if ((word.lower === 'ben' || word.lower === 'am') && near && /^(?:ik|i)$/.test(words[index - 1]?.lower ?? '')) {
      const name = nameAt(words, between, index + 1)
      if (name !== undefined) yield name
    }
    if (towards.has(word.lower) && near) {
      const name = nameAt(words, between, index + 1)
      if (name !== undefined) yield name
    }
    if (saying.has(word.lower)) {
      const name = near && /^[a-z]/.test(word.text) ? nameAt(words, between, index + 1) : undefined
      if (name !== undefined) yield name
      const before = words[index - 1]
      if (before !== undefined && between(index - 1) === ' ' && isName(before)) yield [before.from, before.to]
    }
    // Dutch writes a capital inside a sentence for names only; behind these words it is a place or a body.
    if (isName(word) && index > 0 && /^,? $/.test(between(index - 1)) && !placing.has(words[index - 1]!.lower)) {
      const name = nameAt(words, between, index)
      const before = words[index - 1]!
      // `Stichting Mooi`, `Ter Apel`: the rest of a longer proper name goes with its first word.
      const goesOn =
        /^\p{Lu}/u.test(before.text) &&
        !isSentenceStart(plain, before.from) &&
        before.from > 0 &&
        !titles.has(before.lower)
      if (name !== undefined && !goesOn) yield name
    }
    if (isName(word)) {
      // `Fatima, mijn buurvrouw`
      const article = next !== undefined && /^, ?$/.test(gap) && /^(?:mijn|m'n|onze|de|een|zijn|haar)$/.test(next.lower)
      if (article && between(index + 1) === ' ' && relations.has(words[index + 2]?.lower ?? ''))
        yield [word.from, word.to]
      if (firstNames.has(word.lower)) {
        const name = nameAt(words, between, index)
        if (name !== undefined) yield name
      }
    }
  }
}
const names: Recogniser = function* (plain) {
  const words: readonly Word[] = Array.from(plain.matchAll(/'?\p{L}(?:[\p{L}\p{M}]|['-](?=\p{L}))*/gu), (match) => ({
    from: match.index,
    to: match.index + match[0].length,
    text: match[0],
    lower: match[0].toLowerCase(),
  }))
  const indexOfStart = new Map(words.map((word, index) => [word.from, index]))
  const indexOfEnd = new Map(words.map((word, index) => [word.to, index]))
  for (const [from, to] of cuedNames(plain, words)) {
    yield [from, to]
    // `Annemiek, Yusra en Ton`: where one is a name, so are the capitals that the list goes on with.
    for (let last = indexOfEnd.get(to) ?? -1; last >= 0 && indexOfStart.has(from); ) {
      const joined = words[last + 1]
      if (joined === undefined) break
      const text = plain.slice(words[last]!.to, Math.min(joined.from, words[last]!.to + 4))
      const next = text === ', ' ? last + 1 : text === ' ' && /^(?:en|and|of)$/.test(joined.lower) ? last + 2 : -1
      const word = words[next]
      if (word === undefined || !isName(word) || (next === last + 2 && plain.slice(joined.to, word.from) !== ' ')) break
      yield [word.from, word.to]
      last = next
    }
  }
}
const isArabic = (text: string): boolean => /^[\u0600-\u06ff]{2,}$/.test(text)
const isSentenceStart = (plain: string, at: number): boolean =>
  /[.!?]\s{1,3}$/.test(plain.slice(Math.max(0, at - 4), at))
const isKnownWord = (lower: string): boolean =>
  notNames.has(lower) ||
  relations.has(lower) ||
  titles.has(lower) ||
  months.has(lower) ||
  peopleStems.some((stem) => lower.startsWith(stem))
/** A word with a capital, and not only capitals, that is no known word. */
const isName = (word: Word): boolean =>
  /^(?:[dl]')?\p{Lu}/u.test(word.text) &&
  /\p{Ll}/u.test(word.text) &&
  !/[b-z]\p{Lu}/u.test(word.text.slice(2)) &&
  !isKnownWord(word.lower)
/** Behind `ik heet`, where people forget the capital. */
const isWordName = (word: Word): boolean =>
  word.text.length >= 2 && !isArabic(word.text) && !isKnownWord(word.lower) && !particles.has(word.lower)

/** The name that starts at this word: particles, then one to three capitals. */
const nameAt = (words: readonly Word[], between: (index: number) => string, start: number): Span | undefined => {
  let index = start
  while (
    index - start < 3 &&
    particles.has(words[index]?.lower ?? '') &&
    /^ $/.test(between(index)) &&
    !isInitialName(words[index]!)
  )
    index += 1
  const first = words[index]
  if (
    first === undefined ||
    !(isName(first) || (/^\p{Lu}$/u.test(first.text) && index === start && /^\. ?$/.test(between(index))))
  )
    return undefined
  let last = index
  for (let more = 0; more < 3; more += 1) {
    let ahead = last + 1
    if (!/^(?: |\. ?)$/.test(between(last)) || (between(last) !== ' ' && words[last]!.text.length > 1)) break
    while (ahead - last < 4 && particles.has(words[ahead]?.lower ?? '') && between(ahead) === ' ') ahead += 1
    const word = words[ahead]
    if (word === undefined || !(isName(word) || (/^\p{Lu}$/u.test(word.text) && between(ahead).startsWith('.')))) break
    last = ahead
  }
  return words[last]!.text.length === 1 ? undefined : [words[start]!.from, words[last]!.to]
}
/** `Ben`, `Al`, `Ali`: a particle with a capital that is followed by no other capital is the name itself. */
const isInitialName = (word: Word): boolean => /^(?:Ben|Al|El)$/.test(word.text)

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
