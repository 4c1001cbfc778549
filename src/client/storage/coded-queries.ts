import type { PraatplaatDatabase } from './database.ts'

const kinds = ['coding', 'consensus'] as const

/** Another text whenever a coding or a consensus comes, or a withdrawal: the sign to look again. */
export const codedSign = async ({ tables }: PraatplaatDatabase): Promise<string> => {
  const { records, tombstones } = tables
  const counts = await Promise.all([
    // An array sorts after every number and text, so this is every revision in every state.
    ...kinds.map((kind) => records.where('[kind+revision+state]').between([kind], [kind, []]).count()),
    records.where('state').equals('withdrawn').count(),
    tombstones.count(),
  ])
  return counts.join(' ')
}
