import { useEffect, useState } from 'react'
import type { StandardWords } from '#domain/card-words.ts'
import { loadCardWords } from '../i18n/load-card-words.ts'

/** What the standard cards say in every language; `undefined` for the moment that it takes to fetch them. */
export const useCardWords = (): StandardWords | undefined => {
  const [words, setWords] = useState<StandardWords>()
  useEffect(() => {
    loadCardWords().then(setWords)
  }, [])
  return words
}
