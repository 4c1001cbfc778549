import { answerText } from './answer.ts'
import type { Pile } from './card-sort.ts'
import { maxTop, piles } from './card-sort.ts'
import type { Column, HeadContext, Words } from './conversations-csv.ts'
import { code, coded, headColumns, tableOf } from './conversations-csv.ts'
import { instrumentRef } from './instrument.ts'
import { storyCardOf } from './opened-cards.ts'
import type { OpenedConversation } from './opened-conversation.ts'
import { safeCell } from './safe-cell.ts'

/** Words for card sorts, beside those of every export. */
export type CardExportWords = {
  readonly columns: Readonly<
    Record<
      | 'group'
      | 'people'
      | 'deck'
      | 'seed'
      | 'order'
      | 'disagreed'
      | 'top'
      | 'wish'
      | 'ownCards'
      | 'ownPictures'
      | 'cardStory'
      | 'storyOf',
      string
    >
  >
  readonly group: Words
  readonly pile: Readonly<Record<Pile, string>>
}

export type CardsCsvContext = HeadContext & {
  readonly cardWords: CardExportWords
  /** Every card that lies in any exported sort, in the order of the columns. */
  readonly cards: readonly string[]
  /** The Dutch words of a card; its id where nobody knows them. */
  readonly cardName: (id: string) => string
}

/** What the card said in this sort: an own deck can have other words under the same id. */
const nameIn = (of: OpenedConversation, id: string, cardName: (id: string) => string): string =>
  of.cards?.deck?.cards.find((card) => card.id === id)?.words?.nl ?? cardName(id)

const inOrder = (counts: Readonly<Record<string, number>>): readonly (readonly [string, number])[] =>
  Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1))

const cardColumns = (id: string, { cardWords, cardName }: CardsCsvContext): readonly Column[] => {
  const handsOf = ({ cards }: OpenedConversation) => {
    const hands = cards?.group?.way === 'hands' ? cards.group.hands?.[id] : undefined
    return hands === undefined
      ? undefined
      : piles.flatMap((pile) => (hands[pile] === undefined ? [] : [[pile, hands[pile]] as const]))
  }
  return [
    {
      header: id,
      cell: (of) =>
        handsOf(of)
          ?.map(([pile, count]) => `${pile}:${count}`)
          .join(' ') ??
        of.cards?.sort[id] ??
        '',
    },
    {
      header: `${id} · ${cardName(id)}`,
      cell: (of) => {
        const pile = of.cards?.sort[id]
        return (
          handsOf(of)
            ?.map(([on, count]) => `${cardWords.pile[on]}: ${count}`)
            .join(', ') ?? (pile === undefined ? '' : cardWords.pile[pile])
        )
      },
    },
  ]
}

/** A column with a card's id and, right of it, one with what it said. */
const named = (
  header: string,
  wordHeader: string,
  cardName: (id: string) => string,
  value: (of: OpenedConversation) => string | undefined,
): readonly Column[] => [
  code(header, value),
  {
    header: wordHeader,
    cell: (of) => {
      const id = value(of)
      return id === undefined ? '' : nameIn(of, id, cardName)
    },
  },
]

/**
 * One row a card sort: every card in a column with its pile as code and one with the word, then what was chosen of them.
 * A card that was not offered is an empty cell, which is not `skipped`. Where a group counted hands, the cell has them.
 * Unit: sorts and group sessions, told apart by `group`; never to be added up.
 */
export const cardsCsv = (context: CardsCsvContext) => {
  const { cardWords, cardName } = context
  const { columns } = cardWords
  const disagreedOf = ({ cards }: OpenedConversation) => inOrder(cards?.group?.disagreed ?? {})
  const tops = Array.from({ length: maxTop }, (_, at) =>
    named(`top${at + 1}`, columns.top.replace('{{place}}', String(at + 1)), cardName, (of) => of.cards?.top?.[at]),
  )
  return tableOf([
    ...headColumns(context),
    ...coded('group', columns.group, cardWords.group, (of) => of.cards?.group?.way ?? 'alone'),
    code('people', (of) => of.cards?.group?.people),
    code('deck', (of) => (of.cards?.deck === undefined ? undefined : instrumentRef(of.cards.deck))),
    code('seed', (of) => of.cards?.seed),
    code('order', (of) => of.cards?.order?.join(' ')),
    ...context.cards.flatMap((id) => cardColumns(id, context)),
    {
      header: 'disagreed',
      cell: (of) =>
        disagreedOf(of)
          .map(([id, people]) => `${id}:${people}`)
          .join(' '),
    },
    {
      header: columns.disagreed,
      cell: (of) =>
        disagreedOf(of)
          .map(([id, people]) => `${nameIn(of, id, cardName)}: ${people}`)
          .join('\n'),
    },
    ...tops.flat(),
    ...named('wish', columns.wish, cardName, (of) => of.cards?.wish),
    { header: columns.ownCards, cell: (of) => (of.cards?.ownCards ?? []).map((own) => own.words).join('\n') },
    {
      header: columns.ownPictures,
      cell: (of) =>
        (of.cards?.ownCards ?? [])
          .map((own) => own.pictogram ?? '')
          .join('\n')
          .trimEnd(),
    },
    { header: columns.cardStory, cell: (of) => answerText(of.answers.story) },
    ...named('storyOf', columns.storyOf, cardName, (of) =>
      of.cards === undefined || answerText(of.answers.story) === '' ? undefined : storyCardOf(of.cards),
    ),
  ])
}

/** The header that kardSort writes and the package `cardsort` reads: LOUD, other people's scripts name these columns. */
export const kardsortHeader = ['card_id', 'card_label', 'category_id', 'category_label', 'user_id'] as const

/** One row per player per card, of one person's sort; none for a group, which is no player. Unit: cards. */
export const kardsortRows = (
  of: OpenedConversation,
  { cardWords, cardName }: Pick<CardsCsvContext, 'cardWords' | 'cardName'>,
): readonly (readonly string[])[] =>
  of.cards === undefined || of.cards.group !== undefined
    ? []
    : Object.entries(of.cards.sort)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([id, pile]) => [id, nameIn(of, id, cardName), pile, cardWords.pile[pile], of.root].map(safeCell))
