import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import { partBytes, sealedPartSize } from '#domain/attachment.ts'
import type { Announced } from '#wire/attachment.ts'
import { hashOfParts } from '#wire/attachment.ts'
import type { LookUps, TakePlaces } from './keep-batch.ts'
import type { Centres } from './of-centres.ts'
import { ofCentres } from './of-centres.ts'
import type { AnnouncedAttachment, IncomingPart, KeptPart, RecordStore, Stored } from './record-store.ts'
import type { Tables } from './tables.ts'

type Trx = Transaction<Tables>

type Row = {
  readonly state: string
  readonly parts: number | null
  readonly bytes: number | null
  readonly hash: string | null
  readonly arrived: number
  readonly server_seq: number | null
  readonly manifest_hash: string | null
  readonly manifest_bytes: number | null
}

/** A5: is this not what the opened manifest says? */
const isOther = ({ manifest_hash, manifest_bytes }: Row, { hash, bytes }: Pick<Announced, 'hash' | 'bytes'>): boolean =>
  manifest_hash !== null && (manifest_hash !== hash || manifest_bytes !== bytes)

export const createAttachmentQueries = ({
  db,
  programme,
  lookUps,
  takePlaces,
  quota,
}: {
  readonly db: Kysely<Tables>
  readonly programme: string
  readonly lookUps: LookUps
  readonly takePlaces: TakePlaces
  /** Sealed bytes that one tablet may have here. */
  readonly quota: number
}): Pick<RecordStore, 'announceAttachments' | 'keepPart' | 'attachmentPart'> & {
  readonly attachmentsAwaited: (centres?: Centres) => Promise<number>
} => {
  const find = (within: Kysely<Tables>, id: string): Promise<Row | undefined> =>
    within
      .selectFrom('attachments')
      .select(['state', 'parts', 'bytes', 'hash', 'arrived', 'server_seq', 'manifest_hash', 'manifest_bytes'])
      .where('programme_id', '=', programme)
      .where('id', '=', id)
      .executeTakeFirst()
  const ofThis = (trx: Trx, id: string) =>
    trx.updateTable('attachments').where('programme_id', '=', programme).where('id', '=', id)

  const usedBy = async (trx: Trx, device: string): Promise<number> => {
    const { used } = await trx
      .selectFrom('attachments')
      .select(({ fn }) => fn.coalesce(fn.sum<number>('bytes'), sql.lit(0)).as('used'))
      .where('programme_id', '=', programme)
      .where('device_id', '=', device)
      // Its term is over: its place is here, its parts are not.
      .where(({ or, eb }) => or([eb('state', '!=', sql.lit('complete' as const)), eb('arrived', '>', 0)]))
      .executeTakeFirstOrThrow()
    return Number(used)
  }

  /** A6: all parts are here. Only when they have the hash that was announced is it the whole. */
  const complete = async (trx: Trx, id: string, hash: string): Promise<Stored | undefined> => {
    const parts = await trx
      .selectFrom('attachment_parts')
      .select('hash')
      .where('programme_id', '=', programme)
      .where('id', '=', id)
      .orderBy('part')
      .execute()
    if ((await hashOfParts(parts.map((one) => one.hash))) !== hash) {
      await ofThis(trx, id).set({ state: 'conflict' }).execute()
      return undefined
    }
    const { seq } = await takePlaces(trx, 1)
    await ofThis(trx, id).set({ state: 'complete', server_seq: seq }).execute()
    return { id, hash, serverSeq: seq }
  }

  const announceOne = async (
    trx: Trx,
    device: string,
    { id, parts, bytes, hash }: Announced,
    now: string,
  ): Promise<AnnouncedAttachment> => {
    if (parts !== Math.ceil(bytes / partBytes)) return { id, outcome: 'conflict' }
    const row = await find(trx, id)
    if (row?.state === 'conflict' || (row !== undefined && isOther(row, { hash, bytes })))
      return { id, outcome: 'conflict' }
    if (row?.hash !== undefined && row.hash !== null) {
      if (row.hash !== hash || row.bytes !== bytes) return { id, outcome: 'conflict' }
      if (row.server_seq !== null) return { id, outcome: 'complete', stored: { id, hash, serverSeq: row.server_seq } }
    } else {
      if ((await usedBy(trx, device)) + bytes > quota) return { id, outcome: 'no-room' }
      await trx
        .insertInto('attachments')
        .values({
          programme_id: programme,
          id,
          device_id: device,
          state: 'awaited',
          parts,
          bytes,
          hash,
          arrived: 0,
          since: now,
        })
        .onConflict((conflict) =>
          conflict.columns(['programme_id', 'id']).doUpdateSet({ device_id: device, parts, bytes, hash }),
        )
        .execute()
    }
    const here = await trx
      .selectFrom('attachment_parts')
      .select('part')
      .where('programme_id', '=', programme)
      .where('id', '=', id)
      .execute()
    const held = new Set(here.map((one) => one.part))
    const missing = Array.from({ length: parts }, (_, part) => part).filter((part) => !held.has(part))
    return { id, outcome: 'awaited', missing }
  }

  const expiredAmong = async (trx: Trx, ids: readonly string[]): Promise<ReadonlySet<string>> => {
    if (ids.length === 0) return new Set()
    const rows = await trx
      .selectFrom('records')
      .select('id')
      .where('programme_id', '=', programme)
      .where('id', 'in', [...ids])
      .where('state', '=', sql.lit('expired' as const))
      .execute()
    return new Set(rows.map((row) => row.id))
  }
  const isWhole = async (trx: Trx, { id, hash }: Announced): Promise<boolean> => {
    const row = await find(trx, id)
    return row?.server_seq !== null && row?.hash === hash
  }

  const insertPart = async (trx: Trx, { id, part, device, hash, content }: IncomingPart): Promise<boolean> => {
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('attachment_parts')
      .values({ programme_id: programme, id, part, device_id: device, hash, content })
      .onConflict((conflict) => conflict.columns(['programme_id', 'id', 'part']).doNothing())
      .executeTakeFirst()
    return (numInsertedOrUpdatedRows ?? 0n) > 0n
  }

  return {
    announceAttachments: ({ device, attachments, now }) =>
      db.transaction().execute(async (trx) => {
        // The turn of whoever stores or withdraws: what is looked up behind it stays as it is.
        const standing = await takePlaces(trx, 0)
        const ids = attachments.map((one) => one.id)
        const withdrawn = await lookUps.withdrawnAmong(trx, ids)
        const manifests = await lookUps.storedAmong(trx, ids)
        const expired = await expiredAmong(trx, ids)
        const results: AnnouncedAttachment[] = []
        for (const one of attachments) {
          if (withdrawn.has(one.id)) results.push({ id: one.id, outcome: 'withdrawn' })
          else if (!manifests.has(one.id) || (expired.has(one.id) && !(await isWhole(trx, one))))
            results.push({ id: one.id, outcome: 'unknown' })
          else results.push(await announceOne(trx, device, one, new Date(now).toISOString()))
        }
        return { standing, results }
      }),

    keepPart: (incoming) =>
      db.transaction().execute(async (trx): Promise<KeptPart> => {
        const { id, part, hash, actualHash, content } = incoming
        const standing = await takePlaces(trx, 0)
        if ((await lookUps.withdrawnAmong(trx, [id])).has(id)) return { standing, outcome: 'withdrawn' }
        const row = await find(trx, id)
        if (row === undefined || row.hash === null || row.bytes === null || row.parts === null)
          return { standing, outcome: 'unknown' }
        if (hash !== actualHash || part >= row.parts || content.length !== sealedPartSize(row.bytes, part))
          return { standing, outcome: 'invalid' }
        // Its term is over: it had come, and does not come again.
        if (row.server_seq !== null && row.arrived === 0)
          return { standing, outcome: 'duplicate', whole: { id, hash: row.hash, serverSeq: row.server_seq } }
        if (!(await insertPart(trx, incoming))) {
          const held = await trx
            .selectFrom('attachment_parts')
            .select('hash')
            .where('programme_id', '=', programme)
            .where('id', '=', id)
            .where('part', '=', part)
            .executeTakeFirstOrThrow()
          // V2: the constraint let the first in; what stands there is compared, never overwritten.
          if (held.hash !== hash) return { standing, outcome: 'conflict' }
          return row.server_seq === null
            ? { standing, outcome: 'duplicate' }
            : { standing, outcome: 'duplicate', whole: { id, hash: row.hash, serverSeq: row.server_seq } }
        }
        const arrived = row.arrived + 1
        await ofThis(trx, id).set({ arrived }).execute()
        if (arrived < row.parts || row.state === 'conflict') return { standing, outcome: 'stored' }
        const whole = await complete(trx, id, row.hash)
        return whole === undefined ? { standing, outcome: 'stored' } : { standing, outcome: 'stored', whole }
      }),

    attachmentPart: async (id, part) => {
      const row = await db
        .selectFrom('attachment_parts')
        .select('content')
        .where('programme_id', '=', programme)
        .where('id', '=', id)
        .where('part', '=', part)
        .executeTakeFirst()
      return row === undefined ? undefined : new Uint8Array(row.content)
    },

    attachmentsAwaited: async (centres) => {
      const { awaited } = await db
        .selectFrom('attachments')
        .innerJoin('devices', (join) =>
          join
            .onRef('devices.programme_id', '=', 'attachments.programme_id')
            .onRef('devices.id', '=', 'attachments.device_id'),
        )
        .select(({ fn }) => fn.countAll<number>().as('awaited'))
        .where('attachments.programme_id', '=', programme)
        .where('attachments.state', '!=', 'complete')
        .where(ofCentres('centre', centres))
        .executeTakeFirstOrThrow()
      return Number(awaited)
    },
  }
}
