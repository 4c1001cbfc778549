import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { standardDeck } from '#content/decks.ts'
import type { CardGame, GameStep } from '#domain/card-game.ts'
import {
  atStep,
  finishGame,
  gameSteps,
  isStoryAdrift,
  leaveTable,
  lookAtTable,
  reopenGame,
  startGame,
  stepAfter,
  stepBefore,
  withDisagreed,
  withHands,
  withSort,
} from '#domain/card-game.ts'
import { addOwnCard, chooseWish, piles, place, takeBack, toggleTop, undo } from '#domain/card-sort.ts'
import type { Draft } from '#domain/draft.ts'
import { finishDraft } from '#domain/draft.ts'
import { sortedCards } from '#domain/sorted-cards.ts'
import { tellAbout, tellStory } from '#domain/story.ts'
import { toldInGame } from '#domain/told-game.ts'

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

const draftOf = (game: CardGame): Draft => ({
  kind: 'draft',
  id: '7b2f0c1e-59c1-4a0e-8f5e-0d9a4f1f0a01',
  root: '7b2f0c1e-59c1-4a0e-8f5e-0d9a4f1f0a01',
  revision: 1,
  practice: false,
  day: '2026-11-23',
  programme: 'zuidwest',
  round: '2026-2',
  centre: 'allekanten',
  instrument: 'meaning-cards@1',
  changeStory: 'zuidwest@1',
  with: 'resident',
  language: 'nl',
  mode: 'self',
  heldBy: 'own-coordinator',
  helper: 'none',
  number: 1,
  place: { step: 'plate' },
  consent: { takePart: true },
  answers: {},
  game,
})
const finished = (draft: Draft) => {
  const made = finishDraft(draft, { readBack: 'read-self' })
  if (!made.ok) throw new Error(made.failure.code)
  return made.value
}

describe('the table, from anywhere', () => {
  const chosen = { ...alone, sort: place(toggleTop(laid(alone, 'yes').sort, 'I01'), 'I02', 'not-yet') }

  it('[C18] a look at the table leads back to where the player was, whatever step that is', () => {
    for (const step of gameSteps.slice(3)) {
      const looked = lookAtTable({ ...chosen, step })
      expect(looked.step).toBe('mat')
      expect(leaveTable(looked)).toEqual({ ...chosen, step })
    }
    const hands = startGame({ id, version, cards }, { seed: 7, order, group: group('hands') })
    for (const step of ['sort', 'own-cards', 'read-back'] as const)
      expect(leaveTable(lookAtTable({ ...hands, step })).step).toBe(step)
  })

  it('[C18] behind the last card it is the turn of the table, and the way leads on', () => {
    expect(leaveTable(lookAtTable({ ...chosen, step: 'sort' })).step).toBe('top')
  })

  it('[C18] where nothing is left to choose there, it leads on', () => {
    const looked = lookAtTable({ ...chosen, step: 'wish' })
    expect(leaveTable({ ...looked, sort: place(looked.sort, 'I02', 'yes') }).step).toBe('own-cards')
  })

  it('[C19] an own card that was being made is laid on every way out', () => {
    const making: CardGame = { ...chosen, step: 'own-cards', ownInHand: { words: ' zingen ', pictogram: 'house' } }
    for (const left of [lookAtTable(making), atStep(making, 'read-back'), atStep(making, 'wish')]) {
      expect(left.sort.ownCards).toEqual([{ words: 'zingen', pictogram: 'house' }])
      expect(left).not.toHaveProperty('ownInHand')
    }
    expect(atStep({ ...making, ownInHand: { words: ' ', pictogram: 'house' } }, 'wish').sort.ownCards).toEqual([])
  })
})

describe('the story', () => {
  const chosen = { ...alone, sort: ['I01', 'I02'].reduce(toggleTop, laid(alone, 'yes').sort) }
  const told = tellStory(draftOf(chosen), 'Ik groet')
  const withGame = (draft: Draft, change: (game: CardGame) => CardGame): Draft => ({
    ...draft,
    game: change(draft.game!),
  })

  it('[C15] stays with the card it was told about when that card leaves the top 3, and is asked about again', () => {
    const left = withGame(told, (game) => withSort(game, place(game.sort, 'I01', 'not-yet')))
    expect(left.game!.sort.top).toEqual(['I02'])
    expect(isStoryAdrift(left.game!)).toBe(true)
    expect(finished(tellStory(left, 'Ik groet iedereen')).cards).toMatchObject({ top: ['I02'], storyOf: 'I01' })
    const about = tellAbout(left, 'I02')
    expect(isStoryAdrift(about.game!)).toBe(false)
    expect(finished(about).cards?.storyOf).toBe('I02')
  })

  it('[C15] is never passed over while there are words, also without any card in the top 3', () => {
    const gone = withGame(told, (game) => ({ ...game, sort: { ...game.sort, top: [] } }))
    expect(stepAfter(gone.game!, 'top', true)).toBe('story')
    expect(stepBefore(gone.game!, 'own-cards', true)).toBe('story')
  })

  it('[C15] without words there is no story and no card of it; old records say the first of their top 3', () => {
    expect(finished(tellStory(told, '')).cards).not.toHaveProperty('storyOf')
    const { storyOf: _, ...old } = finished(told).cards!
    expect(reopenGame(old, true).storyOf).toBe('I01')
    expect(reopenGame(old).storyOf).toBeUndefined()
  })
})

