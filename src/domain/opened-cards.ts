import * as z from 'zod/mini'
import { maxOwnCards, maxTop, ownCard, pile } from './card-sort.ts'
import type { CountedSort } from './count-cards.ts'
import { cardId } from './deck.ts'
import { group, groupWay, sortedCards } from './sorted-cards.ts'

/**
 * The card part of a conversation as it stands in the open, from a tablet or imported. An import does not tell which
 * deck it was, in which order the cards came, or what picture an own card has: then these are absent. `top`, `ownCards`
 * and `disagreed` are absent where nobody said, and empty where it was asked and nobody chose.
 */
export const openedCards = z.strictObject({
  deck: z.optional(sortedCards.shape.deck),
  seed: z.optional(z.int()),
  order: z.optional(z.array(cardId)),
  /** Empty where hands were counted: no card was laid then. */
  sort: z.record(z.string(), pile),
  top: z.optional(z.array(cardId).check(z.maxLength(maxTop))),
  wish: z.optional(cardId),
  storyOf: z.optional(cardId),
  ownCards: z.optional(z.array(ownCard).check(z.maxLength(maxOwnCards))),
  group: z.optional(
    z.strictObject({
      way: groupWay,
      people: group.shape.people,
      disagreed: z.optional(group.shape.disagreed),
      hands: z.optional(group.shape.hands),
    }),
  ),
})
export type OpenedCards = z.infer<typeof openedCards>

/**
 * The card that the story is about. A tablet of before that was kept told it about the first of the top 3; an import does
 * not tell.
 */
export const storyCardOf = ({ deck, top, storyOf }: OpenedCards): string | undefined =>
  storyOf ?? (deck === undefined ? undefined : top?.[0])

/** What counting needs of it. Unit: one sort, or one group session. */
export const countedSort = ({ sort, top, wish, ownCards, group: people }: OpenedCards): CountedSort => ({
  sort,
  top: top ?? [],
  ...(wish === undefined ? {} : { wish }),
  ownCards: (ownCards ?? []).map((own) => own.words),
  ...(people === undefined
    ? {}
    : {
        group: { people: people.people, way: people.way },
        hands: people.hands ?? {},
        disagreed: people.disagreed ?? {},
      }),
})
