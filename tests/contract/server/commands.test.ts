import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importConversations } from '#server/exchange/import-conversations.ts'
import { bijlageOne, bijlageOneConversations, exchangeText, steadyId } from '#tests/support/bijlage-one.ts'
import { openTestServer, removeFolder, temporaryFolder } from '#tests/support/server/open-test-server.ts'
import { runServerCommand } from '#tests/support/server/run-server-command.ts'
import { sealConversation } from '#tests/support/server/sealed-records.ts'

const fixture = 'tests/fixtures/bijlage-1.jsonl'
let dataDir: string
const file = (name: string): string => join(dataDir, name)
const run = (name: Parameters<typeof runServerCommand>[0], ...args: readonly string[]) =>
  runServerCommand(name, args, dataDir)
const results = async (...args: readonly string[]) =>
  JSON.parse((await run('results', '--json', ...args)).out) as Record<string, unknown>

const expectedRows = bijlageOne.map(([centre, resident, partner]) => ({
  centre,
  resident,
  partner,
  other: 0,
  total: resident + partner,
}))
const expected = {
  audience: 'centre',
  conversations: { rows: expectedRows, total: { resident: 43, partner: 10, other: 0, total: 53 } },
  cards: { sorts: 0, groupSessions: 0, groupPeople: 0, rows: [] },
  effects: { rows: [], mentions: 0 },
  goals: { rows: [], sumOverGoals: 0, mentions: 0 },
}

beforeEach(() => {
  dataDir = temporaryFolder()
})
afterEach(() => removeFolder(dataDir))

describe('the table of bijlage 1', () => {
  it('the fixture is what its generator writes', () => {
    expect(readFileSync(fixture, 'utf8')).toBe(exchangeText(bijlageOneConversations()))
  })

  it('goes in by import and comes out of results exactly, also when imported twice', async () => {
    expect(await results()).toEqual({
      ...expected,
      conversations: { rows: [], total: { resident: 0, partner: 0, other: 0, total: 0 } },
    })
    const first = await run('import', fixture)
    expect([first.exit, first.out]).toEqual([0, 'imported: 53\nalready here, unchanged: 0\n'])
    const second = await run('import', fixture)
    expect([second.exit, second.out]).toEqual([0, 'imported: 0\nalready here, unchanged: 53\n'])
    expect(await results()).toEqual(expected)
    expect(await results('--round', '2025-1')).toEqual(expected)
    expect(await results('--round', '2026-2')).toMatchObject({ conversations: { rows: [] } })
    const table = await run('results')
    expect(table.out).toMatch(/Participatie Keuken +7 +3 +0 +10/)
    expect(table.out).toMatch(/Total +43 +10 +0 +53/)
    const server = await openTestServer({ dataDir })
    expect(await server.workplace.store.tallies(undefined)).toHaveLength(11)
    await server.close()
  })

  it('goes out by export and in again on another server, the same', async () => {
    await run('import', fixture)
    const exported = await run('export', '--format', 'jsonl', '--out', file('out.jsonl'))
    expect(exported.exit).toBe(0)
    const sorted = (text: string) =>
      text
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => JSON.parse(line) as { readonly id: string })
        .sort((a, b) => (a.id < b.id ? -1 : 1))
    expect(sorted(readFileSync(file('out.jsonl'), 'utf8'))).toEqual(sorted(readFileSync(fixture, 'utf8')))
    expect(await run('import', file('out.jsonl'))).toMatchObject({
      exit: 0,
      out: 'imported: 0\nalready here, unchanged: 53\n',
    })
    const readMe = readFileSync(file('out.jsonl.lees-mij.txt'), 'utf8')
    expect(readMe).toContain('n = 53 gesprekken in 11 ontmoetingscentra')
    expect(readMe).toContain('geen representatief beeld')
  })

  it('goes out with semicolons for Excel in Dutch', async () => {
    await run('import', fixture)
    expect((await run('export', '--format', 'csv', '--out', file('out.csv'), '--semicolon')).exit).toBe(0)
    const [header, ...rows] = readFileSync(file('out.csv'), 'utf8').trimEnd().split('\r\n')
    expect(header!.startsWith('\uFEFFid;revision;day;')).toBe(true)
    expect(rows).toHaveLength(53)
    expect(readFileSync(file('out.csv.lees-mij.txt'), 'utf8')).toContain('staat een puntkomma')
  })

  it('is asked for one of three audiences; outside the small ones are kept back', async () => {
    await run('import', fixture)
    expect(await run('results', '--json', '--audience', 'everybody')).toMatchObject({ exit: 2, out: '' })
    expect(await results('--audience', 'public')).toMatchObject({
      audience: 'public',
      conversations: { total: { resident: 43, partner: 10, other: 0, total: 53 } },
      effects: { rows: [], mentions: 0 },
      goals: { rows: [], sumOverGoals: 0, mentions: 0 },
    })
    expect((await run('results', '--audience', 'network')).out).toMatch(/Buurtkamer Vrederust +<5 +<5 +<5 +<5/)
  })
})

