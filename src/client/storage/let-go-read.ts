import type { StoredRecord, Tables } from './database.ts'
import { withoutEnvelope } from './record-log.ts'

/**
 * L6: what was only read back goes, row and all: it is no withdrawal, and may come again. Of what this tablet told itself
 * and let go, the envelope that came back goes; everything else of its own stays as it is.
 */
export const letGoRead = async (
  { records }: Pick<Tables, 'records'>,
  rows: readonly (StoredRecord | undefined)[],
): Promise<void> => {
  for (const row of rows) {
    if (row?.state === 'pulled') await records.delete(row.id)
    else if (row?.state === 'pruned' && row.envelope !== undefined) await records.put(withoutEnvelope(row))
  }
}
