import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { QuoteClearance } from '#domain/quote-clearance.ts'
import type { ExportSource } from '#server/exchange/export-source.ts'
import { exportTables } from '#server/exchange/export-tables.ts'
import { readExportSource } from '#server/exchange/read-export-source.ts'
import { tableFormats } from '#server/exchange/tables-read-me.ts'
import type { TestServer } from '#tests/support/server/open-test-server.ts'
import { openTestServer, removeFolder } from '#tests/support/server/open-test-server.ts'
import { sealClearance, sealCoding } from '#tests/support/server/seal-coding.ts'
import type { SealedConversation, SealedRecord } from '#tests/support/server/sealed-records.ts'
import { sealConversation, told } from '#tests/support/server/sealed-records.ts'
import { placesHolding } from '#tests/support/server/test-database.ts'

let server: TestServer
let token: string
beforeEach(async () => {
  server = await openTestServer()
  token = await server.enrol()
})
afterEach(async () => {
  await server.close()
  await removeFolder(server.dataDir)
})

const answer = 'Ik ken Wilhelmina van de soepgroep. Een boterbloemenverhaal.'
const wilhelmina = { from: 7, to: 17 }
const ingest = () => server.workplace.keys.ingest.recipient
const consent = (quote: boolean) => ({ takePart: true as const, quote, understood: 'at-once' as const })
const seal = (quote = true, over: object = {}): Promise<SealedConversation> =>
  sealConversation({ ingest: ingest(), over: { consent: consent(quote), answers: { contact: told(answer) }, ...over } })
const clear = (of: SealedConversation, over: Partial<QuoteClearance> = {}, last?: QuoteClearance) =>
  sealClearance(
    { ingest: ingest(), of, ...(last === undefined ? {} : { last }) },
    { answer, leftOut: [wilhelmina], ...over },
  )
const push = async (...records: readonly SealedRecord[]) => {
  const { results } = await server.push(token, records)
  await server.workplace.opening.drain()
  return results.map((one) => one.outcome)
}

const sourceFor = async (audience: ExportSource['audience']) => {
  const { store, readProgramme } = server.workplace
  const now = () => Date.UTC(2026, 10, 24)
  return readExportSource({ store, programme: await readProgramme('all'), round: undefined, audience, least: 5, now })
}
const quotesFor = async (audience: 'network' | 'public') => {
  const source = await sourceFor(audience)
  return source.audience === 'centre' ? [] : source.quotes
}
const textOf = async (audience: ExportSource['audience'], format: (typeof tableFormats)[number]) => {
  const { pieces } = await exportTables(await sourceFor(audience), format, { file: 'bestand', separator: 'comma' })
  const bytes: Uint8Array[] = []
  for await (const piece of pieces) bytes.push(typeof piece === 'string' ? Buffer.from(piece) : piece)
  const whole = Buffer.concat(bytes)
  return whole[0] === 0x50
    ? Object.values(unzipSync(whole))
        .map((content) => strFromU8(content))
        .join('\n')
    : whole.toString()
}

describe('what leaves for the network and the public', () => {
  it('is the cleared quote, cut as a person cut it, and not a word of any other answer, in every format', async () => {
    const cleared = await seal()
    const others = [await seal(false), await seal(), await seal()] as const
    // One whose teller said no, one that nobody cleared, one that is for the own centre alone.
    await push(
      cleared,
      ...others,
      await clear(cleared, { passage: { from: 0, to: 35 } }),
      await clear(others[0]),
      await clear(others[2], { cleared: 'centre' }),
    )
    expect(await quotesFor('public')).toMatchObject([
      { question: 'contact', round: '2026-2', quote: 'Ik ken […] van de soepgroep.' },
    ])
    for (const audience of ['network', 'public'] as const)
      for (const format of tableFormats) {
        const text = await textOf(audience, format)
        expect(text, format).not.toMatch(/Wilhelmina|boterbloemenverhaal/)
        const holdsQuotes = format === 'xlsx' || format === 'csv-set' || format === 'qdpx'
        expect(text.includes('van de soepgroep'), format).toBe(holdsQuotes)
        expect(text, format).not.toContain(cleared.root)
      }
  })

  it('is what was cleared for them: the network gets more than the public', async () => {
    const [one, two] = [await seal(), await seal()] as const
    await push(one, two, await clear(one, { cleared: 'network' }), await clear(two))
    expect(await quotesFor('network')).toHaveLength(2)
    expect(await quotesFor('public')).toHaveLength(1)
  })

  it('[5.6] carries an effect only where the number of that effect is given too', async () => {
    const conversations = await Promise.all(Array.from({ length: 6 }, () => seal()))
    const told = (effects: readonly string[]) => (of: SealedConversation) =>
      sealCoding({ ingest: ingest(), of }, { effects: [...effects] })
    const codings = await Promise.all(conversations.slice(0, 4).map(told(['E02'])))
    await push(...conversations, ...codings, ...(await Promise.all(conversations.slice(0, 4).map((of) => clear(of)))))
    const quotes = await quotesFor('public')
    expect(quotes).toHaveLength(4)
    expect(quotes.flatMap((one) => one.effects)).toEqual([])
    const { counts } = await sourceFor('public')
    expect(counts.effects.rows).toMatchObject([{ effect: 'E02', conversations: '<5', mentions: '<5' }])
  })
})

describe('a clearance from a tablet', () => {
  it('counts by its newest revision, whichever comes first, and not at all when taken back', async () => {
    const conversation = await seal()
    const first = await clear(conversation)
    const second = await clear(conversation, { leftOut: [{ from: 0, to: 17 }] }, first.plain)
    expect(await push(second, first)).toEqual(['stored', 'stored'])
    expect(await quotesFor('public')).toEqual([])
    await push(conversation)
    expect(await quotesFor('public')).toMatchObject([{ quote: '[…] van de soepgroep. Een boterbloemenverhaal.' }])
    await push(await clear(conversation, { takenBack: true }, second.plain))
    expect(await quotesFor('public')).toEqual([])
  })

  it('gives nothing once the answer was corrected, or the teller took the yes to quoting back', async () => {
    const [one, two] = [await seal(), await seal()] as const
    await push(one, two, await clear(one), await clear(two))
    expect(await quotesFor('public')).toHaveLength(2)
    const corrected = (of: SealedConversation, over: object) =>
      sealConversation({ ingest: ingest(), proof: of.proof, revision: 2, over })
    await push(
      await corrected(one, { consent: consent(true), answers: { contact: told(`${answer} Meer.`) } }),
      await corrected(two, { consent: consent(false), answers: { contact: told(answer) } }),
    )
    expect(await quotesFor('public')).toEqual([])
  })

  it('[W4] goes with its conversation: row and envelope, and stays gone when it comes again', async () => {
    const conversation = await seal()
    const [clearance, late] = [await clear(conversation), await clear(conversation)] as const
    await push(conversation, clearance)
    expect(await placesHolding(server.dataDir, clearance.id)).not.toEqual([])
    await server.push(token, [], { tombstones: [{ root: conversation.root, proof: conversation.proof }] })
    expect(await quotesFor('public')).toEqual([])
    expect((await server.workplace.store.clearances(undefined)).clearances).toEqual([])
    expect(await placesHolding(server.dataDir, clearance.envelope.slice(-60))).toEqual([])
    expect(await push(clearance)).toEqual(['withdrawn'])
    expect(await push(late)).toEqual(['stored'])
    expect(await push(late)).toEqual(['withdrawn'])
  })
})
