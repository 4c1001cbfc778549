import * as z from 'zod/mini'
import type { Passage } from './coding.ts'
import { aboutAConversation, codePoints, coder, isOverlap, passage, questionId, readWords } from './coding.ts'
import type { Audience } from './disclosure.ts'
import { audience } from './disclosure.ts'
import { newestRevisions } from './newest-revision.ts'

/** Longest quote as it leaves, in code points. */
export const maxQuote = 1_000
export const maxLeftOut = 100

/** What stands where words were left out. */
export const leftOutMark = '[…]'

const isInOrder = (pieces: readonly Passage[]): boolean =>
  pieces.every((piece, at) => at === 0 || pieces[at - 1]!.to <= piece.from)

/**
 * A person read words of one answer, left out what makes somebody recognisable, and says to whom they may go. Nothing
 * else lets a quote leave (research/domain 5.5). It holds no words: the quote is cut from the answer (`quoteText`), so
 * nobody can clear what was never told. A change is a next revision, and taking it back is one too.
 */
export const quoteClearance = z
  .strictObject({
    kind: z.literal('quote-clearance'),
    ...aboutAConversation,
    question: questionId,
    /** Absent: the whole answer. */
    passage: z.optional(passage),
    /** Which words were read: when the answer reads differently now, somebody must look again. */
    words: readWords,
    /** Parts of the same answer, counted as the passage is: in order, none over another, all inside the passage. */
    leftOut: z.array(passage).check(z.maxLength(maxLeftOut)),
    cleared: audience,
    by: coder,
    takenBack: z.optional(z.literal(true)),
  })
  .check(
    z.refine(({ leftOut }) => isInOrder(leftOut)),
    z.refine(({ passage: of, leftOut }) =>
      leftOut.every(({ from, to }) => of === undefined || (from >= of.from && to <= of.to)),
    ),
  )
export type QuoteClearance = z.infer<typeof quoteClearance>

const audiences: readonly Audience[] = audience.options

/** May these readers have what was cleared for those? What everybody may read the network may, and the own centre too. */
export const reaches = (cleared: Audience, to: Audience): boolean => audiences.indexOf(cleared) >= audiences.indexOf(to)

type Cut = { readonly passage?: Passage | undefined; readonly leftOut: readonly Passage[] }

const hasWord = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)

/**
 * The quote as it may leave: the words of the passage in their order, nothing added, `[…]` for each part left out, any
 * white space as one space. `undefined` where the answer ends before the passage does, or no word is left.
 */
export const quoteText = (answer: string, { passage: of, leftOut }: Cut): string | undefined => {
  const points = [...answer]
  const { from, to } = of ?? { from: 0, to: points.length }
  if (to > points.length) return undefined
  const pieces: string[] = []
  let at = from
  for (const out of leftOut) {
    pieces.push(points.slice(at, Math.max(at, out.from)).join(''))
    at = Math.max(at, out.to)
  }
  pieces.push(points.slice(at, to).join(''))
  if (!pieces.some(hasWord)) return undefined
  // Nothing but a comma between two parts left out: they are one.
  const kept = pieces.filter((piece, place) => place === 0 || place === pieces.length - 1 || hasWord(piece))
  return kept.join(leftOutMark).replace(/\s+/gu, ' ').trim()
}

/** Why a quote cannot be cleared, each a sentence on the screen. */
export type ClearanceFault =
  /** The teller said no to quoting. */
  | 'no-consent'
  /** Imported: what the teller said is not known, which is not a yes. */
  | 'consent-unknown'
  | 'not-in-answer'
  | 'nothing-left'
  | 'too-long'
  /** Words of it are in another quote that stands: two cuts of one sentence could be laid over each other. */
  | 'cleared-already'

/** Did the teller agree to being quoted? Only a yes is a yes. */
export const quotingFault = (of: {
  readonly consent?: { readonly quote: boolean } | undefined
}): 'no-consent' | 'consent-unknown' | undefined =>
  of.consent === undefined ? 'consent-unknown' : of.consent.quote ? undefined : 'no-consent'

/**
 * May this be cleared? `answer`: its text now (`answerText`); `beside`: clearances that stand, the one that is being
 * changed among them or not. @returns `undefined` where it may.
 */
export const clearanceFault = (
  of: Cut & Pick<QuoteClearance, 'root' | 'conversation' | 'question'>,
  conversation: { readonly consent?: { readonly quote: boolean } | undefined },
  answer: string,
  beside: readonly QuoteClearance[],
): ClearanceFault | undefined => {
  const quoting = quotingFault(conversation)
  if (quoting !== undefined) return quoting
  if (of.passage !== undefined && of.passage.to > codePoints(answer)) return 'not-in-answer'
  const text = quoteText(answer, of)
  if (text === undefined) return 'nothing-left'
  if (codePoints(text) > maxQuote) return 'too-long'
  return beside.some(
    (other) =>
      other.root !== of.root &&
      other.conversation.root === of.conversation.root &&
      other.question === of.question &&
      isOverlap(other.passage, of.passage),
  )
    ? 'cleared-already'
    : undefined
}

