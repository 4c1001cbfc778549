import { answerText } from '#domain/answer.ts'
import { isOverlap } from '#domain/coding.ts'
import type { ExportedCounts } from '#domain/count-rows.ts'
import { isHidden } from '#domain/disclosure.ts'
import { exportedCodings, namedEffects } from '#domain/exported-coding.ts'
import type { AnswerNow } from '#domain/quote-clearance.ts'
import { quotesFor } from '#domain/quote-clearance.ts'
import { passageHash } from '#wire/passage-hash.ts'
import type { RecordStore } from '../store/record-store.ts'
import type { ExportedQuote } from './export-source.ts'

const placeOf = (of: { readonly conversation: string; readonly question: string }): string =>
  `${of.conversation} ${of.question}`

/**
 * The quotes that a person cleared for these readers, of one round or of all. An effect stands beside a quote only where
 * its number is given too: four quotes beside a number that is kept back would tell that it is four.
 */
export const readQuotes = async (
  store: Pick<RecordStore, 'clearances' | 'coded'>,
  audience: 'network' | 'public',
  round: string | undefined,
  counts: ExportedCounts,
): Promise<readonly ExportedQuote[]> => {
  const { clearances, conversations } = await store.clearances(round)
  const byRoot = new Map(conversations.map((one) => [one.root, one]))
  const now = new Map<string, AnswerNow>()
  for (const { conversation: of, question } of clearances) {
    const conversation = byRoot.get(of.root)
    const place = placeOf({ conversation: of.root, question })
    if (conversation === undefined || now.has(place)) continue
    const text = answerText(conversation.answers[question])
    const hash = await passageHash({ root: of.root, question }, text)
    now.set(place, { consent: conversation.consent, text, hash })
  }
  const quotes = quotesFor(audience, clearances, (of) => now.get(placeOf(of)))
  const told = (await store.coded([...new Set(quotes.map((one) => one.conversation))])).flatMap(exportedCodings)
  const given = new Set(
    counts.effects.rows
      .filter((row) => !isHidden(row.conversations) && !isHidden(row.mentions))
      .map((row) => row.effect),
  )
  return quotes.map(({ id, conversation, round: of, question, passage, text }) => ({
    id,
    round: of,
    question,
    quote: text,
    effects: [
      ...new Set(
        told
          .filter(
            (one) =>
              !one.negative &&
              one.conversation === conversation &&
              one.question === question &&
              isOverlap(one.passage, passage),
          )
          .flatMap(namedEffects),
      ),
    ]
      .filter((effect) => given.has(effect))
      .sort(),
  }))
}
