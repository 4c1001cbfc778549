import type { PlateQuestion } from '#domain/instrument.ts'

/**
 * How a numbered section lies on the sheet. `speech`: one part with its drawing and a balloon; `people`: several, each
 * with somebody who says it; `street`: the parts with a main goal, a place each; `band`: one more part under the street.
 */
export type SectionForm = 'speech' | 'people' | 'street' | 'band'

export type PlateSection = {
  readonly number: number
  readonly form: SectionForm
  readonly questions: readonly PlateQuestion[]
}

/** Questions as the sections that the paper plate numbers; order as in the instrument. */
export const plateSections = (questions: readonly PlateQuestion[]): readonly PlateSection[] => {
  const numbers = [...new Set(questions.map((question) => question.number))]
  const grouped = numbers.map((number) => questions.filter((question) => question.number === number))
  const street = grouped.findIndex((group) => group.every((question) => question.goal !== undefined))
  return grouped.map((group, index) => ({
    number: numbers[index]!,
    questions: group,
    form: formOf(group, index, street),
  }))
}

const formOf = (group: readonly PlateQuestion[], index: number, street: number): SectionForm => {
  if (group.every((question) => question.goal !== undefined)) return 'street'
  if (group.length > 1) return 'people'
  return street !== -1 && index > street ? 'band' : 'speech'
}

/** @returns the parts before and after this one; `undefined` at the ends and for a part that is not on this plate. */
export const neighbours = (
  questions: readonly PlateQuestion[],
  id: string,
): { readonly previous: PlateQuestion | undefined; readonly next: PlateQuestion | undefined } => {
  const at = questions.findIndex((question) => question.id === id)
  return at === -1 ? { previous: undefined, next: undefined } : { previous: questions[at - 1], next: questions[at + 1] }
}
