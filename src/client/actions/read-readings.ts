import type { Reading } from '#domain/reading.ts'
import { reading, standingReadings } from '#domain/reading.ts'
import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import { openEnvelope, parseEnvelope } from '#wire/envelope.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'
import type { StoredRecord } from '../storage/database.ts'
import { readReadingRows } from '../storage/reading-log.ts'
import { openerFor } from './opener-for.ts'

/** Opened side by side: each waits mostly for the browser's crypto threads. */
const together = 64

type Reader = Pick<Services, 'database' | 'vault' | 'opened'>

const openRow = async ({ vault, opened }: Reader, row: StoredRecord): Promise<Reading | undefined> => {
  if (row.envelope === undefined) return undefined
  const held = opened.get(row.hash)
  if (held !== undefined) return held.kind === 'reading' && held.id === row.id ? held : undefined
  const sealed = parseEnvelope(row.envelope)
  const opener = sealed === undefined || sealed.header.id !== row.id ? undefined : openerFor(vault, sealed)
  if (sealed === undefined || opener === undefined) return undefined
  const body = await openEnvelope(sealed, opener)
  const parsed = body.ok ? reading.safeParse(body.value) : undefined
  if (!parsed?.success || parsed.data.id !== row.id) return undefined
  opened.put(row.hash, parsed.data)
  return parsed.data
}

/**
 * Everything that people made on this tablet while they interpreted results, or that came in with a copy of another or
 * was read back: newest revisions, nothing taken back. What does not open is left out. Reading must be unlocked.
 */
export const readReadings = async (services: Reader): Promise<Result<readonly Reading[], ClientProblem>> => {
  const { database, vault } = services
  if (!vault.isOpen()) return err({ code: 'reading-locked' })
  const rows = await readReadingRows(database)
  if (!rows.ok) return rows
  const found: Reading[] = []
  for (let at = 0; at < rows.value.length; at += together) {
    const some = await Promise.all(rows.value.slice(at, at + together).map((row) => openRow(services, row)))
    found.push(...some.filter((one) => one !== undefined))
  }
  // Locked while it was opening: nothing half-read is shown.
  if (!vault.isOpen()) return err({ code: 'reading-locked' })
  return ok(standingReadings(found))
}
