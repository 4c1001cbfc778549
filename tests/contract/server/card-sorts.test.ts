import { randomBytes } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { standardDeck } from '#content/decks.ts'
import { tableFromCardTallies } from '#domain/card-tallies.ts'
import { rewordedId } from '#domain/card-wording.ts'
import { countCards } from '#domain/count-cards.ts'
import { cardsFromExchange } from '#domain/exchange-card-sort.ts'
import { countedSort } from '#domain/opened-cards.ts'
import { migrate } from '#server/store/migrations.ts'
import { openSqlite } from '#server/store/sqlite.ts'
import { exchangeText, steadyId } from '#tests/support/bijlage-one.ts'
import { importedSorts } from '#tests/support/imported-sorts.ts'
import type { TestServer } from '#tests/support/server/open-test-server.ts'
import { openTestServer, removeFolder, temporaryFolder } from '#tests/support/server/open-test-server.ts'
import { runServerCommand } from '#tests/support/server/run-server-command.ts'
import { sealCardSort, someCards, someHands } from '#tests/support/server/seal-card-sort.ts'
import type { SealedConversation } from '#tests/support/server/sealed-records.ts'
import { sealConversation, told } from '#tests/support/server/sealed-records.ts'
import { placesHolding } from '#tests/support/server/test-database.ts'
import { toBase64Url } from '#wire/bytes.ts'
import { cardsAnswer } from '#wire/desk.ts'

let dataDir: string
let server: TestServer
let token: string
const file = (name: string): string => join(dataDir, name)

beforeEach(async () => {
  dataDir = temporaryFolder()
  server = await openTestServer({ dataDir })
  token = await server.enrol()
})
afterEach(async () => {
  await server.close()
  await removeFolder(dataDir)
})

const seal = (parts: Omit<Parameters<typeof sealCardSort>[0], 'ingest'> = {}) =>
  sealCardSort({ ingest: server.workplace.keys.ingest.recipient, ...parts })
const keep = async (...records: readonly SealedConversation[]) => {
  await server.push(token, records)
  await server.workplace.opening.drain()
}
const table = async (round?: string) => tableFromCardTallies(await server.workplace.store.cardTallies(round))
const exported = async (format: string) => (await server.manage(`/api/v1/export?format=${format}`)).text
const csv = async (format: string) => {
  const parsed = Papa.parse<string[]>((await exported(format)).replace(/^\uFEFF/, '').trimEnd())
  expect(parsed.errors).toEqual([])
  const [header = [], ...rows] = parsed.data
  return { header, rows, cell: (row: number, name: string) => rows[row]![header.indexOf(name)] }
}

const base = (name: string) =>
  ({
    kind: 'conversation',
    id: steadyId(name),
    day: '2025-02-03',
    centre: 'allekanten',
    round: '2025-1',
    instrument: 'meaning-cards@1',
    with: 'resident',
  }) as const
const lines = [
  {
    ...base('alone'),
    mode: 'self',
    language: 'ar',
    source: 'tablet',
    sort: { I01: 'yes', I02: 'a-little', I03: 'not-yet', I04: 'not-for-me', I05: 'skipped' },
    top: ['I01', 'I02'],
    wish: 'I03',
    ownCards: ['samen zingen'],
    story: '…',
  },
  {
    ...base('together'),
    mode: 'group',
    people: 7,
    group: 'together',
    language: 'nl',
    source: 'tablet',
    sort: { I01: 'yes' },
    disagreed: { I01: 2 },
  },
  {
    ...base('hands'),
    mode: 'group',
    people: 5,
    group: 'hands',
    language: 'nl',
    source: 'paper',
    hands: { I01: { yes: 4, 'a-little': 1 } },
  },
]
const byId = (text: string) =>
  text
    .trim()
    .split('\n')
    .slice(1)
    .toSorted((a, b) => (JSON.parse(a) as { id: string }).id.localeCompare((JSON.parse(b) as { id: string }).id))

