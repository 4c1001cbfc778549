import { answerText } from './answer.ts'
import type { Codebook } from './codebook.ts'
import type { CodedPassage } from './coded-passage.ts'
import { countedPassages, passageOfCoding, passagesOfConsensus } from './coded-passage.ts'
import type { Coding, Consensus, Passage } from './coding.ts'
import { passageText } from './coding.ts'
import type { Conversation } from './conversation.ts'
import { mayBeRead } from './selection-candidates.ts'

/** Words of one conversation that were coded as something, as they read now. */
export type ToldPassage = {
  readonly conversation: Conversation
  readonly question: string
  readonly text: string
  readonly effects: readonly string[]
}

/** The stories behind one number. */
export type ToldBehind = {
  readonly open: readonly ToldPassage[]
  /** Conversations that count for the number and whose words stay closed: their teller did not agree to being told on. */
  readonly closed: number
}

type Placed = { readonly of: CodedPassage; readonly question: string; readonly passage: Passage | undefined }

const placedPassages = (codings: readonly Coding[], consensuses: readonly Consensus[]): readonly Placed[] => [
  ...codings.map((one) => ({ of: passageOfCoding(one), question: one.question, passage: one.passage })),
  ...consensuses.flatMap((one) => {
    const counted = passagesOfConsensus(one)
    return one.passages.map(({ question, passage }, at) => ({ of: counted[at]!, question, passage }))
  }),
]

/**
 * The stories behind a number: every passage that counts for it, so that as many conversations stand here as the number
 * says or are counted as closed. `key`: a main goal or an effect. A passage whose answer was shortened since has the
 * words that are left of it. For the people at the table while they interpret, who are other people than the one who
 * listened: only words of tellers who agreed to being told on, uncut.
 */
export const toldPassages = (
  key: string,
  {
    conversations,
    codings,
    consensuses,
    codebook,
  }: {
    readonly conversations: readonly Conversation[]
    readonly codings: readonly Coding[]
    readonly consensuses: readonly Consensus[]
    readonly codebook: Codebook | undefined
  },
): ToldBehind => {
  const goals = new Map(codebook?.effects.map((effect) => [effect.id, effect.goals as readonly string[]]))
  const isOfKey = (effect: string): boolean => effect === key || (goals.get(effect)?.includes(key) ?? false)
  const byConversation = new Map<string, Placed[]>()
  for (const one of placedPassages(codings, consensuses))
    byConversation.set(one.of.conversation, [...(byConversation.get(one.of.conversation) ?? []), one])
  const behind = conversations.flatMap((conversation) => {
    const placed = byConversation.get(conversation.root) ?? []
    const counted = new Set(countedPassages(placed.map(({ of }) => of)))
    return placed
      .filter(({ of }) => counted.has(of) && !of.negative)
      .flatMap(({ of, question, passage }): readonly ToldPassage[] => {
        const effects = [...of.effects, ...(of.newEffect === undefined ? [] : [of.newEffect])].filter(isOfKey)
        if (effects.length === 0) return []
        const answer = answerText(conversation.answers[question])
        return [{ conversation, question, text: (passageText(answer, passage) ?? answer).trim(), effects }]
      })
  })
  return {
    open: behind.filter((one) => mayBeRead(one.conversation)),
    closed: new Set(behind.filter((one) => !mayBeRead(one.conversation)).map((one) => one.conversation.root)).size,
  }
}
