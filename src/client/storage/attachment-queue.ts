import { ok } from '#domain/result.ts'
import type { Announced } from '#wire/attachment.ts'
import type { AttachmentPort } from '../sync/attachment-port.ts'
import { eraseAttachment, readPart, setAttachmentAside } from './attachment-log.ts'
import type { StoredAttachment } from './attachment-row.ts'
import type { DeviceRow, PraatplaatDatabase, StoredRecord, Tables } from './database.ts'
import { withoutEnvelope } from './record-log.ts'
import { serverOpens } from './server-opens.ts'

const prunedAfter = 14 * 24 * 60 * 60_000
const reviewedAfter = 24 * 60 * 60_000

type Step = 'queued' | 'other'

/** What one attachment becomes now that its conversation and the link are as they are. */
const settleOne = async (tables: Tables, row: StoredAttachment, link: DeviceRow['link']): Promise<Step> => {
  const { attachments, records, drafts } = tables
  const manifest = await records.get(row.id)
  const conversation = await records.get(row.conversation)
  const gone =
    conversation?.state === 'withdrawn' ||
    manifest?.state === 'withdrawn' ||
    (conversation === undefined && (await drafts.get(row.conversation)) === undefined)
  if (gone) {
    // W4: with its conversation, also when only the server said so; thrown away with its draft.
    await eraseAttachment(tables, row.id)
    if (manifest !== undefined && manifest.state !== 'withdrawn')
      await records.put({ ...withoutEnvelope(manifest), state: 'withdrawn' })
    return 'other'
  }
  if (row.state === 'kept' && conversation !== undefined && row.manifest !== undefined) {
    const { manifest: frozen, ...rest } = row
    if (manifest !== undefined && manifest.hash !== frozen.hash) {
      await attachments.put({ ...row, state: 'quarantined', problem: 'conflict' })
      return 'other'
    }
    if (manifest === undefined) await records.add({ ...frozen, kind: 'recording', revision: 1, state: 'waiting' })
    await attachments.put({ ...rest, state: 'waiting' })
    return 'queued'
  }
  if (row.state !== 'arrived' || link?.epoch === undefined) return 'other'
  if (row.receipt?.epoch !== link.epoch) {
    // R3: a server in another epoch may have lost anything: the parts are offered again.
    const { receipt: _lost, arrivedAt: _then, ...rest } = row
    await attachments.put({ ...rest, state: 'waiting' })
    return 'other'
  }
  return 'other'
}

/** Does the server have its manifest, as it said itself in this epoch? */
const standsThere = (manifest: StoredRecord | undefined, epoch: string): boolean =>
  manifest?.state === 'pruned' || (manifest?.state === 'arrived' && manifest.receipt?.epoch === epoch)

/** The storage side of sending attachments. */
export const createAttachmentQueue = ({
  database,
  now,
}: {
  readonly database: PraatplaatDatabase
  readonly now: () => number
}): AttachmentPort => {
  const change = (id: string, next: (row: StoredAttachment) => StoredAttachment) =>
    database.write(['attachments'], async ({ attachments }) => {
      const row = await attachments.get(id)
      if (row?.state === 'waiting' || row?.state === 'arrived') await attachments.put(next(row))
    })
  return {
    settle: async () => {
      const all = await database.read(({ attachments }) => attachments.toArray())
      if (!all.ok) return all
      let queued = 0
      for (const { id } of all.value.filter(({ state }) => state !== 'pruned' && state !== 'quarantined')) {
        const settled = await database.write(
          ['attachments', 'pieces', 'parts', 'records', 'drafts', 'device'],
          async (tables): Promise<Step> => {
            const row = await tables.attachments.get(id)
            const link = (await tables.device.get('device'))?.link
            return row === undefined ? 'other' : settleOne(tables, row, link)
          },
        )
        if (!settled.ok) return settled
        if (settled.value === 'queued') queued += 1
      }
      return ok(queued)
    },
    waiting: (epoch) =>
      database.read(async ({ attachments, records }) => {
        const found: Announced[] = []
        for (const { id, state, hashes, bytes, hash } of await attachments.toArray()) {
          if (state !== 'waiting' || bytes === undefined || hash === undefined) continue
          if (standsThere(await records.get(id), epoch)) found.push({ id, parts: hashes.length, bytes, hash })
        }
        return found
      }),
    held: (epoch) =>
      database.read(async ({ attachments }) =>
        (await attachments.toArray()).flatMap(({ id, state, hashes, bytes, hash, receipt, arrivedAt }): Announced[] =>
          state === 'arrived' &&
          bytes !== undefined &&
          hash !== undefined &&
          receipt?.epoch === epoch &&
          (arrivedAt ?? 0) <= now() - reviewedAfter
            ? [{ id, parts: hashes.length, bytes, hash }]
            : [],
        ),
      ),
    reviewed: (terms, id, receipt) =>
      database.write(['attachments', 'parts', 'records', 'device'], async ({ attachments, parts, records, device }) => {
        const row = await attachments.get(id)
        if (row?.state !== 'arrived' || row.receipt?.epoch !== terms.epoch) return
        const { receipt: held, arrivedAt = 0, ...rest } = row
        if (receipt?.hash !== row.hash || receipt?.serverSeq !== held.serverSeq || receipt.epoch !== held.epoch) {
          await attachments.put({ ...rest, state: 'waiting' })
          return
        }
        // R4: as for records, and the manifest must be one that the server opens: without it the parts are noise.
        const link = (await device.get('device'))?.link
        const manifest = await records.get(id)
        const opens =
          manifest?.state === 'pruned' ||
          (link !== undefined && manifest?.envelope !== undefined && serverOpens(link, manifest.envelope))
        if (arrivedAt > now() - prunedAfter || held.serverSeq > terms.backedUpThrough || !opens) return
        await parts.where(':id').between([id], [id, []]).delete()
        await attachments.put({ ...row, state: 'pruned' })
      }),
    part: async (id, part) => {
      const found = await readPart(database, id, part)
      if (!found.ok || found.value !== undefined) return found
      const aside = await database.read(({ attachments }) => attachments.get(id))
      if (!aside.ok) return aside
      if (aside.value?.state !== 'waiting') return ok(undefined)
      const put = await setAttachmentAside(database, id, 'damaged')
      return put.ok ? ok(undefined) : put
    },
    arrived: (epoch, receipt) =>
      database.write(['attachments'], async ({ attachments }) => {
        const row = await attachments.get(receipt.id)
        if (row?.state !== 'waiting' || row.hash !== receipt.hash || receipt.epoch !== epoch) return false
        const { noRoom: _made, ...rest } = row
        await attachments.put({ ...rest, state: 'arrived', receipt, arrivedAt: now() })
        return true
      }),
    withdrawn: (id) =>
      database.write(['attachments', 'pieces', 'parts', 'records'], async (tables) => {
        const manifest = await tables.records.get(id)
        await eraseAttachment(tables, id)
        if (manifest !== undefined && manifest.state !== 'withdrawn')
          await tables.records.put({ ...withoutEnvelope(manifest), state: 'withdrawn' })
      }),
    conflict: (id) => change(id, (row) => ({ ...row, state: 'quarantined', problem: 'conflict' })),
    noRoom: (id, full) => change(id, ({ noRoom: _before, ...row }) => (full ? { ...row, noRoom: true } : row)),
  }
}
