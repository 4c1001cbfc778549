import { createContext, useContext } from 'react'
import type { StandardWords } from '#domain/card-words.ts'
import { cardWordsOrDutch } from '#domain/card-words.ts'
import type { Card } from '#domain/deck.ts'
import type { Saying } from '../../shell/guest-shell.tsx'

const StandardWordsContext = createContext<StandardWords>({})
export const StandardWordsProvider = StandardWordsContext

/** What a card says in the language of the game, with the Dutch beside it. */
export const useCardTexts = (language: string): ((card: Card) => Saying) => {
  const standard = useContext(StandardWordsContext)
  return (card) => {
    const own = cardWordsOrDutch(card, language, standard)
    const dutch = cardWordsOrDutch(card, 'nl', standard)
    return { own, dutch: language === 'nl' || own === dutch ? undefined : dutch }
  }
}
