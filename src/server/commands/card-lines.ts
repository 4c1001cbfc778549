import { yesShare } from '#domain/card-shares.ts'
import type { Pile } from '#domain/card-sort.ts'
import { piles } from '#domain/card-sort.ts'
import { isRanked, isSplit, judged, rankCards } from '#domain/count-cards.ts'
import { rankPairs } from '#domain/rank-pairs.ts'
import type { CardsAnswer } from '#wire/desk.ts'
import { cardNames } from '../exchange/card-names.ts'
import { aligned } from './aligned.ts'

/** The cards in words: one person's sorts, and groups below and apart from them. */
export const cardLines = ({ cards, faces }: CardsAnswer): readonly string[] => {
  const { sorts, groupSessions, groupWays, rows, groupRows, pairs, ownCards, groupOwnCards } = cards
  if (sorts + groupSessions === 0) return []
  const nameOf = cardNames(faces)
  const named = (id: string): string => (nameOf(id) === id ? id : `${id} ${nameOf(id)}`)
  const numbers = (on: Readonly<Record<Pile, number>>) => piles.map((pile) => on[pile])
  const alone = aligned([
    ['', 'offered', 'yes', 'a little', 'not yet', 'not for me', 'skipped', 'top 3', 'wish'],
    ...rows.map((row) => [named(row.card), row.offered, ...numbers(row), row.top, row.wish]),
  ])
  const groupLines = (way: 'together' | 'hands', more: readonly ('disagreed' | 'top' | 'wish')[]) => {
    const shown = groupRows.filter((row) => piles.some((pile) => row[way][pile] > 0))
    return aligned([
      ['', 'yes', 'a little', 'not yet', 'not for me', 'skipped', ...more],
      ...shown.map((row) => [named(row.card), ...numbers(row[way]), ...more.map((one) => row[one])]),
    ])
  }
  const together = `${groupWays.together.sessions} sessions, ${groupWays.together.people} people`
  const hands = `${groupWays.hands.sessions} sessions, ${groupWays.hands.people} people`
  const chosenPairs = rankPairs(pairs).slice(0, shownPairs)
  return [
    `\nMeaning cards. Unit: sorts of one person, n = ${sorts}. First indications, not representative.\n`,
    ...(rows.length === 0 ? [] : [alone]),
    ...(groupSessions === 0 ? [] : ['\nMeaning cards in groups. Never added to the sorts above.\n']),
    ...(groupWays.together.sessions === 0
      ? []
      : [`Laid together, ${together}. Unit: sessions; disagreed: people.\n`, groupLines('together', groupMore)]),
    ...(groupWays.hands.sessions === 0 ? [] : [`\nHands counted, ${hands}. Unit: hands.\n`, groupLines('hands', [])]),
    ...(chosenPairs.length === 0
      ? []
      : [
          `\nChosen together in the top 3. Unit: sorts with two or three cards chosen, n = ${pairs.sorts}.\n`,
          aligned([
            ['', 'sorts'],
            ...chosenPairs.map((pair) => [`${named(pair.one)} + ${named(pair.other)}`, pair.sorts]),
          ]),
        ]),
    ...(ownCards.length === 0 ? [] : [`\nCards people missed: ${ownCards.length}\n`, ...asList(ownCards)]),
    ...(groupOwnCards.length === 0
      ? []
      : [`\nCards groups missed: ${groupOwnCards.length}\n`, ...asList(groupOwnCards)]),
  ]
}

const shownPairs = 10
const groupMore = ['disagreed', 'top', 'wish'] as const

// A line break inside somebody's words would look like another card.
const asList = (cards: readonly string[]) => cards.map((words) => `- ${words.replace(/\s+/g, ' ')}`)

/** Of each card how many of those who judged said yes, a column a centre; own numbers beside all of them together. */
export const centreLines = (
  all: CardsAnswer,
  ofCentres: readonly { readonly name: string; readonly answer: CardsAnswer }[],
): readonly string[] => {
  const alone = ofCentres.filter(({ answer }) => answer.cards.sorts > 0)
  if (alone.length < 2) return []
  const nameOf = cardNames(all.faces)
  const shares = ({ cards }: CardsAnswer) => {
    const rows = new Map(cards.rows.map((row) => [row.card, row]))
    return (card: string): string => {
      const row = rows.get(card)
      return row === undefined ? '' : `${row.yes}/${judged(row)}`
    }
  }
  const columns = [...alone, { name: 'all', answer: all }].map((one) => ({ ...one, share: shares(one.answer) }))
  return [
    '\nMeaning cards per centre: yes of those who judged. Unit: sorts of one person.\n',
    aligned([
      ['', ...columns.map((one) => one.name)],
      ['n (sorts)', ...columns.map((one) => one.answer.cards.sorts)],
      ...all.cards.rows.map((row) => [
        nameOf(row.card) === row.card ? row.card : `${row.card} ${nameOf(row.card)}`,
        ...columns.map((one) => one.share(row.card)),
      ]),
    ]),
  ]
}

/** The words beside the number of each card that is not one of the app's own: nobody else could tell what it said. */
export const wordsBeside = ({ faces }: CardsAnswer) => {
  const nameOf = cardNames(faces)
  const strange = new Set(faces.map((face) => face.id))
  return <Row extends { readonly card: string }>({ card, ...row }: Row) =>
    strange.has(card) ? { card, words: nameOf(card), ...row } : { card, ...row }
}

/**
 * What the screens say of each card, in the order of the ranking: yes of those who judged, from thirty on between which
 * numbers out of 100 (Wilson, 95 %), and its place. `place` is absent where too few judged; equal shares have one place.
 */
export const shareRows = ({ cards }: CardsAnswer) => {
  const rows = rankCards(cards)
  return rows.map((row) => {
    const isBefore = (other: (typeof rows)[number]): boolean =>
      isRanked(cards, other) && other.yes * judged(row) > row.yes * judged(other)
    return {
      card: row.card,
      ...yesShare(row),
      ...(isRanked(cards, row) ? { place: 1 + rows.filter(isBefore).length } : {}),
    }
  })
}

/** Cards on which people split: a question for the joint reading, no verdict. Unit: sorts. */
export const splitRows = ({ cards }: CardsAnswer) =>
  cards.rows.filter(isSplit).map((row) => ({
    card: row.card,
    yes: row.yes,
    notYet: row['not-yet'],
    judged: judged(row),
  }))
