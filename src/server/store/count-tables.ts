import type { WithWhom } from '#domain/conversation.ts'

// What results are read from: a million conversations are counted while they come in, not while somebody waits for a
// table. Counts lead with the centre and the round, because that is what people may see and ask. Only the newest
// revision of a conversation counts; a row that counts nothing is not there.

/** One row a programme, moved on by whoever changes counts: its lock keeps two of them from counting at once. */
type CountingTable = { readonly programme_id: string; changes: number }

type CountTable = { readonly programme_id: string; readonly centre: string; readonly round: string }

type ConversationCountsTable = CountTable & { readonly with_whom: WithWhom; conversations: number }
type RefusalCountsTable = CountTable & { readonly with_whom: WithWhom; refusals: number }

/** Empty way: sorts of one person. */
type SortCountsTable = CountTable & {
  readonly group_way: '' | 'together' | 'hands'
  sorts: number
  /** Of groups. */
  people: number
  /** In how many sorts of one person two or three cards were chosen. */
  paired: number
}

/** Sorts of one person. Empty pile: named in a choice and never laid. */
type CardCountsTable = CountTable & {
  readonly card: string
  readonly pile: string
  sorts: number
  top: number
  wish: number
}

/** Two cards in the top 3 of one person; `one` is the lower id. */
type CardPairCountsTable = CountTable & { readonly one: string; readonly other: string; sorts: number }

/** Group sessions. Empty pile with `disagreed`, `top` and `wish`. */
type GroupCardCountsTable = CountTable & {
  readonly card: string
  readonly what: 'together' | 'hands' | 'disagreed' | 'top' | 'wish'
  readonly pile: string
  count: number
}

/** Cards that people missed, in their words. */
type OwnCardsTable = {
  readonly programme_id: string
  readonly centre: string
  readonly round: string
  readonly day: string
  readonly root: string
  readonly position: number
  readonly words: string
  /** Empty: of one person. */
  group_way: '' | 'together' | 'hands'
}

/** Which sorts came with which deck, so that what a card says can be found; `deck` is the hash of its cards. */
type OfferedDecksTable = { readonly programme_id: string; readonly deck: string; readonly root: string }
type DeckCardsTable = { readonly programme_id: string; readonly card: string; readonly deck: string }

export type CountTables = {
  readonly counting: CountingTable
  readonly conversation_counts: ConversationCountsTable
  readonly refusal_counts: RefusalCountsTable
  readonly sort_counts: SortCountsTable
  readonly card_counts: CardCountsTable
  readonly card_pair_counts: CardPairCountsTable
  readonly group_card_counts: GroupCardCountsTable
  readonly own_cards: OwnCardsTable
  readonly offered_decks: OfferedDecksTable
  readonly deck_cards: DeckCardsTable
}
