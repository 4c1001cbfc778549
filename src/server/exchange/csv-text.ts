import Papa from 'papaparse'

/** Rows as CSV text (RFC 4180: comma, CRLF). `first` puts the mark before it by which Excel knows UTF-8. */
export const csvText = (rows: readonly (readonly string[])[], { first }: { readonly first: boolean }): string =>
  `${first ? '\uFEFF' : ''}${Papa.unparse(rows as string[][], { newline: '\r\n' })}\r\n`
