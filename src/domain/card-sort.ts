import * as z from 'zod/mini'
import { cardId } from './deck.ts'

/** Five different answers for ever: not reached, not for me and skipped mean opposite things for monitoring. */
export const piles = ['yes', 'a-little', 'not-yet', 'not-for-me', 'skipped'] as const
export const pile = z.enum(piles)
export type Pile = z.infer<typeof pile>

export const maxTop = 3
export const maxOwnCards = 12

export const ownCard = z.strictObject({
  words: z.string().check(z.minLength(1), z.maxLength(80)),
  pictogram: z.optional(z.string().check(z.regex(/^[a-z0-9-]+$/))),
})
export type OwnCard = z.infer<typeof ownCard>

/**
 * One move: a card from where it lay (`undefined`: the hand) to a pile (`undefined`: back to the hand). What the move took
 * away is kept with it, so that undo gives it back; absent where it took nothing, and in moves of earlier builds.
 */
const move = z.strictObject({
  card: cardId,
  from: z.optional(pile),
  to: z.optional(pile),
  /** The whole top 3 of before, where a card of it had to go. */
  top: z.optional(z.array(cardId).check(z.maxLength(maxTop))),
  wish: z.optional(cardId),
  /** How many of a group disagreed with where the card lay. */
  disagreed: z.optional(z.int()),
})
export type Move = z.infer<typeof move>

/**
 * A sort under way. `order` is every card once, in the order shown; a card is in exactly one state: on the pile that
 * `placed` names, or in the hand. `moves` is the whole history, so undo has no limit.
 */
export const cardSort = z.strictObject({
  order: z.array(cardId),
  placed: z.record(z.string(), pile),
  moves: z.array(move),
  top: z.array(cardId).check(z.maxLength(maxTop)),
  wish: z.optional(cardId),
  ownCards: z.array(ownCard).check(z.maxLength(maxOwnCards)),
})
export type CardSort = z.infer<typeof cardSort>

export const startSort = (order: readonly string[]): CardSort => ({
  order: [...order],
  placed: {},
  moves: [],
  top: [],
  ownCards: [],
})

/** The card to show: the first in order that lies on no pile; `undefined` when the hand is empty. */
export const cardInHand = (sort: CardSort): string | undefined => sort.order.find((id) => sort.placed[id] === undefined)

export const pileOf = (sort: CardSort, id: string): Pile | undefined => sort.placed[id]

export const cardsOn = (sort: CardSort, on: Pile): readonly string[] =>
  sort.order.filter((id) => sort.placed[id] === on)

/** The pile that the top 3 is chosen from: *yes*, or *a little* where nothing is on yes. */
export const topPile = (sort: CardSort): Pile => (cardsOn(sort, 'yes').length > 0 ? 'yes' : 'a-little')

// A choice may only name cards that still lie where it was made from: a card that moves away leaves top and wish.
const keepChoices = (sort: CardSort): CardSort => {
  const from = topPile(sort)
  const { wish, ...rest } = sort
  return {
    ...rest,
    top: sort.top.filter((id) => sort.placed[id] === from),
    ...(wish !== undefined && sort.placed[wish] === 'not-yet' ? { wish } : {}),
  }
}

const lay = (sort: CardSort, id: string, to: Pile | undefined): CardSort => {
  const { [id]: _gone, ...others } = sort.placed
  return { ...sort, placed: to === undefined ? others : { ...others, [id]: to } }
}

const moveTo = (sort: CardSort, id: string, to: Pile | undefined): CardSort => {
  const from = sort.placed[id]
  const kept = keepChoices(lay(sort, id, to))
  const made: Move = {
    card: id,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(kept.top.length === sort.top.length ? {} : { top: sort.top }),
    ...(kept.wish === sort.wish || sort.wish === undefined ? {} : { wish: sort.wish }),
  }
  return { ...kept, moves: [...sort.moves, made] }
}

/** Lays a card on a pile, from the hand or from another pile. A card that is not in this sort, or already lies there, changes nothing. */
export const place = (sort: CardSort, id: string, to: Pile): CardSort => {
  if (!sort.order.includes(id) || sort.placed[id] === to) return sort
  return moveTo(sort, id, to)
}

/** Takes a card back into the hand. */
export const takeBack = (sort: CardSort, id: string): CardSort =>
  sort.placed[id] === undefined ? sort : moveTo(sort, id, undefined)

export const canUndo = (sort: CardSort): boolean => sort.moves.length > 0

/** The top 3 with what the move took out of it, in its former place; what was chosen since stays, as far as there is room. */
const topBefore = (sort: CardSort, { top }: Move): readonly string[] => {
  if (top === undefined) return sort.top
  const from = topPile(sort)
  const before = top.filter((id) => sort.top.includes(id) || sort.placed[id] !== from)
  return [...new Set([...before, ...sort.top])].slice(0, maxTop)
}

/** Takes back the last move, without limit and without a timer, and gives back the choices that it took away. */
export const undo = (sort: CardSort): CardSort => {
  const last = sort.moves.at(-1)
  if (last === undefined) return sort
  const wish = sort.wish ?? last.wish
  return keepChoices({
    ...lay(sort, last.card, last.from),
    moves: sort.moves.slice(0, -1),
    top: [...topBefore(sort, last)],
    ...(wish === undefined ? {} : { wish }),
  })
}

/** Chooses or un-chooses a card for the top 3, in the order of tapping; a fourth changes nothing. */
export const toggleTop = (sort: CardSort, id: string): CardSort => {
  if (sort.top.includes(id)) return { ...sort, top: sort.top.filter((one) => one !== id) }
  if (sort.top.length >= maxTop || sort.placed[id] !== topPile(sort)) return sort
  return { ...sort, top: [...sort.top, id] }
}

/** Chooses the one wish among *(not) yet*; the same card again takes it back. */
export const chooseWish = (sort: CardSort, id: string): CardSort => {
  const { wish, ...rest } = sort
  if (wish === id) return rest
  return sort.placed[id] === 'not-yet' ? { ...rest, wish: id } : sort
}

export const addOwnCard = (sort: CardSort, own: OwnCard): CardSort =>
  sort.ownCards.length >= maxOwnCards || own.words.trim() === '' ? sort : { ...sort, ownCards: [...sort.ownCards, own] }

export const removeOwnCard = (sort: CardSort, at: number): CardSort => ({
  ...sort,
  ownCards: sort.ownCards.filter((_, index) => index !== at),
})

/** Cards that still lie in the hand, in the order they come. */
export const unlaid = (sort: CardSort): readonly string[] => sort.order.filter((id) => sort.placed[id] === undefined)

/**
 * What a finished sort says, in the order of the deck. A card that nobody reached is not in it: it was not offered, which
 * is not *skipped*. `order` still tells that it was in the deck.
 */
export const finishedSort = (sort: CardSort): Readonly<Record<string, Pile>> =>
  Object.fromEntries(
    sort.order.flatMap((id) => {
      const on = sort.placed[id]
      return on === undefined ? [] : [[id, on] as const]
    }),
  )
