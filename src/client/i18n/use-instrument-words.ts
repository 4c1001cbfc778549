import { useTranslation } from 'react-i18next'

/** Words that instrument data points at: keys are data, proven by the locales test, not by the compiler. */
export type InstrumentWords = {
  readonly say: (key: string) => string
  /** `undefined` when this language has no such text (an optional prompt). */
  readonly maybe: (key: string) => string | undefined
}

/** The texts of one instrument (`praatplaat`) in one language; suspends until they are loaded. */
export const useInstrumentWords = (instrument: string, language: string): InstrumentWords => {
  const { t, i18n } = useTranslation(instrument as never, { lng: language })
  const say = t as unknown as (key: string) => string
  return {
    say,
    maybe: (key) =>
      i18n.exists(key, { ns: instrument, lng: language, fallbackLng: language } as never) ? say(key) : undefined,
  }
}
