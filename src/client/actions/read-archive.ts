import type { Conversation } from '#domain/conversation.ts'
import { newestRevisions } from '#domain/newest-revision.ts'
import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import { revisionId } from '#wire/withdrawal-proof.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'
import type { StoredRecord } from '../storage/database.ts'
import { readConversationRows } from '../storage/record-log.ts'
import { openRecord } from './open-record.ts'

export type ArchivedConversation = {
  readonly row: StoredRecord
  /** Absent when the envelope is gone (pruned, withdrawn) or does not open (then `problem` says why). */
  readonly conversation?: Conversation
  readonly problem?: ClientProblem
}

/** Opened side by side: each waits mostly for the browser's crypto threads. */
const together = 64

const openRow = async (services: Services, row: StoredRecord): Promise<ArchivedConversation> => {
  if (row.envelope === undefined) return { row }
  const found = await openRecord(services, row)
  return found.ok ? { row, conversation: found.value } : { row, problem: found.failure }
}

/** Roots of rows that cannot say their own: a correction whose envelope is gone names its root only by its computed id. */
const rootsOfClosed = async (items: readonly ArchivedConversation[]): Promise<ReadonlyMap<string, string>> => {
  const unknown = items.filter(({ row, conversation }) => conversation === undefined && row.revision > 1)
  if (unknown.length === 0) return new Map()
  const roots = items.map(({ row, conversation }) => conversation?.root ?? row.id)
  const revisions = [...new Set(unknown.map(({ row }) => row.revision))]
  const pairs = await Promise.all(
    roots.flatMap((root) => revisions.map(async (revision) => [await revisionId(root, revision), root] as const)),
  )
  return new Map(pairs)
}

const newestDayFirst = (a: ArchivedConversation, b: ArchivedConversation): number =>
  a.row.day === b.row.day
    ? (b.conversation?.number ?? 0) - (a.conversation?.number ?? 0) || (a.row.id < b.row.id ? -1 : 1)
    : a.row.day > b.row.day
      ? -1
      : 1

/** Every conversation this tablet holds, newest day first, newest revision of each; reading must be unlocked. */
export const readArchive = async (
  services: Services,
): Promise<Result<readonly ArchivedConversation[], ClientProblem>> => {
  const { database, vault } = services
  if (!vault.isOpen()) return err({ code: 'reading-locked' })
  const rows = await readConversationRows(database)
  if (!rows.ok) return rows
  const items: ArchivedConversation[] = []
  for (let at = 0; at < rows.value.length; at += together)
    items.push(...(await Promise.all(rows.value.slice(at, at + together).map((row) => openRow(services, row)))))
  // Locked while it was opening: nothing half-read is shown.
  if (!vault.isOpen()) return err({ code: 'reading-locked' })
  const roots = await rootsOfClosed(items)
  const newest = newestRevisions(
    items.map((item) => ({
      item,
      root: item.conversation?.root ?? roots.get(item.row.id) ?? item.row.id,
      revision: item.row.revision,
    })),
  )
  return ok(newest.map(({ item }) => item).sort(newestDayFirst))
}
