import type { Instrument } from '#domain/instrument.ts'
import type { InstrumentWords } from '../../i18n/use-instrument-words.ts'
import { useInstrumentWords } from '../../i18n/use-instrument-words.ts'
import type { OpenDraft } from '../../services.ts'
import type { ConversationWords } from '../../shell/use-conversation-words.ts'
import { useConversationWords } from '../../shell/use-conversation-words.ts'
import { useDraft } from '../../shell/use-draft.ts'

export type PlateWords = {
  readonly language: string
  readonly words: ConversationWords
  readonly texts: InstrumentWords
  /** For the small Dutch under another language; absent in a conversation in Dutch. */
  readonly dutchTexts: InstrumentWords | undefined
}

/** All that is said around a plate, in the language that the conversation is in now. */
export const usePlateWords = (draft: OpenDraft, instrument: Instrument): PlateWords => {
  const language = useDraft(draft, (current) => current.language)
  const words = useConversationWords(language)
  const texts = useInstrumentWords(instrument.id, language)
  const nlTexts = useInstrumentWords(instrument.id, 'nl')
  return { language, words, texts, dutchTexts: language === 'nl' ? undefined : nlTexts }
}
