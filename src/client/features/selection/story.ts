import { findInstrument } from '#content/registry.ts'
import { answerText, mostAndOthers } from '#domain/answer.ts'
import type { Conversation } from '#domain/conversation.ts'
import type { Selection } from '#domain/selection.ts'
import { withoutCentreNames } from '#domain/selection.ts'
import { mayBeRead, storiesOf } from '#domain/selection-candidates.ts'
import type { Candidate, SelectionSitting } from '#domain/selection-sitting.ts'
import { storyKey } from '#domain/selection-vote.ts'
import type { ArchivedConversation } from '../../actions/read-archive.ts'

/** The story of a card game lies under this question; it is on no plate. */
const cardStory = 'story'

/** A story as everybody at the table sees it: its words, and a sign in place of whose it is. */
export type Story = {
  readonly key: string
  readonly conversation: string
  readonly question: string
  /** Which sign it has on the table. */
  readonly sign: number
  readonly language: string
  /** The change that matters most, where one was named. */
  readonly change: string | undefined
  readonly words: string
  readonly translation: string
  /** Why a centre chose it, where this is a choice over all centres. */
  readonly earlier: readonly { readonly reason: string; readonly dissent: string }[]
}

/** Newest revisions that are open here, by root. */
export const toldByRoot = (archive: readonly ArchivedConversation[]): ReadonlyMap<string, Conversation> =>
  new Map(
    archive.flatMap(({ row, conversation }) =>
      conversation === undefined || row.state === 'withdrawn' ? [] : [[conversation.root, conversation] as const],
    ),
  )

export const storyQuestions = (conversation: Conversation): readonly string[] => {
  const asked = findInstrument(conversation.instrument)?.questions ?? []
  return storiesOf(conversation, {
    asked: asked.map((one) => one.id),
    ofChange: [...asked.filter((one) => one.kind === 'changes').map((one) => one.id), cardStory],
  })
}

/** The words of one answer, without the names of centres. */
export const storyWords = (
  conversation: Conversation,
  question: string,
  centres: readonly string[],
  instead: string,
): Pick<Story, 'change' | 'words'> => {
  const answer = conversation.answers[question]
  const { most, others } = mostAndOthers(answer)
  const clean = (text: string) => withoutCentreNames(text, centres, instead)
  const told = answer?.state === 'told' ? answer.text.trim() : ''
  // Nothing but short changes: then these are the story.
  const words = told === '' && others.length > 0 ? others.join('\n') : told
  return most === undefined && words === ''
    ? { change: undefined, words: clean(answerText(answer)) }
    : { change: most === undefined ? undefined : clean(most), words: clean(words) }
}

/** The stories of a sitting in the order of its table; one that does not open here, or may no longer be told on, is left out. */
export const storiesOnTable = (
  { candidates, level }: Pick<SelectionSitting, 'candidates' | 'level'>,
  told: ReadonlyMap<string, Conversation>,
  selections: readonly Selection[],
  centres: readonly string[],
  instead: string,
): readonly Story[] =>
  candidates.flatMap((candidate, sign) => {
    const conversation = told.get(candidate.conversation)
    if (conversation === undefined || !mayBeRead(conversation)) return []
    const { question } = candidate
    const own = selections.filter(
      (one) => one.conversation.root === candidate.conversation && one.question === question && one.level === 'centre',
    )
    return [
      {
        key: storyKey(candidate),
        conversation: candidate.conversation,
        question,
        sign,
        language: conversation.language,
        ...storyWords(conversation, question, centres, instead),
        translation: withoutCentreNames(candidate.translation ?? '', centres, instead),
        earlier:
          level === 'centre'
            ? []
            : own
                .filter((one) => one.outcome === 'chosen')
                .map(({ reason, dissent }) => ({
                  reason: withoutCentreNames(reason, centres, instead),
                  dissent: withoutCentreNames(dissent, centres, instead),
                })),
      },
    ]
  })

/** A candidate for over all centres takes the translation along that its first table read. */
export const asCandidate = ({
  conversation,
  question,
  translation,
}: Pick<Selection, 'conversation' | 'question' | 'translation'>): Candidate => ({
  conversation: conversation.root,
  question,
  ...(translation === undefined ? {} : { translation }),
})
