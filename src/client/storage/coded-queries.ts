import type { CodedKind } from './coded-log.ts'
import type { PraatplaatDatabase } from './database.ts'

/** Another text whenever a record of these kinds comes, or a withdrawal: the sign to look again. */
const signOf = async ({ tables }: PraatplaatDatabase, kinds: readonly CodedKind[]): Promise<string> => {
  const { records, tombstones } = tables
  const counts = await Promise.all([
    // An array sorts after every number and text, so this is every revision in every state.
    ...kinds.map((kind) => records.where('[kind+revision+state]').between([kind], [kind, []]).count()),
    records.where('state').equals('withdrawn').count(),
    tombstones.count(),
  ])
  return counts.join(' ')
}

export const codedSign = (database: PraatplaatDatabase): Promise<string> => signOf(database, ['coding', 'consensus'])
export const clearedSign = (database: PraatplaatDatabase): Promise<string> => signOf(database, ['quote-clearance'])
export const selectionSign = (database: PraatplaatDatabase): Promise<string> => signOf(database, ['selection'])
/** Another text with each withdrawal, made here or heard of. */
export const withdrawalSign = (database: PraatplaatDatabase): Promise<string> => signOf(database, [])
