import type { CodedRecord } from '#domain/coded-record.ts'
import { codedRecord } from '#domain/coded-record.ts'
import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import { openEnvelope, parseEnvelope } from '#wire/envelope.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'
import type { CodedKind } from '../storage/coded-log.ts'
import { eraseCodedRows, readCodedRows, readWithdrawnRoots } from '../storage/coded-log.ts'
import type { StoredRecord } from '../storage/database.ts'
import { openerFor } from './opener-for.ts'

/** Opened side by side: each waits mostly for the browser's crypto threads. */
const together = 64

export type Reading = Pick<Services, 'database' | 'vault' | 'opened'>

const openRow = async ({ vault, opened }: Reading, row: StoredRecord): Promise<CodedRecord | undefined> => {
  if (row.envelope === undefined) return undefined
  const held = opened.get(row.hash)
  if (held !== undefined)
    return held.kind === 'conversation' || held.kind === 'reading' || held.id !== row.id ? undefined : held
  const sealed = parseEnvelope(row.envelope)
  const opener = sealed === undefined || sealed.header.id !== row.id ? undefined : openerFor(vault, sealed)
  if (sealed === undefined || opener === undefined) return undefined
  const body = await openEnvelope(sealed, opener)
  const parsed = body.ok ? codedRecord.safeParse(body.value) : undefined
  if (!parsed?.success || parsed.data.id !== row.id) return undefined
  opened.put(row.hash, parsed.data)
  return parsed.data
}

/**
 * Every revision of what people made about conversations on this tablet, or that came in with a copy of another. What
 * does not open is left out: no word of a resident is in it. Reading must be unlocked.
 * A withdrawal only knows its conversation, and these are sealed: what is about it is found and erased here, before
 * anything of it is shown or counted (W4).
 */
export const readCoded = async (
  services: Reading,
  kinds: readonly CodedKind[],
): Promise<Result<readonly CodedRecord[], ClientProblem>> => {
  const { database, vault, opened } = services
  if (!vault.isOpen()) return err({ code: 'reading-locked' })
  const rows = await readCodedRows(database, kinds)
  if (!rows.ok) return rows
  const found: CodedRecord[] = []
  for (let at = 0; at < rows.value.length; at += together) {
    const some = await Promise.all(rows.value.slice(at, at + together).map((row) => openRow(services, row)))
    found.push(...some.filter((one) => one !== undefined))
  }
  const withdrawn = await readWithdrawnRoots(database, [...new Set(found.map((one) => one.conversation.root))])
  if (!withdrawn.ok) return withdrawn
  const gone = found.filter((one) => withdrawn.value.has(one.conversation.root)).map((one) => one.id)
  if (gone.length > 0) {
    opened.forget(gone)
    const erased = await eraseCodedRows(database, gone)
    if (!erased.ok) return erased
  }
  // Locked while it was opening: nothing half-read is shown.
  if (!vault.isOpen()) return err({ code: 'reading-locked' })
  return ok(found.filter((one) => !withdrawn.value.has(one.conversation.root)))
}
