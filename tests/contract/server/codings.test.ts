import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Coding } from '#domain/coding.ts'
import { readMentionTables } from '#server/coded-results.ts'
import { importConversations } from '#server/exchange/import-conversations.ts'
import { bijlageOneConversations, exchangeText, steadyId } from '#tests/support/bijlage-one.ts'
import { bijlageThree, bijlageThreeCodings, bijlageThreeGoals } from '#tests/support/bijlage-three.ts'
import type { TestServer } from '#tests/support/server/open-test-server.ts'
import { openTestServer, removeFolder } from '#tests/support/server/open-test-server.ts'
import { runServerCommand } from '#tests/support/server/run-server-command.ts'
import { sealCoding, sealConsensus } from '#tests/support/server/seal-coding.ts'
import type { SealedConversation, SealedRecord } from '#tests/support/server/sealed-records.ts'
import { sealConversation } from '#tests/support/server/sealed-records.ts'
import { placesHolding, tamper } from '#tests/support/server/test-database.ts'
import { effectsAnswer, outsideAnswer } from '#wire/coded.ts'

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

const file = (name: string): string => join(server.dataDir, name)
const conversations = bijlageOneConversations()
const codings = bijlageThreeCodings()
const importLines = async (lines: readonly object[], skipBad = false, name = 'in.jsonl') => {
  writeFileSync(file(name), exchangeText(lines))
  const { store, programme } = server.workplace
  return importConversations({ store, programme, file: file(name), skipBad })
}
const tables = (filter: Parameters<typeof readMentionTables>[1] = {}) => readMentionTables(server.workplace, filter)
const effects = async () =>
  Object.fromEntries((await tables()).effects.rows.map((row) => [row.effect, [row.mentions, row.conversations]]))
const ingest = () => server.workplace.keys.ingest.recipient
const seal = (proof?: string): Promise<SealedConversation> =>
  sealConversation({
    ingest: ingest(),
    text: 'Ik kwam hier met de buurvrouw.',
    ...(proof === undefined ? {} : { proof }),
  })
const push = async (...records: readonly SealedRecord[]) => {
  const answer = await server.push(token, records)
  await server.workplace.opening.drain()
  return answer.results.map((one) => one.outcome)
}
const code = (of: SealedConversation, over: Partial<Coding> = {}, last?: Coding) =>
  sealCoding({ ingest: ingest(), of, ...(last === undefined ? {} : { last }) }, over)

