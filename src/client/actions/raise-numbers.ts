import { draft as draftSchema } from '#domain/draft.ts'
import type { Result } from '#domain/result.ts'
import { ok } from '#domain/result.ts'
import { openEnvelope, parseEnvelope } from '#wire/envelope.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'
import type { StoredDraft, StoredRecord } from '../storage/database.ts'
import { changeDevice } from '../storage/device-row.ts'
import { numberCounter } from './number-counter.ts'
import { openRecord } from './open-record.ts'
import { openerFor } from './opener-for.ts'

type Numbered = { readonly centre: string; readonly round: string; readonly number: number }

/** Opened side by side: each waits mostly for the browser's crypto threads. */
const together = 64

const openDraftRow = async ({ vault }: Services, row: StoredDraft): Promise<Numbered | undefined> => {
  const sealed = parseEnvelope(row.envelope)
  const opener = sealed === undefined ? undefined : openerFor(vault, sealed)
  if (sealed === undefined || opener === undefined) return undefined
  const body = await openEnvelope(sealed, opener)
  const parsed = draftSchema.safeParse(body.ok ? body.value : undefined)
  return parsed.success ? parsed.data : undefined
}

const openRecordRow = async (services: Services, row: StoredRecord): Promise<Numbered | undefined> => {
  const opened = await openRecord(services, row)
  return opened.ok ? opened.value : undefined
}

/**
 * Interview numbers go on behind the highest in these rows, as on the paper plates: a tablet that takes over from another
 * must not begin at 1 again. Never lower, and only by what opens: with reading locked, or without the words, nothing.
 */
export const raiseNumbers = async (
  services: Services,
  rows: { readonly records: readonly StoredRecord[]; readonly drafts: readonly StoredDraft[] },
): Promise<Result<void, ClientProblem>> => {
  if (!services.vault.isOpen()) return ok(undefined)
  const next = new Map<string, number>()
  const openings = [
    ...rows.records
      .filter((row) => row.kind === 'conversation' && row.revision === 1)
      .map((row) => () => openRecordRow(services, row)),
    ...rows.drafts.filter((row) => row.revision === 1).map((row) => () => openDraftRow(services, row)),
  ]
  for (let at = 0; at < openings.length; at += together)
    for (const one of await Promise.all(openings.slice(at, at + together).map((open) => open()))) {
      if (one === undefined) continue
      const counter = numberCounter(one)
      next.set(counter, Math.max(next.get(counter) ?? 1, one.number + 1))
    }
  if (next.size === 0) return ok(undefined)
  const raised = await changeDevice(services.database, (row) => ({
    ...row,
    numbers: {
      ...row.numbers,
      ...Object.fromEntries(
        [...next].map(([counter, number]) => [counter, Math.max(row.numbers[counter] ?? 1, number)] as const),
      ),
    },
  }))
  return raised.ok ? ok(undefined) : raised
}
