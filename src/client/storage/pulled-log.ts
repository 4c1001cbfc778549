import { ok } from '#domain/result.ts'
import { utf8 } from '#wire/bytes.ts'
import { idsOfRoot } from '#wire/withdrawal-proof.ts'
import type { ArrivedBack, Page, PullLink, PullPort } from '../sync/pull-port.ts'
import type { DeviceRow, PraatplaatDatabase, StoredRecord, Tables } from './database.ts'
import { withoutEnvelope } from './record-log.ts'

const rowOf = ({ header, hash, envelope, from }: ArrivedBack, at: number): StoredRecord | undefined => {
  const { id, kind, revision, day, centre, instrument } = header
  if (kind === 'draft' || kind === 'slip') return undefined
  const size = utf8(envelope).length
  const told = from === undefined ? {} : { from }
  return { id, kind, revision, day, centre, instrument, hash, size, state: 'pulled', envelope, arrivedAt: at, ...told }
}

/**
 * What becomes of the row under a record that was read back. `undefined`: it stays as it is. What this tablet made itself
 * it goes on keeping by the rules of sending; only what it let go since comes back to be read, in the same state.
 */
const joined = (held: StoredRecord | undefined, came: StoredRecord): StoredRecord | undefined => {
  if (held === undefined) return came
  if (held.state === 'pulled') return held.hash === came.hash ? undefined : came
  if (held.state !== 'pruned' || held.envelope !== undefined || held.hash !== came.hash) return undefined
  return { ...held, envelope: came.envelope! }
}

const eraseIn = async ({ records }: Tables, ids: readonly string[]): Promise<void> => {
  for (const row of await records.bulkGet([...ids])) {
    // What waits is settled by the answer to its own sending (S9).
    if (row === undefined || row.state === 'waiting' || row.state === 'withdrawn') continue
    const { problem: _settled, ...bare } = withoutEnvelope(row)
    await records.put({ ...bare, state: 'withdrawn' })
  }
}

const sameLink = (held: DeviceRow | undefined, seen: PullLink): held is DeviceRow & Required<Pick<DeviceRow, 'link'>> =>
  held?.link !== undefined && held.link.device === seen.device && held.link.reads === true

/** The storage side of reading back. */
export const createPulledLog = ({
  database,
  now,
}: {
  readonly database: PraatplaatDatabase
  readonly now: () => number
}): PullPort => {
  /** W2: by the root of each tombstone here, every id that it covers. */
  const covered = new Map<string, readonly string[]>()
  const cover = async (roots: readonly string[]): Promise<void> => {
    for (const root of roots) if (!covered.has(root)) covered.set(root, await idsOfRoot(root))
  }

  const keepOnce = (seen: PullLink, { place, records, gone }: Page) =>
    database.write(['records', 'drafts', 'tombstones', 'device'], async (tables) => {
      const held = await tables.device.get('device')
      if (!sameLink(held, seen)) return 0
      const roots = await tables.tombstones.toCollection().primaryKeys()
      // Withdrawn here since it was looked at: hashing cannot wait inside a transaction.
      const unknown = roots.filter((root) => !covered.has(root))
      if (unknown.length > 0) return unknown
      const withdrawn = new Set(roots.flatMap((root) => covered.get(root)!))
      const ids = records.map(({ header }) => header.id)
      const rows = await tables.records.bulkGet(ids)
      // Being corrected here as it was elsewhere: finishing it is what shows that there are two.
      const drafts = await tables.drafts.bulkGet(ids)
      const at = now()
      let added = 0
      for (const [index, one] of records.entries()) {
        const came = rowOf(one, at)
        if (came === undefined || withdrawn.has(came.id) || drafts[index] !== undefined) continue
        const next = joined(rows[index], came)
        if (next === undefined) continue
        await tables.records.put(next)
        if (rows[index] === undefined) added += 1
      }
      await eraseIn(tables, gone)
      const { pull } = held.link
      const reviewed = pull?.reviewed ?? { at, epoch: place.epoch }
      await tables.device.put({ ...held, link: { ...held.link, pull: { ...place, at, reviewed } } })
      return added
    })

  return {
    link: () =>
      database.read(async ({ device }) => {
        const held = await device.get('device')
        if (held?.link?.reads !== true) return undefined
        const { server, device: name, token, pull } = held.link
        const { kid, publicKey } = held.readingKey
        return {
          server,
          device: name,
          token,
          readingKey: { kid, publicKey },
          place: pull === undefined ? undefined : { cursor: pull.cursor, epoch: pull.epoch },
          reviewed: pull?.reviewed,
        }
      }),
    keep: async (seen, page) => {
      for (;;) {
        const kept = await keepOnce(seen, page)
        if (!kept.ok) return kept
        if (typeof kept.value === 'number') return ok(kept.value)
        await cover(kept.value)
      }
    },
    held: () =>
      database.read(async ({ records }) =>
        (await records.where('state').equals('pulled').toArray()).map(({ id, hash }) => ({ id, hash })),
      ),
    erase: (ids) => database.write(['records'], (tables) => eraseIn(tables, ids)),
    reviewed: (seen, epoch) =>
      database.write(['device'], async ({ device }) => {
        const held = await device.get('device')
        if (!sameLink(held, seen) || held.link.pull === undefined) return
        const reviewed = { at: now(), epoch }
        await device.put({ ...held, link: { ...held.link, pull: { ...held.link.pull, reviewed } } })
      }),
  }
}
