import { standardDeck } from '#content/decks.ts'
import type { Deck } from '#domain/deck.ts'
import type { DeckEdit, DeckFault } from '#domain/deck-edit.ts'
import { deckOfEdit } from '#domain/deck-edit.ts'
import type { Result } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'
import { addDeckVersion } from '../storage/deck-log.ts'

const isStandard = (id: string): boolean => standardDeck.cards.some((card) => card.id === id)

/**
 * Publishes a card set under its next version number; that version never changes afterwards. Nothing changed since the
 * last one: that one stands, and no number is used.
 */
export const publishDeck = async (
  { database }: Services,
  edit: DeckEdit,
): Promise<Result<Deck, DeckFault | ClientProblem>> => {
  // The number is drawn inside the transaction; this one only makes the deck whole enough to check.
  const made = deckOfEdit(edit, { version: 1, changeStory: standardDeck.changeStory })
  return made.ok ? addDeckVersion(database, made.value, isStandard) : made
}
