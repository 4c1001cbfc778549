import type { Card } from '#domain/deck.ts'
import type { DeckEdit } from '#domain/deck-edit.ts'
import { deckId } from '#domain/deck-edit.ts'
import type { Result } from '#domain/result.ts'
import { ok } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'
import { dropDeckEdit, putDeckEdit } from '../storage/deck-log.ts'

// Without letters that are misread, so that a name on a score sheet can be typed over.
const letters = 'bcdfghjkmnpqrstvwxz23456789'
const draw = ({ randomBytes }: Pick<Services, 'randomBytes'>, length: number): string =>
  Array.from(randomBytes(length), (byte) => letters[byte % letters.length]).join('')

/**
 * A new card set, kept as being worked on: empty but for its name, or with the cards of a set to begin from. Those keep
 * their numbers, so that what is not changed in them counts together with the set they came from.
 */
export const startDeck = async (
  services: Services,
  name: string,
  cards: readonly Card[] = [],
): Promise<Result<DeckEdit, ClientProblem>> => {
  const edit: DeckEdit = { id: deckId(name, draw(services, 4)), name, cards }
  const kept = await putDeckEdit(services.database, edit)
  return kept.ok ? ok(edit) : kept
}

/** An empty card of somebody's own; drawn, so that an id is never used for two cards, not even years apart. */
export const newCard = (services: Pick<Services, 'randomBytes'>): Card => ({
  id: `eigen-${draw(services, 6)}`,
  pictogram: 'red-question-mark',
  words: {},
})

/** Keeps what is being worked on: a tablet that is closed in the middle loses no card. */
export const keepDeckEdit = ({ database }: Services, edit: DeckEdit): Promise<Result<void, ClientProblem>> =>
  putDeckEdit(database, edit)

/** Throws away what is being worked on; published versions stay. */
export const discardDeckEdit = ({ database }: Services, id: string): Promise<Result<void, ClientProblem>> =>
  dropDeckEdit(database, id)
