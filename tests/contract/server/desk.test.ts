import { randomBytes } from 'node:crypto'
import Papa from 'papaparse'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findForm } from '#content/decks.ts'
import { maxAnswerLength, maxChangeLength, maxChanges } from '#domain/answer.ts'
import { maxOwnCards } from '#domain/card-sort.ts'
import type { Conversation } from '#domain/conversation.ts'
import { readExchangeLine } from '#domain/exchange.ts'
import { steadyId } from '#tests/support/bijlage-one.ts'
import type { TestServer } from '#tests/support/server/open-test-server.ts'
import { openTestServer, removeFolder } from '#tests/support/server/open-test-server.ts'
import { sealConversation, told } from '#tests/support/server/sealed-records.ts'
import { toBase64Url } from '#wire/bytes.ts'
import { conversationsAnswer } from '#wire/desk.ts'

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

const keep = async (...overs: readonly Partial<Conversation>[]) => {
  const { recipient: ingest } = server.workplace.keys.ingest
  const records = await Promise.all(overs.map((over) => sealConversation({ ingest, over })))
  await server.push(token, records)
  await server.workplace.opening.drain()
  return records
}
const csv = async (url = '/api/v1/export?format=csv') => {
  const { text } = await server.manage(url)
  const parsed = Papa.parse<string[]>(text.replace(/^\uFEFF/, '').trimEnd())
  expect(parsed.errors).toEqual([])
  const [header, ...rows] = parsed.data
  return {
    text,
    header: header!,
    rows,
    cell: (row: number, name: string) => rows[row]![header!.findIndex((one) => one === name || one.startsWith(name))],
  }
}

describe('results', () => {
  it("counts per centre and with whom, in the programme's order, typed centres behind it, of one round or all", async () => {
    await keep(
      { centre: 'zomaar-een-plek', with: 'other' },
      { centre: 'bij-betje', with: 'resident' },
      { centre: 'bij-betje', with: 'partner', round: '2025-1' },
      { centre: 'participatie-keuken', with: 'resident' },
    )
    const all = conversationsAnswer.parse((await server.manage('/api/v1/results/conversations')).json())
    expect(all.conversations).toEqual({
      rows: [
        { centre: 'participatie-keuken', resident: 1, partner: 0, other: 0, total: 1 },
        { centre: 'bij-betje', resident: 1, partner: 1, other: 0, total: 2 },
        { centre: 'zomaar-een-plek', resident: 0, partner: 0, other: 1, total: 1 },
      ],
      total: { resident: 2, partner: 1, other: 1, total: 4 },
    })
    expect(all.rounds).toEqual(['2025-1', '2026-2'])
    expect(all.centres.at(-1)).toEqual({ id: 'zomaar-een-plek', name: 'zomaar-een-plek' })
    const one = conversationsAnswer.parse((await server.manage('/api/v1/results/conversations?round=2025-1')).json())
    expect(one.conversations.total.total).toBe(1)
    expect((await server.manage(`/api/v1/results/conversations?round=${'x'.repeat(41)}`)).status).toBe(400)
  })

  it('the table as CSV carries names beside ids and a total', async () => {
    await keep({ with: 'partner' })
    const { text } = await server.manage('/api/v1/results/conversations.csv')
    expect(text).toBe(
      '\uFEFFcentre,Ontmoetingscentrum,Bewoners,Samenwerkingspartners,Anders,Totaal\r\nbij-betje,Bij Betje,0,1,0,1\r\n,Totaal,0,1,0,1\r\n',
    )
  })
})

