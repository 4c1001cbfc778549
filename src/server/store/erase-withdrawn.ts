import type { ExpressionBuilder, Transaction } from 'kysely'
import { eraseAttachments } from './attachment-rows.ts'
import type { Counting } from './counting.ts'
import { eraseCodedOf } from './keep-coded.ts'
import { logGone } from './pull-log.ts'
import type { Withdrawal } from './record-store.ts'
import type { Tables } from './tables.ts'
import type { WithdrawalLedger } from './withdrawal-ledger.ts'

export type Erased = {
  /** Was any root new? */
  readonly erased: boolean
  /** Roots of which anything is or was here. */
  readonly found: ReadonlySet<string>
}

/**
 * W4: erases everything of these roots that this database does not know as withdrawn yet: envelopes, what was kept
 * aside, opened rows of every revision. The ledger is on disk before the commit: after a crash in between its replay
 * erases.
 */
export const eraseWithdrawn = async ({
  trx,
  programme,
  counting,
  withdrawals,
  now,
  ledger,
}: {
  readonly trx: Transaction<Tables>
  readonly programme: string
  readonly counting: Counting
  /** `found`, from the ledger: it was here, whatever this database knows of it. */
  readonly withdrawals: readonly (Withdrawal & { readonly found?: boolean })[]
  readonly now: number
  /** Absent while replaying the ledger itself. */
  readonly ledger: WithdrawalLedger | undefined
}): Promise<Erased> => {
  if (withdrawals.length === 0) return { erased: false, found: new Set() }
  const roots = [...new Set(withdrawals.map((one) => one.root))]
  const known = await trx
    .selectFrom('withdrawals')
    .select(['root', 'found'])
    .where('programme_id', '=', programme)
    .where('root', 'in', roots)
    .execute()
  const found = new Set(known.filter((row) => row.found === 1).map((row) => row.root))
  const seen = new Set(known.map((row) => row.root))
  const fresh = withdrawals.filter(({ root }) => {
    if (seen.has(root)) return false
    seen.add(root)
    return true
  })
  if (fresh.length === 0) return { erased: false, found }
  await counting.begin(trx)
  for (const { root, ids, found: before = false } of fresh) {
    let rows = 0n
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
      const gone = await trx
        .deleteFrom(table)
        .where('programme_id', '=', programme)
        .where('id', 'in', [...ids])
        .executeTakeFirst()
      rows += gone.numDeletedRows
    }
    const ofThis = ({ or, eb }: ExpressionBuilder<Tables, 'conversations'>) =>
      or([eb('root', '=', root), eb('id', 'in', [...ids])])
    const told = await trx
      .selectFrom('conversations')
      .select('root')
      .distinct()
      .where('programme_id', '=', programme)
      .where(ofThis)
      .execute()
    const roots = told.map((row) => row.root)
    const counted = await counting.newest(trx, roots)
    const opened = await trx
      .deleteFrom('conversations')
      .where('programme_id', '=', programme)
      .where(ofThis)
      .executeTakeFirst()
    await counting.move(trx, counted, await counting.newest(trx, roots))
    await logGone(trx, programme, ids)
    rows += await eraseAttachments(trx, programme, ids)
    for (const one of new Set([root, ...roots])) await eraseCodedOf(trx, programme, one)
    await counting.recountCoded.known(trx, [...new Set([root, ...roots])])
    if (before || rows + opened.numDeletedRows > 0n) found.add(root)
  }
  const at = new Date(now).toISOString()
  await trx
    .insertInto('withdrawals')
    .values(
      fresh.map(({ root }) => ({ programme_id: programme, root, withdrawn_at: at, found: found.has(root) ? 1 : 0 })),
    )
    .execute()
  ledger?.append(
    fresh.map(({ root }) => ({ root, found: found.has(root) })),
    at.slice(0, 10),
  )
  return { erased: true, found }
}
