import type { Language } from './language.ts'
import { languages } from './language.ts'

/** Languages that cards have words in; more than the conversation has. Not checked by native readers. */
const more = [
  { code: 'tr', name: 'Türkçe', dutchName: 'Turks', dir: 'ltr', checked: false, forWork: false },
  { code: 'pl', name: 'Polski', dutchName: 'Pools', dir: 'ltr', checked: false, forWork: false },
  { code: 'fa', name: 'فارسی', dutchName: 'Farsi', dir: 'rtl', checked: false, forWork: false },
] as const satisfies readonly Language[]

/** Dutch first. */
export const cardLanguages: readonly Language[] = [
  ...languages,
  ...more.filter((one) => !languages.some((known: Language) => known.code === one.code)),
]

export const findCardLanguage = (code: string): Language =>
  cardLanguages.find((one) => one.code === code) ?? languages[0]
