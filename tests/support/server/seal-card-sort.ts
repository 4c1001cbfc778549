import { standardDeck } from '#content/decks.ts'
import type { Conversation } from '#domain/conversation.ts'
import type { SortedCards } from '#domain/sorted-cards.ts'
import type { Recipient } from '#wire/envelope.ts'
import type { ConversationParts, SealedConversation } from './sealed-records.ts'
import { sealConversation, told } from './sealed-records.ts'

const { id, version, cards } = standardDeck

/** A small sort with something of everything. */
export const someCards = (over: Partial<SortedCards> = {}): SortedCards => ({
  deck: { id, version, cards },
  seed: 7,
  order: ['I02', 'I01', 'I03'],
  sort: { I02: 'a-little', I01: 'yes', I03: 'not-yet' },
  top: ['I01'],
  wish: 'I03',
  ownCards: [{ words: 'samen zingen', pictogram: 'microphone' }],
  ...over,
})

/** A group that counted hands: nothing was laid and nothing chosen. */
export const someHands = (people: number, hands: NonNullable<SortedCards['group']>['hands']): SortedCards => {
  const { wish: _, ...rest } = someCards({ sort: {}, top: [], ownCards: [] })
  return { ...rest, group: { way: 'hands', people, disagreed: {}, hands } }
}

/** A finished card game as a tablet would send it. */
export const sealCardSort = (
  parts: Omit<ConversationParts, 'ingest'> & { readonly ingest: Recipient; readonly cards?: SortedCards },
): Promise<SealedConversation> => {
  const { cards: sorted = someCards(), over = {}, text = 'Ik zing nu mee.', ...rest } = parts
  const game: Partial<Conversation> = {
    form: 'card-sort',
    instrument: 'meaning-cards@1',
    mode: sorted.group === undefined ? 'self' : 'group',
    answers: sorted.group?.way === 'hands' ? {} : { story: told(text) },
    cards: sorted,
    ...over,
  }
  return sealConversation({ ...rest, over: game })
}
