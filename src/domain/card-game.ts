import * as z from 'zod/mini'
import { cardSort, finishedSort } from './card-sort.ts'
import { card } from './deck.ts'
import type { SortedCards } from './sorted-cards.ts'
import { group } from './sorted-cards.ts'

/** Steps of the game, in playing order (research/domain 1.3); a draft remembers where the player was. */
export const gameSteps = ['practice', 'sort', 'mat', 'top', 'story', 'wish', 'own-cards', 'read-back', 'quote'] as const

/** A card game under way, part of a draft. */
export const cardGame = z.strictObject({
  deck: z.strictObject({ id: z.string(), version: z.int(), cards: z.array(card) }),
  seed: z.int(),
  step: z.enum(gameSteps),
  sort: cardSort,
  group: z.optional(group),
  /** Idle for two minutes and nobody answered: kept as unfinished, says who finds it (issue of the guest shell). */
  leftIdle: z.optional(z.boolean()),
})
export type CardGame = z.infer<typeof cardGame>

/** The card part of the conversation that a game becomes. */
export const finishGame = (game: CardGame): SortedCards => ({
  deck: game.deck,
  seed: game.seed,
  order: game.sort.order,
  // Hands are counted per place; a group that counts hands lays no card, so it leaves no sort that could be taken for one.
  sort: game.group?.way === 'hands' ? {} : finishedSort(game.sort),
  top: game.sort.top,
  ...(game.sort.wish === undefined ? {} : { wish: game.sort.wish }),
  ownCards: game.sort.ownCards,
  ...(game.group === undefined ? {} : { group: game.group }),
})
