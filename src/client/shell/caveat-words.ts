import { useTranslation } from 'react-i18next'
import type { Caveat } from '#domain/caveats.ts'
import { findLanguage } from '../i18n/language.ts'
import { listInWords } from './results-words.ts'

/** What a language is called in a sentence of another: its own name would turn the line round where it is written so. */
const languageName = (id: string, spoken: string): string =>
  spoken === 'nl'
    ? findLanguage(id).dutchName
    : (new Intl.DisplayNames([spoken], { type: 'language' }).of(id) ?? findLanguage(id).name)

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
        const name = key === 'languages' ? languageName(id, spoken) : nameOf(id)
        return count === undefined ? name : `${name} ${count}`
      })
      return say(key, { ...values, names: listInWords(called, spoken) })
    })
}
