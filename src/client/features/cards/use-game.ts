import type { CardGame, GameStep } from '#domain/card-game.ts'
import { atStep, leaveTable, lookAtTable, stepAfter, stepBefore, withSort } from '#domain/card-game.ts'
import type { CardSort } from '#domain/card-sort.ts'
import type { Draft } from '#domain/draft.ts'
import { storyOfDraft } from '#domain/story.ts'
import type { OpenDraft } from '../../services.ts'
import { useDraft } from '../../shell/use-draft.ts'
import type { Doing } from './play.ts'
import { playCard } from './play.ts'

export type Game = {
  readonly game: CardGame
  readonly change: (update: (game: CardGame) => CardGame) => void
  readonly sort: (update: (sort: CardSort) => CardSort) => void
  readonly play: (doing: Doing) => void
  readonly goTo: (step: GameStep) => void
  readonly onward: () => void
  readonly backward: () => void
  /** To the table from anywhere, and from there back again. */
  readonly toTable: () => void
  readonly fromTable: () => void
}

const hasStory = (draft: Draft): boolean => storyOfDraft(draft).trim() !== ''

/** The game of a draft, and what can be done to it. */
export const useGame = (draft: OpenDraft): Game => {
  const game = useDraft(draft, (current) => current.game)
  if (game === undefined) throw new Error('no card game in this draft')
  const move = (update: (game: CardGame, isTold: boolean) => CardGame) =>
    draft.change((current) =>
      current.game === undefined ? current : { ...current, game: update(current.game, hasStory(current)) },
    )
  const sort: Game['sort'] = (update) =>
    move((held) => {
      const next = update(held.sort)
      return next === held.sort ? held : withSort(held, next)
    })
  return {
    game,
    change: move,
    sort,
    play: (doing) => sort((held) => playCard(held, doing)),
    goTo: (step) => move((held) => atStep(held, step)),
    onward: () => move((held, isTold) => atStep(held, stepAfter(held, held.step, isTold))),
    backward: () => move((held, isTold) => atStep(held, stepBefore(held, held.step, isTold))),
    toTable: () => move(lookAtTable),
    fromTable: () => move(leaveTable),
  }
}
