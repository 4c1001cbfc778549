import * as z from 'zod/mini'
import { maxOwnCards, maxTop, ownCard, pile } from './card-sort.ts'
import { card, cardId } from './deck.ts'

/** How a group plays: it agrees on one place (how many disagree is counted), or hands are counted per place. */
export const groupWay = z.enum(['together', 'hands'])
export type GroupWay = z.infer<typeof groupWay>

export const group = z.strictObject({
  way: groupWay,
  /** One session with so many people, never so many sorts. */
  people: z.int().check(z.gte(2), z.lte(99)),
  /** `together`: how many did not agree with where a card was laid. */
  disagreed: z.record(z.string(), z.int().check(z.gte(0), z.lte(99))),
  /** `hands`: per card, hands per place. */
  hands: z.record(z.string(), z.partialRecord(pile, z.int().check(z.gte(0), z.lte(99)))),
})
export type Group = z.infer<typeof group>

/**
 * The card part of a finished conversation. The cards offered travel with it, words of own decks included: a card that
 * left its deck still shows in old sorts, and a server that never saw the deck can still name it.
 * The story is the answer `story` of the conversation; `storyOf` is the card it was told about. Conversations from before
 * it was kept have none: there it is the first of the top 3.
 */
export const sortedCards = z.strictObject({
  deck: z.strictObject({ id: z.string(), version: z.int(), cards: z.array(card) }),
  seed: z.int(),
  order: z.array(cardId),
  sort: z.record(z.string(), pile),
  top: z.array(cardId).check(z.maxLength(maxTop)),
  wish: z.optional(cardId),
  ownCards: z.array(ownCard).check(z.maxLength(maxOwnCards)),
  group: z.optional(group),
  storyOf: z.optional(cardId),
})
export type SortedCards = z.infer<typeof sortedCards>
