import type { ParseKeys } from 'i18next'
import { useTranslation } from 'react-i18next'

type Key = ParseKeys<'conversation'>
type Values = Readonly<Record<string, string | number>>

export type ConversationWords = {
  readonly language: string
  /** In the language of the conversation. */
  readonly say: (key: Key, values?: Values) => string
  /** The same in Dutch, to stand small under it; `undefined` when the conversation is held in Dutch. */
  readonly dutch: (key: Key, values?: Values) => string | undefined
}

type Say = (key: Key, values?: Values) => string

/** The words of a conversation in its own language, with the Dutch beside them: both people at the table can read. */
export const useConversationWords = (language: string): ConversationWords => {
  const { t: own } = useTranslation('conversation', { lng: language })
  const { t: nl } = useTranslation('conversation', { lng: 'nl' })
  return {
    language,
    say: own as unknown as Say,
    dutch: (key, values) => (language === 'nl' ? undefined : (nl as unknown as Say)(key, values)),
  }
}
