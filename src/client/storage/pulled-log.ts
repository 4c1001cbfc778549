import { ok } from '#domain/result.ts'
import { utf8 } from '#wire/bytes.ts'
import { idsOfRoot } from '#wire/withdrawal-proof.ts'
import type { ArrivedBack, Page, PullLink, PullPort } from '../sync/pull-port.ts'
import type { DeviceRow, PraatplaatDatabase, StoredRecord } from './database.ts'
import { eraseRows } from './erase-rows.ts'
import { letGoRead } from './let-go-read.ts'
import type { PullPlace } from './pull-place.ts'

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

const sameLink = (held: DeviceRow | undefined, seen: PullLink): held is DeviceRow & Required<Pick<DeviceRow, 'link'>> =>
  held?.link !== undefined && held.link.device === seen.device && held.link.reads === true

/** W4: a withdrawn root covers corrections made here. Before a transaction, which cannot wait for a hash. */
const everyIdOf = async (gone: readonly string[]): Promise<readonly string[]> =>
  (await Promise.all(gone.map(idsOfRoot))).flat()

/** The storage side of reading back. */
export const createPulledLog = ({
  database,
  now,
  build,
}: {
  readonly database: PraatplaatDatabase
  readonly now: () => number
  readonly build: string
}): PullPort => {
  /** W2: by the root of each tombstone here, every id that it covers. */
  const covered = new Map<string, readonly string[]>()
  const cover = async (roots: readonly string[]): Promise<void> => {
    for (const root of roots) if (!covered.has(root)) covered.set(root, await idsOfRoot(root))
  }

  /** P2: another build may read what this one could not: it begins at the beginning, as does one that is told to. */
  const standsFor = (pull: PullPlace | undefined): PullPlace | undefined => (pull?.build === build ? pull : undefined)

  const keepOnce = (seen: PullLink, { place, records, gone, over, missed }: Page, erased: readonly string[]) =>
    database.write(['records', 'drafts', 'slips', 'tombstones', 'device'], async (tables) => {
      const held = await tables.device.get('device')
      if (!sameLink(held, seen)) return 0
      const { pull } = held.link
      const stands = standsFor(pull)
      // Told to begin again since it asked: this page would run past what was skipped.
      if (stands?.cursor !== seen.place?.cursor) return 0
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
      if (gone.length > 0) await eraseRows(tables, erased)
      if (over.length > 0) await letGoRead(tables, await tables.records.bulkGet([...over]))
      const reviewed = pull?.reviewed ?? { at, epoch: place.epoch }
      const skipped = (stands?.missed ?? 0) + missed
      const reached = { ...place, at, reviewed, build, ...(skipped === 0 ? {} : { missed: skipped }) }
      await tables.device.put({ ...held, link: { ...held.link, pull: reached } })
      return added
    })

  return {
    link: () =>
      database.read(async ({ device }) => {
        const held = await device.get('device')
        if (held?.link?.reads !== true) return undefined
        const { server, device: name, token, pull } = held.link
        const stands = standsFor(pull)
        const { kid, publicKey } = held.readingKey
        return {
          server,
          device: name,
          token,
          readingKey: { kid, publicKey },
          place: stands === undefined ? undefined : { cursor: stands.cursor, epoch: stands.epoch },
          reviewed: pull?.reviewed,
        }
      }),
    keep: async (seen, page) => {
      const erased = await everyIdOf(page.gone)
      for (;;) {
        const kept = await keepOnce(seen, page, erased)
        if (!kept.ok) return kept
        if (typeof kept.value === 'number') return ok(kept.value)
        await cover(kept.value)
      }
    },
    held: () =>
      database.read(async ({ records }) => {
        // Row by row: the envelopes of a whole centre do not fit in memory beside each other.
        const held: { readonly id: string; readonly hash: string }[] = []
        await records
          .where('state')
          .anyOf('pulled', 'pruned')
          .each(({ id, hash, envelope }) => {
            if (envelope !== undefined) held.push({ id, hash })
          })
        return held
      }),
    erase: async (ids) => {
      const erased = await everyIdOf(ids)
      return database.write(['records', 'drafts', 'slips'], (tables) => eraseRows(tables, erased))
    },
    letGo: (ids) =>
      database.write(['records'], async (tables) => letGoRead(tables, await tables.records.bulkGet([...ids]))),
    reviewed: (seen, epoch) =>
      database.write(['device'], async ({ device }) => {
        const held = await device.get('device')
        if (!sameLink(held, seen) || held.link.pull === undefined) return
        const { build: _again, missed = 0, ...pull } = held.link.pull
        const reviewed = { at: now(), epoch }
        // What could not be taken in gets another try once a day, from the beginning.
        const isAgain = missed > 0 && seen.reviewed !== undefined
        const next = isAgain ? { ...pull, reviewed } : { ...held.link.pull, reviewed }
        await device.put({ ...held, link: { ...held.link, pull: next } })
      }),
  }
}
