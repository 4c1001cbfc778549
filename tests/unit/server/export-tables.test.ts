import { strFromU8, unzipSync } from 'fflate'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { findCodebook } from '#content/codebooks.ts'
import { zuidwestProgramme } from '#content/registry.ts'
import { ownEffectId } from '#domain/coding.ts'
import { tableFromTallies } from '#domain/count-conversations.ts'
import { mentionTables, tallyMentions } from '#domain/count-mentions.ts'
import { insideCounts, outsideCounts } from '#domain/count-rows.ts'
import type { Audience } from '#domain/disclosure.ts'
import type { ExportedCoding } from '#domain/exported-coding.ts'
import type { OpenedConversation } from '#domain/opened-conversation.ts'
import { countRound } from '#domain/round-counts.ts'
import { giveRound, outsideTables } from '#domain/suppress.ts'
import words from '#locales/nl/caveats.json' with { type: 'json' }
import type { ExportSource } from '#server/exchange/export-source.ts'
import { exportTables } from '#server/exchange/export-tables.ts'
import { ownEffectNames } from '#server/exchange/qda-content.ts'
import { readQdaFile } from '#server/exchange/read-qda-file.ts'
import type { TableFormat } from '#server/exchange/tables-read-me.ts'
import { tableFormats } from '#server/exchange/tables-read-me.ts'

const programme = zuidwestProgramme
const codebook = findCodebook(programme.changeStory)!
const id = (at: number): string => `${String(at).padStart(8, '0')}-1111-4111-8111-111111111111`

const conversations = Array.from(
  { length: 9 },
  (_, at): OpenedConversation => ({
    origin: 'tablet',
    id: id(at),
    root: id(at),
    revision: 1,
    form: 'praatplaat',
    day: '2025-01-20',
    round: '2025-1',
    centre: at < 6 ? 'bij-betje' : 'allekanten',
    instrument: 'praatplaat@1',
    changeStory: 'zuidwest@1',
    language: 'nl',
    with: 'resident',
    mode: 'interviewer',
    source: 'tablet',
    answers: {
      'change-self': { state: 'told', text: `=Geheim ${at} van @mij` },
      contact: { state: 'skipped', text: '' },
    },
  }),
)
const coding = (at: number, effects: readonly string[], more: Partial<ExportedCoding> = {}): ExportedCoding => ({
  id: id(100 + at),
  conversation: id(at),
  question: 'change-self',
  passage: { from: 1, to: 7 },
  effects,
  negative: false,
  health: false,
  nowhere: false,
  coders: ['a'],
  consensus: false,
  ...more,
})
const codings = [
  ...conversations.map((_, at) => coding(at, at < 7 ? ['E01', 'E03'] : ['E01'])),
  coding(9 - 1, [], { id: id(200), newEffect: '=Samen zingen' }),
]
const passages = codings.map(({ conversation, effects, newEffect, negative, health, nowhere }) => ({
  conversation,
  by: { kind: 'coding' as const, coder: 'a', since: '2025-02-01', place: 0 },
  effects,
  ...(newEffect === undefined ? {} : { newEffect: ownEffectId(newEffect) }),
  negative,
  health,
  nowhere,
}))
const tallies = tallyMentions(conversations, passages, () => codebook)
const perCentre = [
  { centre: 'bij-betje', resident: 6, partner: 0, other: 0 },
  { centre: 'allekanten', resident: 3, partner: 0, other: 0 },
]
const order = programme.centres.map((centre) => centre.id)
const table = tableFromTallies(perCentre, order)

const about = (
  audience: Audience,
  shown: { readonly conversations: typeof table | ReturnType<typeof outside>['conversations'] },
) => ({
  audience,
  least: 5,
  conversations: shown.conversations,
  languages: [{ language: 'nl', conversations: 9 }],
  holders: { 'own-coordinator': 9, 'exchange-interviewer': 0, volunteer: 0, self: 0, unknown: 0 },
  refusals: 0,
  centres: order,
})
const outside = () =>
  outsideTables(
    [
      giveRound({
        counts: countRound({ conversations, passages, joined: new Set(), findCodebook }),
        last: undefined,
        codebook,
        least: 5,
      }),
    ],
    order,
    5,
  )

