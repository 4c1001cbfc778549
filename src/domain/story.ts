import { maxAnswerLength } from './answer.ts'
import type { Draft } from './draft.ts'

/** The story told in a draft; empty where there is none. */
export const storyOfDraft = ({ answers }: Pick<Draft, 'answers'>): string => answers['story']?.text ?? ''

/**
 * The draft with this story. From its first word on it is about the card that was then first of the top 3, whatever is
 * chosen later; without words there is no story, and nothing that it is about.
 */
export const tellStory = (draft: Draft, typed: string): Draft => {
  const { story: before, ...others } = draft.answers
  const text = typed.slice(0, maxAnswerLength)
  const answers = text === '' ? others : { ...others, story: { state: 'told' as const, text } }
  if (draft.game === undefined) return { ...draft, answers }
  const { storyOf, ...game } = draft.game
  const about = text === '' ? undefined : before === undefined ? game.sort.top[0] : (storyOf ?? game.sort.top[0])
  return { ...draft, answers, game: about === undefined ? game : { ...game, storyOf: about } }
}

/** The story is about this card. */
export const tellAbout = (draft: Draft, card: string): Draft =>
  draft.game === undefined ? draft : { ...draft, game: { ...draft.game, storyOf: card } }
