import { safeCell } from '#domain/safe-cell.ts'
import words from '#locales/nl/export.json' with { type: 'json' }
import type { ConversationsAnswer } from '#wire/desk.ts'
import type { Separator } from './csv-text.ts'
import { csvText } from './csv-text.ts'

/** The table of bijlage 1 as CSV: ids beside names, totals below. Unit: conversations. */
export const conversationsCsvTable = (
  { centres, conversations }: ConversationsAnswer,
  separator: Separator,
): string => {
  const { table } = words
  const nameOf = new Map(centres.map((centre) => [centre.id, centre.name]))
  const numbers = (row: ConversationsAnswer['conversations']['total']) =>
    [row.resident, row.partner, row.other, row.total].map(String)
  return csvText(
    [
      ['centre', table.centre, table.resident, table.partner, table.other, table.total],
      ...conversations.rows.map((row) => [row.centre, safeCell(nameOf.get(row.centre) ?? row.centre), ...numbers(row)]),
      ['', table.sum, ...numbers(conversations.total)],
    ],
    { first: true, separator },
  )
}
