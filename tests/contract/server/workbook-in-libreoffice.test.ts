import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Cell } from '#server/exchange/workbook.ts'
import { workbook } from '#server/exchange/workbook.ts'

const hasOffice = spawnSync('soffice', ['--version']).status === 0
if (!hasOffice) console.log('LibreOffice: there is no soffice here, so workbooks are not opened by a spreadsheet')

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'praatplaat-office-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Opens it as a person would and saves every sheet as CSV: as shown, text between quotes, formulas as their result. */
const sheetsAsOpened = async (
  sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>,
): Promise<Readonly<Record<string, readonly (readonly string[])[]>>> => {
  const pieces: Uint8Array[] = []
  for await (const piece of workbook(
    Object.entries(sheets).map(([name, [head, ...rows]]) => ({
      name,
      columns: head!.map((header) => ({ header: String(header), width: 20 })),
      rows,
    })),
  ))
    pieces.push(piece)
  writeFileSync(join(folder, 'export.xlsx'), Buffer.concat(pieces))
  const { status, stderr } = spawnSync(
    'soffice',
    [
      `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
      '--headless',
      '--convert-to',
      // Comma, quotes, UTF-8; quoted text, values not as formatted; every sheet.
      'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false,false,false,false,-1',
      '--outdir',
      join(folder, 'out'),
      join(folder, 'export.xlsx'),
    ],
    { encoding: 'utf8', timeout: 120_000 },
  )
  if (status !== 0) throw new Error(stderr)
  return Object.fromEntries(
    readdirSync(join(folder, 'out')).map((file) => [
      /^export-(.*)\.csv$/.exec(file)?.[1] ?? file,
      Papa.parse<string[]>(readFileSync(join(folder, 'out', file), 'utf8').replace(/^\ufeff/, ''), {
        skipEmptyLines: true,
      }).data,
    ]),
  )
}

describe('a workbook in a spreadsheet program', () => {
  const title = hasOffice
    ? 'opens, and reads back equal: no formula runs, no sign is lost'
    : 'was not opened: there is no soffice here'
  it(title, async () => {
    if (!hasOffice) return
    const told = [
      '=1+1',
      '+31 6 12345678',
      '-5',
      '@SUM(1;2)',
      '=HYPERLINK("http://localhost/","klik")',
      "=cmd|'/C calc'!A0",
      '  spaties  ',
      '0012',
      '1e3',
      '3-4',
      'TRUE',
      '"aanhaling" en ; en , en \t tab',
      'regel een\nregel twee\n\nregel vier',
      '_x000D_ en _x0041_',
      '👩‍👩‍👧‍👦 🇳🇱 ساعدني جاري كثيرا ኣነ ብጣዕሚ ሕጉስ እየ።',
      '<b>&amp;</b> ]]> &#10;',
      'lang '.repeat(4000),
    ]
    const sheets = {
      Antwoorden: [['nummer', 'tekst'], ...told.map((text, at) => [at, text])],
      'Lees mij': [['Alleen voor het eigen centrum'], ['=2+2']],
    }
    const opened = await sheetsAsOpened(sheets)
    expect(Object.keys(opened).sort()).toEqual(['Antwoorden', 'Lees mij'])
    for (const [name, rows] of Object.entries(sheets)) expect(opened[name]).toEqual(rows.map((row) => row.map(String)))
  })
})
