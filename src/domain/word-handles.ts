import type { Passage } from './coding.ts'

/** The words of a text as passages in code points: what stands between spaces. A lone dash of a list is no word. */
export const wordsIn = (text: string): readonly Passage[] => {
  const points = [...text]
  const words: Passage[] = []
  let from = 0
  for (let at = 0; at <= points.length; at += 1) {
    if (at < points.length && !/\s/u.test(points[at]!)) continue
    if (at > from && !(at === from + 1 && points[from] === '-')) words.push({ from, to: at })
    from = at + 1
  }
  return words
}

export type PassageEnd = 'start' | 'end'

/**
 * The passage with one word more or one word less at one of its ends; a part of a word is taken as the whole word.
 * @returns `undefined` where there is no word more, or no word would be left.
 */
export const moveEnd = (
  text: string,
  passage: Passage,
  end: PassageEnd,
  how: 'wider' | 'narrower',
): Passage | undefined => {
  const words = wordsIn(text)
  const first = words.findIndex((word) => word.to > passage.from)
  const last = words.findLastIndex((word) => word.from < passage.to)
  const step = how === 'wider' ? 1 : -1
  const from = words[end === 'start' ? first - step : first]
  const to = words[end === 'end' ? last + step : last]
  return from === undefined || to === undefined || from.from >= to.to ? undefined : { from: from.from, to: to.to }
}

/** A stretch of a text, and which of the passages (by place in the list) it lies in. */
export type MarkedStretch = Passage & { readonly in: readonly number[] }

/**
 * A part of a text cut where passages begin or end, so that each stretch can be drawn with the marks that lie on it.
 * An absent passage is the whole answer. The stretches together are exactly `part`.
 */
export const cutByPassages = (part: Passage, passages: readonly (Passage | undefined)[]): readonly MarkedStretch[] => {
  const cuts = new Set([part.from, part.to])
  for (const one of passages)
    for (const cut of one === undefined ? [] : [one.from, one.to]) if (cut > part.from && cut < part.to) cuts.add(cut)
  const sorted = [...cuts].sort((a, b) => a - b)
  return sorted.slice(1).map((to, at) => {
    const from = sorted[at]!
    return {
      from,
      to,
      in: passages.flatMap((one, place) => (one === undefined || (one.from < to && from < one.to) ? [place] : [])),
    }
  })
}
