import type { StandardDutch } from '#domain/card-wording.ts'
import words from '#locales/nl/meaning-cards.json' with { type: 'json' }

/** What the app's own cards say in Dutch, the language that every card has. */
export const standardDutch: StandardDutch = words.cards
