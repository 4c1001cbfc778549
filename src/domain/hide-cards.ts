import { piles } from './card-sort.ts'
import type { CardRow } from './count-cards.ts'
import { isSmall } from './disclosure.ts'
import type { OutsideCards } from './round-counts.ts'

export type CardColumn = Exclude<keyof CardRow, 'card'>
/** Names of numbers; the row without a name holds how many sorts and sessions there were. */
export const cardNumber = (card: string, column: CardColumn): string => `cards/${card}/${column}`
export const sortsNumber = 'cards//sorts'
export const groupsNumber = 'cards//groups'

/** The five places of a card add up to how often it was offered: small ones are kept back with the next smallest. */
const hidePiles = (row: CardRow, least: number): readonly CardColumn[] => {
  const small = piles.filter((pile) => isSmall(row[pile], least))
  if (small.length === 0) return isSmall(row.offered, least) ? ['offered'] : []
  const rest = piles
    .filter((pile) => row[pile] >= least)
    .sort((a, b) => row[a] - row[b] || piles.indexOf(a) - piles.indexOf(b))
  const hidden: CardColumn[] = [...small]
  const isEnough = () => hidden.length >= 2 && hidden.reduce((sum, one) => sum + row[one], 0) > hidden.length
  for (const pile of rest) if (!isEnough()) hidden.push(pile)
  return isEnough() && !isSmall(row.offered, least) ? hidden : [...piles, 'offered']
}

/**
 * Which numbers of the meaning cards stay inside, of one round. Unit: sorts, and for groups sessions.
 * Under the threshold nothing of a card is given, nor of groups; with few group sessions how many sorts there were stays
 * inside as well, because the two add up to conversations with cards.
 */
export const hideCards = (table: OutsideCards, least: number): ReadonlySet<string> => {
  const hidden = new Set<string>()
  const isFew = isSmall(table.sorts, least)
  if (isFew || isSmall(table.groupSessions, least)) {
    hidden.add(sortsNumber)
    hidden.add(groupsNumber)
  }
  for (const row of table.rows) {
    const columns: readonly CardColumn[] = isFew
      ? ['offered', ...piles, 'top', 'wish']
      : [...hidePiles(row, least), ...(['top', 'wish'] as const).filter((one) => isSmall(row[one], least))]
    for (const column of columns) hidden.add(cardNumber(row.card, column))
  }
  return hidden
}
