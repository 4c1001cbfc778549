import type { Result } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import type { PraatplaatDatabase, StoredRecord } from './database.ts'

/** Every revision in every state, by index: an array sorts after every number and text. */
export const readReadingRows = (
  database: PraatplaatDatabase,
): Promise<Result<readonly StoredRecord[], ClientProblem>> =>
  database.read(({ records }) => records.where('[kind+revision+state]').between(['reading'], ['reading', []]).toArray())

/** @returns `other` when another window was there first with a revision of its own; then nothing is written. */
export const addReadingRow = (
  database: PraatplaatDatabase,
  row: StoredRecord,
): Promise<Result<'stored' | 'other', ClientProblem>> =>
  database.write(['records'], async ({ records }) => {
    const held = await records.get(row.id)
    // The same bytes: a retry after a lost connection.
    if (held !== undefined) return held.hash === row.hash ? 'stored' : 'other'
    await records.add(row)
    return 'stored'
  })
