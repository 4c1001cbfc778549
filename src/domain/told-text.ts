import { answerText } from './answer.ts'
import type { Passage } from './coding.ts'
import { codePoints } from './coding.ts'
import type { OpenedConversation } from './opened-conversation.ts'
import { xmlText } from './xml.ts'

/** Where an answer lies in the text of its conversation, in code points; `to` exclusive. */
export type AnswerPlace = { readonly question: string; readonly from: number; readonly to: number }

/** A conversation as one text without any line break, and where each answer lies in it. */
export type ToldText = { readonly text: string; readonly places: readonly AnswerPlace[] }

// All that some program takes for the end of a line. Line ends shift codings in NVivo, MAXQDA and ATLAS.ti.
const lineEnd = /[\n\v\f\x85\u2028\u2029]/g

/** A text on one line: every code point stays one, so that places in the answer are places in the line. */
export const onOneLine = (text: string): string => xmlText(text).replace(/\r/g, ' ').replace(lineEnd, '¶')

const between = ' ¶ '

/**
 * What was told in a conversation, as one source for a coding program: each answer behind the name of its question, in
 * the order of `questions`; answers to questions that are not among them follow by id. Deterministic.
 * @returns `undefined` where nothing was told in words.
 */
export const toldText = (
  of: Pick<OpenedConversation, 'answers'>,
  questions: readonly string[],
  questionName: (id: string) => string,
): ToldText | undefined => {
  const others = Object.keys(of.answers)
    .filter((id) => !questions.includes(id))
    .sort()
  const places: AnswerPlace[] = []
  let text = ''
  let length = 0
  const add = (part: string): void => {
    text += part
    length += codePoints(part)
  }
  for (const question of [...questions, ...others]) {
    const answer = answerText(of.answers[question])
    if (answer === '') continue
    if (text !== '') add(between)
    add(`${onOneLine(questionName(question))}: `)
    const from = length
    add(onOneLine(answer))
    places.push({ question, from, to: length })
  }
  return places.length === 0 ? undefined : { text, places }
}

/** Where a passage of an answer (the whole of it without one) lies in the text; `undefined` where that has no such place. */
export const placeOf = (
  told: ToldText,
  question: string,
  passage: Passage | undefined,
): { readonly from: number; readonly to: number } | undefined => {
  const place = told.places.find((one) => one.question === question)
  if (place === undefined) return undefined
  if (passage === undefined) return { from: place.from, to: place.to }
  const [from, to] = [place.from + passage.from, place.from + passage.to]
  return to > place.to ? undefined : { from, to }
}

/** A part of an answer, or all of it. */
export type AnswerPart = { readonly question: string; readonly passage: Passage | undefined }

/**
 * Which parts of which answers a stretch of the text covers: names of questions and what stands between answers fall
 * away; a stretch over two answers is two parts.
 */
export const partsOf = (
  { places }: ToldText,
  { from, to }: { readonly from: number; readonly to: number },
): readonly AnswerPart[] =>
  places.flatMap((place) => {
    const [start, end] = [Math.max(from, place.from), Math.min(to, place.to)]
    if (start >= end) return []
    const whole = start === place.from && end === place.to
    return [
      { question: place.question, passage: whole ? undefined : { from: start - place.from, to: end - place.from } },
    ]
  })
