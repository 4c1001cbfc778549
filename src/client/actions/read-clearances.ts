import { answerText } from '#domain/answer.ts'
import { standing } from '#domain/coding.ts'
import type { Conversation } from '#domain/conversation.ts'
import type { Audience } from '#domain/disclosure.ts'
import type { AnswerNow, ClearedQuote, QuoteClearance } from '#domain/quote-clearance.ts'
import { quotesFor } from '#domain/quote-clearance.ts'
import type { Result } from '#domain/result.ts'
import { ok } from '#domain/result.ts'
import { passageHash } from '#wire/passage-hash.ts'
import type { ClientProblem } from '../problem.ts'
import type { Reading } from './read-coded.ts'
import { readCoded } from './read-coded.ts'

/** Every revision on this tablet. */
const readRevisions = async (services: Reading): Promise<Result<readonly QuoteClearance[], ClientProblem>> => {
  const found = await readCoded(services, ['quote-clearance'])
  return found.ok ? ok(found.value.filter((one) => one.kind === 'quote-clearance')) : found
}

/** Clearances on this tablet that stand, whatever their conversations say now. Reading must be unlocked. */
export const readClearances = async (services: Reading): Promise<Result<readonly QuoteClearance[], ClientProblem>> => {
  const found = await readRevisions(services)
  return found.ok ? ok(standing(found.value)) : found
}

const placeOf = (of: { readonly conversation: string; readonly question: string }): string =>
  `${of.conversation} ${of.question}`

/** How the answers that these are about read now, by `conversation question`. */
export const answersNow = async (
  clearances: readonly QuoteClearance[],
  conversations: readonly Conversation[],
): Promise<(of: { readonly conversation: string; readonly question: string }) => AnswerNow | undefined> => {
  const byRoot = new Map(conversations.map((one) => [one.root, one]))
  const found = new Map<string, AnswerNow>()
  for (const { conversation: of, question } of clearances) {
    const conversation = byRoot.get(of.root)
    const place = placeOf({ conversation: of.root, question })
    if (conversation === undefined || found.has(place)) continue
    const text = answerText(conversation.answers[question])
    const hash = await passageHash({ root: of.root, question }, text)
    found.set(place, { consent: conversation.consent, text, hash })
  }
  return (of) => found.get(placeOf(of))
}

/**
 * The quotes that these readers may have, cut from the conversations as they stand now (`conversations`: newest
 * revisions that open and were not withdrawn). The only way to a quote for a page, a print or a file.
 */
export const readQuotesFor = async (
  services: Reading,
  to: Audience,
  conversations: readonly Conversation[],
): Promise<Result<readonly ClearedQuote[], ClientProblem>> => {
  // Those taken back too: what they left out stays out.
  const clearances = await readRevisions(services)
  if (!clearances.ok) return clearances
  return ok(quotesFor(to, clearances.value, await answersNow(clearances.value, conversations)))
}
