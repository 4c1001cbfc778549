import type { Passage } from './coding.ts'

/**
 * A full stop behind one of these ends no sentence, unless a capital follows that could begin one. Lower case, without
 * the last stop.
 */
const abbreviations = new Set(
  'a.u.b aug bijv b.v blz ca dec dhr d.m.v dr drs d.w.z e.d e.g enz etc evt excl febr fam i.e ing incl i.p.v ir i.v.m jan jl m.a.w m.b.t m.b.v mej mevr mr mrs ms mw m.n n.a.v nl nov nr o.a okt o.i.d p prof resp sept st t.a.v tel t/m t.o.v vs v.b zgn z.s.m z.o.z'.split(
    ' ',
  ),
)
/** Before a name: a capital behind these begins no sentence either. */
const beforeNames = new Set('dhr dr drs fam ing ir mej mevr mr mrs ms mw prof st'.split(' '))

const isSpace = (point: string | undefined): boolean => point !== undefined && /\s/u.test(point)
const isBreak = (point: string): boolean => point === '\n' || point === '\r' || point === '\u2028' || point === '\u2029'
const isEnd = (point: string | undefined): boolean => point !== undefined && /[.!?…‽؟۔。！？]/u.test(point)
/** What may stand between the end mark and the space: closing quotes and brackets. */
const isCloser = (point: string | undefined): boolean => point !== undefined && /["'’”»›)\]}]/u.test(point)
const isEmoji = (point: string | undefined): boolean =>
  point !== undefined && /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0f/u.test(point)
const isWordly = (point: string): boolean => /[\p{L}\p{N}]/u.test(point)

const endsSentence = (points: readonly string[], end: number, next: number): boolean => {
  if (next >= points.length) return true
  const rest = points
    .slice(next, next + 40)
    .join('')
    .trimStart()
  const after = /[\p{L}\p{N}]/u.exec(rest)?.[0] ?? ''
  // ’s Avonds, ’t Is: Dutch writes the capital on the second word.
  const isSmall = /\p{Ll}/u.test(after) && !/^['’‘]\p{Ll}{1,2}[ -]\p{Lu}/u.test(rest)
  const mark = points[end]!
  if (mark === '.' || mark === '…') {
    // Somebody who pauses goes on with a small letter. Who types without capitals still ends with one full stop.
    if (isSmall && (mark === '…' || points[end - 1] === '.')) return false
    let from = end
    while (from > 0 && !isSpace(points[from - 1])) from -= 1
    const word = points
      .slice(from, end)
      .join('')
      .replace(/^["'‘“«(]+/u, '')
      .toLowerCase()
    if (/^\p{L}$/u.test(word) || beforeNames.has(word)) return false
    if (abbreviations.has(word) && (isSmall || !/\p{Lu}/u.test(rest))) return false
  }
  return true
}

/** Takes spaces and the dash of a list off both ends; `undefined` where nothing is left. */
const trimmed = (points: readonly string[], from: number, to: number): Passage | undefined => {
  let [start, end] = [from, to]
  while (start < end && isSpace(points[start])) start += 1
  if (points[start] === '-' && isSpace(points[start + 1])) start += 2
  while (start < end && isSpace(points[start])) start += 1
  while (end > start && isSpace(points[end - 1])) end -= 1
  return start < end ? { from: start, to: end } : undefined
}

/**
 * The sentences of an answer (`answerText`), in order, as passages in code points, without the spaces between them and
 * the dashes of a list. Our own rule instead of `Intl.Segmenter`: every tablet must split alike, whatever its browser
 * knows, or two coders are offered other passages. What holds no letter or number (an emoji) goes with what it follows.
 */
export const splitSentences = (text: string): readonly Passage[] => {
  const points = [...text]
  const found: Passage[] = []
  const add = (from: number, to: number) => {
    const sentence = trimmed(points, from, to)
    if (sentence === undefined) return
    const last = found.at(-1)
    const says = points.slice(sentence.from, sentence.to).some(isWordly)
    if (!says && last !== undefined) found[found.length - 1] = { from: last.from, to: sentence.to }
    else found.push(sentence)
  }
  let from = 0
  for (let at = 0; at < points.length; at += 1) {
    if (isBreak(points[at]!)) {
      add(from, at)
      from = at + 1
      continue
    }
    if (!isEnd(points[at])) continue
    let end = at
    while (isEnd(points[end + 1])) end += 1
    let next = end + 1
    while (isCloser(points[next])) next += 1
    if (next < points.length && !isSpace(points[next])) {
      // Inside a number, an address or a word: `1.50`, `www.denhaag.nl`.
      at = end
      continue
    }
    // A heart behind the full stop is said of what came before it.
    let emoji = next
    while (isSpace(points[emoji]) && !isBreak(points[emoji]!)) emoji += 1
    while (isEmoji(points[emoji])) {
      emoji += 1
      next = emoji
    }
    if (endsSentence(points, end, next)) {
      add(from, next)
      from = next
    }
    at = next - 1
  }
  add(from, points.length)
  return found
}
