import type { Answer } from '#domain/answer.ts'
import { answerText } from '#domain/answer.ts'

const longest = 140

/**
 * The first words somebody told, on one line, to tell conversations apart in a list.
 * @param order question ids in the order of their instrument; answers to others come after.
 * @returns `''` where nothing was told.
 */
export const firstWords = (answers: Readonly<Record<string, Answer>>, order: readonly string[]): string => {
  const ids = [...order, ...Object.keys(answers).filter((id) => !order.includes(id))]
  const told = ids.map((id) => answerText(answers[id])).find((text) => text.trim() !== '') ?? ''
  const line = told.replace(/\s+/g, ' ').trim()
  if (line.length <= longest) return line
  const cut = Array.from(line.slice(0, longest + 1))
    .slice(0, -1)
    .join('')
  return `${cut.replace(/\s+\S*$/, '')}…`
}
