import { passageText } from './coding.ts'
import { splitSentences } from './split-sentences.ts'

/**
 * Why a reason is not yet one, in the order in which it is best said: nothing there; too few words to know later what was
 * meant; catchwords with commas between them; a sentence that does not end.
 */
export type ReasonShortfall = 'empty' | 'few-words' | 'catchwords' | 'no-end'

/** A sentence that says why needs about so many: "Omdat zij nu zelf durft te bellen." has seven. */
const fewestWords = 6
/** What does not end as a sentence may hold longer ones: "echt heel fijn". */
const longestCatchword = { ended: 2, unended: 3 } as const
const wordOf = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu
const ending = /[.!?…؟۔。！？]["'’”»›)\]}]*$/u

const words = (text: string): number => (text.match(wordOf) ?? []).length

/**
 * Is it a reason in whole sentences, as the method asks (research/domain 2.1)? `undefined` when it is. It looks at form
 * alone, in any script: whether a reason is a good one is not for a program to say.
 */
export const reasonShortfall = (typed: string): ReasonShortfall | undefined => {
  const text = typed.trim()
  if (words(text) === 0) return 'empty'
  if (words(text) < fewestWords) return 'few-words'
  const sentences = splitSentences(text).map((one) => passageText(text, one) ?? '')
  const whole = sentences.filter((one) => words(one) >= fewestWords)
  const isList = (one: string): boolean => {
    const parts = one.split(/[,;،؛/·•]|\s[-–—]\s/u).filter((part) => words(part) > 0)
    const longest = ending.test(one) ? longestCatchword.ended : longestCatchword.unended
    return parts.length >= 3 && parts.every((part) => words(part) <= longest)
  }
  if (whole.length === 0 || whole.every(isList)) return 'catchwords'
  return whole.some((one) => !isList(one) && ending.test(one)) ? undefined : 'no-end'
}
