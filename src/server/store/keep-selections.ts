import type { Kysely } from 'kysely'
import { answerText } from '#domain/answer.ts'
import { standing } from '#domain/coding.ts'
import type { LineFault } from '#domain/exchange-line.ts'
import type { ExchangeSelection } from '#domain/exchange-selection.ts'
import {
  exchangeFromSelection,
  openedFromExchangeSelection,
  sameExchangeSelection,
} from '#domain/exchange-selection.ts'
import { newestRevisions } from '#domain/newest-revision.ts'
import type { OpenedSelection } from '#domain/opened-selection.ts'
import { openedSelection } from '#domain/opened-selection.ts'
import type { LookUps } from './keep-batch.ts'
import { forgetOfWithdrawn } from './keep-coded.ts'
import { ofCentres } from './of-centres.ts'
import { openedFromRow } from './opened-rows.ts'
import type { ImportOutcome, RecordStore } from './record-store.ts'
import type { Tables } from './tables.ts'

export type KeepSelections = (trx: Kysely<Tables>, selections: readonly OpenedSelection[]) => Promise<void>

/** Writes what came of stories; of withdrawn conversations it is erased instead. Inside the caller's transaction. */
export const createKeepSelections =
  (programme: string): KeepSelections =>
  async (trx, selections) => {
    const stays = await forgetOfWithdrawn(trx, programme, selections)
    if (stays.length === 0) return
    await trx
      .insertInto('selections')
      .values(
        stays.map((one) => ({
          programme_id: programme,
          id: one.id,
          root: one.root,
          revision: one.revision,
          centre: one.centre,
          round: one.round,
          conversation: one.conversation.root,
          selection: JSON.stringify(one),
        })),
      )
      .onConflict((conflict) => conflict.columns(['programme_id', 'id']).doNothing())
      .execute()
  }

const fromRow = (row: { readonly selection: string }): OpenedSelection =>
  openedSelection.parse(JSON.parse(row.selection))

// A sitting's stories stand together, in the order of its table.
const orderOf = ({ round, level, sitting, sign, root }: OpenedSelection): string =>
  [round, level, sitting, String(sign).padStart(2, '0'), root].join(' ')

export const createSelectionQueries = ({
  db,
  programme,
}: {
  readonly db: Kysely<Tables>
  readonly programme: string
}): Pick<RecordStore, 'selections'> => ({
  selections: async (round, centres) => {
    const rows = await db
      .selectFrom('selections')
      .select('selection')
      .where('programme_id', '=', programme)
      .where(ofCentres('centre', centres))
      .$if(round !== undefined, (query) => query.where('round', '=', round!))
      .execute()
    return standing(rows.map(fromRow)).toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1))
  },
})

const noStory = (field: 'conversation' | 'answer'): LineFault => ({
  field,
  expected:
    field === 'answer'
      ? 'an answer that this conversation has'
      : 'the id of a conversation in this file, or of one that is here already',
})

/** Takes imported lines of kind selection. Inside the caller's transaction, behind all conversations. */
export const takeSelectionLines = async (
  trx: Kysely<Tables>,
  programme: string,
  lookUps: LookUps,
  lines: readonly ExchangeSelection[],
): Promise<readonly (ImportOutcome | LineFault)[]> => {
  const roots = [...new Set(lines.map((line) => line.conversation))]
  const ids = lines.map((line) => line.id)
  const withdrawn = await lookUps.withdrawnAmong(trx, [...roots, ...ids])
  const told = await trx
    .selectFrom('conversations')
    .selectAll()
    .where('programme_id', '=', programme)
    .where('root', 'in', roots)
    .execute()
  const conversations = new Map(newestRevisions(told.map(openedFromRow)).map((one) => [one.root, one]))
  const held = await trx
    .selectFrom('selections')
    .select('selection')
    .where('programme_id', '=', programme)
    .where('root', 'in', ids)
    .execute()
  const present = new Map(newestRevisions(held.map(fromRow)).map((one) => [one.root, exchangeFromSelection(one)]))
  // An envelope that waits to be opened, or cannot be, holds its id too; so does a conversation.
  const taken = new Set<string>()
  for (const table of ['records', 'conversations'] as const)
    for (const row of await trx
      .selectFrom(table)
      .select('id')
      .where('programme_id', '=', programme)
      .where('id', 'in', ids)
      .execute())
      taken.add(row.id)
  const fresh: OpenedSelection[] = []
  const outcomes = lines.map((line): ImportOutcome | LineFault => {
    if (withdrawn.has(line.conversation) || withdrawn.has(line.id)) return 'withdrawn'
    const found = present.get(line.id)
    if (found !== undefined) return sameExchangeSelection(found, line) ? 'unchanged' : 'conflict'
    if (taken.has(line.id)) return 'conflict'
    const conversation = conversations.get(line.conversation)
    if (conversation === undefined) return noStory('conversation')
    if (answerText(conversation.answers[line.answer]) === '') return noStory('answer')
    present.set(line.id, line)
    fresh.push(openedFromExchangeSelection(line, { round: conversation.round, centre: conversation.centre }))
    return 'imported'
  })
  await createKeepSelections(programme)(trx, fresh)
  return outcomes
}