describe('the exchange format', () => {
  it('[X1] sorts and groups go in by import, twice the same; out by export they are the same bytes', async () => {
    writeFileSync(file('in.jsonl'), exchangeText(lines))
    await server.close()
    const run = (name: 'import' | 'export' | 'results', ...args: readonly string[]) =>
      runServerCommand(name, args, dataDir)
    expect((await run('import', file('in.jsonl'))).out).toBe('imported: 3\nalready here, unchanged: 0\n')
    expect((await run('import', file('in.jsonl'))).out).toBe('imported: 0\nalready here, unchanged: 3\n')
    await run('export', '--format', 'jsonl', '--out', file('out.jsonl'))
    expect(byId(readFileSync(file('out.jsonl'), 'utf8'))).toEqual(byId(readFileSync(file('in.jsonl'), 'utf8')))
    expect(readFileSync(file('out.jsonl.lees-mij.txt'), 'utf8')).toContain('welk plaatje een eigen kaart had')

    writeFileSync(file('other.jsonl'), exchangeText([{ ...lines[0], wish: undefined }]))
    const conflict = await run('import', file('other.jsonl'))
    expect([conflict.exit, conflict.err]).toEqual([
      1,
      expect.stringContaining('line 2: id: expected the content that this id already has'),
    ])

    const told = JSON.parse((await run('results', '--json')).out) as Record<string, unknown>
    const { cards, cardGroups, ownCards, cardShares, splitCards } = told
    const zero = { yes: 0, 'a-little': 0, 'not-yet': 0, 'not-for-me': 0, skipped: 0, top: 0, wish: 0 }
    expect(cards).toEqual({
      sorts: 1,
      groupSessions: 2,
      groupPeople: 12,
      rows: [
        { card: 'I01', offered: 1, ...zero, yes: 1, top: 1 },
        { card: 'I02', offered: 1, ...zero, 'a-little': 1, top: 1 },
        { card: 'I03', offered: 1, ...zero, 'not-yet': 1, wish: 1 },
        { card: 'I04', offered: 1, ...zero, 'not-for-me': 1 },
        { card: 'I05', offered: 1, ...zero, skipped: 1 },
      ],
    })
    expect(cardGroups).toMatchObject({ sessions: 2, people: 12, rows: [{ card: 'I01', disagreed: 2 }] })
    expect(cardGroups).toMatchObject({
      ways: { together: { sessions: 1, people: 7 }, hands: { sessions: 1, people: 5 } },
    })
    // Under five sorts nothing has a place, and under thirty no share has an interval.
    expect(cardShares).toContainEqual({ card: 'I01', yes: 1, judged: 1 })
    expect(splitCards).toEqual([])
    expect(ownCards).toEqual(['samen zingen'])
    const shown = (await run('results')).out
    expect(shown).toMatch(/I01 Ik heb meer goede contacten +1 +1 +0 +0 +0 +0 +1 +0/)
    expect(shown).toContain('Never added to the sorts above')
    expect(shown).toContain('Laid together, 1 sessions, 7 people.')
    expect(shown).toContain('Hands counted, 1 sessions, 5 people.')
    expect(shown).toContain('- samen zingen')
    server = await openTestServer({ dataDir, managerKey: server.managerKey })
  })

  it('[X1] what a tablet sent goes out, in again here unchanged, and elsewhere with the same table', async () => {
    await keep(
      await seal(),
      await seal({
        cards: someCards({
          top: [],
          ownCards: [],
          group: { way: 'together', people: 4, disagreed: { I01: 1 }, hands: {} },
        }),
      }),
      await seal({
        cards: someHands(4, { I01: { yes: 3 } }),
      }),
    )
    const text = await exported('jsonl')
    const out = byId(text).map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(out.map((line) => [line.group ?? 'alone', Object.keys(line.sort ?? {}), line.story]).toSorted()).toEqual([
      ['alone', ['I01', 'I02', 'I03'], 'Ik zing nu mee.'],
      ['hands', [], undefined],
      ['together', ['I01', 'I02', 'I03'], 'Ik zing nu mee.'],
    ])
    // It was not asked for a top 3.
    expect(out.find((line) => line.group === 'hands')).not.toHaveProperty('top')
    writeFileSync(file('out.jsonl'), text)
    expect((await runServerCommand('import', [file('out.jsonl')], dataDir)).out).toBe(
      'imported: 0\nalready here, unchanged: 3\n',
    )
    const elsewhere = temporaryFolder()
    const imported = await runServerCommand('import', [file('out.jsonl')], elsewhere)
    expect(imported.out).toBe('imported: 3\nalready here, unchanged: 0\n')
    const other = await openTestServer({ dataDir: elsewhere })
    const there = tableFromCardTallies(await other.workplace.store.cardTallies(undefined))
    await other.close()
    await removeFolder(elsewhere)
    expect(there).toEqual(await table())
  })
})

