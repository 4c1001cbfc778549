import { element, escapeXml, xmlDeclaration } from '#domain/xml.ts'
import type { ZipPart } from './zip-files.ts'
import { zipPieces } from './zip-files.ts'

/** Text stays text, whatever it begins with; a number is one to calculate with; undefined is an empty cell. */
export type Cell = string | number | undefined

export type Sheet = {
  /** At most 31 signs, none of `[]:*?/\`. */
  readonly name: string
  readonly columns: readonly { readonly header: string; readonly width: number }[]
  readonly rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>
}

// By hand, because the libraries write shared strings without `xml:space` and leave `_x000D_` as it is: what somebody
// told would lose its spaces or turn into a line end.

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'

/** Excel's own limit, in UTF-16 units; a longer text makes it call the file damaged. */
export const maxCellLength = 32_767
const cut = ' […]'

/**
 * A text as a cell can hold it: XML's characters only, line ends as \n, and what looks like Excel's own way of writing a
 * sign (`_x000D_`) kept from being read as one.
 */
const cellText = (text: string): string => {
  const plain = text.replace(/\r\n?/g, '\n').replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
  return plain.length > maxCellLength ? `${plain.slice(0, maxCellLength - cut.length)}${cut}` : plain
}

const columnName = (at: number): string =>
  at < 26 ? String.fromCharCode(65 + at) : columnName(Math.floor(at / 26) - 1) + columnName(at % 26)

const styles = { head: 1, text: 2, number: 3 } as const

const cellElement = (cell: Cell, row: number, column: number, style: number): string => {
  if (cell === undefined || cell === '') return ''
  const r = `${columnName(column)}${row}`
  if (typeof cell === 'number') return element('c', { r, s: styles.number }, element('v', {}, String(cell)))
  // Inline, of the type text: never a formula, also when it is opened and typed over (the style says text too).
  return element('c', { r, s: style, t: 'inlineStr' }, [
    element('is', {}, element('t', { 'xml:space': 'preserve' }, escapeXml(cellText(cell)))),
  ])
}

const rowElement = (cells: readonly Cell[], row: number, style: number): string =>
  element(
    'row',
    { r: row },
    cells.map((cell, column) => cellElement(cell, row, column, style)),
  )

const rowsTogether = 500

/** Excel's limit; what stands below would be thrown away when it is opened. */
const maxRows = 1_048_576

async function* sheetPieces({ columns, rows }: Sheet): AsyncGenerator<string> {
  const head = columns.map((column) => column.header)
  yield `${xmlDeclaration}<worksheet xmlns="${main}">`
  // The first row stays where it is.
  yield element('sheetViews', {}, [
    element('sheetView', { workbookViewId: 0 }, [
      element('pane', { ySplit: 1, topLeftCell: 'A2', activePane: 'bottomLeft', state: 'frozen' }),
    ]),
  ])
  yield element(
    'cols',
    {},
    columns.map(({ width }, at) => element('col', { min: at + 1, max: at + 1, width, customWidth: 1 })),
  )
  yield `<sheetData>${rowElement(head, 1, styles.head)}`
  let row = 1
  let held = ''
  for await (const cells of rows) {
    row += 1
    if (row > maxRows) throw new Error('One sheet holds no more than 1,048,575 rows. Ask for CSV, or for one round.')
    held += rowElement(cells, row, styles.text)
    if (row % rowsTogether === 0) {
      yield held
      held = ''
    }
  }
  yield `${held}</sheetData></worksheet>`
}

const part = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const contentTypes = (sheets: readonly Sheet[]): string =>
  xmlDeclaration +
  element('Types', { xmlns: `${packaged}/content-types` }, [
    element('Default', { Extension: 'rels', ContentType: 'application/vnd.openxmlformats-package.relationships+xml' }),
    element('Default', { Extension: 'xml', ContentType: 'application/xml' }),
    element('Override', { PartName: '/xl/workbook.xml', ContentType: `${part}.sheet.main+xml` }),
    element('Override', { PartName: '/xl/styles.xml', ContentType: `${part}.styles+xml` }),
    ...sheets.map((_, at) =>
      element('Override', { PartName: `/xl/worksheets/sheet${at + 1}.xml`, ContentType: `${part}.worksheet+xml` }),
    ),
  ])

const relationships = (targets: readonly (readonly [type: string, target: string])[]): string =>
  xmlDeclaration +
  element(
    'Relationships',
    { xmlns: `${packaged}/relationships` },
    targets.map(([type, target], at) =>
      element('Relationship', { Id: `rId${at + 1}`, Type: `${office}/${type}`, Target: target }),
    ),
  )

const workbookXml = (sheets: readonly Sheet[]): string =>
  xmlDeclaration +
  element('workbook', { xmlns: main, 'xmlns:r': office }, [
    element(
      'sheets',
      {},
      sheets.map(({ name }, at) => element('sheet', { name, sheetId: at + 1, 'r:id': `rId${at + 1}` })),
    ),
  ])

// 49 is Excel's own format "text"; the quote says the same once more to whoever edits the cell.
const stylesXml =
  xmlDeclaration +
  element('styleSheet', { xmlns: main }, [
    element('fonts', { count: 2 }, [
      element('font', {}, [element('sz', { val: 11 }), element('name', { val: 'Calibri' })]),
      element('font', {}, [element('b', {}), element('sz', { val: 11 }), element('name', { val: 'Calibri' })]),
    ]),
    element('fills', { count: 2 }, [
      element('fill', {}, element('patternFill', { patternType: 'none' })),
      element('fill', {}, element('patternFill', { patternType: 'gray125' })),
    ]),
    element('borders', { count: 1 }, element('border', {})),
    element('cellStyleXfs', { count: 1 }, element('xf', { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 })),
    element('cellXfs', { count: 4 }, [
      element('xf', { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0, xfId: 0 }),
      ...[1, 0].map((fontId) =>
        element(
          'xf',
          {
            numFmtId: 49,
            fontId,
            fillId: 0,
            borderId: 0,
            xfId: 0,
            quotePrefix: 1,
            applyNumberFormat: 1,
            applyAlignment: 1,
            ...(fontId === 1 ? { applyFont: 1 } : {}),
          },
          element('alignment', { vertical: 'top', wrapText: 1 }),
        ),
      ),
      element(
        'xf',
        { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0, xfId: 0, applyAlignment: 1 },
        element('alignment', { vertical: 'top' }),
      ),
    ]),
  ])

const partsOf = (sheets: readonly Sheet[]): readonly ZipPart[] => [
  { file: '[Content_Types].xml', pieces: [contentTypes(sheets)] },
  { file: '_rels/.rels', pieces: [relationships([['officeDocument', 'xl/workbook.xml']])] },
  { file: 'xl/workbook.xml', pieces: [workbookXml(sheets)] },
  {
    file: 'xl/_rels/workbook.xml.rels',
    pieces: [
      relationships([
        ...sheets.map((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`] as const),
        ['styles', 'styles.xml'],
      ]),
    ],
  },
  { file: 'xl/styles.xml', pieces: [stylesXml] },
  ...sheets.map((sheet, at) => ({ file: `xl/worksheets/sheet${at + 1}.xml`, pieces: sheetPieces(sheet) })),
]

/**
 * An XLSX file in pieces, sheet by sheet and row by row, so that a large one does not fill the memory. The same sheets
 * give the same bytes.
 * @throws Error when a sheet has more rows than Excel can hold; nothing of the file is of use then.
 */
export const workbook = (sheets: readonly Sheet[]): AsyncGenerator<Uint8Array> => zipPieces(partsOf(sheets))
