import type { Kysely, Transaction } from 'kysely'
import type { Tables } from './tables.ts'

type Trx = Transaction<Tables>

/** Everything of these, whoever sent it (W4, retention). @returns how many there were. */
export const eraseAttachments = async (trx: Trx, programme: string, ids: readonly string[]): Promise<bigint> => {
  if (ids.length === 0) return 0n
  await trx
    .deleteFrom('attachment_parts')
    .where('programme_id', '=', programme)
    .where('id', 'in', [...ids])
    .execute()
  const gone = await trx
    .deleteFrom('attachments')
    .where('programme_id', '=', programme)
    .where('id', 'in', [...ids])
    .executeTakeFirst()
  return gone.numDeletedRows
}

/**
 * The term of these manifests is over: the parts go with them. Of one that was whole its place stays, so that a tablet which
 * still holds it hears that it had come; that none of its parts is here says that it takes no room.
 */
export const expireAttachments = async (trx: Trx, programme: string, ids: readonly string[]): Promise<void> => {
  await trx
    .deleteFrom('attachment_parts')
    .where('programme_id', '=', programme)
    .where('id', 'in', [...ids])
    .execute()
  await trx
    .deleteFrom('attachments')
    .where('programme_id', '=', programme)
    .where('id', 'in', [...ids])
    .where('state', '!=', 'complete')
    .execute()
  await trx
    .updateTable('attachments')
    .set({ arrived: 0 })
    .where('programme_id', '=', programme)
    .where('id', 'in', [...ids])
    .execute()
}

/** Only these conversations told of them, and are gone: what has no manifest here can come no more. */
export const awaitNoLonger = async (trx: Trx, programme: string, roots: readonly string[]): Promise<void> => {
  if (roots.length === 0) return
  await trx
    .deleteFrom('attachments')
    .where('programme_id', '=', programme)
    .where('root', 'in', [...roots])
    .where('state', '=', 'awaited')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('records')
            .select('records.id')
            .whereRef('records.programme_id', '=', 'attachments.programme_id')
            .whereRef('records.id', '=', 'attachments.id'),
        ),
      ),
    )
    .execute()
}

/** What an opened manifest or conversation says of attachments: awaited, also before anything of them came (A5). */
export const awaitAttachments = async (
  trx: Kysely<Tables>,
  programme: string,
  told: readonly {
    readonly id: string
    readonly root: string
    /** The record that said so. */
    readonly by: string
    readonly manifest?: { readonly what: string; readonly hash: string; readonly parts: number; readonly bytes: number }
  }[],
): Promise<void> => {
  for (const { id, root, by, manifest } of told) {
    const sender = await trx
      .selectFrom('records')
      .select(['device_id', 'received_at'])
      .where('programme_id', '=', programme)
      .where('id', '=', by)
      .executeTakeFirst()
    if (sender === undefined) continue
    await trx
      .insertInto('attachments')
      .values({
        programme_id: programme,
        id,
        device_id: sender.device_id,
        state: 'awaited',
        arrived: 0,
        since: sender.received_at,
      })
      .onConflict((conflict) => conflict.columns(['programme_id', 'id']).doNothing())
      .execute()
    await trx
      .updateTable('attachments')
      .set({
        root,
        ...(manifest === undefined
          ? {}
          : { what: manifest.what, manifest_hash: manifest.hash, manifest_bytes: manifest.bytes }),
      })
      .where('programme_id', '=', programme)
      .where('id', '=', id)
      .execute()
    if (manifest !== undefined) await forgetOther(trx, programme, id, manifest)
  }
}

/**
 * A5: what was announced in the clear is not what the sealed manifest says. Whoever sent it, nothing of it is this
 * attachment: what came goes, and the room is there for what the manifest says.
 */
const forgetOther = async (
  trx: Kysely<Tables>,
  programme: string,
  id: string,
  { hash, bytes }: { readonly hash: string; readonly bytes: number },
): Promise<void> => {
  const { numUpdatedRows } = await trx
    .updateTable('attachments')
    .set({ state: 'awaited', parts: null, bytes: null, hash: null, arrived: 0, server_seq: null })
    .where('programme_id', '=', programme)
    .where('id', '=', id)
    .where('hash', 'is not', null)
    .where(({ or, eb }) => or([eb('hash', '!=', hash), eb('bytes', '!=', bytes)]))
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return
  await trx.deleteFrom('attachment_parts').where('programme_id', '=', programme).where('id', '=', id).execute()
}
