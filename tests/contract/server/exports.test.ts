import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import Papa from 'papaparse'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readMentionTables } from '#server/coded-results.ts'
import type { ExportSource } from '#server/exchange/export-source.ts'
import { exportTables } from '#server/exchange/export-tables.ts'
import { importConversations } from '#server/exchange/import-conversations.ts'
import { importQda } from '#server/exchange/import-qda.ts'
import { readExportSource } from '#server/exchange/read-export-source.ts'
import type { TableFormat } from '#server/exchange/tables-read-me.ts'
import { tableFormats } from '#server/exchange/tables-read-me.ts'
import { bijlageOneConversations, exchangeText } from '#tests/support/bijlage-one.ts'
import { bijlageThree, bijlageThreeCodings } from '#tests/support/bijlage-three.ts'
import type { TestServer } from '#tests/support/server/open-test-server.ts'
import { openTestServer, removeFolder } from '#tests/support/server/open-test-server.ts'
import { runServerCommand } from '#tests/support/server/run-server-command.ts'

let server: TestServer
beforeEach(async () => {
  server = await openTestServer()
})
afterEach(async () => {
  await server.close()
  await removeFolder(server.dataDir)
})

const file = (name: string): string => join(server.dataDir, name)
const read = (name: string): Buffer => readFileSync(file(name))
const filesIn = (bytes: Uint8Array): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([one, content]) => [one, strFromU8(content)]))
const rowsOf = (csv: string): readonly (readonly string[])[] =>
  Papa.parse<string[]>(csv.replace(/^\ufeff/, ''), { skipEmptyLines: true }).data

const importLines = async (to: TestServer, lines: readonly object[]): Promise<void> => {
  const name = join(to.dataDir, 'in.jsonl')
  writeFileSync(name, exchangeText(lines))
  const { store, readProgramme } = to.workplace
  const { done } = await importConversations({
    store,
    programme: await readProgramme('all'),
    file: name,
    skipBad: false,
  })
  expect(done).toBe(true)
}
const importBoth = (): Promise<void> => importLines(server, [...bijlageOneConversations(), ...bijlageThreeCodings()])

const exported = async (audience: ExportSource['audience'], format: TableFormat): Promise<Buffer> => {
  const { store, readProgramme } = server.workplace
  const programme = await readProgramme('all')
  const source = await readExportSource({
    store,
    programme,
    round: undefined,
    audience,
    least: 5,
    now: () => Date.UTC(2026, 10, 23),
  })
  const { pieces } = await exportTables(source, format, { file: 'bestand', separator: 'comma' })
  const bytes: Uint8Array[] = []
  for await (const piece of pieces) bytes.push(typeof piece === 'string' ? Buffer.from(piece) : piece)
  return Buffer.concat(bytes)
}
const imported = async (to: TestServer, bytes: Uint8Array) => {
  const { store, readProgramme } = to.workplace
  const taken = await importQda({ store, programme: await readProgramme('all'), bytes })
  if (!taken.ok) throw new Error(taken.failure)
  return taken.value
}
const tables = (of: TestServer) => readMentionTables(of.workplace, {})

