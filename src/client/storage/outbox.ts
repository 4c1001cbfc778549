import { ok } from '#domain/result.ts'
import type { PushRecord, Receipt } from '#wire/batch.ts'
import { sha256Hex } from '#wire/bytes.ts'
import { idsOfRoot } from '#wire/withdrawal-proof.ts'
import type { OutboxItem, OutboxPort, ServerTerms, Settlement } from '../sync/outbox-port.ts'
import type { DeviceRow, PraatplaatDatabase, StoredRecord, StoredTombstone } from './database.ts'
import { eraseRows } from './erase-rows.ts'
import { withoutEnvelope } from './record-log.ts'
import { serverOpens } from './server-opens.ts'

const prunedAfter = 14 * 24 * 60 * 60_000

type OutboxTools = {
  readonly database: PraatplaatDatabase
  readonly now: () => number
  readonly build: string
  readonly persisted: () => Promise<boolean>
}

const item = ({ id, hash, size, receipt }: StoredRecord): OutboxItem => ({ id, hash: receipt?.hash ?? hash, size })
const present = <Value>(value: Value | undefined): value is Value => value !== undefined

/** S3: only a receipt for these very bytes, of the epoch that the answer speaks for, is an arrival. */
const isOwn = (
  receipt: Receipt | undefined,
  row: Pick<StoredRecord, 'id' | 'hash'>,
  epoch: string,
): receipt is Receipt =>
  receipt !== undefined && receipt.id === row.id && receipt.hash === row.hash && receipt.epoch === epoch

/** What becomes of a waiting row. `undefined`: it stays as it is (S9: everything not named here). */
const settled = (
  row: StoredRecord,
  { outcome, receipt, pushed }: Settlement,
  terms: ServerTerms,
  at: number,
): StoredRecord | undefined => {
  // V2: the server's own bytes are the same record under another hash, and it says of which of ours it speaks.
  const standing = pushed === row.hash && receipt !== undefined ? { id: row.id, hash: receipt.hash } : row
  switch (outcome) {
    case 'stored':
    case 'duplicate':
      return isOwn(receipt, standing, terms.epoch) ? { ...row, state: 'arrived', receipt, arrivedAt: at } : undefined
    case 'conflict':
    case 'invalid':
    case 'too-large':
      return { ...row, state: 'quarantined', problem: outcome }
    case 'withdrawn':
    case 'later':
      return undefined
    default:
      return undefined
  }
}

/** W4: a withdrawn root covers corrections that the server never saw. Before a transaction, which cannot wait for a hash. */
const covered = async (withdrawn: readonly string[]): Promise<readonly string[]> =>
  (await Promise.all(withdrawn.map(idsOfRoot))).flat()

const newerReceipt = (held: Receipt | undefined, rows: readonly StoredRecord[], epoch: string): Receipt | undefined =>
  rows.reduce<Receipt | undefined>(
    (highest, { receipt }) =>
      receipt !== undefined && receipt.epoch === epoch && receipt.serverSeq > (highest?.serverSeq ?? 0)
        ? receipt
        : highest,
    held?.epoch === epoch ? held : undefined,
  )

