// Apart from the registry: a tablet that opens a plate loads no cards (200 kB until the first typed answer).
import type { Deck } from '#domain/deck.ts'
import { deck } from '#domain/deck.ts'
import type { Instrument } from '#domain/instrument.ts'
import { instrumentRef } from '#domain/instrument.ts'
import meaningCards1 from './meaning-cards.v1.json' with { type: 'json' }
import meaningCardsShort1 from './meaning-cards-short.v1.json' with { type: 'json' }
import { findInstrument } from './registry.ts'

const decks: readonly Deck[] = [meaningCards1].map((file) => deck.parse(file))
const shortDecks: readonly Deck[] = [meaningCardsShort1].map((file) => deck.parse(file))

/** The standard deck: the 22 indicators of the change story. Old sorts carry the cards they were offered. */
export const standardDeck: Deck = decks[decks.length - 1]!

/** Two cards of each main goal, for who has five minutes. */
export const shortDeck: Deck = shortDecks[shortDecks.length - 1]!

/** Every version of the decks that come with the app; own decks are in the tablet's store. */
export const builtInDecks: readonly Deck[] = [...decks, ...shortDecks]

/** The plate or deck that a reference names; `undefined` for one this build does not know. */
export const findForm = (reference: string): Instrument | Deck | undefined =>
  findInstrument(reference) ?? builtInDecks.find((one) => instrumentRef(one) === reference)

/** Does this build know how to show and count a conversation held with this instrument? */
export const knowsInstrument = (reference: string): boolean => findForm(reference) !== undefined
