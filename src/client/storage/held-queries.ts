import type { PraatplaatDatabase } from './database.ts'

/**
 * Conversations told on this tablet (revision 1, unfinished ones too): how many, and how many of them arrived. Not those
 * that were withdrawn or only read back. By index only. `undefined` before set-up: an emptied store knows nothing.
 */
export const readHeld = async (
  database: PraatplaatDatabase,
): Promise<{ readonly count: number; readonly arrived: number; readonly linked: boolean } | undefined> => {
  const { records, drafts, device } = database.tables
  const first = (state: string) => records.where('[kind+revision+state]').equals(['conversation', 1, state]).count()
  const [row, waiting, quarantined, arrived, pruned, open] = await Promise.all([
    device.get('device'),
    first('waiting'),
    first('quarantined'),
    first('arrived'),
    first('pruned'),
    drafts.toArray(),
  ])
  if (row === undefined) return undefined
  const sent = arrived + pruned
  const unfinished = open.filter((draft) => draft.revision === 1).length
  return { count: waiting + quarantined + sent + unfinished, arrived: sent, linked: row.link !== undefined }
}
