import type { Conversation } from '#domain/conversation.ts'
import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import type { Selection } from '#domain/selection.ts'
import { selection } from '#domain/selection.ts'
import type { NotClosed } from '#domain/selection-sitting.ts'
import { closeSitting } from '#domain/selection-sitting.ts'
import { createSealer } from '#wire/envelope.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'
import type { StoredRecord } from '../storage/database.ts'
import { endSitting } from '../storage/sitting-log.ts'
import { freezeRecord } from './freeze-record.ts'
import { aboutConversation } from './keep-coded.ts'
import type { HeldSitting } from './keep-sitting.ts'

/** What is missing before it can be closed; a kind sentence of its own on the screen. */
export type StillOpen = { readonly code: 'still-open'; readonly because: NotClosed }

/**
 * Closes a round of selection: what came of each story becomes a sealed record of its own, and goes to the server as
 * every record does. All of them or none. Reading must be unlocked.
 * Problems: still-open, reading-locked, not-found (a conversation was taken back, or is not here), open-elsewhere.
 */
export const closeSelection = async (
  services: Services,
  { sitting, version }: HeldSitting,
  /** By root: the newest revision of each conversation on the table. */
  told: ReadonlyMap<string, Conversation>,
): Promise<Result<readonly Selection[], ClientProblem | StillOpen>> => {
  const { database, vault, opened, sync } = services
  if (!vault.isOpen()) return err({ code: 'reading-locked' })
  const closed = closeSitting(sitting)
  if (!closed.ok) return err({ code: 'still-open', because: closed.failure })
  const kept: Selection[] = []
  const rows: StoredRecord[] = []
  const recipients = await vault.recipients()
  for (const { conversation: root, ...said } of closed.value) {
    const conversation = told.get(root)
    if (conversation === undefined) return err({ code: 'not-found' })
    const record = selection.parse({
      kind: 'selection',
      ...(await aboutConversation(services, conversation, undefined)),
      ...said,
      panel: [...said.panel],
    })
    kept.push(record)
    rows.push(await freezeRecord(await createSealer(record.id, recipients), record))
  }
  // Before they are stored: whoever looks right after finds them opened.
  for (const [at, row] of rows.entries()) opened.put(row.hash, kept[at]!)
  const stored = await endSitting(
    database,
    { id: sitting.id, version },
    rows,
    sitting.candidates.map(({ conversation }) => conversation),
  )
  if (stored.ok && stored.value === 'stored') {
    sync.wake()
    return ok(kept)
  }
  opened.forget(kept.map(({ id }) => id))
  if (!stored.ok) return stored
  return err({ code: stored.value === 'withdrawn' ? 'not-found' : 'open-elsewhere' })
}
