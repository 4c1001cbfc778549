import { standardDeck } from '#content/decks.ts'
import { cardWordsOrDutch } from '#domain/card-words.ts'
import type { Card } from '#domain/deck.ts'
import { standardDutch } from '../standard-dutch.ts'
import type { RecordStore } from '../store/record-store.ts'

const standardWords = { nl: standardDutch }

/** Cards that the app's own deck does not have, as they were offered; those that no deck came with are left out. */
export const strangeCards = async (store: RecordStore, cards: readonly string[]): Promise<readonly Card[]> => {
  const strange = cards.filter((id) => !standardDeck.cards.some((card) => card.id === id))
  const found = await Promise.all(strange.map((id) => store.cardAsOffered(id)))
  return found.filter((card) => card !== undefined)
}

/** What cards say in Dutch; the id of one that nobody knows. */
export const cardNames = (strange: readonly Card[]): ((id: string) => string) => {
  const cards = new Map([...standardDeck.cards, ...strange].map((card) => [card.id, card]))
  return (id) => {
    const card = cards.get(id)
    return card === undefined ? id : cardWordsOrDutch(card, 'nl', standardWords)
  }
}
