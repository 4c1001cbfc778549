import type { CountRow, ExportedCounts } from '#domain/count-rows.ts'
import { countRows } from '#domain/count-rows.ts'
import { isHidden } from '#domain/disclosure.ts'
import { safeCell } from '#domain/safe-cell.ts'

/** What rows are called, in the language of the screen. */
export type CountWords = {
  readonly head: readonly [string, string, string, string, string, string]
  readonly table: (row: CountRow) => string
  /** Of which effect, goal, centre or language. */
  readonly what: (row: CountRow) => string
  readonly whom: (row: CountRow) => string
  readonly unit: (row: CountRow) => string
}

/** How many of these numbers are not given. Unit: numbers. */
export const keptBackIn = (counts: ExportedCounts): number =>
  countRows(counts).filter((row) => isHidden(row.count)).length

const cell = (text: string): string => {
  const safe = safeCell(text)
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/**
 * The counts as a CSV file that a spreadsheet opens by itself (UTF-8 with its mark, semicolons, CRLF): one number a row,
 * each with its unit, and behind them what must be read beside them, so that no number travels without it.
 */
export const countsFile = (counts: ExportedCounts, words: CountWords, beside: readonly string[]): string => {
  const rows = countRows(counts).map((row) => [
    cell(words.table(row)),
    cell(row.id),
    cell(words.what(row)),
    cell(words.whom(row)),
    cell(words.unit(row)),
    String(row.count),
  ])
  const lines = [words.head.map(cell), ...rows, [], ...beside.map((line) => [cell(line)])]
  return `\uFEFF${lines.map((line) => line.join(';')).join('\r\n')}\r\n`
}
