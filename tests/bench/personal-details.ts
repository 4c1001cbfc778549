import type { PersonalDetail, PersonalDetailKind } from '#domain/personal-details.ts'
import { findPersonalDetails } from '#domain/personal-details.ts'
import {
  arabicCleanSentences,
  arabicNameSentences,
  heldOutArabicCleanSentences,
  heldOutArabicNameSentences,
} from '#tests/fixtures/arabic-name-sentences.ts'
import {
  cleanSentences,
  heldOutCleanSentences,
  heldOutNameSentences,
  nameSentences,
} from '#tests/fixtures/name-sentences.ts'
import type { MarkedText, StructuredKind } from '#tests/support/personal-details-corpus.ts'
import {
  decoyText,
  digitsOfNoOne,
  markedText,
  readMarkedNames,
  seededRandom,
} from '#tests/support/personal-details-corpus.ts'

export const structuredKinds: readonly StructuredKind[] = [
  'phone',
  'email',
  'iban',
  'bsn',
  'postcode',
  'birth-date',
  'plate',
  'web',
]

/** A share with its Wilson 95 % interval, as numbers between 0 and 1. */
export type Share = {
  readonly hits: number
  readonly of: number
  readonly share: number
  readonly low: number
  readonly high: number
}
export const wilson = (hits: number, of: number): Share => {
  if (of === 0) return { hits, of, share: 1, low: 0, high: 1 }
  const z = 1.959964
  const share = hits / of
  const middle = share + (z * z) / (2 * of)
  const spread = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))
  const bottom = 1 + (z * z) / of
  const round = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 10_000) / 10_000
  return {
    hits,
    of,
    share: round(share),
    low: round((middle - spread) / bottom),
    high: round((middle + spread) / bottom),
  }
}

export type KindFigures = {
  readonly kind: PersonalDetailKind
  /** Details that a finding of that kind touches. */
  readonly recall: Share
  /** Details whose first and last sign are exactly those of the finding. */
  readonly exact: Share
  /** Findings of that kind that touch a detail of it. */
  readonly precision: Share
}
export type PersonalDetailFigures = {
  readonly seed: number
  readonly texts: number
  readonly kinds: readonly KindFigures[]
  /** On the handwritten sentences that the rules were made with. */
  readonly names: KindFigures
  /** On handwritten sentences that came after the rules: the fairer figure. */
  readonly namesHeldOut: KindFigures
  /** The same two for Arabic, whose clean sentences are full of the words that stand before names. */
  readonly namesArabic: KindFigures
  readonly namesArabicHeldOut: KindFigures
  readonly clean: {
    readonly sentences: number
    readonly words: number
    readonly alarms: number
    readonly alarmsPerThousandWords: number
  }
  /** How often nine random digits are taken for a BSN: the eleven test alone lets one in eleven through. */
  readonly randomNineDigits: Share
}

const touches = (left: { from: number; to: number }, right: { from: number; to: number }): boolean =>
  left.from < right.to && right.from < left.to

type ReadText = MarkedText & { readonly found: readonly PersonalDetail[] }
const read = (marked: MarkedText): ReadText => ({ ...marked, found: findPersonalDetails(marked.text) })

const measure = (kind: PersonalDetailKind, texts: readonly ReadText[]): KindFigures => {
  let [details, touched, exact, findings, right] = [0, 0, 0, 0, 0]
  for (const { details: marked, found: all } of texts) {
    const found = all.filter((one) => one.kind === kind)
    const wanted = marked.filter((one) => one.kind === kind)
    details += wanted.length
    touched += wanted.filter((one) => found.some((other) => touches(one, other))).length
    exact += wanted.filter((one) => found.some((other) => one.from === other.from && one.to === other.to)).length
    findings += found.length
    right += found.filter((one) => wanted.some((other) => touches(one, other))).length
  }
  return { kind, recall: wilson(touched, details), exact: wilson(exact, details), precision: wilson(right, findings) }
}

/**
 * Measures the privacy aid: structured kinds on generated texts (each kind in every way of writing, beside texts with
 * numbers that are nobody's), names on handwritten sentences. The same seed gives the same figures.
 */
export const benchPersonalDetails = (
  options: { readonly seed?: number; readonly perKind?: number } = {},
): PersonalDetailFigures => {
  const seed = options.seed ?? 20260123
  const perKind = options.perKind ?? 600
  const random = seededRandom(seed)
  const generated = [
    ...structuredKinds.flatMap((kind) => Array.from({ length: perKind }, () => markedText(random, kind))),
    ...Array.from({ length: perKind * 4 }, () => decoyText(random)),
    ...cleanSentences.map((text): MarkedText => ({ text, details: [] })),
  ].map(read)
  const written = [
    ...nameSentences.map(readMarkedNames),
    ...cleanSentences.map((text): MarkedText => ({ text, details: [] })),
  ].map(read)
  const heldOut = [
    ...heldOutNameSentences.map(readMarkedNames),
    ...heldOutCleanSentences.map((text): MarkedText => ({ text, details: [] })),
  ].map(read)
  const arabic = (named: readonly string[], clean: readonly string[]) =>
    measure(
      'name',
      [...named.map(readMarkedNames), ...clean.map((text): MarkedText => ({ text, details: [] }))].map(read),
    )
  const alarms = cleanSentences.reduce((sum, text) => sum + findPersonalDetails(text).length, 0)
  const words = cleanSentences.reduce((sum, text) => sum + text.split(/\s+/).length, 0)
  const nine = Array.from({ length: 2000 }, () => digitsOfNoOne(random))
  return {
    seed,
    texts: generated.length,
    kinds: structuredKinds.map((kind) => measure(kind, generated)),
    names: measure('name', written),
    namesHeldOut: measure('name', heldOut),
    namesArabic: arabic(arabicNameSentences, arabicCleanSentences),
    namesArabicHeldOut: arabic(heldOutArabicNameSentences, heldOutArabicCleanSentences),
    clean: {
      sentences: cleanSentences.length,
      words,
      alarms,
      alarmsPerThousandWords: Math.round((alarms / words) * 100_000) / 100,
    },
    randomNineDigits: wilson(
      nine.filter((text) => findPersonalDetails(text).some((one) => one.kind === 'bsn')).length,
      nine.length,
    ),
  }
}

/** The figures as a table in plain text, for the test's output and the documentation. */
export const tableOfFigures = (figures: PersonalDetailFigures): string => {
  const percent = (share: Share): string =>
    `${(share.share * 100).toFixed(1).padStart(5)} % (${(share.low * 100).toFixed(1)}–${(share.high * 100).toFixed(1)}; ${share.hits}/${share.of})`
  const rows = [
    ...figures.kinds.map((one) => ({ ...one, title: one.kind })),
    { ...figures.names, title: 'name' },
    { ...figures.namesHeldOut, title: 'name, new' },
    { ...figures.namesArabic, title: 'name, ar' },
    { ...figures.namesArabicHeldOut, title: 'ar, new' },
  ].map(
    (one) =>
      `${one.title.padEnd(11)} recall ${percent(one.recall)}  exact ${percent(one.exact)}  precision ${percent(one.precision)}`,
  )
  return [
    `seed ${figures.seed}, ${figures.texts} generated texts, names on handwritten sentences; Wilson 95 %`,
    ...rows,
    `clean sentences: ${figures.clean.alarms} false alarms in ${figures.clean.words} words (${figures.clean.alarmsPerThousandWords} per 1,000)`,
    `nine random digits taken for a BSN: ${percent(figures.randomNineDigits)}`,
  ].join('\n')
}
