import { createContext, useContext } from 'react'
import type { StandardWords } from '#domain/card-words.ts'
import { cardWords, cardWordsOrDutch } from '#domain/card-words.ts'
import type { Card } from '#domain/deck.ts'
import type { Saying } from '../../shell/guest-shell.tsx'

const StandardWordsContext = createContext<StandardWords>({})
export const StandardWordsProvider = StandardWordsContext

/** What a card says in the language of the game, with the Dutch beside it; in Dutch, and marked so, where nobody wrote it in that language. */
export const sayingOf = (card: Card, language: string, standard: StandardWords): Saying => {
  const own = cardWords(card, language, standard)
  const dutch = cardWordsOrDutch(card, 'nl', standard)
  if (own === undefined) return { own: dutch, dutch: undefined, ...(language === 'nl' ? {} : { language: 'nl' }) }
  return { own, dutch: language === 'nl' || own === dutch ? undefined : dutch }
}

/** The same for every card of a game. */
export const useCardTexts = (language: string): ((card: Card) => Saying) => {
  const standard = useContext(StandardWordsContext)
  return (card) => sayingOf(card, language, standard)
}
