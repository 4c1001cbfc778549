import { expect, test } from 'vitest'
import { clearQuote, takeBackClearance } from '#client/actions/clear-quote.ts'
import { correctConversation } from '#client/actions/correct-conversation.ts'
import { finishConversation } from '#client/actions/finish-conversation.ts'
import { readArchive } from '#client/actions/read-archive.ts'
import { readClearances, readQuotesFor } from '#client/actions/read-clearances.ts'
import { startConversation } from '#client/actions/start-conversation.ts'
import { withdrawByCode } from '#client/actions/withdraw-by-code.ts'
import type { Services } from '#client/services.ts'
import { createSetUpServices, must, testCode } from '#tests/support/create-test-services.ts'
import { tell, unlocked } from '#tests/support/hold-conversation.ts'
import { parseEnvelope } from '#wire/envelope.ts'
import { revisionId } from '#wire/withdrawal-proof.ts'

const told = 'Ik kom hier met Fatima. Samen koken we.'
const fatima = { from: 16, to: 22 }
const first = { question: 'contact', passage: { from: 0, to: 23 }, leftOut: [fatima], by: 'Noor' } as const

const newestOf = async (tablet: Services) => {
  const [item] = must(await readArchive(tablet))
  if (item?.conversation === undefined) throw new Error('nothing told')
  return item.conversation
}
/** A tablet on which one conversation was told, reading open. */
const withOne = async ({ quote }: { readonly quote: boolean }) => {
  const tablet = await createSetUpServices()
  const draft = must(await startConversation(tablet, { with: 'resident', language: 'nl' }))
  tell(draft, told)
  draft.change((held) => ({ ...held, consent: { takePart: true, quote, understood: 'at-once' } }))
  const finished = must(await finishConversation(tablet, draft, { readBack: 'not-done' }))
  await unlocked(tablet)
  return { tablet, finished, conversation: await newestOf(tablet) }
}
const textsFor = async (tablet: Services, to: 'centre' | 'network' | 'public') =>
  must(await readQuotesFor(tablet, to, [await newestOf(tablet)])).map(({ text }) => text)

test('a clearance is kept sealed, waits for the server as every record does, and gives the quote to those it is for', async () => {
  const { tablet, conversation } = await withOne({ quote: true })
  const clearance = must(await clearQuote(tablet, { conversation, ...first, cleared: 'network' }))
  const row = await tablet.database.tables.records.get(clearance.id)
  expect(row).toMatchObject({ kind: 'quote-clearance', state: 'waiting', revision: 1 })
  expect(row?.envelope).not.toMatch(/Noor|"network"|"contact"/)
  expect(parseEnvelope(row?.envelope ?? '')?.header).toMatchObject({ kind: 'quote-clearance' })
  // Opened anew, not from memory.
  tablet.vault.lock()
  await tablet.vault.unlock(testCode)
  expect(must(await readClearances(tablet))).toEqual([clearance])
  expect(await textsFor(tablet, 'network')).toEqual(['Ik kom hier met […].'])
  expect(await textsFor(tablet, 'centre')).toEqual(['Ik kom hier met […].'])
  expect(await textsFor(tablet, 'public')).toEqual([])
})

test('without a yes to quoting nothing can be cleared, and it says so', async () => {
  const { tablet, conversation } = await withOne({ quote: false })
  expect(await clearQuote(tablet, { conversation, ...first, cleared: 'centre' })).toEqual({
    ok: false,
    failure: { code: 'not-clear', because: 'no-consent' },
  })
  expect(must(await readClearances(tablet))).toEqual([])
})

test('the same words are cleared once: another cut of them is a change of the first', async () => {
  const { tablet, conversation } = await withOne({ quote: true })
  const one = must(await clearQuote(tablet, { conversation, ...first, cleared: 'public' }))
  const whole = { conversation, ...first, passage: undefined, cleared: 'public' } as const
  expect(await clearQuote(tablet, whole)).toEqual({
    ok: false,
    failure: { code: 'not-clear', because: 'cleared-already' },
  })
  const changed = must(await clearQuote(tablet, { ...whole, last: one }))
  expect(changed).toMatchObject({ root: one.id, revision: 2, supersedes: one.id, since: one.since })
  expect(changed.id).toBe(await revisionId(one.id, 2))
  expect(await textsFor(tablet, 'public')).toEqual(['Ik kom hier met […]. Samen koken we.'])
})

test('taken back it leaves no more, and can be cleared again', async () => {
  const { tablet, conversation } = await withOne({ quote: true })
  const one = must(await clearQuote(tablet, { conversation, ...first, cleared: 'public' }))
  const gone = must(await takeBackClearance(tablet, conversation, one))
  expect(await textsFor(tablet, 'centre')).toEqual([])
  expect(must(await readClearances(tablet))).toEqual([])
  must(await clearQuote(tablet, { conversation, ...first, cleared: 'public', last: gone }))
  expect(await textsFor(tablet, 'public')).toEqual(['Ik kom hier met […].'])
})

test('[W4] it goes with its conversation, and cannot be cleared anew', async () => {
  const { tablet, finished, conversation } = await withOne({ quote: true })
  const one = must(await clearQuote(tablet, { conversation, ...first, cleared: 'public' }))
  if (finished.code === undefined) throw new Error('no code')
  tablet.vault.lock()
  must(await withdrawByCode(tablet, finished.code))
  await unlocked(tablet)
  expect(must(await readQuotesFor(tablet, 'centre', [conversation]))).toEqual([])
  const row = await tablet.database.tables.records.get(one.id)
  expect(row?.state).toBe('withdrawn')
  expect(row?.envelope).toBeUndefined()
  expect(await clearQuote(tablet, { conversation, ...first, cleared: 'public' })).toEqual({
    ok: false,
    failure: { code: 'not-found' },
  })
})

test('it leaves no more when the answer reads differently, until somebody looked again', async () => {
  const { tablet, conversation } = await withOne({ quote: true })
  const one = must(await clearQuote(tablet, { conversation, ...first, cleared: 'public' }))
  const draft = must(await correctConversation(tablet, conversation.id))
  draft.change((held) => ({
    ...held,
    answers: { ...held.answers, contact: { state: 'told', text: `${told} Elke week.` } },
  }))
  must(await finishConversation(tablet, draft, { readBack: 'not-done' }))
  await unlocked(tablet)
  expect(await textsFor(tablet, 'public')).toEqual([])
  const corrected = await newestOf(tablet)
  must(await clearQuote(tablet, { conversation: corrected, ...first, cleared: 'public', last: one }))
  expect(await textsFor(tablet, 'public')).toEqual(['Ik kom hier met […].'])
})
