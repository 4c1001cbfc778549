import { strFromU8, unzipSync } from 'fflate'
import { XmlDocument } from 'libxml2-wasm'
import { describe, expect, it } from 'vitest'
import type { Cell, Sheet } from '#server/exchange/workbook.ts'
import { maxCellLength, workbook } from '#server/exchange/workbook.ts'

const bytesOf = async (...sheets: readonly Sheet[]): Promise<Uint8Array> => {
  const pieces: Uint8Array[] = []
  for await (const piece of workbook(sheets)) pieces.push(piece)
  return Buffer.concat(pieces)
}
const sheet = (...rows: readonly (readonly Cell[])[]): Sheet => ({
  name: 'Antwoorden',
  columns: [{ header: 'tekst', width: 20 }],
  rows,
})
const xmlOf = async (...rows: readonly (readonly Cell[])[]): Promise<string> =>
  strFromU8(unzipSync(await bytesOf(sheet(...rows)))['xl/worksheets/sheet1.xml']!)
const textsIn = (xml: string): readonly string[] => {
  const document = XmlDocument.fromString(xml)
  try {
    return document
      .find('//x:t', { x: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main' })
      .map((node) => node.content)
  } finally {
    document.dispose()
  }
}

describe('a workbook', () => {
  it.each(['=1+1', '+31 6', '-5', '@SUM(A1)', '\t=1', '=HYPERLINK("http://x","y")', "=cmd|' /C calc'!A0"])(
    'no text becomes a formula: %s',
    async (text) => {
      const xml = await xmlOf([text])
      expect(xml).not.toContain('<f')
      expect(xml).toMatch(/<c r="A2" s="2" t="inlineStr"><is><t xml:space="preserve">/)
      expect(textsIn(xml)).toEqual(['tekst', text])
    },
  )

  it.each([
    ['  spaces kept  ', '  spaces kept  '],
    ['one\ntwo\r\nthree\rfour', 'one\ntwo\nthree\nfour'],
    ['_x000D_ is what somebody typed', '_x005F_x000D_ is what somebody typed'],
    ['<b>&"\'</b> ]]>', '<b>&"\'</b> ]]>'],
    ['🙂 ساعدني ሰላም', '🙂 ساعدني ሰላም'],
    ['\u0000\u001f\ud83d', '\ufffd\ufffd\ufffd'],
  ])('text is told as it was: %j', async (text, told) => {
    expect(textsIn(await xmlOf([text]))[1]).toBe(told)
  })

  it('a text that no cell can hold is cut, and says so', async () => {
    const [, told] = textsIn(await xmlOf(['x'.repeat(maxCellLength + 1)]))
    expect(told).toHaveLength(maxCellLength)
    expect(told).toMatch(/x \[…\]$/)
    expect(textsIn(await xmlOf(['x'.repeat(maxCellLength)]))[1]).toBe('x'.repeat(maxCellLength))
  })

  it('numbers are numbers, and an empty cell is none', async () => {
    expect(await xmlOf([0, '', undefined, 12])).toContain(
      '<row r="2"><c r="A2" s="3"><v>0</v></c><c r="D2" s="3"><v>12</v></c></row>',
    )
  })

  it('columns go on behind Z', async () => {
    const xml = await xmlOf(Array.from({ length: 703 }, (_, at) => at))
    expect(xml).toContain('<c r="Z2"')
    expect(xml).toContain('<c r="AA2"')
    expect(xml).toContain('<c r="AAA2" s="3"><v>702</v></c>')
  })

  it('every part is XML, and every part is named in the types', async () => {
    const files = unzipSync(await bytesOf(sheet(['a']), { ...sheet(['b']), name: 'Codeboek & "meer"' }))
    const types = strFromU8(files['[Content_Types].xml']!)
    for (const [name, content] of Object.entries(files)) {
      XmlDocument.fromString(strFromU8(content)).dispose()
      if (name !== '[Content_Types].xml' && !name.endsWith('.rels')) expect(types).toContain(`PartName="/${name}"`)
    }
    expect(Object.keys(files)).toContain('xl/worksheets/sheet2.xml')
  })

  it('the same sheets give the same bytes, in a zip that tells no time', async () => {
    const rows = Array.from({ length: 1200 }, (_, at) => [`verhaal ${at}`, at])
    const [one, other] = [await bytesOf(sheet(...rows)), await bytesOf(sheet(...rows))]
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true)
    expect([...one.slice(10, 14)]).toEqual([0, 0, 0x21, 0])
  })
})