describe('bijlage 3', () => {
  it('goes in by import and comes out of results exactly: 14 counts, 331, and 356 over the main goals', async () => {
    expect(await importLines([...conversations, ...codings])).toMatchObject({
      done: true,
      imported: 53,
      coded: { imported: 331, unchanged: 0 },
    })
    expect(await importLines([...conversations, ...codings])).toMatchObject({
      done: true,
      imported: 0,
      coded: { imported: 0, unchanged: 331 },
    })
    const asked = await runServerCommand('results', ['--json'], server.dataDir)
    const results = JSON.parse(asked.out) as {
      readonly effects: {
        rows: { effect: string; mentions: number; conversations: number; centres: number }[]
        mentions: number
      }
      readonly goals: { rows: { goal: string; mentions: number }[]; sumOverGoals: number; mentions: number }
    }
    expect(Object.fromEntries(results.effects.rows.map((row) => [row.effect, row.mentions]))).toEqual(bijlageThree)
    expect(results.effects.mentions).toBe(331)
    expect(Object.fromEntries(results.goals.rows.map((row) => [row.goal, row.mentions]))).toEqual(bijlageThreeGoals)
    expect([results.goals.sumOverGoals, results.goals.mentions]).toEqual([356, 331])
    expect(Object.keys(results.effects.rows[0]!)).toEqual(['effect', 'mentions', 'conversations', 'centres'])
    expect(Object.keys(results.goals.rows[0]!)).toEqual(['goal', 'mentions', 'conversations'])
    const words = await runServerCommand('results', [], server.dataDir)
    expect(words.out).toContain('331 times named; 356 when added up over the main goals')
  })

  it('outside gives the same counts, and no centre with fewer than five conversations', async () => {
    await importLines([...conversations, ...codings])
    for (const audience of ['network', 'public']) {
      const asked = await runServerCommand('results', ['--json', '--audience', audience], server.dataDir)
      const results = JSON.parse(asked.out) as {
        readonly audience: string
        readonly conversations: { rows: { centre: string; total: unknown }[]; total: object }
        readonly effects: { rows: { effect: string; mentions: unknown }[]; mentions: unknown }
        readonly goals: { sumOverGoals: unknown }
      }
      expect(results.audience).toBe(audience)
      expect(results.conversations.total).toEqual({ resident: 43, partner: 10, other: 0, total: 53 })
      expect(results.conversations.rows.find((row) => row.centre === 'buurtkamer-vrederust')?.total).toBe('<5')
      expect(Object.fromEntries(results.effects.rows.map((row) => [row.effect, row.mentions]))).toEqual(bijlageThree)
      expect([results.effects.mentions, results.goals.sumOverGoals]).toEqual([331, 356])
    }
    const ten = await runServerCommand(
      'results',
      ['--json', '--audience', 'public', '--threshold', '10'],
      server.dataDir,
    )
    expect(ten.out).toContain('"<10"')
    expect((await runServerCommand('results', ['--audience', 'public', '--threshold', '2'], server.dataDir)).exit).toBe(
      2,
    )
  })

  it('is answered at the desk, inside by any filter and outside with small numbers kept back', async () => {
    await importLines([...conversations, ...codings])
    const inside = effectsAnswer.parse((await server.manage('/api/v1/results/effects')).json())
    expect([inside.effects.mentions, inside.goals.sumOverGoals]).toEqual([331, 356])
    expect(inside.about.conversations.total).toEqual({ resident: 43, partner: 10, other: 0, total: 53 })
    expect(inside.about.holders.unknown).toBe(53)
    expect(inside.rounds).toEqual({ comparable: false, because: 'one-round' })
    const url = '/api/v1/results/effects?centre=bij-betje&with=partner&round=2025-1'
    const one = effectsAnswer.parse((await server.manage(url)).json())
    expect(one.effects.mentions).toBeLessThan(30)
    expect(one.coded.conversations).toBeLessThanOrEqual(1)
    expect((await server.manage('/api/v1/results/effects?with=nobody')).status).toBe(400)
    const outside = outsideAnswer.parse((await server.manage('/api/v1/results/outside?audience=public')).json())
    expect(outside).toMatchObject({ least: 5, rounds: ['2025-1'], effects: { mentions: 331 } })
    expect(outside.conversations.rows.map((row) => row.total)).toContain('<5')
    expect((await server.manage('/api/v1/results/outside?audience=centre')).status).toBe(400)
  })

  it('[5.6] what was given outside is not given again with one conversation more', async () => {
    const results = async () =>
      (await runServerCommand('results', ['--json', '--audience', 'public'], server.dataDir)).out
    await importLines([...conversations, ...codings])
    const first = await results()
    await importLines([{ ...conversations[0]!, id: steadyId('one more') }])
    expect(await results()).toBe(first)
    await importLines(Array.from({ length: 6 }, (_, at) => ({ ...conversations[0]!, id: steadyId(`more ${at}`) })))
    const later = JSON.parse(await results()) as { conversations: { total: { total: number } } }
    expect(later.conversations.total.total).toBe(60)
  })

  it('goes out by export and in again, here unchanged and elsewhere with the same table', async () => {
    await importLines([...conversations, ...codings])
    const before = await tables()
    expect(
      (await runServerCommand('export', ['--format', 'jsonl', '--out', file('out.jsonl')], server.dataDir)).exit,
    ).toBe(0)
    const { store, programme } = server.workplace
    expect(await importConversations({ store, programme, file: file('out.jsonl'), skipBad: false })).toMatchObject({
      done: true,
      imported: 0,
      unchanged: 53,
      coded: { imported: 0, unchanged: 331 },
    })
    const elsewhere = await openTestServer()
    try {
      await importConversations({ ...elsewhere.workplace, file: file('out.jsonl'), skipBad: false })
      expect(await readMentionTables(elsewhere.workplace, {})).toEqual(before)
    } finally {
      await elsewhere.close()
      await removeFolder(elsewhere.dataDir)
    }
  })
})

describe('another codebook', () => {
  it('makes the counts again when the server starts, once', async () => {
    await importLines([...conversations, ...codings])
    const before = await tables()
    const { dataDir } = server
    await server.close()
    await tamper(dataDir, "update coded_with set codebooks = 'older@1'")
    await tamper(dataDir, "update coded_conversations set additions = '[]'")
    await tamper(dataDir, 'delete from mention_counts')
    server = await openTestServer({ dataDir })
    expect(await tables()).toEqual(before)
  })
})

