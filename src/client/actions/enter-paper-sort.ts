import { standardDeck } from '#content/decks.ts'
import { startGame } from '#domain/card-game.ts'
import type { WithWhom } from '#domain/conversation.ts'
import type { Deck } from '#domain/deck.ts'
import { instrumentRef } from '#domain/instrument.ts'
import type { Result } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import type { OpenDraft, Services } from '../services.ts'
import type { Finished } from './finish-conversation.ts'
import { finishConversation } from './finish-conversation.ts'
import { layDraft } from './lay-draft.ts'

export type PaperSort = {
  readonly with: WithWhom
  readonly language: string
  /** The day on the sheet, not the day of typing it over. */
  readonly day: string
  readonly centre: string
  readonly deck: Pick<Deck, 'id' | 'version' | 'changeStory' | 'cards'>
  /** May the words be passed on? That there was consent at all is asked before this. */
  readonly quote: boolean
}

/** A card sort that was done on paper: sealed and kept like one on the tablet, marked *paper*, cards in the order of the sheet. */
export const enterPaperSort = (services: Services, paper: PaperSort): Promise<Result<OpenDraft, ClientProblem>> => {
  const { id, version, cards, changeStory } = paper.deck
  const order = cards.map((card) => card.id)
  return layDraft(services, {
    practice: false,
    source: 'paper',
    instrument: instrumentRef(standardDeck),
    changeStory,
    with: paper.with,
    language: paper.language,
    day: paper.day,
    centre: paper.centre,
    consent: { takePart: true, quote: paper.quote, understood: 'not-asked' },
    place: { step: 'check' },
    // No seed made this order: paper cards are shuffled by hand.
    game: { ...startGame({ id, version, cards: [...cards] }, { seed: 0, order }), step: 'mat' },
  })
}

/** The sheet is typed over: one more conversation, counted from now on. */
export const finishPaperSort = (services: Services, draft: OpenDraft): Promise<Result<Finished, ClientProblem>> =>
  finishConversation(services, draft, { readBack: 'not-done' })
