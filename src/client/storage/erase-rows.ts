import type { Tables } from './database.ts'
import { withoutEnvelope } from './record-log.ts'

/** W4: of these ids no words stay, whatever became of them: record, draft, slip. For one transaction over all three. */
export const eraseRows = async (
  { records, drafts, slips }: Pick<Tables, 'records' | 'drafts' | 'slips'>,
  ids: readonly string[],
): Promise<void> => {
  for (const row of await records.bulkGet([...ids]))
    if (row !== undefined && row.state !== 'withdrawn') {
      const { problem: _settled, ...bare } = withoutEnvelope(row)
      await records.put({ ...bare, state: 'withdrawn' })
    }
  await drafts.bulkDelete([...ids])
  await slips.bulkDelete([...ids])
}