describe('export', () => {
  it('CSV: words beside codes, each answer with its state, the most important change apart from the others', async () => {
    await keep({
      language: 'ar',
      with: 'partner',
      consent: { takePart: true, quote: true, understood: 'after-explaining' },
      answers: {
        contact: told('مرحبا "aan" iedereen 😀;\nmet, van alles'),
        'change-self': { state: 'told', text: 'Zo kwam dat.', changes: ['minder alleen', 'meer lef', ''], most: 1 },
        'area-meeting': { state: 'dont-know', text: '' },
        'area-challenges': { state: 'skipped', text: '' },
      },
    })
    const { text, rows, cell } = await csv()
    expect(text.startsWith('\uFEFFid,')).toBe(true)
    expect(text.endsWith('\r\n')).toBe(true)
    expect(rows).toHaveLength(1)
    expect(cell(0, 'ontmoetingscentrum')).toBe('Bij Betje')
    expect([cell(0, 'with'), cell(0, 'gesprek met')]).toEqual(['partner', 'samenwerkingspartner'])
    expect([cell(0, 'language'), cell(0, 'taal')]).toEqual(['ar', 'Arabisch'])
    expect([cell(0, 'quote'), cell(0, 'mag geciteerd worden')]).toEqual(['yes', 'ja'])
    expect(cell(0, 'contact · ')).toBe('مرحبا "aan" iedereen 😀;\nmet, van alles')
    const most = (await csv()).header.filter((name) => name.startsWith('change-self'))
    expect(most.map((name) => cell(0, name))).toEqual(['meer lef', 'Zo kwam dat.', 'minder alleen', 'told', 'verteld'])
    expect([cell(0, 'area-meeting.state'), cell(0, 'area-challenges.state'), cell(0, 'anything-else.state')]).toEqual([
      'dont-know',
      'skipped',
      'not-opened',
    ])
  })

  it('[P22] no cell can start a formula', async () => {
    const payloads = [
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      '\t=1',
      '\r=1',
      '\n=1',
      '\0=1',
      '  =1',
      '\u00a0=1',
      '＝1',
      '＋1',
      '－1',
      '＠x',
      ' \u200b=1',
    ]
    await keep(...payloads.map((payload) => ({ answers: { contact: told(payload) } })))
    const { rows, header } = await csv()
    expect(rows).toHaveLength(payloads.length)
    const at = header.findIndex((name) => name.startsWith('contact · '))
    expect(new Set(rows.map((row) => row[at]!))).toEqual(new Set(payloads.map((payload) => `'${payload}`)))
    for (const row of [header, ...rows])
      for (const cell of row) expect(cell).not.toMatch(/^[\s\0\u200b]*[=+\-@＝＋－＠]/)
  })

  it('superseded and withdrawn conversations are not in it; a corrected one keeps its id', async () => {
    const { recipient: ingest } = server.workplace.keys.ingest
    const proof = toBase64Url(randomBytes(32))
    const first = await sealConversation({ ingest, proof, text: 'verouderdwoord' })
    const second = await sealConversation({ ingest, proof, revision: 2, text: 'nieuw' })
    const gone = await sealConversation({ ingest, text: 'ingetrokkenwoord' })
    await server.push(token, [first, second, gone])
    await server.workplace.opening.drain()
    await server.push(token, [], { tombstones: [{ root: gone.root, proof: gone.proof }] })
    const lines = (await server.manage('/api/v1/export?format=jsonl')).text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown)
    expect(lines).toEqual([
      { format: 'praatplaat-exchange', version: 1, programme: 'zuidwest', changeStory: 'zuidwest@1' },
      {
        kind: 'conversation',
        id: first.root,
        day: '2026-11-23',
        centre: 'bij-betje',
        round: '2026-2',
        instrument: 'praatplaat@1',
        with: 'resident',
        mode: 'interviewer',
        language: 'nl',
        source: 'tablet',
        answers: { contact: 'nieuw' },
      },
    ])
    expect((await csv()).text).not.toMatch(/verouderdwoord|ingetrokkenwoord/)
  })

  it('the longest that can be told or imported goes out in every format, and in again the same', async () => {
    const { store } = server.workplace
    const words = 'é'.repeat(2 * maxAnswerLength)
    const change = 'c'.repeat(maxChangeLength)
    const [record] = await keep({
      answers: {
        contact: told('t'.repeat(maxAnswerLength)),
        'change-self': {
          state: 'told',
          text: 's'.repeat(maxAnswerLength),
          changes: Array.from({ length: maxChanges }, () => change),
        },
      },
    })
    const head = {
      kind: 'conversation',
      day: '2025-01-01',
      centre: 'bij-betje',
      round: 'r'.repeat(40),
      mode: 'self',
      language: 'nl',
      source: 'paper',
      with: 'resident',
    } as const
    const lines = [
      { ...head, id: steadyId('plate'), instrument: 'praatplaat@1', answers: { contact: words } },
      {
        ...head,
        id: steadyId('cards'),
        instrument: 'meaning-cards@1',
        sort: { I01: 'yes' as const },
        ownCards: Array.from({ length: maxOwnCards }, () => 'w'.repeat(80)),
        story: words,
      },
    ]
    const take = (of: typeof lines) => store.importing((importer) => importer.take(of, 'zuidwest@1'))
    expect(lines.map((line) => readExchangeLine(line, findForm).ok)).toEqual([true, true])
    expect(await take(lines)).toEqual(['imported', 'imported'])
    for (const format of ['csv', 'cards-csv', 'kardsort-csv'])
      expect((await server.manage(`/api/v1/export?format=${format}`)).status).toBe(200)
    expect((await csv('/api/v1/export?format=cards-csv')).rows.flat()).toContain(words)
    const { text } = await server.manage('/api/v1/export?format=jsonl')
    const out = text.trim().split('\n').slice(1)
    const read = out.map((line) => readExchangeLine(JSON.parse(line), findForm))
    expect(read.map((one) => one.ok)).toEqual([true, true, true])
    const opened = read.flatMap((one) => (one.ok ? [one.value] : []))
    expect(opened.some((one) => one.id === record!.root)).toBe(true)
    const again = (at: typeof store) => at.importing((importer) => importer.take(opened, 'zuidwest@1'))
    expect(await again(store)).toEqual(['unchanged', 'unchanged', 'unchanged'])
    const elsewhere = await openTestServer()
    try {
      expect(await again(elsewhere.workplace.store)).toEqual(['imported', 'imported', 'imported'])
      const there = await elsewhere.manage('/api/v1/export?format=jsonl')
      expect(there.text).toBe(text)
    } finally {
      await elsewhere.close()
      await removeFolder(elsewhere.dataDir)
    }
  })

  it('semicolons for Excel in Dutch, where asked: other separator, same cells', async () => {
    await keep({ answers: { contact: told('punt; komma, "en" zo\n=1') } })
    for (const url of [
      '/api/v1/export?format=csv',
      '/api/v1/export?format=cards-csv',
      '/api/v1/export?format=kardsort-csv',
      '/api/v1/results/conversations.csv?',
    ]) {
      const cells = async (more: string, delimiter: string) => {
        const { status, text } = await server.manage(`${url}&separator=${more}`)
        expect([url, status]).toEqual([url, 200])
        return Papa.parse<string[]>(text, { delimiter }).data
      }
      const semicolon = await cells('semicolon', ';')
      expect(semicolon).toEqual(await cells('comma', ','))
      expect(semicolon[0]!.length).toBeGreaterThan(4)
      expect((await server.manage(`${url}&separator=tab`)).status).toBe(400)
    }
    expect((await csv()).text).toBe((await csv('/api/v1/export?format=csv&separator=comma')).text)
    expect((await server.manage('/api/v1/export?format=jsonl&separator=semicolon')).status).toBe(400)
  })

  it('a read-me goes with each format, and says of it only what is true', async () => {
    await keep({ centre: 'bij-betje' }, { centre: 'participatie-keuken', round: '2025-1' })
    const readMe = async (query: string) => {
      const answer = await server.app.inject({
        url: `/api/v1/export/read-me?format=${query}`,
        headers: { authorization: `Bearer ${server.managerKey}` },
      })
      expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8')
      expect(answer.body).toContain('geen representatief beeld')
      expect(answer.body).not.toContain('{{')
      return answer.body
    }
    const [table, cards, lines, sorts] = await Promise.all(['csv', 'cards-csv', 'jsonl', 'kardsort-csv'].map(readMe))
    expect(table).toContain('Lees mij: bij gesprekken.csv')
    expect(table).toContain('n = 2 gesprekken in 2 ontmoetingscentra')
    expect(await readMe('csv&round=2025-1')).toContain('n = 1 gesprek in 1 ontmoetingscentrum.')
    // Only the first two have the column that tells who may be quoted, and that column exists.
    for (const text of [table, cards]) expect(text).toContain('kolom quote. Is die leeg')
    for (const format of ['csv', 'cards-csv'])
      expect((await csv(`/api/v1/export?format=${format}`)).header).toContain('quote')
    expect(lines).toContain('Wie geciteerd mag worden, staat niet in dit formaat')
    expect(lines).toContain('Achter de coderingen staan de gekozen verhalen')
    expect(lines).toContain('Vrijgegeven citaten en duidingen staan niet in dit formaat')
    expect(table).not.toContain('gekozen verhalen')
    expect(sorts).not.toContain('quote')
    expect(sorts).toContain('Er staan geen verhalen in')
    // An apostrophe before a formula is put in CSV only.
    expect([table, cards, lines, sorts].map((text) => text!.includes('apostrof'))).toEqual([true, true, false, true])
    expect(await readMe('csv&separator=semicolon')).toContain('Tussen de kolommen staat een puntkomma')
    expect((await server.manage('/api/v1/export/read-me?format=pdf')).status).toBe(400)
    expect((await server.app.inject({ url: '/api/v1/export/read-me?format=csv' })).statusCode).toBe(401)
  })

  it('walks more than one page without losing or doubling one', async () => {
    const { store } = server.workplace
    const lines = Array.from({ length: 1203 }, (_, index) => ({
      kind: 'conversation' as const,
      id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      day: `2025-01-${String(1 + (index % 3)).padStart(2, '0')}`,
      centre: 'bij-betje',
      round: '2025-1',
      instrument: 'praatplaat@1',
      with: 'resident' as const,
      mode: 'self' as const,
      language: 'nl',
      source: 'paper' as const,
      answers: { contact: `${index}` },
    }))
    await store.importing((importer) => importer.take(lines, 'zuidwest@1'))
    const { rows, header } = await csv()
    expect(new Set(rows.map((row) => row[header.indexOf('id')])).size).toBe(1203)
    expect(rows).toHaveLength(1203)
    expect((await csv('/api/v1/export?format=csv&round=other')).rows).toEqual([])
    expect((await server.manage('/api/v1/export?format=pdf')).status).toBe(400)
  })
})
