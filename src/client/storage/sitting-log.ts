import type { Result } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import type { PraatplaatDatabase, StoredRecord, StoredSitting } from './database.ts'

/** The rounds of selection under way on this tablet, sealed. */
export const readSittingRows = (
  database: PraatplaatDatabase,
): Promise<Result<readonly StoredSitting[], ClientProblem>> => database.read(({ sittings }) => sittings.toArray())

/**
 * T1: puts the next version in the place of the last.
 * @returns `other` when another window was there first, or ended it; then nothing is written.
 */
export const putSitting = (
  database: PraatplaatDatabase,
  row: StoredSitting,
): Promise<Result<'stored' | 'other', ClientProblem>> =>
  database.write(['sittings'], async ({ sittings }) => {
    const held = await sittings.get(row.id)
    // The same bytes: a retry after a lost connection.
    if (held !== undefined && held.envelope === row.envelope) return 'stored'
    if ((held?.version ?? 0) !== row.version - 1) return 'other'
    await sittings.put(row)
    return 'stored'
  })

/** It is thrown away, with every vote in it. */
export const removeSitting = (database: PraatplaatDatabase, id: string): Promise<Result<void, ClientProblem>> =>
  database.write(['sittings'], ({ sittings }) => sittings.delete(id))

/**
 * Ends it: what came of each story in, the sitting out, in one transaction.
 * @returns `withdrawn` when one of these conversations was taken back meanwhile, `other` when another window went on
 * with it; then nothing is written.
 */
export const endSitting = (
  database: PraatplaatDatabase,
  { id, version }: Pick<StoredSitting, 'id' | 'version'>,
  rows: readonly StoredRecord[],
  conversations: readonly string[],
): Promise<Result<'stored' | 'withdrawn' | 'other', ClientProblem>> =>
  database.write(['records', 'tombstones', 'sittings'], async ({ records, tombstones, sittings }) => {
    const held = await records.bulkGet(rows.map((row) => row.id))
    // The same bytes: a retry after a lost connection.
    if (held.every((row, at) => row?.hash === rows[at]!.hash)) return 'stored'
    if ((await sittings.get(id))?.version !== version) return 'other'
    const told = await records.bulkGet([...conversations])
    const laid = await tombstones.bulkGet([...conversations])
    if (told.some((row) => row?.state === 'withdrawn') || laid.some((one) => one !== undefined)) return 'withdrawn'
    await records.bulkAdd([...rows])
    await sittings.delete(id)
    return 'stored'
  })
