import type { Kysely } from 'kysely'
import type { OpenedCoded } from '#domain/opened-coded.ts'
import { rowFromCoded } from './coded-rows.ts'
import type { Counting } from './counting.ts'
import { logGone } from './pull-log.ts'
import type { Tables } from './tables.ts'

export type KeepCoded = (trx: Kysely<Tables>, coded: readonly OpenedCoded[]) => Promise<void>

type Gone = { readonly id: string; readonly root: string }

/** What lies opened about a conversation, by its root in `conversation`. */
const aboutTables = ['coded_records', 'quote_clearances', 'selections'] as const

/**
 * W6: takes what is about withdrawn conversations away, whoever sent them: opened row, envelope and what was kept aside. The
 * id is remembered with the withdrawal, so that a tablet that still holds one hears that it is withdrawn.
 */
const forget = async (trx: Kysely<Tables>, programme: string, gone: readonly Gone[]): Promise<void> => {
  if (gone.length === 0) return
  const ids = gone.map((one) => one.id)
  const held = await trx
    .selectFrom('records')
    .select(['id', 'server_seq'])
    .where('programme_id', '=', programme)
    .where('id', 'in', ids)
    .execute()
  const places = new Map(held.map((row) => [row.id, row.server_seq]))
  await trx
    .insertInto('withdrawn_ids')
    .values(gone.map(({ id, root }) => ({ programme_id: programme, id, root, server_seq: places.get(id) ?? null })))
    .onConflict((conflict) => conflict.columns(['programme_id', 'id']).doNothing())
    .execute()
  await logGone(trx, programme, ids)
  for (const table of ['records', 'kept_aside', ...aboutTables] as const)
    await trx.deleteFrom(table).where('programme_id', '=', programme).where('id', 'in', ids).execute()
}

/**
 * Everything that was coded, cleared or chosen of a conversation that is being withdrawn. Its counts are taken away by
 * `recountCoded`.
 */
export const eraseCodedOf = async (trx: Kysely<Tables>, programme: string, root: string): Promise<void> => {
  for (const table of aboutTables) {
    const rows = await trx
      .selectFrom(table)
      .select('id')
      .where('programme_id', '=', programme)
      .where('conversation', '=', root)
      .execute()
    await forget(
      trx,
      programme,
      rows.map(({ id }) => ({ id, root })),
    )
  }
}

/** Of what was opened about conversations that were withdrawn, nothing stays. @returns the rest. */
export const forgetOfWithdrawn = async <
  About extends { readonly id: string; readonly conversation: { readonly root: string } },
>(
  trx: Kysely<Tables>,
  programme: string,
  opened: readonly About[],
): Promise<readonly About[]> => {
  if (opened.length === 0) return opened
  const withdrawn = new Set(
    (
      await trx
        .selectFrom('withdrawals')
        .select('root')
        .where('programme_id', '=', programme)
        .where('root', 'in', [...new Set(opened.map((one) => one.conversation.root))])
        .execute()
    ).map((row) => row.root),
  )
  await forget(
    trx,
    programme,
    opened
      .filter((one) => withdrawn.has(one.conversation.root))
      .map((one) => ({ id: one.id, root: one.conversation.root })),
  )
  return opened.filter((one) => !withdrawn.has(one.conversation.root))
}

/** Takes the opened rows of these conversations away where their term is over. Inside the caller's transaction. */
export const takeAbout = async (trx: Kysely<Tables>, programme: string, roots: readonly string[]): Promise<void> => {
  for (const table of aboutTables)
    await trx.deleteFrom(table).where('programme_id', '=', programme).where('conversation', 'in', roots).execute()
}

/**
 * Writes opened codings and counts them. An id that is there already stays as it is. Those of a withdrawn conversation
 * are erased instead. Inside the caller's transaction, after `counting.begin`.
 */
export const createKeepCoded =
  ({ programme, counting }: { readonly programme: string; readonly counting: Counting }): KeepCoded =>
  async (trx, coded) => {
    const stays = await forgetOfWithdrawn(trx, programme, coded)
    if (stays.length === 0) return
    await trx
      .insertInto('coded_records')
      .values(stays.map((one) => rowFromCoded(programme, one)))
      .onConflict((conflict) => conflict.columns(['programme_id', 'id']).doNothing())
      .execute()
    await counting.recountCoded.all(trx, [...new Set(stays.map((one) => one.conversation.root))])
  }
