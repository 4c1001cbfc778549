import type { PraatplaatDatabase } from './database.ts'

/** Another number whenever a reading comes: the sign to look again. */
export const readingSign = ({ tables }: PraatplaatDatabase): Promise<number> =>
  tables.records.where('[kind+revision+state]').between(['reading'], ['reading', []]).count()
