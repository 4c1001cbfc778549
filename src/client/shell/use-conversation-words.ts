import type { SpokenWords } from './use-spoken-words.ts'
import { useSpokenWords } from './use-spoken-words.ts'

export type ConversationWords = SpokenWords<'conversation'>

/** What is said in a conversation with a plate. */
export const useConversationWords = (language: string): ConversationWords => useSpokenWords('conversation', language)
