import * as z from 'zod/mini'
import { cardSort, cardsOn, finishedSort, startSort, topPile } from './card-sort.ts'
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
export type GameStep = CardGame['step']

/** Is there something to do at this step of this game? A step without anything to choose from is passed over. */
const asks = (game: CardGame, step: GameStep): boolean => {
  const countsHands = game.group?.way === 'hands'
  switch (step) {
    case 'practice':
    case 'mat':
      return !countsHands
    case 'top':
      return !countsHands && cardsOn(game.sort, topPile(game.sort)).length > 0
    case 'story':
      return !countsHands && game.sort.top.length > 0
    case 'wish':
      return !countsHands && cardsOn(game.sort, 'not-yet').length > 0
    default:
      return true
  }
}

/** The step that follows in this game; the last one follows itself. */
export const stepAfter = (game: CardGame, step: GameStep): GameStep =>
  gameSteps.slice(gameSteps.indexOf(step) + 1).find((one) => asks(game, one)) ?? step

/** The step before; practice is not gone back to, it is over. */
export const stepBefore = (game: CardGame, step: GameStep): GameStep =>
  gameSteps
    .slice(1, gameSteps.indexOf(step))
    .reverse()
    .find((one) => asks(game, one)) ?? step

/** A game that begins: nothing laid, and the practice card first where there is one. */
export const startGame = (
  deck: CardGame['deck'],
  how: { readonly seed: number; readonly order: readonly string[]; readonly group?: CardGame['group'] },
): CardGame => ({
  deck,
  seed: how.seed,
  step: how.group?.way === 'hands' ? 'sort' : 'practice',
  sort: startSort(how.order),
  ...(how.group === undefined ? {} : { group: how.group }),
})

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

/** The game that a finished sort was, open again at its mat: where a correction begins. Nothing of it can be undone. */
export const reopenGame = (cards: SortedCards): CardGame => {
  const { deck, seed, order, sort, top, wish, ownCards, group: people } = cards
  return {
    deck,
    seed,
    step: people?.way === 'hands' ? 'sort' : 'mat',
    sort: { ...startSort(order), placed: sort, top, ownCards, ...(wish === undefined ? {} : { wish }) },
    ...(people === undefined ? {} : { group: people }),
  }
}
