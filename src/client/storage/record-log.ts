import type { Result } from '#domain/result.ts'
import { ok } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import type {
  DeviceRow,
  PraatplaatDatabase,
  StoredDeck,
  StoredDraft,
  StoredRecord,
  StoredTombstone,
} from './database.ts'

/** T4: erased is erased. The row stays, so that nothing counts as lost; its envelope does not. */
export const withoutEnvelope = ({ envelope: _erased, ...row }: StoredRecord): StoredRecord => row

/** Back in the queue, bytes unchanged. @returns whether there was such a row with its envelope. */
export const requeueRecord = (database: PraatplaatDatabase, id: string): Promise<Result<boolean, ClientProblem>> =>
  database.write(['records'], async ({ records }) => {
    const row = await records.get(id)
    if (row?.state !== 'quarantined' || row.envelope === undefined) return row?.state === 'waiting'
    const { problem: _tried, ...rest } = row
    await records.put({ ...rest, state: 'waiting' })
    return true
  })

export const readRecord = (
  database: PraatplaatDatabase,
  id: string,
): Promise<Result<StoredRecord | undefined, ClientProblem>> => database.read(({ records }) => records.get(id))

export const readConversationRows = (
  database: PraatplaatDatabase,
): Promise<Result<readonly StoredRecord[], ClientProblem>> =>
  database.read(async ({ records }) => (await records.toArray()).filter((row) => row.kind === 'conversation'))

export const readWaitingRows = (
  database: PraatplaatDatabase,
): Promise<Result<readonly StoredRecord[], ClientProblem>> =>
  database.read(({ records }) => records.where('state').equals('waiting').toArray())

/** A row with the same sealed body for other keys, and the hash of the row it stands for. */
export type Readdressed = { readonly was: string; readonly row: StoredRecord }

/** For one transaction over the records. */
export const replaceWaiting = async (
  records: PraatplaatDatabase['tables']['records'],
  readdressed: readonly Readdressed[],
): Promise<void> => {
  for (const { was, row } of readdressed) {
    const held = await records.get(row.id)
    // S2 holds from the first sending on: a row that left the queue, was withdrawn, or was re-addressed by another window
    // (and perhaps sent since) is not touched.
    if (held?.state === 'waiting' && held.hash === was) await records.put(row)
  }
}

export const replaceWaitingRecords = (
  database: PraatplaatDatabase,
  rows: readonly Readdressed[],
): Promise<Result<void, ClientProblem>> => database.write(['records'], ({ records }) => replaceWaiting(records, rows))

export type Everything = {
  readonly device: DeviceRow | undefined
  readonly records: readonly StoredRecord[]
  readonly drafts: readonly StoredDraft[]
  readonly tombstones: readonly StoredTombstone[]
  readonly decks: readonly StoredDeck[]
}

export const readEverything = (database: PraatplaatDatabase): Promise<Result<Everything, ClientProblem>> =>
  database.read(async ({ device, records, drafts, tombstones, decks }) => ({
    device: await device.get('device'),
    // Before the records: what is finished in between is in it twice, not missing.
    drafts: await drafts.toArray(),
    records: await records.toArray(),
    tombstones: await tombstones.toArray(),
    decks: await decks.toArray(),
  }))

/** Roots of everything withdrawn: here, with its tombstone, or elsewhere and heard from the server. */
export const readWithdrawnRoots = (database: PraatplaatDatabase): Promise<Result<readonly string[], ClientProblem>> =>
  database.read(async ({ tombstones, records }) => [
    ...(await tombstones.toCollection().primaryKeys()),
    ...(await records.where('[kind+revision+state]').equals(['conversation', 1, 'withdrawn']).primaryKeys()),
  ])

/** Ids of the conversation's revisions that this tablet has in any form, newest first. */
export const readRevisions = async (
  database: PraatplaatDatabase,
  ids: readonly string[],
): Promise<Result<readonly StoredRecord[], ClientProblem>> => {
  const rows = await database.read(({ records }) => records.bulkGet([...ids]))
  return rows.ok ? ok(rows.value.filter((row) => row !== undefined).sort((a, b) => b.revision - a.revision)) : rows
}
