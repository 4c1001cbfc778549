import type { Kysely } from 'kysely'
import { answerText } from '#domain/answer.ts'
import type { ExchangeCoded } from '#domain/exchange-coding.ts'
import { codedFault, exchangeFromCoded, openedFromExchangeCoded, sameExchangeCoded } from '#domain/exchange-coding.ts'
import type { LineFault } from '#domain/exchange-line.ts'
import { newestRevisions } from '#domain/newest-revision.ts'
import type { OpenedCoded } from '#domain/opened-coded.ts'
import { derivedId } from '../derived-id.ts'
import { codedFromRow } from './coded-rows.ts'
import type { LookUps } from './keep-batch.ts'
import type { KeepCoded } from './keep-coded.ts'
import { openedFromRow } from './opened-rows.ts'
import type { ImportOutcome } from './record-store.ts'
import type { Tables } from './tables.ts'

const noConversation: LineFault = {
  field: 'conversation',
  expected: 'the id of a conversation in this file, or of one that is here already',
}

/** Takes imported codings, in the order of the file. Inside the caller's transaction, after `counting.begin`. */
export const takeCodedLines = async (
  trx: Kysely<Tables>,
  programme: string,
  lookUps: LookUps,
  keepCoded: KeepCoded,
  lines: readonly ExchangeCoded[],
): Promise<readonly (ImportOutcome | LineFault)[]> => {
  const roots = [...new Set(lines.map((line) => line.conversation))]
  const ids = lines.map((line) => line.id)
  const withdrawn = await lookUps.withdrawnAmong(trx, [...roots, ...ids])
  const conversations = new Map(
    newestRevisions(
      (
        await trx
          .selectFrom('conversations')
          .selectAll()
          .where('programme_id', '=', programme)
          .where('root', 'in', roots)
          .execute()
      ).map(openedFromRow),
    ).map((one) => [one.root, one]),
  )
  // One by conversation and one by id: asked together, SQLite walks the whole table.
  const heldBy = (column: 'conversation' | 'id', values: readonly string[]) =>
    trx
      .selectFrom('coded_records')
      .selectAll()
      .where('programme_id', '=', programme)
      .where(column, 'in', values)
      .execute()
  const held = [
    ...new Map(
      [...(await heldBy('conversation', roots)), ...(await heldBy('id', ids))].map((row) => [
        row.id,
        codedFromRow(row),
      ]),
    ).values(),
  ]
  // As these would be exported: the same line again is the same coding, under whatever id it stands here.
  const present = new Map<string, ExchangeCoded>()
  for (const line of newestRevisions(held).flatMap((one) => exchangeFromCoded(one, derivedId)))
    present.set(line.id, line)
  const taken = new Set(held.map((one) => one.id))
  // An envelope that waits to be opened, or cannot be, holds its id too; so does a conversation.
  for (const table of ['records', 'conversations'] as const)
    for (const row of await trx
      .selectFrom(table)
      .select('id')
      .where('programme_id', '=', programme)
      .where('id', 'in', ids)
      .execute())
      taken.add(row.id)
  const { last } = await trx
    .selectFrom('coded_records')
    .select(({ fn }) => fn.max('place').as('last'))
    .where('programme_id', '=', programme)
    .executeTakeFirstOrThrow()
  let place = Number(last ?? 0)

  const fresh: OpenedCoded[] = []
  const outcomes = lines.map((line): ImportOutcome | LineFault => {
    if (withdrawn.has(line.conversation) || withdrawn.has(line.id)) return 'withdrawn'
    const found = present.get(line.id)
    if (found !== undefined) return sameExchangeCoded(found, line) ? 'unchanged' : 'conflict'
    if (taken.has(line.id)) return 'conflict'
    const conversation = conversations.get(line.conversation)
    if (conversation === undefined) return noConversation
    const fault = codedFault(line, answerText(conversation.answers[line.answer]))
    if (fault !== undefined) return fault
    present.set(line.id, line)
    place += 1
    fresh.push(openedFromExchangeCoded(line, { round: conversation.round, centre: conversation.centre, place }))
    return 'imported'
  })
  await keepCoded(trx, fresh)
  return outcomes
}
