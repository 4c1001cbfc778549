import type { Deck } from '#domain/deck.ts'
import type { DeckEdit } from '#domain/deck-edit.ts'
import type { PraatplaatDatabase } from './database.ts'

/** Every version of every own card set, by id and then oldest first. */
export const readDecks = async ({ tables }: PraatplaatDatabase): Promise<readonly Deck[]> => {
  const rows = await tables.decks.orderBy('[id+version]').toArray()
  return rows.flatMap(({ deck }) => (deck === undefined ? [] : [deck]))
}

/** What is being worked on and not published yet, by id. */
export const readDeckEdits = async ({ tables }: PraatplaatDatabase): Promise<readonly DeckEdit[]> => {
  const rows = await tables.decks.orderBy('[id+version]').toArray()
  return rows.flatMap(({ edit }) => (edit === undefined ? [] : [edit]))
}