/** A quote as these readers may have it. */
export type ClearedQuote = {
  /** Root of its clearance. */
  readonly id: string
  /** Root of the conversation: for whoever may open it, never for the readers. */
  readonly conversation: string
  readonly centre: string
  readonly round: string
  readonly question: string
  readonly passage?: Passage | undefined
  readonly text: string
  /** For whom it was cleared: at least for those who asked. */
  readonly cleared: Audience
}

/** An answer as it reads now, in the newest revision of its conversation. */
export type AnswerNow = {
  readonly consent?: { readonly quote: boolean } | undefined
  /** `answerText`. */
  readonly text: string
  /** Its `passageHash`. */
  readonly hash: string
}

type Standing = Pick<
  QuoteClearance,
  | 'root'
  | 'revision'
  | 'conversation'
  | 'centre'
  | 'round'
  | 'question'
  | 'passage'
  | 'words'
  | 'leftOut'
  | 'cleared'
  | 'takenBack'
>

const clipped = (pieces: readonly Passage[], to: Passage | undefined): readonly Passage[] =>
  to === undefined
    ? pieces
    : pieces
        .map((piece) => ({ from: Math.max(piece.from, to.from), to: Math.min(piece.to, to.to) }))
        .filter((piece) => piece.from < piece.to)

/**
 * May this quote go to these readers? Only when the teller agreed to quoting, a person cleared it for them and did not
 * take that back, and the answer still reads as it did then.
 */
export const mayLeave = (
  clearance: Pick<QuoteClearance, 'words' | 'cleared' | 'takenBack'>,
  to: Audience,
  now: Pick<AnswerNow, 'consent' | 'hash'>,
): boolean =>
  clearance.takenBack !== true &&
  quotingFault(now) === undefined &&
  now.hash === clearance.words.answer &&
  reaches(clearance.cleared, to)

/**
 * The quotes that these readers may have, by the root of the clearance. Two tablets can clear the same words apart, and
 * then what one left out is left out of the other's too: laid over each other they must not give it back. Nor does taking
 * a clearance back: who does that wants less to be read, not more. The same words cleared twice are one quote.
 * @param clearances any revisions, those taken back among them; `now` tells how an answer reads today, `undefined` where
 * it is not here (any more).
 */
export const quotesFor = (
  to: Audience,
  clearances: Iterable<Standing>,
  now: (of: { readonly conversation: string; readonly question: string }) => AnswerNow | undefined,
): readonly ClearedQuote[] => {
  const current = newestRevisions(clearances).flatMap((of) => {
    const answer = now({ conversation: of.conversation.root, question: of.question })
    return answer === undefined || answer.hash !== of.words.answer ? [] : [{ of, answer }]
  })
  const given = new Set<string>()
  return current
    .filter(({ of, answer }) => mayLeave(of, to, answer))
    .sort((a, b) => (a.of.root < b.of.root ? -1 : 1))
    .flatMap(({ of, answer }): readonly ClearedQuote[] => {
      const leftOut = current
        .filter(
          ({ of: other }) =>
            other.conversation.root === of.conversation.root &&
            other.question === of.question &&
            isOverlap(other.passage, of.passage),
        )
        .flatMap(({ of: other }) => clipped(other.leftOut, of.passage))
        .sort((a, b) => a.from - b.from || a.to - b.to)
      const text = quoteText(answer.text, { passage: of.passage, leftOut })
      const place = JSON.stringify([of.conversation.root, of.question, of.passage?.from, of.passage?.to])
      if (text === undefined || given.has(place)) return []
      given.add(place)
      return [
        {
          id: of.root,
          conversation: of.conversation.root,
          centre: of.centre,
          round: of.round,
          question: of.question,
          ...(of.passage === undefined ? {} : { passage: of.passage }),
          text,
          cleared: of.cleared,
        },
      ]
    })
}

const wordPieces = /[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}'’@._/+-]*[\p{L}\p{N}\p{M}]|[\p{L}\p{N}\p{M}]/gu

/** The words of a passage, each as a part of the answer: what can be left out with one tap. */
export const wordsOfPassage = (answer: string, of: Passage | undefined): readonly Passage[] => {
  const points = [...answer]
  const { from, to } = of ?? { from: 0, to: points.length }
  const text = points.slice(from, to).join('')
  let [unit, point] = [0, from]
  return [...text.matchAll(wordPieces)].map((found) => {
    point += codePoints(text.slice(unit, found.index))
    unit = found.index
    const length = codePoints(found[0])
    const word = { from: point, to: point + length }
    point += length
    unit += found[0].length
    return word
  })
}

/** Parts that only white space and marks lie between are one. In order, none over another. */
export const joinedParts = (answer: string, parts: readonly Passage[]): readonly Passage[] => {
  const points = [...answer]
  const joined: Passage[] = []
  for (const part of [...parts].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = joined.at(-1)
    if (last !== undefined && (part.from <= last.to || !hasWord(points.slice(last.to, part.from).join(''))))
      joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, part.to) }
    else joined.push({ ...part })
  }
  return joined
}
