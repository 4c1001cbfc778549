import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { standardDeck } from '#content/decks.ts'
import type { CardGame, GameStep } from '#domain/card-game.ts'
import { finishGame, gameSteps, reopenGame, startGame, stepAfter, stepBefore } from '#domain/card-game.ts'
import { chooseWish, piles, place, toggleTop } from '#domain/card-sort.ts'
import { sortedCards } from '#domain/sorted-cards.ts'

const { id, version, cards } = standardDeck
const order = cards.map((card) => card.id)
const alone = startGame({ id, version, cards }, { seed: 7, order })
const group = (way: 'together' | 'hands') => ({ way, people: 5, disagreed: {}, hands: {} })
const laid = (game: CardGame, to: (typeof piles)[number]): CardGame => ({
  ...game,
  sort: order.reduce((sort, card) => place(sort, card, to), game.sort),
})
const walk = (game: CardGame): readonly GameStep[] => {
  const steps: GameStep[] = [game.step]
  while (stepAfter(game, steps.at(-1)!) !== steps.at(-1)) steps.push(stepAfter(game, steps.at(-1)!))
  return steps
}

describe('the steps of the game', () => {
  it('[C4] with a favourite and a wish every step is played, in order', () => {
    const sort = place(toggleTop(laid(alone, 'yes').sort, 'I01'), 'I02', 'not-yet')
    expect(walk({ ...alone, sort })).toEqual(gameSteps)
  })

  it('[C4] a step without anything to choose from is passed over', () => {
    expect(walk(laid(alone, 'not-for-me'))).toEqual(['practice', 'sort', 'mat', 'own-cards', 'read-back', 'quote'])
    expect(walk(laid(alone, 'a-little'))).toContain('top')
    expect(walk(laid(alone, 'yes'))).not.toContain('story')
    expect(walk(laid(alone, 'yes'))).not.toContain('wish')
  })

  it('[C4] a group that counts hands lays no card, so it chooses none', () => {
    const hands = startGame({ id, version, cards }, { seed: 7, order, group: group('hands') })
    expect(walk(hands)).toEqual(['sort', 'own-cards', 'read-back', 'quote'])
    expect(finishGame(hands).sort).toEqual({})
  })

  it('[C4] back leads the way that was come, and never back into practice', () => {
    const game = laid(alone, 'yes')
    for (const step of walk(game).slice(2)) expect(stepAfter(game, stepBefore(game, step))).toBe(step)
    expect(stepBefore(game, 'sort')).toBe('sort')
  })

  it('[C5] a finished sort opened again to correct it, and finished again, says the same', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...order), fc.constantFrom(...piles)), { maxLength: 60 }),
        fc.option(fc.constantFrom('together' as const, 'hands' as const), { nil: undefined }),
        (moves, way) => {
          const begun = startGame({ id, version, cards }, { seed: 7, order, ...(way && { group: group(way) }) })
          const sort = moves.reduce((held, [card, to]) => place(held, card, to), begun.sort)
          const chosen = moves.reduce((held, [card]) => chooseWish(toggleTop(held, card), card), sort)
          const finished = finishGame({ ...begun, sort: way === 'hands' ? begun.sort : chosen })
          expect(sortedCards.safeParse(finished).success).toBe(true)
          expect(finishGame(reopenGame(finished))).toEqual(finished)
        },
      ),
    )
  })
})
