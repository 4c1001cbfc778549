import type { PraatplaatDatabase } from './database.ts'

/** Another text whenever a round of selection under way is begun, saved or ended: the sign to look again. */
export const sittingSign = async ({ tables }: PraatplaatDatabase): Promise<string> =>
  (await tables.sittings.toArray()).map(({ id, version }) => `${id} ${version}`).join(' ')
