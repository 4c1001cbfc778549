import { standardDeck } from '#content/decks.ts'
import { startGame } from '#domain/card-game.ts'
import type { WithWhom } from '#domain/conversation.ts'
import type { Deck } from '#domain/deck.ts'
import { instrumentRef } from '#domain/instrument.ts'
import type { Result } from '#domain/result.ts'
import { shuffle } from '#domain/shuffle.ts'
import type { GroupWay } from '#domain/sorted-cards.ts'
import type { ClientProblem } from '../problem.ts'
import type { OpenDraft, Services } from '../services.ts'
import { layDraft } from './lay-draft.ts'

export type StartCardGame = {
  readonly with: WithWhom
  readonly language: string
  readonly deck: Pick<Deck, 'id' | 'version' | 'changeStory' | 'cards'>
  /** Absent: one person plays, also when people play in turns. */
  readonly group?: { readonly way: GroupWay; readonly people: number }
}

/** Shuffles a deck into a new game, on the desk and on disk. The cards travel with it, so that it never needs its deck again. */
export const startCardGame = (services: Services, start: StartCardGame): Promise<Result<OpenDraft, ClientProblem>> => {
  const { id, version, cards } = start.deck
  const seed = new DataView(services.randomBytes(4).buffer).getInt32(0)
  const order = shuffle(
    cards.map((card) => card.id),
    seed,
  )
  const group = start.group === undefined ? undefined : { ...start.group, disagreed: {}, hands: {} }
  return layDraft(services, {
    practice: false,
    instrument: instrumentRef(standardDeck),
    changeStory: start.deck.changeStory,
    with: start.with,
    language: start.language,
    mode: group === undefined ? 'self' : 'group',
    game: startGame({ id, version, cards: [...cards] }, { seed, order, ...(group === undefined ? {} : { group }) }),
  })
}
