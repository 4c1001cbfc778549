import * as z from 'zod/mini'
import { goalId } from './goal.ts'

export const cardId = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/))

/**
 * A meaning card. The standard deck's words are in `locales/<lang>/meaning-cards.json`; a card that a programme wrote
 * itself carries its own, by language, Dutch always among them.
 */
export const card = z.strictObject({
  id: cardId,
  goal: z.optional(goalId),
  /** OpenMoji name in `public/pictograms`; skin tone and headscarf variants are pictures of their own. */
  pictogram: z.string().check(z.regex(/^[a-z0-9-]+$/)),
  words: z.optional(z.record(z.string(), z.string().check(z.minLength(1), z.maxLength(80)))),
})
export type Card = z.infer<typeof card>

/** A versioned set of cards. A published version never changes; a card that left a later version still shows in old sorts. */
export const deck = z.strictObject({
  kind: z.literal('meaning-cards'),
  id: z.string().check(z.regex(/^[a-z][a-z0-9-]*$/)),
  version: z.int().check(z.gte(1)),
  name: z.string(),
  changeStory: z.string(),
  cards: z.array(card).check(z.minLength(1), z.maxLength(60)),
})
export type Deck = z.infer<typeof deck>

export const maxCardWords = 6
export const maxWordLetters = 12

export type CardWordsVerdict = {
  readonly words: number
  readonly tooMany: boolean
  readonly longWords: readonly string[]
}

/** Plain words on a card: at most six, none longer than twelve letters (issue of the cards; research/domain 1.3). Warns, never forbids. */
export const checkCardWords = (text: string): CardWordsVerdict => {
  const words = text
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '')
  const letters = (word: string) => [...word].filter((letter) => /[\p{L}\p{N}]/u.test(letter)).length
  return {
    words: words.length,
    tooMany: words.length > maxCardWords,
    longWords: words.filter((word) => letters(word) > maxWordLetters),
  }
}
