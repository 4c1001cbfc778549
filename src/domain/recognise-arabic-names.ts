import {
  arabicKey,
  arabicNames,
  arabicNamesOrWords,
  arabicNaming,
  arabicNotNames,
  arabicParents,
  arabicParticles,
  arabicRelations,
  arabicServant,
  arabicTitles,
  arabicVerbs,
} from './arabic-name-words.ts'
import type { Recogniser, Span } from './recogniser.ts'

/** A word with the ways to read it: what is written to it in one piece (*and*, *to*, *with*, *as*) on or off. */
type Word = {
  readonly from: number
  readonly to: number
  readonly readings: readonly { readonly key: string; readonly cut: number }[]
}

const readingsOf = (text: string): Word['readings'] => {
  const whole = { key: arabicKey(text), cut: 0 }
  const off = (from: Word['readings'][number], letters: string) =>
    from.key.length > 3 && letters.includes(from.key[0]!) ? [{ key: from.key.slice(1), cut: from.cut + 1 }] : []
  const withoutAnd = [whole, ...off(whole, 'وف')]
  const withoutTo = withoutAnd.flatMap((one) => [one, ...off(one, 'بلك')])
  // `للسيدة` is *to* and `السيدة`: the alif went.
  return withoutTo.flatMap((one) =>
    one.key.startsWith('لل') ? [one, { key: `ا${one.key.slice(0, 1)}${one.key.slice(2)}`, cut: one.cut }] : [one],
  )
}

const reads = (word: Word | undefined, words: ReadonlySet<string>): boolean =>
  word?.readings.some((one) => words.has(one.key)) === true

/** Where a known first name begins in this word: behind an *and* or *to* written to it; `undefined` for any other word. */
const nameFrom = (word: Word | undefined, ...lists: readonly ReadonlySet<string>[]): number | undefined => {
  // `كريم` is not *like Reem*: what is short stands by itself, or behind *and*.
  const found = word?.readings.find(
    ({ key, cut }) =>
      (cut === 0 || key.length > 3 || word?.readings[0]?.key === `و${key}`) && lists.some((names) => names.has(key)),
  )
  return word === undefined || found === undefined ? undefined : word.from + found.cut
}

const keyOf = (word: Word): string => word.readings[0]!.key
const isVerb = (word: Word | undefined): boolean => word !== undefined && reads(word, arabicVerbs)
/** Nothing on the lists: it may be a name that nobody thought of. */
const isUnknown = (word: Word): boolean =>
  keyOf(word).length > 2 && !reads(word, arabicNotNames) && !isVerb(word) && !reads(word, arabicRelations)
/** The shape of a verb in the present, or of one with *me* behind it. */
const looksLikeVerb = (word: Word): boolean => /^[يت].{3,}|..تني$/.test(keyOf(word))
const hasArticle = (word: Word): boolean => keyOf(word).startsWith('ال')
/** `مغربية`: where somebody is from, or what somebody is. */
const isAdjective = (word: Word): boolean => /.{3}يه$/.test(keyOf(word))

/**
 * Names in Arabic, which has no capitals: known first names, any word behind a title or *is called*, and behind *my
 * neighbour* and its like a known name, or an unknown word that a verb follows.
 */
export const arabicNamesIn: Recogniser = function* (plain) {
  if (!/[\u0620-\u064a]/.test(plain)) return
  const words: readonly Word[] = Array.from(plain.matchAll(/[\u0620-\u065f\u0670-\u06d3]{2,}/g), (match) => ({
    from: match.index,
    to: match.index + match[0].length,
    readings: readingsOf(match[0]),
  }))
  for (let index = 0; index < words.length; index += 1) {
    const found = nameAfter(plain, words, index) ?? freeName(plain, words, index)
    if (found !== undefined) yield wholeName(plain, words, found)
  }
}

type Found = { readonly from: number; readonly at: number; readonly behindTitle?: boolean }

const gapAfter = (plain: string, words: readonly Word[], at: number): string => {
  const [left, right] = [words[at], words[at + 1]]
  return left === undefined || right === undefined ? '\n' : plain.slice(left.to, Math.min(right.from, left.to + 4))
}
const isNear = (gap: string): boolean => /^ {1,2}$/.test(gap)

/** A name that needs no cue. */
const freeName = (plain: string, words: readonly Word[], at: number): Found | undefined => {
  const next = words[at + 1]
  const servant = next !== undefined && hasArticle(next) && isNear(gapAfter(plain, words, at))
  const from = nameFrom(words[at], arabicNames) ?? (servant ? nameFrom(words[at], arabicServant) : undefined)
  return from === undefined ? undefined : { from, at }
}

/** The name right behind this word, if this word is a cue for one. */
const nameAfter = (plain: string, words: readonly Word[], at: number): Found | undefined => {
  const word = words[at]
  const next = words[at + 1]
  if (word === undefined || next === undefined) return undefined
  const gap = gapAfter(plain, words, at)
  const known = nameFrom(next, arabicNames, arabicNamesOrWords)
  const parent = nameFrom(word, arabicParents)
  if (parent !== undefined && isNear(gap) && known !== undefined) return { from: parent, at: at + 1 }
  if (reads(word, arabicTitles) || reads(word, arabicNaming)) {
    if (!isNear(gap)) return undefined
    const isName = known !== undefined || (isUnknown(next) && !looksLikeVerb(next))
    return isName ? { from: known ?? next.from, at: at + 1, behindTitle: true } : undefined
  }
  if (!reads(word, arabicRelations)) return undefined
  const beside = isNear(gap) || /^(?:، ?|, ?|: ?| \()$/.test(gap)
  if (!beside) return undefined
  // `صديقتي سعيدة`: my friend is happy. On both lists, and the sentence is more often about how somebody is.
  if (known !== undefined && !(reads(next, arabicNotNames) && nameFrom(next, arabicNames) === undefined))
    return { from: known, at: at + 1 }
  const closed = !isNear(gap) && /^(?:،|,|\))/.test(plain.slice(next.to, next.to + 1))
  const acts = isNear(gap) && isNear(gapAfter(plain, words, at + 1)) && isVerb(words[at + 2])
  const canBe = isUnknown(next) && !looksLikeVerb(next) && !hasArticle(next) && !isAdjective(next)
  return canBe && (closed || acts) ? { from: next.from, at: at + 1 } : undefined
}

/** To the end of the name: `عبد الله`, `محمد بن علي`, `السيد أحمد العمراني`. */
const wholeName = (plain: string, words: readonly Word[], { from, at, behindTitle }: Found): Span => {
  let last = at
  while (last - at < 3 && gapAfter(plain, words, last) === ' ') {
    const next = words[last + 1]!
    const isServant = reads(words[last], arabicServant) && hasArticle(next)
    const isParticle = arabicParticles.has(keyOf(next)) && gapAfter(plain, words, last + 1) === ' '
    const isFamily = behindTitle === true && hasArticle(next) && isUnknown(next)
    const isMore = next.readings[0] !== undefined && arabicNames.has(next.readings[0].key)
    if (!isServant && !isFamily && !isMore && !(isParticle && words[last + 2] !== undefined)) break
    last += isParticle && !isServant && !isFamily && !isMore ? 2 : 1
  }
  return [from, words[last]!.to]
}
