import * as z from 'zod/mini'
import type { CardSort, Pile } from './card-sort.ts'
import { addOwnCard, cardSort, cardsOn, finishedSort, ownCard, startSort, topPile } from './card-sort.ts'
import { card, cardId } from './deck.ts'
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
  /** The card that the story is about, from its first word on; absent while there is none. */
  storyOf: z.optional(cardId),
  /** Where the player was before looking at the table; absent on the table's own turn, and elsewhere. */
  lookedFrom: z.optional(z.enum(gameSteps)),
  /** An own card that is being made and not laid yet. */
  ownInHand: z.optional(z.strictObject({ ...ownCard.shape, words: z.string().check(z.maxLength(80)) })),
  /** Idle for two minutes and nobody answered: kept as unfinished, says who finds it (issue of the guest shell). */
  leftIdle: z.optional(z.boolean()),
})
export type CardGame = z.infer<typeof cardGame>
export type GameStep = CardGame['step']

/**
 * Is there something to do at this step of this game? A step without anything to choose from is passed over; what was
 * told already is never.
 */
const asks = (game: CardGame, step: GameStep, hasStory: boolean): boolean => {
  const countsHands = game.group?.way === 'hands'
  switch (step) {
    case 'practice':
    case 'mat':
      return !countsHands
    case 'top':
      return !countsHands && cardsOn(game.sort, topPile(game.sort)).length > 0
    case 'story':
      return hasStory || (!countsHands && game.sort.top.length > 0)
    case 'wish':
      return !countsHands && cardsOn(game.sort, 'not-yet').length > 0
    default:
      return true
  }
}

/** The step that follows in this game; the last one follows itself. `hasStory`: is there a story in its draft? */
export const stepAfter = (game: CardGame, step: GameStep, hasStory = false): GameStep =>
  gameSteps.slice(gameSteps.indexOf(step) + 1).find((one) => asks(game, one, hasStory)) ?? step

/** The step before; practice is not gone back to, it is over. */
export const stepBefore = (game: CardGame, step: GameStep, hasStory = false): GameStep =>
  gameSteps
    .slice(1, gameSteps.indexOf(step))
    .reverse()
    .find((one) => asks(game, one, hasStory)) ?? step

/** An own card that was being made lies down with the others; without words there was none. */
export const layOwnInHand = (game: CardGame): CardGame => {
  const { ownInHand, ...rest } = game
  if (ownInHand === undefined) return game
  const words = ownInHand.words.trim()
  return words === '' ? rest : { ...rest, sort: addOwnCard(rest.sort, { ...ownInHand, words }) }
}

/** The game at another step. Whatever way leads out of making an own card, the card is laid: none is lost to a missed tap. */
export const atStep = (game: CardGame, step: GameStep): CardGame => {
  const { lookedFrom: _, ...rest } = layOwnInHand(game)
  return { ...rest, step }
}

/** A look at the table, from wherever the player is. Behind the last card it is the table's own turn: no look. */
export const lookAtTable = (game: CardGame): CardGame => {
  if (game.step === 'mat') return game
  const table = atStep(game, 'mat')
  return game.step === 'sort' && game.group?.way !== 'hands' ? table : { ...table, lookedFrom: game.step }
}

/** Back from the table to where the player was; to what comes next, where there is nothing to do there any more. */
export const leaveTable = (game: CardGame, hasStory = false): CardGame => {
  const back = game.lookedFrom
  if (back === undefined) return atStep(game, stepAfter(game, game.step, hasStory))
  const isThere = back === 'sort' || asks(game, back, hasStory)
  return atStep(game, isThere ? back : stepAfter(game, back, hasStory))
}

/** The card that the story is about, or would be: the first of the top 3 while nobody told anything. */
export const storyCard = (game: Pick<CardGame, 'sort' | 'storyOf'>): string | undefined =>
  game.storyOf ?? game.sort.top[0]

/** Does the story have to be asked about again: was it told about a card that is no longer in the top 3? */
export const isStoryAdrift = (game: Pick<CardGame, 'sort' | 'storyOf'>): boolean =>
  game.storyOf !== undefined && !game.sort.top.includes(game.storyOf)

/**
 * The game with this sort for its own. How many disagreed is said of where a card lies: it goes when the card is moved,
 * stays with that move, and comes back when the move is undone.
 */
export const withSort = (game: CardGame, sort: CardSort): CardGame => {
  const { group: people } = game
  const made = sort.moves.length - game.sort.moves.length
  const moved = (made > 0 ? sort : game.sort).moves.at(-1)
  if (people === undefined || made === 0 || moved === undefined) return { ...game, sort }
  const { [moved.card]: counted, ...others } = people.disagreed
  if (made > 0)
    return counted === undefined
      ? { ...game, sort }
      : {
          ...game,
          sort: { ...sort, moves: sort.moves.with(-1, { ...moved, disagreed: counted }) },
          group: { ...people, disagreed: others },
        }
  const disagreed = moved.disagreed === undefined ? others : { ...others, [moved.card]: moved.disagreed }
  return { ...game, sort, group: { ...people, disagreed } }
}

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

/** So many of the group disagree with where this card lies. */
export const withDisagreed = (game: CardGame, card: string, people: number): CardGame =>
  game.group === undefined
    ? game
    : { ...game, group: { ...game.group, disagreed: { ...game.group.disagreed, [card]: people } } }

/** The hands counted for this card, by place; none at all where nobody put one up. */
export const withHands = (game: CardGame, card: string, hands: Readonly<Partial<Record<Pile, number>>>): CardGame =>
  game.group === undefined ? game : { ...game, group: { ...game.group, hands: { ...game.group.hands, [card]: hands } } }

/** Of cards that lie only: an earlier build kept the number when the card was taken up. */
const standing = (game: CardGame): CardGame['group'] =>
  game.group && {
    ...game.group,
    disagreed: Object.fromEntries(
      Object.entries(game.group.disagreed).filter(([id]) => game.sort.placed[id] !== undefined),
    ),
  }

/** The card part of the conversation that a game becomes; `hasStory` where its draft holds a story. */
export const finishGame = (game: CardGame, hasStory = false): SortedCards => ({
  deck: game.deck,
  seed: game.seed,
  order: game.sort.order,
  // Hands are counted per place; a group that counts hands lays no card, so it leaves no sort that could be taken for one.
  sort: game.group?.way === 'hands' ? {} : finishedSort(game.sort),
  top: game.sort.top,
  ...(game.sort.wish === undefined ? {} : { wish: game.sort.wish }),
  ownCards: game.sort.ownCards,
  ...(game.group === undefined ? {} : { group: standing(game) }),
  ...(hasStory && storyCard(game) !== undefined ? { storyOf: storyCard(game) } : {}),
})

/**
 * The game that a finished sort was, open again at its mat: where a correction begins. Nothing of it can be undone. The
 * story of a sort from before stories named their card is about the first of its top 3.
 */
export const reopenGame = (cards: SortedCards, hasStory = false): CardGame => {
  const storyOf = hasStory ? (cards.storyOf ?? cards.top[0]) : undefined
  const { deck, seed, order, sort, top, wish, ownCards, group: people } = cards
  return {
    deck,
    seed,
    step: people?.way === 'hands' ? 'sort' : 'mat',
    sort: { ...startSort(order), placed: sort, top, ownCards, ...(wish === undefined ? {} : { wish }) },
    ...(people === undefined ? {} : { group: people }),
    ...(storyOf === undefined ? {} : { storyOf }),
  }
}
