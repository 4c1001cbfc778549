import { useTranslation } from 'react-i18next'
import type { Caveat } from '#domain/caveats.ts'
import { findLanguage } from '../i18n/language.ts'
import { listInWords } from './results-words.ts'

/** The caveats a sentence each, in their order, in the language of the screen or of the paper. */
export const useCaveatWords = (
  paper?: string,
): ((caveats: readonly Caveat[], nameOf: (centre: string) => string) => readonly string[]) => {
  const { t, i18n } = useTranslation('caveats', paper === undefined ? {} : { lng: paper })
  const spoken = paper ?? i18n.language
  // The values are those of the sentence; a test of the caveats holds them together.
  const say = t as unknown as (key: string, values: Readonly<Record<string, string | number>>) => string
  return (caveats, nameOf) =>
    caveats.map(({ key, values, names }) => {
      const called = (names ?? []).map(({ id, count }) => {
        const language = findLanguage(id)
        const name = key === 'languages' ? (spoken === 'nl' ? language.dutchName : language.name) : nameOf(id)
        return count === undefined ? name : `${name} ${count}`
      })
      return say(key, { ...values, names: listInWords(called, spoken) })
    })
}
