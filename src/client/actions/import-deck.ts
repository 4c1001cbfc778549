import { knowsInstrument } from '#content/decks.ts'
import type { Deck } from '#domain/deck.ts'
import { readDeckFile } from '#domain/deck-edit.ts'
import { instrumentRef } from '#domain/instrument.ts'
import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'
import { addDeckFromFile } from '../storage/deck-log.ts'

export type ImportDeckFailure =
  | { readonly code: 'not-a-deck' }
  /** This tablet holds other cards under that id and number. */
  | { readonly code: 'other-deck' }

/** Takes in a card set from a file of another tablet, id and version number unchanged. */
export const importDeck = async (
  { database }: Services,
  text: string,
): Promise<Result<{ readonly deck: Deck; readonly isNew: boolean }, ImportDeckFailure | ClientProblem>> => {
  const deck = readDeckFile(text)
  if (deck === undefined) return err({ code: 'not-a-deck' })
  // A file may not speak for what this app brings itself.
  if (knowsInstrument(instrumentRef({ ...deck, version: 1 }))) return err({ code: 'other-deck' })
  const added = await addDeckFromFile(database, deck)
  if (!added.ok) return added
  return added.value === 'other' ? err({ code: 'other-deck' }) : ok({ deck, isNew: added.value === 'added' })
}
