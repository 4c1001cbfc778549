import type { CardGame } from './card-game.ts'
import { storyCard } from './card-game.ts'
import type { OwnCard, Pile } from './card-sort.ts'
import { piles, unlaid } from './card-sort.ts'

/** What was told in a game: all that its record will say, for the player to look at before it is one. */
export type ToldGame = {
  readonly top: readonly string[]
  readonly story: string
  /** The card that the story is about; absent where there is no story, or no card that it belongs to. */
  readonly storyOf?: string
  readonly wish?: string
  readonly ownCards: readonly OwnCard[]
  /** Cards by place, in the order of the places; `count` is hands, or how many of a group disagreed. */
  readonly places: readonly {
    readonly pile: Pile
    readonly cards: readonly { readonly id: string; readonly count?: number }[]
  }[]
  /** Never laid: these are not in the record. None where hands are counted. */
  readonly unlaid: readonly string[]
}

/** All of it; empty where nothing was told. Pure. */
export const toldInGame = (game: CardGame, story: string): ToldGame => {
  const { sort, group } = game
  const countsHands = group?.way === 'hands'
  const about = story.trim() === '' ? undefined : storyCard(game)
  const countOf = (id: string, pile: Pile): number => {
    if (countsHands) return group.hands[id]?.[pile] ?? 0
    return group?.disagreed[id] ?? 0
  }
  const places = piles.map((pile) => ({
    pile,
    cards: sort.order
      .filter((id) => (countsHands ? countOf(id, pile) > 0 : sort.placed[id] === pile))
      .map((id) => ({ id, ...(countOf(id, pile) === 0 ? {} : { count: countOf(id, pile) }) })),
  }))
  return {
    top: sort.top,
    story: story.trim() === '' ? '' : story,
    ...(about === undefined ? {} : { storyOf: about }),
    ...(sort.wish === undefined ? {} : { wish: sort.wish }),
    ownCards: sort.ownCards,
    places: places.filter(({ cards }) => cards.length > 0),
    unlaid: countsHands ? [] : unlaid(sort),
  }
}
