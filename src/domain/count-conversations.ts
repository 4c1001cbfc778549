import type { WithWhom } from './conversation.ts'

/** What counting needs of a conversation; both the tablet's archive and the server's rows have it. */
export type CountedConversation = { readonly centre: string; readonly with: WithWhom }

export type ConversationsRow = {
  readonly centre: string
  readonly resident: number
  readonly partner: number
  readonly other: number
  readonly total: number
}
export type ConversationsTable = {
  readonly rows: readonly ConversationsRow[]
  readonly total: {
    readonly resident: number
    readonly partner: number
    readonly other: number
    readonly total: number
  }
}

/**
 * The table of bijlage 1: conversations per centre × with whom. Unit: conversations.
 * Rows stand in the programme's order, unknown centres behind it by id; rows that are all zero are left out.
 * The caller passes only conversations that count: newest revision, not withdrawn, no practice.
 */
export const countConversations = (
  counted: Iterable<CountedConversation>,
  centreOrder: readonly string[],
): ConversationsTable => {
  const byCentre = new Map<string, { resident: number; partner: number; other: number }>()
  for (const one of counted) {
    const row = byCentre.get(one.centre) ?? { resident: 0, partner: 0, other: 0 }
    row[one.with] += 1
    byCentre.set(one.centre, row)
  }
  return tableFromTallies(
    [...byCentre].map(([centre, row]) => ({ centre, ...row })),
    centreOrder,
  )
}

/** The same table from tallies that a query already made (the server's `group by`). */
export const tableFromTallies = (
  tallies: readonly {
    readonly centre: string
    readonly resident: number
    readonly partner: number
    readonly other: number
  }[],
  centreOrder: readonly string[],
): ConversationsTable => {
  const place = new Map(centreOrder.map((id, index) => [id, index]))
  const rows = tallies
    .map((row) => ({
      centre: row.centre,
      resident: row.resident,
      partner: row.partner,
      other: row.other,
      total: row.resident + row.partner + row.other,
    }))
    .filter((row) => row.total > 0)
    .sort(
      (a, b) => (place.get(a.centre) ?? Infinity) - (place.get(b.centre) ?? Infinity) || (a.centre < b.centre ? -1 : 1),
    )
  const sum = (pick: 'resident' | 'partner' | 'other' | 'total') => rows.reduce((total, row) => total + row[pick], 0)
  return {
    rows,
    total: { resident: sum('resident'), partner: sum('partner'), other: sum('other'), total: sum('total') },
  }
}
