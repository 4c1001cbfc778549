import type { Deck } from '#domain/deck.ts'
import type { DeckEdit } from '#domain/deck-edit.ts'
import { nextVersion, sameCards } from '#domain/deck-edit.ts'
import type { Result } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import type { PraatplaatDatabase, Tables } from './database.ts'

const versionsOf = async ({ decks }: Tables, id: string): Promise<readonly Deck[]> => {
  const rows = await decks.where('[id+version]').between([id, 1], [id, []]).sortBy('version')
  return rows.flatMap(({ deck }) => (deck === undefined ? [] : [deck]))
}

/**
 * Publishes under the next number, inside one transaction: two windows never give one number to two contents. A deck
 * that says and shows what its newest version does stays that version. What was being worked on goes.
 * @returns the version that stands.
 */
export const addDeckVersion = (
  database: PraatplaatDatabase,
  deck: Deck,
  isStandard: (card: string) => boolean,
): Promise<Result<Deck, ClientProblem>> =>
  database.write(['decks'], async (tables) => {
    const before = await versionsOf(tables, deck.id)
    const newest = before.at(-1)
    await tables.decks.delete([deck.id, 0])
    if (newest !== undefined && sameCards(newest, deck)) return newest
    const next = { ...nextVersion(before, deck, isStandard), version: (newest?.version ?? 0) + 1 }
    await tables.decks.add({ id: next.id, version: next.version, deck: next })
    return next
  })

/**
 * Takes in a version made on another tablet, under its own number.
 * @returns `other` when this tablet holds other cards under that number: a published version never changes.
 */
export const addDeckFromFile = (
  database: PraatplaatDatabase,
  deck: Deck,
): Promise<Result<'added' | 'already' | 'other', ClientProblem>> =>
  database.write(['decks'], async ({ decks }) => {
    const held = (await decks.get([deck.id, deck.version]))?.deck
    if (held !== undefined) return sameCards(held, deck) ? 'already' : 'other'
    await decks.add({ id: deck.id, version: deck.version, deck })
    return 'added'
  })

export const putDeckEdit = (database: PraatplaatDatabase, edit: DeckEdit): Promise<Result<void, ClientProblem>> =>
  database.write(['decks'], async ({ decks }) => {
    await decks.put({ id: edit.id, version: 0, edit })
  })

export const dropDeckEdit = (database: PraatplaatDatabase, id: string): Promise<Result<void, ClientProblem>> =>
  database.write(['decks'], async ({ decks }) => {
    await decks.delete([id, 0])
  })
