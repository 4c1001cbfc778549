import Papa from 'papaparse'

export const separators = { comma: ',', semicolon: ';' } as const
/** Excel takes the comma for a decimal sign where the country does, as in the Netherlands, and then wants semicolons. */
export type Separator = keyof typeof separators

/** Rows as CSV text (RFC 4180, CRLF). `first` puts the mark before it by which Excel knows UTF-8. */
export const csvText = (
  rows: readonly (readonly string[])[],
  { first, separator }: { readonly first: boolean; readonly separator: Separator },
): string =>
  `${first ? '\uFEFF' : ''}${Papa.unparse(rows as string[][], { newline: '\r\n', delimiter: separators[separator] })}\r\n`
