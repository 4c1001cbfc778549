import type { Result } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import { eraseAttachment } from './attachment-log.ts'
import type { PraatplaatDatabase, StoredRecord, StoredTombstone } from './database.ts'
import { withoutEnvelope } from './record-log.ts'

export type Erased = { readonly here: number; readonly day?: string }

/**
 * W4: erases every revision, draft, slip and attachment of one conversation and remembers its tombstone, in one transaction.
 * @param ids everything that the withdrawal covers (W2).
 * @returns how many revisions and drafts it had here; the tombstone is only kept when there were any or `always` is set.
 */
export const withdrawRoot = (
  database: PraatplaatDatabase,
  {
    ids,
    tombstone,
    always,
  }: { readonly ids: readonly string[]; readonly tombstone: StoredTombstone; readonly always: boolean },
): Promise<Result<Erased, ClientProblem>> =>
  database.write(
    ['records', 'drafts', 'tombstones', 'slips', 'attachments', 'pieces', 'parts'],
    async (tables): Promise<Erased> => {
      const { records, drafts, tombstones, slips, attachments } = tables
      const rows = (await records.bulkGet([...ids])).filter((row) => row !== undefined)
      const open = (await drafts.bulkGet([...ids])).filter((row) => row !== undefined)
      await records.bulkPut(
        rows.map((row): StoredRecord => {
          const { problem: _settled, ...bare } = withoutEnvelope(row)
          return { ...bare, state: 'withdrawn' }
        }),
      )
      await drafts.bulkDelete(open.map((row) => row.id))
      await slips.delete(tombstone.root)
      for (const attachment of await attachments.bulkGet([...ids]))
        if (attachment !== undefined) await eraseAttachment(tables, attachment.id)
      const told = rows.filter((row) => row.kind !== 'recording')
      const here = told.length + open.length
      if (here > 0 || always) {
        const held = await tombstones.get(tombstone.root)
        if (held === undefined) await tombstones.add(tombstone)
      }
      const day = told[0]?.day ?? open[0]?.day
      return { here, ...(day === undefined ? {} : { day }) }
    },
  )