const sourceFor = (audience: Audience): ExportSource => {
  if (audience === 'centre')
    return {
      programme,
      round: undefined,
      audience,
      about: about(audience, { conversations: table }),
      counts: insideCounts(table, [{ language: 'nl', conversations: 9 }], mentionTables(tallies, new Set())),
      ownEffects: ownEffectNames(codings),
      pages: async function* () {
        yield conversations.slice(0, 5)
        yield conversations.slice(5)
      },
      codings,
    }
  const tables = outside()
  return {
    programme,
    round: '2025-1',
    audience,
    about: about(audience, tables),
    counts: outsideCounts(tables),
    ownEffects: new Map(),
    quotes: [
      {
        id: id(300),
        question: 'change-self',
        round: '2025-1',
        quote: '=Ik ken nu\nmeer mensen 🙂',
        effects: ['E01', 'E03'],
      },
    ],
  }
}

const make = async (audience: Audience, format: TableFormat) => {
  const { readMe, pieces } = await exportTables(sourceFor(audience), format, { file: 'bestand', separator: 'comma' })
  const bytes: Uint8Array[] = []
  for await (const piece of pieces) bytes.push(typeof piece === 'string' ? Buffer.from(piece) : piece)
  return { readMe: readMe.join('\n'), bytes: Buffer.concat(bytes) }
}
const filesIn = (bytes: Uint8Array): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, file]) => [name, strFromU8(file).replace(/^\ufeff/, '')]),
  )
const textOf = ({ bytes }: { readonly bytes: Uint8Array }): string =>
  bytes[0] === 0x50 ? Object.values(filesIn(bytes)).join('\n') : strFromU8(bytes)
const csv = (text: string): readonly (readonly string[])[] =>
  Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { skipEmptyLines: true }).data

const audiences = ['centre', 'network', 'public'] as const
const every = audiences.flatMap((audience) => tableFormats.map((format) => [audience, format] as const))

describe('an export says before it leaves', () => {
  it.each(every)(
    'for %s as %s: for whom, what is left out, what is in it, in the read-me',
    async (audience, format) => {
      const { readMe } = await make(audience, format)
      expect(readMe).toMatch(/^Lees mij: bij bestand\n\nVoor wie: .+\nWat is weggelaten: .+\nWat erin staat: /)
    },
  )

  it.each(every.filter(([, format]) => format !== 'qdc'))(
    'for %s as %s: the caveats travel, in the file itself where it can hold words',
    async (audience, format) => {
      const made = await make(audience, format)
      expect(made.readMe).toContain(words.first)
      expect(made.readMe).toContain(words.missingVoices)
      if (format === 'xlsx' || format === 'csv-set' || format === 'qdpx') expect(textOf(made)).toContain(words.first)
    },
  )

  it.each(every)('for %s as %s: twice the same bytes', async (audience, format) => {
    expect((await make(audience, format)).bytes.equals((await make(audience, format)).bytes)).toBe(true)
  })

  it('how many numbers are not given, and how many quotes are in it', async () => {
    const { readMe } = await make('public', 'xlsx')
    expect(readMe).toMatch(/\d+ getal(len)? word(t|en) niet gegeven\. Er staat 1 citaat in/)
    expect((await make('centre', 'xlsx')).readMe).toContain('Wat is weggelaten: niets.')
  })
})