describe('npm run export', () => {
  const run = (...args: readonly string[]) => runServerCommand('export', args, server.dataDir)

  it('says before it leaves for whom it is, what is kept back and what is in it', async () => {
    await importBoth()
    const said = async (...args: readonly string[]) => {
      const { exit, out, err } = await run(...args)
      expect([exit, err]).toEqual([0, ''])
      return out.split('\n')[0]
    }
    expect(await said('--format', 'xlsx', '--out', file('a.xlsx'))).toBe(
      'For: the own centre, and those who work with the stories. Do not pass it on. Kept back: nothing. In it: every conversation, 331 coded passages, the counts, the codebook.',
    )
    expect(await said('--format', 'csv', '--out', file('b.csv'), '--audience', 'public')).toMatch(
      /^For: everybody\. Kept back: conversations, stories and codings; \d+ numbers not given\. In it: the counts, each with its unit\.$/,
    )
    expect(await said('--format', 'jsonl', '--out', file('d.jsonl'))).toMatch(/^For: the own centre/)
    for (const name of ['a.xlsx', 'b.csv', 'd.jsonl'])
      expect(read(`${name}.lees-mij.txt`).toString()).toContain('Voor wie: ')
  })

  it('single conversations do not leave the centres, and asked wrongly it says how to ask', async () => {
    expect(await run('--format', 'jsonl', '--out', file('x'), '--audience', 'public')).toMatchObject({
      exit: 2,
      err: expect.stringContaining('single conversations, which do not leave the centres'),
    })
    expect(await run('--format', 'xlsx', '--out', file('x'), '--threshold', '2')).toMatchObject({
      exit: 2,
      err: expect.stringContaining('Usage: '),
    })
  })
})

describe('exports of the report’s tables', () => {
  it('the counts of bijlage 3, each with its unit; the sum over main goals told apart', async () => {
    await importBoth()
    const set = filesIn(await exported('centre', 'csv-set'))
    const counts = rowsOf(set['aantallen.csv']!)
    for (const [effect, times] of Object.entries(bijlageThree))
      expect(
        counts.find((row) => row[0] === 'effecten' && row[1] === effect && row[4] === 'keer genoemd')?.[5],
        effect,
      ).toBe(String(times))
    const wholes = counts
      .filter((row) => row[1] === '' && row[4] === 'keer genoemd')
      .map((row) => [row[0], row[3]!.slice(0, 10), row[5]])
    expect(wholes).toContainEqual(['effecten', 'alles same', '331'])
    expect(wholes).toContainEqual(['hoofddoelen', 'opgeteld p', '356'])
    expect(rowsOf(set['coderingen.csv']!)).toHaveLength(332)
    expect(rowsOf(set['gesprekken.csv']!)).toHaveLength(54)
  })

  it('outside: no story in any format, and the same numbers for network and public', async () => {
    await importBoth()
    const stories = bijlageOneConversations().flatMap((one) => Object.values(one.answers))
    expect(stories.length).toBeGreaterThan(50)
    const counts: string[] = []
    for (const audience of ['network', 'public'] as const)
      for (const format of tableFormats) {
        const bytes = await exported(audience, format)
        const text = bytes[0] === 0x50 ? Object.values(filesIn(bytes)).join('\n') : bytes.toString()
        expect(
          stories.filter((story) => text.includes(story)),
          `${format} for ${audience}`,
        ).toEqual([])
        if (format === 'counts-csv') counts.push(text)
      }
    expect(counts[1]).toBe(counts[0])
    expect(counts[0]).toContain('<5')
    // What passes the threshold is given: outside is not blank.
    expect(counts[0]).toMatch(/,Contacten opbouwen,,keer genoemd,46\r/)
  })
})