describe('counting', () => {
  it('[C10] imported sorts: the query makes the table that the tablet makes, of all rounds and of one', async () => {
    const sorts = importedSorts(1_000)
    const { store } = server.workplace
    await store.importing(async (importer) => {
      for (let at = 0; at < sorts.length; at += 200) await importer.take(sorts.slice(at, at + 200), 'zuidwest@1')
    })
    const inOrder = sorts.toSorted((a, b) => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? -1 : 1))
    const counted = (round?: string) =>
      countCards(
        inOrder
          .filter((one) => round === undefined || one.round === round)
          .map((one) => countedSort(cardsFromExchange(one))),
      )
    expect(await table()).toEqual(counted())
    expect(await table('2026-1')).toEqual(counted('2026-1'))
    expect((await table()).rows).toHaveLength(22)
  })

  it('[C10] a correction counts instead of what it corrects, whichever arrives first', async () => {
    for (const turned of [false, true]) {
      const proof = toBase64Url(randomBytes(32))
      const first = await seal({ proof })
      const cards = someCards({ sort: { I01: 'not-yet' }, top: [], wish: 'I01', ownCards: [] })
      const both = [first, await seal({ proof, revision: 2, cards })]
      for (const record of turned ? both.toReversed() : both) await keep(record)
      expect((await table()).rows).toEqual([
        { card: 'I01', offered: 1, yes: 0, 'a-little': 0, 'not-yet': 1, 'not-for-me': 0, skipped: 0, top: 0, wish: 1 },
      ])
      expect((await table()).ownCards).toEqual([])
      await server.push(token, [], { tombstones: [{ root: first.root, proof }] })
      expect(await table()).toMatchObject({ sorts: 0, rows: [] })
    }
  })

  it('a card sort without its cards, or cards in another form, is kept and shown, never counted', async () => {
    const { recipient: ingest } = server.workplace.keys.ingest
    await keep(
      await sealConversation({ ingest, over: { form: 'card-sort', instrument: 'meaning-cards@1' } }),
      await sealConversation({ ingest, over: { cards: someCards() } }),
      await seal({ over: { instrument: 'meaning-cards@9' } }),
    )
    expect(await server.workplace.store.counts(undefined)).toMatchObject({ unreadable: 3 })
    expect((await table()).sorts).toBe(0)
  })

  it('the desk gets the table, and what cards say that the app does not have', async () => {
    const koffie = { id: 'koffie', pictogram: 'teapot', words: { nl: 'De koffie is goed' } }
    await keep(
      await seal(),
      await seal({
        cards: someCards({
          deck: { id: 'koffie-set', version: 2, cards: [koffie] },
          order: ['koffie'],
          sort: { koffie: 'yes' },
          top: ['koffie'],
          wish: 'koffie',
          ownCards: [],
        }),
      }),
    )
    const answer = cardsAnswer.parse((await server.manage('/api/v1/results/cards')).json())
    expect(answer).toMatchObject({
      audience: 'centre',
      cards: { sorts: 2, ownCards: ['samen zingen'] },
      faces: [koffie],
    })
    expect(answer.cards.rows.map((row) => row.card)).toEqual(['I01', 'I02', 'I03', 'koffie'])
    const none = cardsAnswer.parse((await server.manage('/api/v1/results/cards?round=2020-1')).json())
    expect(none.cards).toEqual({
      sorts: 0,
      groupSessions: 0,
      groupPeople: 0,
      rows: [],
      groupWays: { together: { sessions: 0, people: 0 }, hands: { sessions: 0, people: 0 } },
      groupRows: [],
      pairs: { sorts: 0, rows: [] },
      ownCards: [],
      groupOwnCards: [],
    })
    expect((await server.manage(`/api/v1/results/cards?round=${'x'.repeat(41)}`)).status).toBe(400)
    const stranger = await server.app.inject({ method: 'GET', url: '/api/v1/results/cards' })
    expect(stranger.statusCode).toBe(401)
  })

  it('[C13] [C14] cards chosen together and each centre apart, at the desk and on the command line; groups in neither', async () => {
    const chose = (centre: string, top: readonly string[]) =>
      seal({
        over: { centre },
        cards: someCards({ sort: { I01: 'yes', I02: 'yes', I03: 'yes' }, top: [...top], ownCards: [] }),
      })
    const group = { way: 'together', people: 6, disagreed: {}, hands: {} } as const
    await keep(
      await chose('bij-betje', ['I02', 'I01']),
      await chose('bij-betje', ['I01']),
      await chose('allekanten', ['I03', 'I02', 'I01']),
      await seal({
        over: { centre: 'allekanten' },
        cards: someCards({ sort: { I01: 'yes', I02: 'yes' }, top: ['I01', 'I02'], group, ownCards: [] }),
      }),
    )
    const pairs = {
      sorts: 2,
      rows: [
        { one: 'I01', other: 'I02', sorts: 2 },
        { one: 'I01', other: 'I03', sorts: 1 },
        { one: 'I02', other: 'I03', sorts: 1 },
      ],
    }
    const asked = async (query: string) =>
      cardsAnswer.parse((await server.manage(`/api/v1/results/cards?${query}`)).json()).cards
    expect((await asked('')).pairs).toEqual(pairs)
    const betje = await asked('centre=bij-betje')
    expect([betje.sorts, betje.groupSessions, betje.pairs]).toEqual([
      2,
      0,
      { sorts: 1, rows: [{ one: 'I01', other: 'I02', sorts: 1 }] },
    ])
    expect((await asked('centre=nergens')).sorts).toBe(0)
    expect((await server.manage('/api/v1/results/cards?centre=%C3%A9')).status).toBe(400)
    const json = JSON.parse((await runServerCommand('results', ['--json'], dataDir)).out)
    expect(json.cardPairs).toEqual(pairs)
    expect(
      json.cardsPerCentre.map((one: { centre: string; sorts: number; groupSessions: number; rows: unknown[] }) => [
        one.centre,
        one.sorts,
        one.groupSessions,
        one.rows[0],
      ]),
    ).toEqual([
      ['bij-betje', 2, 0, expect.objectContaining({ card: 'I01', offered: 2, yes: 2, top: 2 })],
      ['allekanten', 1, 1, expect.objectContaining({ card: 'I01', offered: 1, yes: 1, top: 1 })],
    ])
    // Under five sorts no order is given; of each centre there are counts.
    const text = (await runServerCommand('results', [], dataDir)).out
    expect(text).not.toContain('Chosen together')
    expect(text).toMatch(/I01 Ik heb meer goede contacten +2\/2 +1\/1 +3\/3/)
  })

  it('[C12] a standard card with other words is a card apart: in the table, with its words, and in every file', async () => {
    const own = 'Ik ken mijn buren'
    const id = rewordedId('I01', own)
    const cards = someCards({
      deck: { id: 'lier-k7m2', version: 1, cards: [{ id: 'I01', pictogram: 'tulip', words: { nl: own } }] },
      order: ['I01'],
      sort: { I01: 'not-yet' },
      top: [],
      wish: 'I01',
      ownCards: [],
    })
    const hands = { ...someHands(3, { I01: { yes: 2 } }), deck: cards.deck }
    await keep(await seal(), await seal({ cards }), await seal({ cards: hands }))
    const answer = cardsAnswer.parse((await server.manage('/api/v1/results/cards')).json())
    expect(answer.cards.rows.map((row) => [row.card, row.offered])).toEqual([
      ['I01', 1],
      [id, 1],
      ['I02', 1],
      ['I03', 1],
    ])
    expect(answer.cards.groupRows.map((row) => row.card)).toEqual([id])
    expect(answer.faces).toEqual([{ id, pictogram: 'tulip', words: { nl: own } }])
    const { rows } = JSON.parse((await runServerCommand('results', ['--json'], dataDir)).out).cards
    expect(rows.slice(0, 2).map((row: object) => Object.entries(row).slice(0, 2))).toEqual([
      [
        ['card', 'I01'],
        ['offered', 1],
      ],
      [
        ['card', id],
        ['words', own],
      ],
    ])
    expect((await runServerCommand('results', [], dataDir)).out).toContain(`${id} ${own}`)
    const sorts = await csv('cards-csv')
    const row = sorts.rows.findIndex((cells) => cells[sorts.header.indexOf(id)] === 'not-yet')
    expect([sorts.cell(row, 'I01'), sorts.cell(row, `${id} · ${own}`)]).toEqual(['', '(nog) niet'])
    expect([sorts.cell(row, 'wish'), sorts.cell(row, 'wens')]).toEqual([id, own])
    expect((await csv('kardsort-csv')).rows.map((cells) => cells.slice(0, 2))).toContainEqual([id, own])
    expect(await exported('jsonl')).toContain(`"wish":"${id}"`)
  })

  it('[W4] a withdrawn sort leaves nothing in any file: not its own cards, its story or the words of its deck', async () => {
    const marker = 'merkwoordtuinhek'
    const card = { id: 'eigen', pictogram: 'teapot', words: { nl: `${marker} deck` } }
    const proof = toBase64Url(randomBytes(32))
    const cards = someCards({
      deck: { id: 'eigen-set', version: 1, cards: [card] },
      order: ['eigen'],
      sort: { eigen: 'yes' },
      top: ['eigen'],
      wish: 'eigen',
      ownCards: [{ words: `${marker} kaart` }],
    })
    const group = { way: 'hands', people: 3, disagreed: {}, hands: { merkwoordtuinhek: { yes: 2 } } } as const
    const together = await seal({ proof: toBase64Url(randomBytes(32)), cards: { ...cards, group } })
    await keep(await seal(), await seal({ proof, text: `${marker} verhaal`, cards }), together)
    await keep(await seal({ proof, revision: 2, text: `${marker} beter`, cards }))
    expect(await placesHolding(dataDir, marker)).not.toEqual([])
    const [first] = [await seal({ proof, text: `${marker} verhaal`, cards })]
    await server.push(token, [], {
      tombstones: [
        { root: first!.root, proof },
        { root: together.root, proof: together.proof },
      ],
    })
    expect(await placesHolding(dataDir, marker)).toEqual([])
    expect(await table()).toMatchObject({ sorts: 1, groupSessions: 0, groupRows: [], ownCards: ['samen zingen'] })
  })

  it('[P11] a database from before card sorts gets their tables, and opens the sorts that waited unread', async () => {
    await server.close()
    for (const end of ['', '-wal', '-shm']) rmSync(file(`praatplaat.sqlite${end}`), { force: true })
    const old = openSqlite(file('praatplaat.sqlite'))
    await migrate(old.db, '001-foundation')
    await old.close()
    server = await openTestServer({ dataDir, managerKey: server.managerKey })
    token = await server.enrol()
    await keep(await seal())
    expect((await table()).sorts).toBe(1)
  })
})

