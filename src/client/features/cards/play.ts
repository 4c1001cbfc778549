import type { CardSort, Pile } from '#domain/card-sort.ts'
import { cardInHand, piles, place, takeBack, undo } from '#domain/card-sort.ts'

/** What a hand or a key means at the table. Tap, drag and key all come down to these, so that all play alike. */
export type Doing =
  | { readonly do: 'lay'; readonly on: Pile }
  | { readonly do: 'move'; readonly card: string; readonly on: Pile | undefined }
  | { readonly do: 'undo' }

export const playCard = (sort: CardSort, doing: Doing): CardSort => {
  switch (doing.do) {
    case 'lay': {
      const card = cardInHand(sort)
      return card === undefined ? sort : place(sort, card, doing.on)
    }
    case 'move':
      return doing.on === undefined ? takeBack(sort, doing.card) : place(sort, doing.card, doing.on)
    case 'undo':
      return undo(sort)
  }
}

const isPile = (name: string | undefined): name is Pile => piles.some((one) => one === name)

/** The place that an element belongs to, where a finger or a dragged card is above one. */
export const placeUnder = (element: Element | null): Pile | undefined => {
  const name = element?.closest<HTMLElement>('[data-place]')?.dataset['place']
  return isPile(name) ? name : undefined
}

/** Keys that lay without tabbing: 1 to 5 in the order of the places, and undo the ways people know. */
export const doingOfKey = (key: string, withControl: boolean): Doing | undefined => {
  if (key === 'Backspace' || (withControl && key.toLowerCase() === 'z')) return { do: 'undo' }
  const on = withControl || !/^[1-5]$/.test(key) ? undefined : piles[Number(key) - 1]
  return on === undefined ? undefined : { do: 'lay', on }
}
