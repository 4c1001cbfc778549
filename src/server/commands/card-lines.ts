import type { Pile } from '#domain/card-sort.ts'
import { piles } from '#domain/card-sort.ts'
import { judged } from '#domain/count-cards.ts'
import { rankPairs } from '#domain/rank-pairs.ts'
import type { CardsAnswer } from '#wire/desk.ts'
import { cardNames } from '../exchange/card-names.ts'
import { aligned } from './aligned.ts'

/** The cards in words: one person's sorts, and groups below and apart from them. */
export const cardLines = ({ cards, faces }: CardsAnswer): readonly string[] => {
  const { sorts, groupSessions, groupPeople, rows, groupRows, pairs, ownCards } = cards
  if (sorts + groupSessions === 0) return []
  const nameOf = cardNames(faces)
  const named = (id: string): string => (nameOf(id) === id ? id : `${id} ${nameOf(id)}`)
  const numbers = (on: Readonly<Record<Pile, number>>) => piles.map((pile) => on[pile])
  const alone = aligned([
    ['', 'offered', 'yes', 'a little', 'not yet', 'not for me', 'skipped', 'top 3', 'wish'],
    ...rows.map((row) => [named(row.card), row.offered, ...numbers(row), row.top, row.wish]),
  ])
  const together = aligned([
    [
      '',
      'together: yes',
      'a little',
      'not yet',
      'not for me',
      'skipped',
      'disagreed',
      'hands: yes',
      'a little',
      'not yet',
      'not for me',
      'skipped',
    ],
    ...groupRows.map((row) => [named(row.card), ...numbers(row.together), row.disagreed, ...numbers(row.hands)]),
  ])
  const chosenPairs = rankPairs(pairs).slice(0, shownPairs)
  return [
    `\nMeaning cards. Unit: sorts of one person, n = ${sorts}. First indications, not representative.\n`,
    ...(rows.length === 0 ? [] : [alone]),
    ...(groupSessions === 0
      ? []
      : [
          `\nMeaning cards in groups: ${groupSessions} sessions, ${groupPeople} people. Never added to the sorts above.\n`,
          together,
        ]),
    ...(chosenPairs.length === 0
      ? []
      : [
          `\nChosen together in the top 3. Unit: sorts with two or three cards chosen, n = ${pairs.sorts}.\n`,
          aligned([
            ['', 'sorts'],
            ...chosenPairs.map((pair) => [`${named(pair.one)} + ${named(pair.other)}`, pair.sorts]),
          ]),
        ]),
    // A line break inside somebody's words would look like another card.
    ...(ownCards.length === 0
      ? []
      : [`\nCards people missed: ${ownCards.length}\n`, ...ownCards.map((words) => `- ${words.replace(/\s+/g, ' ')}`)]),
  ]
}

const shownPairs = 10

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
