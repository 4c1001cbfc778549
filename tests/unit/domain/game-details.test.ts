import { describe, expect, it } from 'vitest'
import { startGame } from '#domain/card-game.ts'
import { addOwnCard } from '#domain/card-sort.ts'
import type { Draft } from '#domain/draft.ts'
import { finishDraft } from '#domain/draft.ts'
import { leaveDetail, openDetails, removeDetail, reopenDetail } from '#domain/game-details.ts'

const story = 'Mijn buurvrouw Fatima belt mij op 06-12345678.'
const game = startGame({ id: 'meaning-cards', version: 1, cards: [] }, { seed: 1, order: [] })
const draft = {
  practice: false,
  revision: 1,
  consent: { takePart: true },
  answers: { story: { state: 'told', text: story } },
  game: { ...game, sort: addOwnCard(game.sort, { words: 'Bel 06-87654321', pictogram: 'tulip' }) },
} as unknown as Draft

const asked = (of: Draft) => openDetails(of).map(({ question, own, words }) => [question, own, words])

describe('[P24] personal details in a game', () => {
  it('are asked about in the story and on own cards, in their order', () => {
    expect(asked(draft)).toEqual([
      ['story', undefined, 'Fatima'],
      ['story', undefined, '06-12345678'],
      ['own-cards', 0, '06-87654321'],
    ])
    expect(openDetails({ ...draft, answers: {}, game: { ...game } })).toEqual([])
  })

  it('are taken away where they stand, and nothing else with them; or stay, and are not asked about again', () => {
    const [name, phone, own] = openDetails(draft)
    const without = removeDetail(draft, phone!)
    expect(without.answers.story?.text).toBe('Mijn buurvrouw Fatima belt mij op ….')
    expect(removeDetail(draft, own!).game?.sort.ownCards).toEqual([{ words: 'Bel …', pictogram: 'tulip' }])
    const left = leaveDetail(draft, name!)
    expect(left.answers).toEqual(draft.answers)
    expect(asked(left).map(([, , words]) => words)).toEqual(['06-12345678', '06-87654321'])
  })

  it('can be put back, whichever was chosen', () => {
    for (const one of openDetails(draft))
      for (const decide of [removeDetail, leaveDetail]) {
        const back = reopenDetail(decide(draft, one), one)
        expect(back).toEqual(draft)
        expect(back).not.toHaveProperty('leftMarks')
      }
  })

  it('that may stay are noted in what is kept, so that a correction does not ask again; those that went are not', () => {
    const stays = openDetails(draft).reduce(leaveDetail, draft)
    const kept = finishDraft(stays, { readBack: 'read-self' })
    expect(kept.ok && kept.value.leftMarks).toEqual({ story: ['Fatima', '06-12345678'], 'own-cards': ['06-87654321'] })
    const gone = stays.game!.sort.ownCards.map((card) => ({ ...card, words: 'Bel …' }))
    const typedAway = { ...stays, game: { ...game, sort: { ...game.sort, ownCards: gone } } }
    const after = finishDraft(typedAway, { readBack: 'read-self' })
    expect(after.ok && after.value.leftMarks).toEqual({ story: ['Fatima', '06-12345678'] })
  })
})
