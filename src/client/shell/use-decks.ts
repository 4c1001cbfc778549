import { builtInDecks, shortDeck, standardDeck } from '#content/decks.ts'
import type { Deck } from '#domain/deck.ts'
import { instrumentRef } from '#domain/instrument.ts'
import { useLive } from '../services.ts'
import { readDecks } from '../storage/deck-queries.ts'

export type Decks = {
  /** What may be played with: the full deck, the short one, then the newest version of each own deck, by name. */
  readonly offered: readonly Deck[]
  readonly own: readonly Deck[]
  /** Every version, newest first of each: a score sheet may lie in a drawer for months. */
  readonly every: readonly Deck[]
  /** A deck by `id@version`, or the newest by `id`; `undefined` for one this tablet never had. */
  readonly find: (reference: string) => Deck | undefined
}

/** Of each id its newest version; the list is by id and then oldest first. */
export const newestDecks = (all: readonly Deck[]): readonly Deck[] =>
  [...new Map(all.map((deck) => [deck.id, deck])).values()].toSorted((a, b) => a.name.localeCompare(b.name, 'nl'))

/** The decks on this tablet; `undefined` until the store answered. */
export const useDecks = (): Decks | undefined => {
  const all = useLive(readDecks, 'decks')
  if (all === undefined) return undefined
  const own = newestDecks(all)
  const offered = [standardDeck, shortDeck, ...own]
  return {
    offered,
    own,
    every: [...builtInDecks, ...own.flatMap(({ id }) => all.filter((deck) => deck.id === id).toReversed())],
    find: (reference) =>
      offered.find((deck) => deck.id === reference) ??
      [...builtInDecks, ...all].find((deck) => instrumentRef(deck) === reference),
  }
}
