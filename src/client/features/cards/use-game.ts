import type { CardGame, GameStep } from '#domain/card-game.ts'
import { stepAfter, stepBefore } from '#domain/card-game.ts'
import type { CardSort } from '#domain/card-sort.ts'
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
}

/** The game of a draft, and what can be done to it. */
export const useGame = (draft: OpenDraft): Game => {
  const game = useDraft(draft, (current) => current.game)
  if (game === undefined) throw new Error('no card game in this draft')
  const change: Game['change'] = (update) =>
    draft.change((current) => (current.game === undefined ? current : { ...current, game: update(current.game) }))
  const sort: Game['sort'] = (update) =>
    change((held) => {
      const next = update(held.sort)
      return next === held.sort ? held : { ...held, sort: next }
    })
  const goTo: Game['goTo'] = (step) => change((held) => ({ ...held, step }))
  return {
    game,
    change,
    sort,
    play: (doing) => sort((held) => playCard(held, doing)),
    goTo,
    onward: () => change((held) => ({ ...held, step: stepAfter(held, held.step) })),
    backward: () => change((held) => ({ ...held, step: stepBefore(held, held.step) })),
  }
}