describe('import', () => {
  const good = (name: string) => ({ ...bijlageOneConversations()[0]!, id: steadyId(name) })
  const write = (lines: readonly object[], end = '') => {
    writeFileSync(file('in.jsonl'), exchangeText(lines) + end)
    return file('in.jsonl')
  }
  const count = async () =>
    ((await results()).conversations as { readonly total: { readonly total: number } }).total.total

  it('refuses a whole file for one wrong line: line number, field and what was expected, and none of its words', async () => {
    const wrong: readonly (readonly [object, string])[] = [
      [{ ...good('a'), coder: 'x' }, 'line 3: coder: expected no such field'],
      [{ ...good('b'), with: 'neighbour' }, 'line 4: with: expected "resident" or "partner" or "other"'],
      [{ ...good('c'), day: '2025-02-30' }, 'line 5: day: expected a day of the calendar'],
      [{ ...good('d'), answers: { verhaal: 'zeer geheim' } }, 'line 6: answers.verhaal: expected one of contact'],
      [{ ...good('e'), answers: { contact: 7 } }, 'line 7: answers.contact: expected string'],
      [{ ...good('f'), instrument: 'praatplaat@9' }, 'line 8: instrument: expected an instrument this version knows'],
      [
        { ...good('g'), instrument: 'meaning-cards@1', sort: { I01: 'yes' } },
        'line 9: answers: expected no such field',
      ],
      [
        { ...good('h'), instrument: 'group-conversation@1', people: 7 },
        'line 10: instrument: expected a praatplaat or meaning cards; this version does not take group-conversation yet',
      ],
      [{ kind: 'coding', id: 'x' }, 'line 11: id: expected a version 4 UUID in lower case'],
      [{ ...good('i'), id: 'geheim' }, 'line 12: id: expected a version 4 UUID'],
      [{ ...good('j'), centre: undefined }, 'line 13: centre: expected string'],
      [{ kind: 'vote' }, 'line 14: kind: expected "conversation"'],
    ]
    const path = write([good('first'), ...wrong.map(([line]) => line)], 'zeer geheim{\n')
    const answer = await run('import', path)
    expect(answer.exit).toBe(1)
    for (const [, message] of wrong) expect(answer.err).toContain(message)
    expect(answer.err).toContain('line 15: the line: expected one JSON object')
    expect(answer.err).not.toContain('geheim')
    expect(await count()).toBe(0)
    expect(existsSync(`${path}.bad.jsonl`)).toBe(false)

    const skipped = await run('import', path, '--skip-bad')
    expect(skipped).toMatchObject({ exit: 0 })
    expect(skipped.out).toContain('imported: 1')
    expect(await count()).toBe(1)
    const bad = readFileSync(`${path}.bad.jsonl`, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(bad).toHaveLength(13)
    expect(bad[0]).toEqual({ line: 3, field: 'coder', expected: 'no such field', text: JSON.stringify(wrong[0]![0]) })
  })

  it('a wrong header refuses the file, with --skip-bad too', async () => {
    const headers: readonly (readonly [string, string])[] = [
      ['', 'line 1: the line: expected one JSON object'],
      [
        '{"format":"praatplaat-exchange","version":2,"programme":"zuidwest","changeStory":"zuidwest@1"}',
        'line 1: version: expected "1"',
      ],
      [
        '{"format":"praatplaat-exchange","version":1,"programme":"elders","changeStory":"zuidwest@1"}',
        'line 1: programme: expected "zuidwest"',
      ],
      [
        '{"format":"praatplaat-exchange","version":1,"programme":"zuidwest","changeStory":"zuidwest@2"}',
        'line 1: changeStory: expected "zuidwest@1"',
      ],
      [
        '\uFEFF{"format":"praatplaat-exchange","version":1,"programme":"zuidwest","changeStory":"zuidwest@1"}',
        'line 1: the line: expected no byte order mark',
      ],
    ]
    const server = await openTestServer({ dataDir })
    const { store, programme } = server.workplace
    for (const [header, message] of headers) {
      writeFileSync(file('in.jsonl'), `${header}\n${JSON.stringify(good('x'))}\n`)
      const report = await importConversations({ store, programme, file: file('in.jsonl'), skipBad: true })
      expect([header, report.done, report.imported]).toEqual([header, false, 0])
      expect(report.firstBad.map((bad) => `line ${bad.line}: ${bad.field}: expected ${bad.expected}`)).toEqual([
        message,
      ])
    }
    await server.close()
    expect(await count()).toBe(0)
  })

  it('the same id with other content is a conflict and undoes the whole file', async () => {
    await run('import', write([good('a')]))
    const path = write([good('new'), { ...good('a'), answers: { contact: 'anders' } }])
    const answer = await run('import', path)
    expect(answer.exit).toBe(1)
    expect(answer.err).toContain('line 3: id: expected the content that this id already has')
    expect(await count()).toBe(1)
    expect((await run('import', path, '--skip-bad')).out).toContain('imported: 1')
    expect(await count()).toBe(2)
    const twice = write([good('b'), { ...good('b'), with: 'other' }])
    expect((await run('import', twice)).err).toContain('line 3: id:')
  })

  it('what was withdrawn stays withdrawn, and is no fault of the file', async () => {
    const server = await openTestServer({ dataDir })
    const record = await sealConversation({ ingest: server.workplace.keys.ingest.recipient })
    const token = await server.enrol()
    await server.push(token, [], { tombstones: [{ root: record.root, proof: record.proof }] })
    await server.close()
    const answer = await run('import', write([{ ...good('a'), id: record.id }, good('b')]))
    expect([answer.exit, answer.out]).toEqual([
      0,
      'imported: 1\nalready here, unchanged: 0\nwithdrawn before, left out: 1\n',
    ])
  })

  it('takes a large file without holding it, and characters of every kind', async () => {
    const lines = Array.from({ length: 12_000 }, (_, index) => ({
      ...good(`many ${index}`),
      answers: { contact: `Verhaal ${index} — مرحبا 😀 ￿ \\ " '` },
    }))
    const answer = await run('import', write(lines))
    expect([answer.exit, answer.out]).toEqual([0, 'imported: 12000\nalready here, unchanged: 0\n'])
    await run('export', '--format', 'jsonl', '--out', file('out.jsonl'))
    const out = readFileSync(file('out.jsonl'), 'utf8').trim().split('\n')
    expect(out).toHaveLength(12_001)
    expect(out.join('')).toContain('مرحبا 😀 ￿')
  })
})

describe('tablets', () => {
  it('are listed with what they last told; one that is shut out sends nothing more, and nothing is lost', async () => {
    const server = await openTestServer({ dataDir })
    try {
      const { recipient: ingest } = server.workplace.keys.ingest
      const [lost, stays] = [await server.enrol(), await server.enrol()]
      const [sent, unsent] = [await sealConversation({ ingest }), await sealConversation({ ingest })]
      await server.push(lost, [sent], {
        tablet: { build: '2026.11.23', unsent: 3, quarantined: 1, persisted: false },
      })
      const listed = await run('tablets')
      expect([listed.exit, listed.err]).toEqual([0, ''])
      const seen = /^([0-9a-f-]{36}) +2026-11-23 +2026-11-23 09:00 +2026\.11\.23 +3 +1 +no +-$/m.exec(listed.out)
      expect(seen).not.toBeNull()
      expect(listed.out).toMatch(/^[0-9a-f-]{36} +2026-11-23 +never +- +- +- +- +-$/m)

      expect((await run('tablets', '--revoke', '00000000-0000-4000-8000-000000000000')).exit).toBe(1)
      const id = seen![1]!
      expect(await run('tablets', '--revoke', id)).toMatchObject({ exit: 0, err: '' })
      for (const url of ['/api/v1/sync/have', '/api/v1/sync/push', '/api/v1/config']) {
        const answer = await server.app.inject({
          method: url.endsWith('config') ? 'GET' : 'POST',
          url,
          headers: { authorization: `Bearer ${lost}` },
        })
        expect([url, answer.statusCode, answer.json<{ readonly code: string }>().code]).toEqual([
          url,
          401,
          'not-signed-in',
        ])
      }
      await expect(server.push(lost, [unsent])).rejects.toThrow('401')
      const again = await server.have(stays, [sent, unsent])
      expect([again.known.map((one) => one.id), again.missing]).toEqual([[sent.id], [unsent.id]])
      await server.workplace.opening.drain()
      expect(await server.workplace.store.tallies(undefined)).toMatchObject([{ resident: 1 }])
      expect((await run('tablets')).out).toMatch(new RegExp(`^${id} .* no +\\d{4}-\\d\\d-\\d\\d$`, 'm'))
    } finally {
      await server.close()
    }
  })
})

describe('a command line that is not right', () => {
  it('ends with 2 and says how it is meant', async () => {
    const asked = [
      ['import', []],
      ['export', ['--format', 'ods', '--out', 'x']],
      ['export', ['--format', 'csv']],
      ['export', ['--format', 'jsonl', '--out', 'x', '--semicolon']],
      ['results', ['--round', '']],
      ['results', ['--nonsense']],
      ['restore', []],
      ['backup', ['file']],
      ['tablets', ['--revoke', 'x']],
    ] as const
    const answers = await Promise.all(asked.map(([name, args]) => run(name, ...args)))
    expect(answers.map((answer) => answer.exit)).toEqual(asked.map(() => 2))
    for (const answer of answers) expect(answer.err).toContain('Usage: npm run')
    expect(existsSync(file('praatplaat.sqlite'))).toBe(false)
  })

  it("the manager's key is shown by whichever command makes it, apart from the output", async () => {
    const answer = await run('results', '--json')
    expect(answer.err).toMatch(/^manager's key: [A-Za-z0-9_-]{43}$/m)
    expect(JSON.parse(answer.out)).toMatchObject({ audience: 'centre' })
    expect((await run('results', '--json')).err).toBe('')
  })

  it('enrol links to where the server last started, whatever port that was', async () => {
    writeFileSync(file('address'), 'http://localhost:18431')
    expect((await run('enrol')).out).toContain('enrolment link: http://localhost:18431/#/koppel/')
  })

  it('enrol prints a link, a code to type and a QR', async () => {
    const answer = await run('enrol')
    const link = /^enrolment link: http:\/\/localhost:38080\/#\/koppel\/([0-9A-HJKMNP-TV-Z]{16})$/m.exec(answer.out)
    expect(link).not.toBeNull()
    expect(answer.out).toContain('▀')
    expect(answer.out).toContain('PUBLIC_URL')
    const server = await openTestServer({ dataDir, begin: Date.now() })
    const enrolled = await server.app.inject({ method: 'POST', url: '/api/v1/enrol', payload: { code: link![1] } })
    expect(enrolled.statusCode).toBe(200)
    await server.close()
  })
})
