import type { AgreedPassage, Consensus } from '#domain/coding.ts'
import { consensus as consensusSchema } from '#domain/coding.ts'
import type { Conversation } from '#domain/conversation.ts'
import type { Result } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'
import { aboutConversation, keepCoded } from './keep-coded.ts'

/**
 * Keeps what coders agreed on for one whole conversation, beside what each of them marked; a next revision of `last`.
 * @throws with fewer than two coders or no passage: screens offer neither.
 */
export const agreeOnConversation = async (
  services: Services,
  {
    conversation,
    coders,
    passages,
    last,
  }: {
    readonly conversation: Conversation
    readonly coders: readonly string[]
    readonly passages: readonly AgreedPassage[]
    readonly last?: Consensus | undefined
  },
): Promise<Result<Consensus, ClientProblem>> =>
  keepCoded(
    services,
    consensusSchema.parse({
      kind: 'consensus',
      ...(await aboutConversation(services, conversation, last)),
      coders: [...coders],
      passages: [...passages],
    }),
  )

/** From here on each coder's own marks count again. */
export const takeBackConsensus = async (
  services: Services,
  conversation: Conversation,
  last: Consensus,
): Promise<Result<Consensus, ClientProblem>> =>
  keepCoded(services, { ...last, ...(await aboutConversation(services, conversation, last)), takenBack: true })
