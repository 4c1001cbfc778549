import type { Result } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import type { PraatplaatDatabase, StoredRecord } from './database.ts'
import { withoutEnvelope } from './record-log.ts'

/** What lies sealed about a conversation: a withdrawal finds it by opening it (W4). */
export const codedKinds = ['coding', 'consensus', 'quote-clearance', 'selection'] as const
export type CodedKind = (typeof codedKinds)[number]

/** By index: thousands of conversations beside them cost nothing. */
const codedRows = async (
  { records }: PraatplaatDatabase['tables'],
  kinds: readonly CodedKind[],
): Promise<readonly StoredRecord[]> =>
  (
    await Promise.all(
      // An array sorts after every number and text, so this is every revision in every state.
      kinds.map((kind) => records.where('[kind+revision+state]').between([kind], [kind, []]).toArray()),
    )
  ).flat()

export const readCodedRows = (
  database: PraatplaatDatabase,
  kinds: readonly CodedKind[],
): Promise<Result<readonly StoredRecord[], ClientProblem>> => database.read((tables) => codedRows(tables, kinds))

/** Of these conversations (by root) those that were taken back, by a withdrawal here or by word of the server. */
export const readWithdrawnRoots = (
  database: PraatplaatDatabase,
  roots: readonly string[],
): Promise<Result<ReadonlySet<string>, ClientProblem>> =>
  database.read(async ({ records, tombstones }) => {
    const laid = await tombstones.bulkGet([...roots])
    const rows = await records.bulkGet([...roots])
    return new Set(roots.filter((_, at) => laid[at] !== undefined || rows[at]?.state === 'withdrawn'))
  })

/** W4: what was coded of a conversation that was taken back goes too; the rows stay, their envelopes do not. */
export const eraseCodedRows = (
  database: PraatplaatDatabase,
  ids: readonly string[],
): Promise<Result<void, ClientProblem>> =>
  database.write(['records'], async ({ records }) => {
    for (const row of await records.bulkGet([...ids])) {
      if (row === undefined || row.state === 'withdrawn') continue
      const { problem: _settled, ...bare } = withoutEnvelope(row)
      await records.put({ ...bare, state: 'withdrawn' })
    }
  })

/**
 * Adds what somebody made about the conversation with that root.
 * @returns `withdrawn` when the conversation was taken back meanwhile, `other` when another window was there first with
 * a revision of its own; then nothing is written.
 */
export const addCodedRow = (
  database: PraatplaatDatabase,
  row: StoredRecord,
  conversation: string,
): Promise<Result<'stored' | 'withdrawn' | 'other', ClientProblem>> =>
  database.write(['records', 'tombstones'], async ({ records, tombstones }) => {
    if ((await tombstones.get(conversation)) !== undefined) return 'withdrawn'
    if ((await records.get(conversation))?.state === 'withdrawn') return 'withdrawn'
    const held = await records.get(row.id)
    // The same bytes: a retry after a lost connection.
    if (held !== undefined) return held.hash === row.hash ? 'stored' : 'other'
    await records.add(row)
    return 'stored'
  })