/** The storage side of the sync port. */
export const createOutbox = ({ database, now, build, persisted }: OutboxTools): OutboxPort => ({
  link: () =>
    database.read(async ({ device }) => {
      const link = (await device.get('device'))?.link
      return link === undefined
        ? undefined
        : {
            server: link.server,
            token: link.token,
            epoch: link.epoch,
            lastReceipt: link.lastReceipt,
            // P2: an older build took over only what it knew of; this one asks again.
            configVersion: link.config?.build === build ? link.config.version : undefined,
          }
    }),
  waiting: () => database.read(({ records }) => records.where('state').equals('waiting').primaryKeys()),
  items: (ids) =>
    database.read(async ({ records }) =>
      (await records.bulkGet([...ids]))
        .filter(present)
        .filter((row) => row.state === 'waiting')
        .map(item),
    ),
  envelopes: async (ids) => {
    const rows = await database.read(({ records }) => records.bulkGet([...ids]))
    if (!rows.ok) return rows
    const device = await database.read((tables) => tables.device.get('device'))
    if (!device.ok) return device
    const link = device.value?.link
    const whole: PushRecord[] = []
    const damaged: string[] = []
    for (const row of rows.value.filter(present)) {
      if (row.state !== 'waiting') continue
      if (row.envelope !== undefined && (await sha256Hex(row.envelope)) === row.hash) {
        // A server that cannot open it would keep it for nobody, and the bytes that it can open would be a conflict.
        if (link === undefined || !serverOpens(link, row.envelope)) continue
        whole.push({ id: row.id, hash: row.hash, envelope: row.envelope })
      } else damaged.push(row.id)
    }
    if (damaged.length > 0) {
      const aside = await database.write(['records'], async ({ records }) => {
        for (const row of (await records.bulkGet(damaged)).filter(present))
          if (row.state === 'waiting') await records.put({ ...row, state: 'quarantined', problem: 'damaged' })
      })
      if (!aside.ok) return aside
    }
    return ok(whole)
  },
  settle: async (terms, settlements) => {
    const gone = await covered(settlements.filter((one) => one.outcome === 'withdrawn').map((one) => one.id))
    return database.write(['records', 'drafts', 'slips', 'device'], async (tables) => {
      const { records, device } = tables
      const at = now()
      await eraseRows(tables, gone)
      const rows = await records.bulkGet(settlements.map((one) => one.id))
      const next = settlements
        .map((settlement, index) => {
          const row = rows[index]
          return row?.state === 'waiting' ? settled(row, settlement, terms, at) : undefined
        })
        .filter(present)
      if (next.length > 0) await records.bulkPut(next)
      const held = await device.get('device')
      if (held?.link === undefined || held.link.epoch !== terms.epoch) return
      const receipt = newerReceipt(held.link.lastReceipt, next, terms.epoch)
      const arrived = next.some((row) => row.state === 'arrived')
      // O4: kept before anything more is pushed, and whatever becomes of the config.
      const sealedKid = held.link.sealedKid ?? terms.sealedFor
      const link: DeviceRow['link'] = {
        ...held.link,
        ...(receipt === undefined ? {} : { lastReceipt: receipt }),
        ...(arrived ? { lastArrivedAt: at } : {}),
        ...(sealedKid === undefined ? {} : { sealedKid }),
        backedUpThrough: terms.backedUpThrough,
      }
      if (
        arrived ||
        receipt !== held.link.lastReceipt ||
        sealedKid !== held.link.sealedKid ||
        held.link.backedUpThrough !== terms.backedUpThrough
      )
        await device.put({ ...held, link })
    })
  },
  enterEpoch: (epoch) =>
    database.write(['records', 'tombstones', 'device'], async ({ records, tombstones, device }) => {
      const held = await device.get('device')
      if (held?.link === undefined || held.link.epoch === epoch) return
      const { lastReceipt: _old, backedUpThrough: _before, ...link } = held.link
      await device.put({ ...held, link: { ...link, epoch } })
      // R3: a server in another epoch may have lost anything; what is still here is offered again until it says it has it.
      const offered = (await records.where('state').equals('arrived').toArray()).filter(
        (row) => row.envelope !== undefined && row.receipt?.epoch !== epoch,
      )
      await records.bulkPut(
        offered.map(({ receipt: _lost, arrivedAt: _then, ...row }): StoredRecord => ({ ...row, state: 'waiting' })),
      )
      // Its ledger may be gone with the rest: a story that was withdrawn must not come back with the database.
      const told = await tombstones.where('state').equals('arrived').toArray()
      await tombstones.bulkPut(told.map((row): StoredTombstone => ({ ...row, state: 'waiting' })))
    }),
  tombstones: (limit) =>
    database.read(async ({ tombstones }) =>
      (await tombstones.where('state').equals('waiting').limit(limit).toArray()).map(({ root, proof }) => ({
        root,
        proof,
      })),
    ),
  settleTombstones: (answers) =>
    database.write(['tombstones'], async ({ tombstones }) => {
      for (const { root, outcome, found } of answers) {
        const row = await tombstones.get(root)
        if (row?.state !== 'waiting') continue
        // Told again to a server that was put back: what it knew then, it knew.
        const known = row.found === true ? true : found
        await tombstones.put({
          ...row,
          state: outcome === 'withdrawn' ? 'arrived' : 'refused',
          ...(known === undefined ? {} : { found: known }),
        })
      }
    }),
  heldBefore: (moment) =>
    database.read(async ({ records }) => {
      // Row by row: all envelopes do not fit in memory beside each other.
      const held: OutboxItem[] = []
      const take = (row: StoredRecord) => {
        held.push(item(row))
      }
      await records.where('[state+arrivedAt]').between(['arrived', 0], ['arrived', moment]).each(take)
      await records.where('state').equals('quarantined').each(take)
      return held
    }),
  review: async (terms, { withdrawn, missing }) => {
    const gone = await covered(withdrawn)
    return database.write(['records', 'drafts', 'slips'], async (tables) => {
      const { records } = tables
      await eraseRows(tables, gone)
      for (const row of (await records.bulkGet([...missing])).filter(present)) {
        if (row.state !== 'arrived' || row.envelope === undefined || row.receipt?.epoch !== terms.epoch) continue
        const { receipt: _lost, arrivedAt: _then, ...rest } = row
        await records.put({ ...rest, state: 'waiting' })
      }
    })
  },
  prune: () =>
    database.write(['records', 'device'], async ({ records, device }) => {
      const link = (await device.get('device'))?.link
      // L6: what may be read back is not let go: it would come back.
      if (link === undefined || link.reads) return 0
      const { epoch, backedUpThrough } = link
      if (epoch === undefined || backedUpThrough === undefined) return 0
      const old = await records
        .where('[state+arrivedAt]')
        .between(['arrived', 0], ['arrived', now() - prunedAfter])
        .toArray()
      // R4: all of these, or the tablet keeps it: the server says its backup holds it, in this epoch, two weeks passed, and
      // a key of its own opens it: what arrived closed to the server may be here for the last time that anybody can read it.
      const gone = old.filter(
        ({ receipt, envelope }) =>
          receipt !== undefined &&
          receipt.epoch === epoch &&
          receipt.serverSeq <= backedUpThrough &&
          envelope !== undefined &&
          serverOpens(link, envelope),
      )
      await records.bulkPut(gone.map((row): StoredRecord => ({ ...withoutEnvelope(row), state: 'pruned' })))
      return gone.length
    }),
  keepConfig: (seen, { version, programme, ingestKey, olderKeys, sealedFor: told }) =>
    database.write(['device'], async ({ device }) => {
      const held = await device.get('device')
      const config = { version, build }
      // C2: linked anew, or overtaken by another window, since it was asked for.
      const goesBy = held?.link?.config?.build === build ? held.link.config.version : undefined
      if (held?.link?.token !== seen.token || goesBy !== seen.configVersion) return goesBy === version
      // O6: once sealed, sealed for that key until the tablet is linked anew, whatever a server says.
      const { sealedKid = told?.kid } = held.link
      const sealedFor = held.link.sealedFor ?? (told?.kid === sealedKid ? told : undefined)
      const link = { ...held.link, programme, ingestKey, olderKeys, config }
      await device.put({ ...held, link: sealedFor === undefined ? link : { ...link, sealedFor } })
      return true
    }),
  tabletState: async () => {
    const counted = await database.read(async ({ records }) => ({
      unsent: await records.where('state').equals('waiting').count(),
      quarantined: await records.where('state').equals('quarantined').count(),
    }))
    return counted.ok ? ok({ build, ...counted.value, persisted: await persisted() }) : counted
  },
})
