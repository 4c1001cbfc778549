import type { OpenedCards } from './opened-cards.ts'

/** What the standard cards say in Dutch, by card id. */
export type StandardDutch = Readonly<Record<string, string>>

// FNV-1a over UTF-16 code units: a name for a text, no secret.
const markOf = (text: string): string => {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(36).padStart(7, '0')
}

// An id holds at most forty characters.
const longestBase = 32
const reworded = /^(.+)-[0-9a-z]{7}$/

/** The id of a card that says other words than the card of this id: the same words give the same id on every machine. */
export const rewordedId = (id: string, words: string): string => `${id.slice(0, longestBase)}-${markOf(words)}`

/** The id that another wording's id was made from; any other id as it is. */
export const baseId = (id: string): string => reworded.exec(id)?.[1] ?? id

/** The standard card that this id is another wording of; `undefined` for every other id. */
export const rewordedFrom = (id: string, standard: StandardDutch): string | undefined => {
  const base = baseId(id)
  return base !== id && Object.hasOwn(standard, base) ? base : undefined
}

/**
 * The same sort, with an id of its own for each standard card that its deck gave other Dutch words. What people were
 * shown was another card: their answers are counted apart from it, in one round and between rounds (research/domain 1.3).
 */
export const apartByWords = <Cards extends OpenedCards>(cards: Cards, standard: StandardDutch): Cards => {
  const ids = new Map(
    (cards.deck?.cards ?? []).flatMap(({ id, words }) =>
      words?.nl !== undefined && Object.hasOwn(standard, id) && words.nl !== standard[id]
        ? [[id, rewordedId(id, words.nl)] as const]
        : [],
    ),
  )
  if (ids.size === 0) return cards
  const as = (id: string): string => ids.get(id) ?? id
  const keyed = <Value>(of: Readonly<Record<string, Value>>): Record<string, Value> =>
    Object.fromEntries(Object.entries(of).map(([id, value]) => [as(id), value]))
  const { deck, order, top, wish, group, storyOf } = cards
  return {
    ...cards,
    sort: keyed(cards.sort),
    ...(deck === undefined ? {} : { deck: { ...deck, cards: deck.cards.map((one) => ({ ...one, id: as(one.id) })) } }),
    ...(order === undefined ? {} : { order: order.map(as) }),
    ...(top === undefined ? {} : { top: top.map(as) }),
    ...(wish === undefined ? {} : { wish: as(wish) }),
    ...(storyOf === undefined ? {} : { storyOf: as(storyOf) }),
    ...(group === undefined
      ? {}
      : {
          group: {
            ...group,
            ...(group.disagreed === undefined ? {} : { disagreed: keyed(group.disagreed) }),
            ...(group.hands === undefined ? {} : { hands: keyed(group.hands) }),
          },
        }),
  }
}