describe('how many of a group disagreed', () => {
  const together = startGame({ id, version, cards }, { seed: 7, order, group: group('together') })
  const counted = (game: CardGame, card: string, people: number): CardGame => ({
    ...game,
    group: { ...game.group!, disagreed: { ...game.group!.disagreed, [card]: people } },
  })

  it('[C16] goes when the card is moved or taken up, and undo brings it back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...order), fc.constantFrom(...piles), fc.nat(4)), { maxLength: 30 }),
        fc.constantFrom(...order),
        fc.option(fc.constantFrom(...piles), { nil: undefined }),
        (moves, card, on) => {
          const game = moves.reduce(
            (held, [one, to, people]) => counted(withSort(held, place(held.sort, one, to)), one, people),
            together,
          )
          const sort = on === undefined ? takeBack(game.sort, card) : place(game.sort, card, on)
          const moved = withSort(game, sort)
          if (sort === game.sort) return
          expect(moved.group?.disagreed).not.toHaveProperty(card)
          expect(withSort(moved, undo(moved.sort))).toEqual(game)
        },
      ),
    )
  })
})

describe('reading back', () => {
  it('[C17] everything that the record says was read back, and what was never laid is in neither', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...order), fc.option(fc.constantFrom(...piles), { nil: undefined })), {
          maxLength: 50,
        }),
        fc.array(fc.constantFrom(...order), { maxLength: 6 }),
        fc.constantFrom('', ' ', 'Ik zing'),
        fc.option(fc.constantFrom('together' as const, 'hands' as const), { nil: undefined }),
        (moves, picks, story, way) => {
          const begun = startGame({ id, version, cards }, { seed: 7, order, ...(way && { group: group(way) }) })
          const played = moves.reduce((game, [card, to]) => {
            if (way === 'hands') return withHands(game, card, { yes: 2, skipped: 1 })
            const next = withSort(game, to === undefined ? takeBack(game.sort, card) : place(game.sort, card, to))
            return to === undefined ? next : withDisagreed(next, card, 1)
          }, begun)
          const chosen =
            way === 'hands'
              ? played.sort
              : picks.reduce((sort, card) => chooseWish(toggleTop(sort, card), card), played.sort)
          const draft = withLater(
            tellStory(draftOf({ ...played, sort: addOwnCard(chosen, { words: 'zingen' }) }), story),
            picks,
            way,
          )
          const record = finished(draft)
          const told = toldInGame(draft.game!, draft.answers['story']?.text ?? '')
          const said = record.cards!
          expect(told.top).toEqual(said.top)
          expect(told.wish).toBe(said.wish)
          expect(told.ownCards).toEqual(said.ownCards)
          expect(told.story).toBe(record.answers['story']?.text ?? '')
          expect(told.storyOf).toBe(said.storyOf)
          const read = Object.fromEntries(
            told.places.flatMap((place) => place.cards.map((card) => [card.id, place.pile])),
          )
          if (way === 'hands') {
            for (const [card, hands] of Object.entries(said.group!.hands))
              for (const [pile, count] of Object.entries(hands))
                expect(told.places.find((one) => one.pile === pile)?.cards).toContainEqual({ id: card, count })
            return
          }
          expect(read).toEqual(said.sort)
          expect(told.unlaid).toEqual(order.filter((card) => said.sort[card] === undefined))
          for (const [card, count] of Object.entries(said.group?.disagreed ?? {}))
            expect(told.places.flatMap((one) => one.cards)).toContainEqual({ id: card, count })
        },
      ),
    )
  })

  /** After the story was told, cards of the top 3 go elsewhere. */
  function withLater(draft: Draft, cards: readonly string[], way: string | undefined): Draft {
    const game = draft.game!
    if (way === 'hands') return draft
    return {
      ...draft,
      game: cards.slice(0, 2).reduce((held, card) => withSort(held, place(held.sort, card, 'not-yet')), game),
    }
  }
})
