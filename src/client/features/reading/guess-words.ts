import { useTranslation } from 'react-i18next'
import type { Guessed } from '#domain/reading.ts'

/** How far a bar was expected to reach, in words. */
export const useGuessWords = (): ((guess: number | undefined) => string) => {
  const { t } = useTranslation('reading')
  return (guess) => (guess === undefined ? t('guess.none') : t(`guess.step.${guess as Guessed}`))
}
