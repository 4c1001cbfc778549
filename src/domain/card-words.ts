import type { Card } from './deck.ts'

/** Words of the standard deck: by language, then by card id. */
export type StandardWords = Readonly<Record<string, Readonly<Record<string, string>>>>

/**
 * What a card says in a language. A card with words of its own speaks only those: the standard words of another
 * language would say something else than the Dutch that its maker wrote.
 * @returns `undefined` when nobody wrote it in that language.
 */
export const cardWords = (card: Card, language: string, standard: StandardWords): string | undefined =>
  card.words === undefined ? standard[language]?.[card.id] : card.words[language]

/** The same, in Dutch where the language has none; the id of a card that this build has never heard of. */
export const cardWordsOrDutch = (card: Card, language: string, standard: StandardWords): string =>
  cardWords(card, language, standard) ?? cardWords(card, 'nl', standard) ?? card.id

/** The standard words of one card, in every language that has them. */
export const standardOf = (standard: StandardWords, id: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(standard).flatMap(([language, cards]) => (cards[id] === undefined ? [] : [[language, cards[id]]])),
  )

/** The cards with what they say written on them, ready to be changed. */
export const writtenOut = (cards: readonly Card[], standard: StandardWords): readonly Card[] =>
  cards.map((card) => (card.words === undefined ? { ...card, words: standardOf(standard, card.id) } : card))
