import { answerText } from './answer.ts'
import type { Conversation } from './conversation.ts'

/** May people at a table read this? Only where the teller agreed to being told on: a panel is other people. */
export const mayBeRead = ({ consent }: Pick<Conversation, 'consent'>): boolean => consent.quote

/**
 * Which answers of a conversation are stories to choose from, in the order they were asked. `ofChange`: the questions
 * that ask for the most important change, and the story of a card game; where none of these was told, every answer with
 * words is one, so that nobody's story is out of it for having been told elsewhere on the plate.
 */
export const storiesOf = (
  { answers }: Pick<Conversation, 'answers'>,
  { asked, ofChange }: { readonly asked: readonly string[]; readonly ofChange: readonly string[] },
): readonly string[] => {
  const told = [...asked, ...Object.keys(answers).filter((id) => !asked.includes(id))].filter(
    (id) => answerText(answers[id]).trim() !== '',
  )
  const changes = told.filter((id) => ofChange.includes(id))
  return changes.length > 0 ? changes : told
}
