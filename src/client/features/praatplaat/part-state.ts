import type { Answer } from '#domain/answer.ts'
import { isFilled, mostAndOthers } from '#domain/answer.ts'
import type { PlateQuestion } from '#domain/instrument.ts'

/** What a part of the plate shows: an answer without words is as empty as no answer. */
export type PartState = 'told' | 'empty' | 'dont-know' | 'skipped'

export const partState = (given: Answer | undefined): PartState =>
  given === undefined || !isFilled(given) ? 'empty' : given.state

/** Every part that was answered, in the order of the plate; not knowing and passing on are answers too. */
export const answeredParts = (
  questions: readonly PlateQuestion[],
  answers: Readonly<Record<string, Answer>>,
): readonly { readonly question: PlateQuestion; readonly state: Exclude<PartState, 'empty'> }[] =>
  questions.flatMap((question) => {
    const state = partState(answers[question.id])
    return state === 'empty' ? [] : [{ question, state }]
  })

/** On one line: the change that matters most and how it came; without a choice the changes beside each other. */
const asLine = (given: Answer): string => {
  const { most, others } = mostAndOthers(given)
  const story = given.text.trim()
  const head = (most ?? (story === '' ? others.join(', ') : '')).trim()
  // A full stop keeps the change and its story apart, where whoever typed put nothing else.
  return [/[\p{L}\p{N}]$/u.test(head) && story !== '' ? `${head}.` : head, story].join(' ')
}

/** The first words of an answer on one line, cut behind a word; `''` where nothing was told. */
export const firstWords = (given: Answer | undefined, longest: number): string => {
  if (given === undefined || partState(given) !== 'told') return ''
  const words = asLine(given).replace(/\s+/g, ' ').trim()
  if (words.length <= longest) return words
  const cut = words.slice(0, longest + 1)
  const space = cut.lastIndexOf(' ')
  // A language without spaces, or one endless word: cut between characters, never inside an emoji.
  const whole = space > longest / 2 ? cut.slice(0, space) : [...cut].slice(0, -1).join('')
  return `${whole.replace(/[\s.,;:!?،؛]+$/u, '')}…`
}

/** How full the cup is, 0…4: empty until something is told, full only when every part is told. */
export const cupLevel = (
  questions: readonly PlateQuestion[],
  answers: Readonly<Record<string, Answer>>,
): 0 | 1 | 2 | 3 | 4 => {
  const told = questions.filter((question) => partState(answers[question.id]) === 'told').length
  if (told === questions.length && told > 0) return 4
  return Math.min(3, Math.ceil((told / questions.length) * 4)) as 0 | 1 | 2 | 3
}