describe('import of codings', () => {
  const [first] = conversations
  const line = (over: object = {}) => ({
    kind: 'coding',
    id: steadyId('a coding'),
    conversation: first!.id,
    answer: 'contact',
    from: 0,
    to: 3,
    effect: 'E01',
    coder: 'a',
    ...over,
  })

  it('takes a coding that stands before its conversation', async () => {
    expect(await importLines([line(), first!])).toMatchObject({ done: true, imported: 1, coded: { imported: 1 } })
    expect(await effects()).toEqual({ E01: [1, 1] })
  })

  it.each([
    ['an unknown field', { colour: 'red' }, 'colour'],
    ['an effect that is on no list', { effect: 'E99' }, 'effect'],
    ['half a passage', { to: undefined }, 'to'],
    ['a passage that ends before it begins', { from: 3, to: 3 }, 'to'],
    ['a passage behind the end of the answer', { to: 5000 }, 'to'],
    ['an answer that nobody gave', { answer: 'anything-else' }, 'answer'],
    ['a conversation that is not here', { conversation: steadyId('nobody') }, 'conversation'],
    ['no coder', { coder: undefined }, 'coder'],
  ])('refuses %s with line, field and expectation, and imports nothing', async (_, over, field) => {
    const report = await importLines([first!, line(over)])
    expect(report).toMatchObject({ done: false, bad: 1, imported: 0 })
    expect(report.firstBad[0]).toMatchObject({ line: 3, field })
    expect(report.firstBad[0]!.expected).not.toBe('')
    expect(await tables()).toMatchObject({ effects: { mentions: 0 } })
    const rest = await importLines([first!, line(over)], true)
    expect(rest).toMatchObject({ done: true, bad: 1, imported: 1, coded: { imported: 0 } })
  })

  it('refuses another content under the same id', async () => {
    await importLines([first!, line()])
    expect(await importLines([line({ effect: 'E02' })])).toMatchObject({ done: false, firstBad: [{ field: 'id' }] })
  })

  it('counts a conversation that several coded once: by consensus, else by whoever stands first in the file', async () => {
    const [one, two] = conversations
    await importLines([
      one!,
      two!,
      line({ id: steadyId('b1'), coder: 'b', effect: 'E02' }),
      line({ id: steadyId('a1') }),
      line({ id: steadyId('b2'), coder: 'b', effect: 'E03' }),
      line({ id: steadyId('a2'), conversation: two!.id, answer: Object.keys(two!.answers)[0] }),
      line({
        id: steadyId('c'),
        kind: 'consensus',
        conversation: two!.id,
        answer: Object.keys(two!.answers)[0],
        effect: 'E04',
      }),
    ])
    expect(await effects()).toEqual({ E02: [1, 1], E03: [1, 1], E04: [1, 1] })
  })

  it('counts what fits nowhere, the opposite of an effect and health apart, and takes them out and in again', async () => {
    const lines = [
      line({ id: steadyId('n'), effect: 'none' }),
      line({ id: steadyId('o'), effect: 'E06', negative: true }),
      line({ id: steadyId('h'), effect: 'none', health: true }),
      line({ id: steadyId('w'), effect: 'own-samen-zingen', name: 'Samen zingen' }),
    ]
    await importLines([first!, ...lines])
    const table = await tables()
    expect(table.effects.mentions).toBe(0)
    expect([table.nowhere.mentions, table.health.mentions]).toEqual([1, 1])
    expect(table.negative).toMatchObject([{ effect: 'E06', mentions: 1 }])
    expect(table.waiting).toMatchObject([{ effect: 'own-samen-zingen', mentions: 1 }])
    await runServerCommand('export', ['--format', 'jsonl', '--out', file('out.jsonl')], server.dataDir)
    const out = readFileSync(file('out.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .slice(2)
      .map((text) => JSON.parse(text) as object)
    expect(out).toEqual(lines.map((one) => expect.objectContaining(one)))
  })
})

describe('codings from tablets', () => {
  it('are stored sealed, opened after the answer and counted', async () => {
    const conversation = await seal()
    const coding = await code(conversation, { effects: ['E01', 'E12'] })
    expect(await push(conversation, coding)).toEqual(['stored', 'stored'])
    expect(await effects()).toEqual({ E01: [1, 1], E12: [1, 1] })
    expect((await tables({ centre: ['allekanten'] })).effects.mentions).toBe(0)
    expect((await tables({ centre: ['bij-betje'], with: ['resident'] })).effects.mentions).toBe(2)
    expect(await push(coding)).toEqual(['duplicate'])
    expect(await effects()).toEqual({ E01: [1, 1], E12: [1, 1] })
  })

  it('wait for their conversation, whichever comes first', async () => {
    const conversation = await seal()
    await push(await code(conversation))
    expect(await effects()).toEqual({})
    await push(conversation)
    expect(await effects()).toEqual({ E01: [1, 1] })
  })

  it('count by their newest revision, and not at all when taken back', async () => {
    const conversation = await seal()
    const first = await code(conversation)
    const second = await code(conversation, { effects: ['E02'] }, first.plain)
    const third = await code(conversation, { effects: ['E02'], takenBack: true }, second.plain)
    await push(conversation, second, first)
    expect(await effects()).toEqual({ E02: [1, 1] })
    await push(third)
    expect(await effects()).toEqual({})
  })

  it('count a second coder only where there is no first, and a consensus before both', async () => {
    const conversation = await seal()
    const a = await code(conversation, { coder: 'a' })
    const b = await code(conversation, { coder: 'b', effects: ['E02'], since: '2026-11-25', day: '2026-11-25' })
    await push(conversation, b)
    expect(await effects()).toEqual({ E02: [1, 1] })
    await push(a)
    expect(await effects()).toEqual({ E01: [1, 1] })
    await push(await sealConsensus({ ingest: ingest(), of: conversation }, [['E03'], ['E03', 'E04']]))
    expect(await effects()).toEqual({ E03: [2, 1], E04: [1, 1] })
  })

  it('follow a correction of their conversation to another centre', async () => {
    const conversation = await seal()
    await push(conversation, await code(conversation))
    const corrected = await sealConversation({
      ingest: ingest(),
      proof: conversation.proof,
      revision: 2,
      over: { centre: 'allekanten' },
    })
    await push(corrected)
    expect((await tables({ centre: ['bij-betje'] })).effects.mentions).toBe(0)
    expect((await tables({ centre: ['allekanten'] })).effects.mentions).toBe(1)
  })

  it('[W4] go with their conversation: rows, envelope and counts, and stay gone when they come again', async () => {
    const conversation = await seal()
    const coding = await code(conversation, { newEffect: 'Zangkoorgevoel', effects: [] })
    const late = await code(conversation, { effects: ['E05'] })
    await push(conversation, coding)
    expect(await placesHolding(server.dataDir, 'Zangkoorgevoel')).not.toEqual([])
    await server.push(token, [], { tombstones: [{ root: conversation.root, proof: conversation.proof }] })
    expect(await tables()).toMatchObject({ effects: { mentions: 0 }, waiting: [], coded: { passages: 0 } })
    expect(await placesHolding(server.dataDir, 'Zangkoorgevoel')).toEqual([])
    expect(await placesHolding(server.dataDir, coding.envelope.slice(-60))).toEqual([])
    expect(await push(coding)).toEqual(['withdrawn'])
    // Never seen before: stored, and erased as soon as it was opened.
    expect(await push(late)).toEqual(['stored'])
    expect(await push(late)).toEqual(['withdrawn'])
    expect((await server.have(token, [late])).withdrawn).toEqual([late.id])
  })

  it('something new joins the list when a second coder names it', async () => {
    const conversations = [await seal(), await seal()] as const
    await push(...conversations, await code(conversations[0], { effects: [], newEffect: 'Samen zingen' }))
    expect(await tables()).toMatchObject({ effects: { mentions: 0 }, waiting: [{ effect: 'own-samen-zingen' }] })
    await push(await code(conversations[1], { effects: [], newEffect: 'samen zingen', coder: 'b' }))
    expect(await effects()).toEqual({ 'own-samen-zingen': [2, 2] })
  })

  it('go out by export with an id for each effect, and in again unchanged', async () => {
    const conversation = await seal()
    await push(conversation, await code(conversation, { effects: ['E01', 'E03'], health: true }))
    await push(await sealConsensus({ ingest: ingest(), of: conversation }, [['E03'], ['E04']]))
    const before = await tables()
    await runServerCommand('export', ['--format', 'jsonl', '--out', file('out.jsonl')], server.dataDir)
    const { store, programme } = server.workplace
    expect(await importConversations({ store, programme, file: file('out.jsonl'), skipBad: false })).toMatchObject({
      done: true,
      unchanged: 1,
      coded: { imported: 0, unchanged: 4 },
    })
    const elsewhere = await openTestServer()
    try {
      await importConversations({ ...elsewhere.workplace, file: file('out.jsonl'), skipBad: false })
      expect(await readMentionTables(elsewhere.workplace, {})).toEqual(before)
    } finally {
      await elsewhere.close()
      await removeFolder(elsewhere.dataDir)
    }
  })
})