describe('files', () => {
  it('cards-csv: a row a sort, each card with its pile and the word for it, choices, own cards and story', async () => {
    await keep(
      await sealConversation({ ingest: server.workplace.keys.ingest.recipient }),
      await seal({ over: { day: '2026-11-01' } }),
      await seal({
        over: { day: '2026-11-02' },
        cards: someHands(4, { I01: { yes: 3, skipped: 1 } }),
      }),
      await seal({
        over: { day: '2026-11-03' },
        cards: someCards({ group: { way: 'together', people: 4, disagreed: { I01: 1 }, hands: {} } }),
      }),
    )
    const { rows, header, cell } = await csv('cards-csv')
    expect(rows).toHaveLength(3)
    const words = 'I01 · Ik heb meer goede contacten'
    expect([cell(0, 'I01'), cell(0, words)]).toEqual(['yes', 'ja'])
    expect([cell(0, 'I22'), cell(0, 'I22 · Ik denk mee over de buurt')]).toEqual(['', ''])
    expect([cell(1, 'I01'), cell(1, words)]).toEqual(['yes:3 skipped:1', 'ja: 3, overgeslagen: 1'])
    expect([cell(0, 'top1'), cell(0, 'top 1'), cell(0, 'top2')]).toEqual(['I01', 'Ik heb meer goede contacten', ''])
    expect([cell(0, 'wish'), cell(0, 'wens')]).toEqual(['I03', 'Ik hoor bij de buurt'])
    expect([cell(0, 'eigen kaarten'), cell(0, 'plaatjes van de eigen kaarten')]).toEqual(['samen zingen', 'microphone'])
    expect(cell(0, 'verhaal bij de belangrijkste kaart')).toBe('Ik zing nu mee.')
    expect([cell(0, 'deck'), cell(0, 'seed'), cell(0, 'order')]).toEqual(['meaning-cards@1', '7', 'I02 I01 I03'])
    expect([0, 1, 2].map((row) => [cell(row, 'group'), cell(row, 'people')])).toEqual([
      ['alone', ''],
      ['hands', '4'],
      ['together', '4'],
    ])
    expect(cell(2, 'disagreed')).toBe('I01:1')
    expect(header.filter((name) => /^I\d\d$/.test(name))).toEqual(standardDeck.cards.map((card) => card.id))
  })

  it('kardsort-csv: a row per player per card in the columns that open tools read; groups are no players', async () => {
    await keep(
      await seal(),
      await seal({ cards: someCards({ group: { way: 'together', people: 4, disagreed: {}, hands: {} } }) }),
    )
    expect((await exported('kardsort-csv')).split('\r\n')[0]).toBe(
      'card_id,card_label,category_id,category_label,user_id',
    )
    const { rows } = await csv('kardsort-csv')
    expect(rows.map((row) => row.slice(0, 4))).toEqual([
      ['I01', 'Ik heb meer goede contacten', 'yes', 'ja'],
      ['I02', 'Ik voel me minder alleen', 'a-little', 'een beetje'],
      ['I03', 'Ik hoor bij de buurt', 'not-yet', '(nog) niet'],
    ])
    await server.workplace.opening.drain()
    const made = await runServerCommand('export', ['--format', 'kardsort-csv', '--out', file('k.csv')], dataDir)
    expect(made.out).toContain('1 conversation of 1 meeting centre in ')
    expect(readFileSync(file('k.csv.lees-mij.txt'), 'utf8')).toContain('1 groep is weggelaten')
  })

  it('csv holds every conversation and its read-me says where the cards are', async () => {
    await keep(await sealConversation({ ingest: server.workplace.keys.ingest.recipient }), await seal())
    const { rows, header } = await csv('csv')
    expect(rows.map((row) => [row[header.indexOf('form')], row[header.indexOf('gespreksvorm')]]).toSorted()).toEqual([
      ['card-sort', 'betekeniskaarten'],
      ['praatplaat', 'praatplaat'],
    ])
    await runServerCommand('export', ['--format', 'csv', '--out', file('c.csv')], dataDir)
    const readMe = readFileSync(file('c.csv.lees-mij.txt'), 'utf8')
    expect(readMe).toContain('Daarvan is 1 gespeeld met betekeniskaarten')
    expect(readMe).toContain('cards-csv')
  })

  it('[P22] no cell can start a formula: own cards, stories, words of own decks', async () => {
    const payloads = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1']
    const card = { id: 'koffie', pictogram: 'teapot', words: { nl: '=cmd' } }
    await keep(
      ...(await Promise.all(
        payloads.map((payload) =>
          seal({
            over: { answers: { story: told(payload) } },
            cards: someCards({
              deck: { id: 'koffie', version: 1, cards: [card] },
              order: ['koffie'],
              sort: { koffie: 'yes' },
              top: ['koffie'],
              wish: 'koffie',
              ownCards: [{ words: payload }],
            }),
          }),
        ),
      )),
    )
    for (const format of ['csv', 'cards-csv', 'kardsort-csv']) {
      const { header, rows } = await csv(format)
      expect(rows.length).toBeGreaterThan(0)
      for (const row of [header, ...rows])
        for (const cell of row) expect(cell).not.toMatch(/^[\s\0\u200b]*[=+\-@＝＋－＠]/)
    }
    const { rows, header } = await csv('cards-csv')
    const stories = rows.map((row) => row[header.indexOf('verhaal bij de belangrijkste kaart')]!)
    expect(new Set(stories)).toEqual(new Set(payloads.map((payload) => `'${payload}`)))
    expect((await csv('kardsort-csv')).rows[0]![1]).toBe("'=cmd")
  })

  it('superseded and withdrawn sorts are in no file', async () => {
    const proof = toBase64Url(randomBytes(32))
    const first = await seal({ proof, text: 'verouderdwoord' })
    const gone = await seal({ text: 'ingetrokkenwoord' })
    await keep(first, await seal({ proof, revision: 2, text: 'nieuw' }), gone)
    await server.push(token, [], { tombstones: [{ root: gone.root, proof: gone.proof }] })
    for (const format of ['jsonl', 'csv', 'cards-csv', 'kardsort-csv']) {
      const text = await exported(format)
      expect(text).not.toMatch(/verouderdwoord|ingetrokkenwoord/)
      expect(text).not.toContain(gone.root)
      expect(text).toContain(first.root)
    }
    expect((await csv('kardsort-csv')).rows).toHaveLength(3)
  })
})
