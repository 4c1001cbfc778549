import { standardDeck } from '#content/decks.ts'
import type { Pile } from '#domain/card-sort.ts'
import { piles } from '#domain/card-sort.ts'
import type { ExchangeCardSort } from '#domain/exchange-card-sort.ts'
import { steadyId } from './bijlage-one.ts'

const cards = standardDeck.cards.map((card) => card.id)
// Any spread does, as long as it is the same each time and every pile occurs.
const spread = [0, 0, 1, 2, 0, 3, 1, 0, 2, 4, 0, 1] as const

/** So many sorts of the whole deck, invented and each time the same: every tenth has an own card, every seventh no wish. */
export const importedSorts = (count: number): readonly ExchangeCardSort[] =>
  Array.from({ length: count }, (_, index): ExchangeCardSort => {
    const sort = Object.fromEntries(
      cards.map((id, at): [string, Pile] => [
        id,
        piles[spread[(index * 5 + at * 7 + ((index * at) % 3)) % spread.length]!]!,
      ]),
    )
    const on = (pile: Pile) => cards.filter((id) => sort[id] === pile)
    const wish = index % 7 === 0 ? undefined : on('not-yet')[index % 3]
    return {
      kind: 'conversation',
      id: steadyId(`sort ${index}`),
      day: `2026-11-${String(1 + (index % 28)).padStart(2, '0')}`,
      centre: index % 2 === 0 ? 'bij-betje' : 'allekanten',
      round: index % 3 === 0 ? '2026-1' : '2026-2',
      instrument: 'meaning-cards@1',
      with: 'resident',
      mode: index % 4 === 0 ? 'interviewer' : 'self',
      language: 'nl',
      source: index % 5 === 0 ? 'paper' : 'tablet',
      sort,
      top: on('yes').slice(0, 3),
      ...(wish === undefined ? {} : { wish }),
      ownCards: index % 10 === 0 ? [`samen zingen ${index}`] : [],
      ...(index % 6 === 0 ? { story: `Ik zing nu elke week mee, keer ${index}.` } : {}),
    }
  })
