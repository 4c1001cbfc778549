import {
  firstNames,
  months,
  naming,
  notNames,
  particles,
  peopleStems,
  placing,
  relations,
  saying,
  titles,
  towards,
} from './personal-detail-words.ts'
import { arabicNamesIn } from './recognise-arabic-names.ts'
import type { Recogniser, Span } from './recogniser.ts'

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
export const names: Recogniser = function* (plain) {
  yield* arabicNamesIn(plain)
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
