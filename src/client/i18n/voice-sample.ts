import i18next from 'i18next'
import type { Language } from './language.ts'
import { languages } from './language.ts'
import { loadWords } from './load-words.ts'

/** A question that people hear at the table: of the plate, or of the cards where the plate is not translated. */
const samples = [
  { ns: 'praatplaat', key: 'questions.contact.question' },
  { ns: 'cards', key: 'sort.question' },
] as const

/** Fetches the samples of every language, so that a tap speaks at once: later some browsers would not let it. */
export const loadVoiceSamples = async (): Promise<void> => {
  const namespaces = samples.map(({ ns }) => ns)
  for (const { code } of languages) await loadWords(namespaces, code)
}

/**
 * What a voice is tried with, in that language, once the samples are there. Never Dutch words in another language's
 * voice (ux principle 11): a language without either question says its own name.
 */
export const voiceSample = ({ code, name }: Pick<Language, 'code' | 'name'>): string => {
  const found = samples.find(({ ns, key }) => i18next.exists(key, { ns, lng: code, fallbackLng: code } as never))
  return found === undefined
    ? name
    : (i18next.t as (key: string, how: object) => string)(found.key, { ns: found.ns, lng: code })
}
