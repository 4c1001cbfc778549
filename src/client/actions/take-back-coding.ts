import type { Coding } from '#domain/coding.ts'
import type { Conversation } from '#domain/conversation.ts'
import type { Result } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'
import { aboutConversation, keepCoded } from './keep-coded.ts'

/** Takes a coding back: a next revision that says so. The one before stays as it was, and can stand again. */
export const takeBackCoding = async (
  services: Services,
  conversation: Conversation,
  last: Coding,
): Promise<Result<Coding, ClientProblem>> =>
  keepCoded(services, { ...last, ...(await aboutConversation(services, conversation, last)), takenBack: true })
