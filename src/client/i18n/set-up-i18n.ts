import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import nlUi from '#locales/nl/ui.json'
import { findLanguage } from './language.ts'
import { readRemembered, remember } from './remembered.ts'

type Words = { readonly default: Record<string, unknown> }

// Every language is a precached chunk of its own: it works offline the first time somebody chooses it.
const files = import.meta.glob<Words>('../../../locales/*/*.json')

const backend = {
  type: 'backend' as const,
  init: () => undefined,
  read: (
    language: string,
    namespace: string,
    answer: (error: unknown, words: Record<string, unknown> | null) => void,
  ) => {
    const load = files[`../../../locales/${language}/${namespace}.json`]
    // A namespace that a language does not have falls back to Dutch, whole; the locales test says which must exist.
    if (load === undefined) return answer(null, {})
    load().then(
      (words) => answer(null, words.default),
      (error: unknown) => answer(error, null),
    )
  },
}

const rememberedLanguage = 'praatplaat.language'

/** The coordinator's language, remembered before the store is open so that the first paint speaks it. */
export const workLanguage = (): string => {
  const remembered = readRemembered(rememberedLanguage) ?? 'nl'
  return findLanguage(remembered).forWork ? remembered : 'nl'
}

export const changeWorkLanguage = async (code: string): Promise<void> => {
  remember(rememberedLanguage, code)
  await i18next.changeLanguage(code)
}

export const setUpI18n = async (): Promise<void> => {
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: workLanguage(),
      fallbackLng: 'nl',
      defaultNS: 'ui',
      ns: ['ui'],
      resources: { nl: { ui: nlUi } },
      partialBundledLanguages: true,
      interpolation: { escapeValue: false },
      returnNull: false,
    })
}
