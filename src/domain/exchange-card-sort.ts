import * as z from 'zod/mini'
import { answerText } from './answer.ts'
import { maxOwnCards, maxTop, ownCard, pile, piles } from './card-sort.ts'
import { cardId } from './deck.ts'
import type { LineFault } from './exchange-line.ts'
import { exchangeAnswer, exchangeHead } from './exchange-line.ts'
import type { OpenedCards } from './opened-cards.ts'
import type { OpenedConversation } from './opened-conversation.ts'
import { group, groupWay } from './sorted-cards.ts'

const people = z.int().check(z.gte(0), z.lte(99))

/** A card sort in the open (shared format, version 1). An own card is its words; its picture is not in the format. */
export const exchangeCardSort = z.strictObject({
  ...exchangeHead,
  /** These only with mode `group`. */
  people: z.optional(group.shape.people),
  group: z.optional(groupWay),
  sort: z.optional(z.record(cardId, pile)),
  /** Only with group `together`. */
  disagreed: z.optional(z.record(cardId, people)),
  /** Only with group `hands`, instead of `sort`. */
  hands: z.optional(z.record(cardId, z.partialRecord(pile, people))),
  top: z.optional(z.array(cardId).check(z.maxLength(maxTop))),
  wish: z.optional(cardId),
  ownCards: z.optional(z.array(ownCard.shape.words).check(z.maxLength(maxOwnCards))),
  story: z.optional(exchangeAnswer),
})
export type ExchangeCardSort = z.infer<typeof exchangeCardSort>

const absent = (line: ExchangeCardSort, fields: readonly (keyof ExchangeCardSort)[], when: string) => {
  const field = fields.find((one) => line[one] !== undefined)
  return field === undefined ? undefined : { field, expected: `no such field ${when}` }
}

/** Numbers that no group of so many people can give. */
const impossible = ({ people: all = 0, disagreed = {}, hands = {} }: ExchangeCardSort): LineFault | undefined => {
  // Where everybody disagreed, the group did not lay it there.
  for (const [id, count] of Object.entries(disagreed))
    if (count >= all) return { field: `disagreed.${id}`, expected: `fewer than the ${all} people` }
  for (const [id, on] of Object.entries(hands))
    if (Object.values(on).reduce((sum: number, one) => sum + (one ?? 0), 0) > all)
      return { field: `hands.${id}`, expected: `together at most the ${all} people` }
  return undefined
}

const groupFault = (line: ExchangeCardSort): LineFault | undefined => {
  if (line.mode !== 'group') return absent(line, ['people', 'group', 'disagreed', 'hands'], 'unless mode is "group"')
  if (line.people === undefined) return { field: 'people', expected: 'how many people, at least 2' }
  if (line.group === undefined) return { field: 'group', expected: '"together" or "hands"' }
  if (line.group === 'together') return absent(line, ['hands'], 'with group "together"')
  return line.hands === undefined
    ? { field: 'hands', expected: 'an object' }
    : absent(line, ['sort', 'disagreed', 'wish'], 'with group "hands"')
}

/** What a shape cannot say: which fields go together, and that a choice lies where it was made from. */
export const cardSortFault = (line: ExchangeCardSort): LineFault | undefined => {
  const wrong = groupFault(line)
  if (wrong !== undefined) return wrong
  const wrongNumber = impossible(line)
  if (wrongNumber !== undefined) return wrongNumber
  const { sort = {}, top = [], wish, disagreed = {} } = line
  // Somebody may have laid no card and told what was missing.
  const isTold = line.sort !== undefined && (line.ownCards !== undefined || line.story !== undefined)
  if (line.group !== 'hands' && Object.keys(sort).length === 0 && !isTold)
    return { field: 'sort', expected: line.sort === undefined ? 'an object' : 'at least one card' }
  for (const [at, id] of top.entries()) {
    const field = `top.${at}`
    if (!Object.hasOwn(sort, id)) return { field, expected: 'a card of "sort"' }
    if (sort[id] !== 'yes' && sort[id] !== 'a-little') return { field, expected: 'a card on "yes" or "a-little"' }
    if (top.indexOf(id) !== at) return { field, expected: 'each card once' }
  }
  if (wish !== undefined && !Object.hasOwn(sort, wish)) return { field: 'wish', expected: 'a card of "sort"' }
  if (wish !== undefined && sort[wish] !== 'not-yet') return { field: 'wish', expected: 'a card on "not-yet"' }
  const stranger = Object.keys(disagreed).find((id) => !Object.hasOwn(sort, id))
  return stranger === undefined ? undefined : { field: `disagreed.${stranger}`, expected: 'a card of "sort"' }
}

/** The card part of an imported line: what it says and nothing more. */
export const cardsFromExchange = (line: ExchangeCardSort): OpenedCards => ({
  sort: line.sort ?? {},
  ...(line.top === undefined ? {} : { top: line.top }),
  ...(line.wish === undefined ? {} : { wish: line.wish }),
  ...(line.ownCards === undefined ? {} : { ownCards: line.ownCards.map((words) => ({ words })) }),
  ...(line.group === undefined || line.people === undefined
    ? {}
    : {
        group: {
          way: line.group,
          people: line.people,
          ...(line.disagreed === undefined ? {} : { disagreed: line.disagreed }),
          ...(line.hands === undefined ? {} : { hands: line.hands }),
        },
      }),
})

const byId = <Value>(record: Readonly<Record<string, Value>>): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))

const inPileOrder = (hands: Readonly<Partial<Record<(typeof piles)[number], number>>>) =>
  Object.fromEntries(piles.flatMap((one) => (hands[one] === undefined ? [] : [[one, hands[one]]])))

/** An opened card sort as an exchange line: cards in id order, piles in theirs. Deck, order and pictures are not in the format. */
export const exchangeFromSort = (of: OpenedConversation, cards: OpenedCards): ExchangeCardSort => {
  const { group: session } = cards
  const isHands = session?.way === 'hands'
  const story = answerText(of.answers.story)
  return {
    kind: 'conversation',
    id: of.root,
    day: of.day,
    centre: of.centre,
    round: of.round,
    instrument: of.instrument,
    with: of.with,
    // What was laid or counted together is a group's, whoever typed.
    mode: session === undefined ? of.mode : 'group',
    ...(session === undefined ? {} : { people: session.people, group: session.way }),
    language: of.language,
    source: of.source,
    ...(isHands
      ? {
          hands: byId(Object.fromEntries(Object.entries(session.hands ?? {}).map(([id, on]) => [id, inPileOrder(on)]))),
        }
      : { sort: byId(cards.sort) }),
    ...(session === undefined || isHands || session.disagreed === undefined
      ? {}
      : { disagreed: byId(session.disagreed) }),
    ...(cards.top === undefined ? {} : { top: cards.top }),
    ...(cards.wish === undefined ? {} : { wish: cards.wish }),
    ...(cards.ownCards === undefined ? {} : { ownCards: cards.ownCards.map((own) => own.words) }),
    ...(story === '' ? {} : { story }),
  }
}

/** Everything that a line says, flat: the order of cards and fields does not matter, and nothing chosen is nothing said. */
export const flatCardSort = (line: ExchangeCardSort): readonly unknown[] => [
  line.people,
  line.group,
  byId(line.sort ?? {}),
  byId(line.disagreed ?? {}),
  byId(Object.fromEntries(Object.entries(line.hands ?? {}).map(([id, on]) => [id, inPileOrder(on)]))),
  line.top ?? [],
  line.wish,
  line.ownCards ?? [],
  line.story,
]
