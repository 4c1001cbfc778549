import type { SpokenWords } from '../i18n/use-spoken-words.ts'
import { useSpokenWords } from '../i18n/use-spoken-words.ts'

export type ConversationWords = SpokenWords<'conversation'>

/** What is said in a conversation with a plate. */
export const useConversationWords = (language: string): ConversationWords => useSpokenWords('conversation', language)