describe('outside', () => {
  it.each(every.filter(([audience]) => audience !== 'centre'))(
    'for %s as %s: no story, no conversation, no coder, no effect that one person named',
    async (audience, format) => {
      const text = textOf(await make(audience, format))
      expect(text).not.toContain('Geheim')
      expect(text).not.toContain('amen zingen')
      for (const one of conversations) expect(text).not.toContain(one.root)
    },
  )

  it('a number that is kept back is text, the same in workbook and CSV', async () => {
    const { 'xl/worksheets/sheet5.xml': sheet, 'xl/workbook.xml': book } = filesIn((await make('public', 'xlsx')).bytes)
    expect(book!.match(/sheet name="[^"]+"/g)).toEqual(
      ['Lees mij', 'Gesprekken', 'Antwoorden', 'Coderingen', 'Aantallen', 'Codeboek'].map(
        (name) => `sheet name="${name}"`,
      ),
    )
    const cells = (text: string) => text.match(/&lt;5/g)?.length ?? 0
    const set = csv(filesIn((await make('public', 'csv-set')).bytes)['aantallen.csv']!)
    const hidden = set.filter((row) => row[5] === '<5').length
    expect(hidden).toBeGreaterThan(0)
    expect(cells(sheet!)).toBe(hidden)
    expect(csv(strFromU8((await make('public', 'counts-csv')).bytes))).toEqual(set)
  })

  it('cleared quotes are texts to code, with their effects and nobody’s name', async () => {
    const file = readQdaFile((await make('network', 'qdpx')).bytes)
    if (!file.ok) throw new Error(file.failure)
    const text = JSON.stringify(file.value.root)
    expect(text).toContain('"name":"Citaat 00000300"')
    expect(text).toContain('"name":"=Ik ken nu¶meer mensen 🙂"')
    expect(text).not.toContain('Bij Betje"')
    expect(file.value.root.children.map((child) => child.name)).not.toContain('Variables')
  })
})

describe('inside', () => {
  it('the CSV set: a row a conversation, a row an answer, a row a coding with its words, a row a number', async () => {
    const files = filesIn((await make('centre', 'csv-set')).bytes)
    expect(Object.keys(files)).toEqual([
      'lees-mij.txt',
      'gesprekken.csv',
      'antwoorden.csv',
      'coderingen.csv',
      'aantallen.csv',
      'codeboek.csv',
    ])
    const [answers, coded, counts, codes] = ['antwoorden', 'coderingen', 'aantallen', 'codeboek'].map((name) =>
      csv(files[`${name}.csv`]!),
    ) as [ReturnType<typeof csv>, ReturnType<typeof csv>, ReturnType<typeof csv>, ReturnType<typeof csv>]
    expect(csv(files['gesprekken.csv']!)).toHaveLength(10)
    expect(answers).toHaveLength(19)
    // What could be a formula begins with an apostrophe in CSV.
    expect(answers[1]![6]).toBe("'=Geheim 0 van @mij")
    expect(coded).toHaveLength(11)
    expect(coded[1]!.slice(5, 10)).toEqual([
      '1',
      '7',
      'Geheim',
      'E01, E03',
      'Contacten opbouwen, Verbinding, thuis voelen in de buurt',
    ])
    expect(coded[10]!.slice(8, 11)).toEqual(['own-samen-zingen', "'=Samen zingen", "'=Samen zingen"])
    expect(counts.find((row) => row[1] === 'E01' && row[4] === 'keer genoemd')?.[5]).toBe('9')
    expect(counts.find((row) => row[0] === 'hoofddoelen' && row[3]!.startsWith('opgeteld'))?.[5]).toBe('23')
    expect(codes).toHaveLength(16)
    for (const table of [answers, coded, counts, codes]) expect(new Set(table.map((row) => row.length)).size).toBe(1)
  })

  it('no number stands without its unit', async () => {
    const rows = csv(strFromU8((await make('centre', 'counts-csv')).bytes)).slice(1)
    expect(rows.length).toBeGreaterThan(20)
    for (const row of rows)
      expect(['gesprekken', 'keer genoemd', 'ontmoetingscentra', 'gecodeerde fragmenten']).toContain(row[4])
  })

  it('the codebook holds the programme’s own effects', async () => {
    expect(strFromU8((await make('centre', 'qdc')).bytes)).toContain('name="=Samen zingen" isCodable="true"')
    expect(strFromU8((await make('public', 'qdc')).bytes)).not.toContain('amen zingen')
  })
})
