import type { DraftPlace } from '#domain/draft.ts'

const words = {
  language: 'toestemming',
  consent: 'toestemming',
  plate: 'plaat',
  question: 'vraag',
  'read-back': 'teruglezen',
  check: 'nakijken',
} as const satisfies Record<DraftPlace['step'], string>

/** The hash path of a place in a conversation: ids and Dutch steps, never words anybody told. */
export const conversationPath = (id: string, place: DraftPlace): string =>
  `/gesprek/${id}/${words[place.step]}${place.question === undefined ? '' : `/${place.question}`}`

/** @returns the place that a path names, `undefined` for a path without a step that we know. */
export const placeOfPath = (step: string | undefined, question: string | undefined): DraftPlace | undefined => {
  const known = (['consent', 'plate', 'question', 'read-back', 'check'] as const).find((one) => words[one] === step)
  if (known === undefined || (known === 'question' && question === undefined)) return undefined
  return question === undefined ? { step: known } : { step: known, question }
}
