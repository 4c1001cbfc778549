import type { Language } from './language.ts'
import { findLanguage, languagesFor } from './language.ts'

/** Languages that cards have words in; Dutch first. */
export const cardLanguages: readonly Language[] = languagesFor('cards')

export const findCardLanguage = (code: string): Language => findLanguage(code)