describe('a project that goes to a coding program and comes back', () => {
  it('twice the same bytes, and back here nothing changes', async () => {
    await importBoth()
    const before = await tables(server)
    const bytes = await exported('centre', 'qdpx')
    expect((await exported('centre', 'qdpx')).equals(bytes)).toBe(true)
    expect(await imported(server, bytes)).toMatchObject({ imported: 0, unchanged: 331, left: 0, newCodes: [] })
    expect(await tables(server)).toEqual(before)
  })

  it('on another server with the same conversations all of it comes in and counts the same, once', async () => {
    await importBoth()
    const bytes = await exported('centre', 'qdpx')
    const other = await openTestServer()
    try {
      await importLines(other, bijlageOneConversations())
      expect(await imported(other, bytes)).toMatchObject({ imported: 331, unchanged: 0, left: 0 })
      expect(await tables(other)).toEqual(await tables(server))
      expect(await imported(other, bytes)).toMatchObject({ imported: 0, unchanged: 331 })
    } finally {
      await other.close()
      await removeFolder(other.dataDir)
    }
  })

  it('opposites, health and something new are told apart on the way there and back', async () => {
    const [one] = bijlageOneConversations()
    const answer = Object.keys(one!.answers)[0]!
    const coding = (at: number, more: object) => ({
      kind: 'coding',
      id: `${String(at).padStart(8, '0')}-1111-4111-8111-111111111111`,
      conversation: one!.id,
      answer,
      coder: 'a',
      ...more,
    })
    const lines = [
      coding(1, { effect: 'E06', negative: true }),
      coding(2, { from: 0, to: 3, effect: 'none', health: true }),
      coding(3, { from: 1, to: 4, effect: 'own-samen-zingen', name: 'Samen zingen' }),
      coding(4, { from: 2, to: 5, effect: 'none' }),
    ]
    await importLines(server, [...bijlageOneConversations(), ...lines])
    const bytes = await exported('centre', 'qdpx')
    const other = await openTestServer()
    try {
      await importLines(other, bijlageOneConversations())
      expect(await imported(other, bytes)).toMatchObject({ imported: 4, left: 0 })
      expect(await tables(other)).toEqual(await tables(server))
      expect(await tables(other)).toMatchObject({
        negative: [{ effect: 'E06' }],
        health: { mentions: 1 },
        nowhere: { mentions: 1 },
      })
    } finally {
      await other.close()
      await removeFolder(other.dataDir)
    }
  })

  it('a coding that was added there comes in, with its new code; one that was taken away there stays', async () => {
    await importBoth()
    const files = filesIn(await exported('centre', 'qdpx'))
    const project = files['project.qde']!
    const source = /<TextSource [^>]+>/.exec(project)![0]
    const guid = (at: number) => `00000000-0000-4000-8000-00000000000${at}`
    const changed = project
      .replace(/<PlainTextSelection guid="[^"]+" name=.*?<\/PlainTextSelection>/, '')
      .replace('</Codes>', `<Code guid="${guid(1)}" name="Samen zingen" isCodable="true"/></Codes>`)
      .replace('<Users>', `<Users><User guid="${guid(2)}" name="Fatma"/>`)
      .replace(
        source,
        `${source}<PlainTextSelection guid="${guid(3)}" startPosition="0" endPosition="40"><Coding guid="${guid(4)}" creatingUser="${guid(2)}"><CodeRef targetGUID="${guid(1)}"/></Coding></PlainTextSelection>`,
      )
    const bytes = zipSync(
      Object.fromEntries(
        Object.entries({ ...files, 'project.qde': changed }).map(([name, text]) => [name, strToU8(text)]),
      ),
    )
    const taken = await imported(server, bytes)
    expect(taken.imported).toBeGreaterThan(0)
    expect(taken.unchanged).toBeGreaterThan(300)
    expect(taken.newCodes).toEqual(['Samen zingen'])
    const { effects, waiting } = await tables(server)
    expect([effects.mentions, waiting.length]).toEqual([331, 0])
    // Fatma came second: who coded first is counted, and hers is kept beside it.
    const coded = await server.workplace.store.coded(bijlageOneConversations().map((one) => one.id))
    expect(coded.filter((one) => one.coders.includes('Fatma'))).toHaveLength(taken.imported)
    expect(await imported(server, bytes)).toMatchObject({ imported: 0 })
  })

  it('by command: a codebook holds nothing to import, and what is no such file says so', async () => {
    const run = (name: string) => runServerCommand('import', [file(name)], server.dataDir)
    writeFileSync(file('a.qdc'), await exported('centre', 'qdc'))
    expect(await run('a.qdc')).toMatchObject({ exit: 0, out: 'A codebook holds no codings: nothing to import.\n' })
    writeFileSync(file('c.qdpx'), 'geen zip')
    expect(await run('c.qdpx')).toMatchObject({ exit: 1, err: 'The project in it is not XML.\n' })
  })
})
