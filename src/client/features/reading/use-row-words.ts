import { useTranslation } from 'react-i18next'
import { useInstrumentWords } from '../../i18n/use-instrument-words.ts'
import { useEffectWords } from '../../shell/use-effect-words.ts'

/** What a bar is called: a main goal by the change story, an effect by the codebook. */
export const useRowWords = (): ((key: string) => string) => {
  const { i18n } = useTranslation('reading')
  const story = useInstrumentWords('change-story', i18n.language)
  const effects = useEffectWords([])
  return (key) => (key.startsWith('G') ? story.say(`goals.${key}`) : effects.nameOf(key))
}
