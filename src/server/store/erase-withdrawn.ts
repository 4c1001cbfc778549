import type { Transaction } from 'kysely'
import { cardTables } from './keep-conversations.ts'
import type { Withdrawal } from './record-store.ts'
import type { Tables } from './tables.ts'
import type { WithdrawalLedger } from './withdrawal-ledger.ts'

/**
 * W4: erases everything of these roots that this database does not know as withdrawn yet: envelopes, what was kept
 * aside, opened rows of every revision. The ledger is written first: after a crash before the commit its replay erases.
 * @returns whether any root was new.
 */
export const eraseWithdrawn = async ({
  trx,
  programme,
  withdrawals,
  now,
  ledger,
}: {
  readonly trx: Transaction<Tables>
  readonly programme: string
  readonly withdrawals: readonly Withdrawal[]
  readonly now: number
  /** Absent while replaying the ledger itself. */
  readonly ledger: WithdrawalLedger | undefined
}): Promise<boolean> => {
  if (withdrawals.length === 0) return false
  const roots = [...new Set(withdrawals.map((one) => one.root))]
  const known = await trx
    .selectFrom('withdrawals')
    .select('root')
    .where('programme_id', '=', programme)
    .where('root', 'in', roots)
    .execute()
  const seen = new Set(known.map((row) => row.root))
  const fresh = withdrawals.filter(({ root }) => {
    if (seen.has(root)) return false
    seen.add(root)
    return true
  })
  if (fresh.length === 0) return false
  const at = new Date(now).toISOString()
  ledger?.append(
    fresh.map((one) => one.root),
    at.slice(0, 10),
  )
  await trx
    .insertInto('withdrawals')
    .values(fresh.map(({ root }) => ({ programme_id: programme, root, withdrawn_at: at })))
    .execute()
  for (const { root, ids } of fresh) {
    const held = await trx
      .selectFrom('records')
      .select(['id', 'server_seq'])
      .where('programme_id', '=', programme)
      .where('id', 'in', [...ids])
      .execute()
    const places = new Map(held.map((row) => [row.id, row.server_seq]))
    await trx
      .insertInto('withdrawn_ids')
      .values(ids.map((id) => ({ programme_id: programme, id, root, server_seq: places.get(id) ?? null })))
      .onConflict((conflict) => conflict.columns(['programme_id', 'id']).doNothing())
      .execute()
    for (const table of ['records', 'kept_aside'] as const) {
      await trx
        .deleteFrom(table)
        .where('programme_id', '=', programme)
        .where('id', 'in', [...ids])
        .execute()
    }
    for (const table of cardTables) {
      await trx
        .deleteFrom(table)
        .where('programme_id', '=', programme)
        .where('root', 'in', [...new Set([root, ...ids])])
        .execute()
    }
    await trx
      .deleteFrom('conversations')
      .where('programme_id', '=', programme)
      .where((either) => either.or([either('root', '=', root), either('id', 'in', [...ids])]))
      .execute()
  }
  return true
}
