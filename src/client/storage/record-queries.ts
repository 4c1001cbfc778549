import type { PraatplaatDatabase, StoredRecord, StoredTombstone } from './database.ts'
import { serverOpens } from './server-opens.ts'

/** Everything set aside, for the list that nothing stuck may hide from. */
export const readQuarantined = (database: PraatplaatDatabase): Promise<readonly StoredRecord[]> =>
  database.tables.records.where('state').equals('quarantined').toArray()

/** The receipt of one record: kept here, arrived when, or why not. `undefined` for an id this tablet never had. */
export const readReceipt = (database: PraatplaatDatabase, id: string): Promise<StoredRecord | undefined> =>
  database.tables.records.get(id)

/** S13: conversations that wait and no key of the linked server opens: wifi alone does not bring them there. None for a tablet alone. */
export const countClosedToServer = async ({ tables }: PraatplaatDatabase): Promise<number> => {
  const link = (await tables.device.get('device'))?.link
  if (link === undefined) return 0
  const waiting = await tables.records.where('[state+kind]').equals(['waiting', 'conversation']).toArray()
  return waiting.filter(({ envelope }) => envelope !== undefined && !serverOpens(link, envelope)).length
}

/** How many people said no, as far as this tablet knows. */
export const countRefusals = (database: PraatplaatDatabase): Promise<number> =>
  database.tables.records.where('[kind+revision+state]').between(['refusal', 1, ''], ['refusal', 1, '\uffff']).count()

/** What waits besides conversations: people who said no, what was coded or agreed on, cleared quotes, and what people made of results. Unit: records. */
export const countWaitingBeside = async ({
  tables,
}: PraatplaatDatabase): Promise<{
  readonly refusals: number
  readonly codings: number
  readonly quotes: number
  readonly readings: number
  readonly selections: number
}> => {
  const waiting = (kind: StoredRecord['kind']) => tables.records.where('[state+kind]').equals(['waiting', kind]).count()
  const [refusals, codings, consensus, quotes, readings, selections] = await Promise.all([
    waiting('refusal'),
    waiting('coding'),
    waiting('consensus'),
    waiting('quote-clearance'),
    waiting('reading'),
    waiting('selection'),
  ])
  return { refusals, codings: codings + consensus, quotes, readings, selections }
}

/** Withdrawals that the server does not know yet, and those it would not accept. */
export const countTombstones = async (
  database: PraatplaatDatabase,
): Promise<{ readonly waiting: number; readonly refused: number }> => ({
  waiting: await database.tables.tombstones.where('state').equals('waiting').count(),
  refused: await database.tables.tombstones.where('state').equals('refused').count(),
})

/** What became of one withdrawal: on its way, arrived (and whether the server knew that conversation), or refused. */
export const readTombstone = (database: PraatplaatDatabase, root: string): Promise<StoredTombstone | undefined> =>
  database.tables.tombstones.get(root)
