import type { Conversation } from '#domain/conversation.ts'
import { conversation as conversationSchema } from '#domain/conversation.ts'
import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import { openEnvelope, parseEnvelope } from '#wire/envelope.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'
import type { StoredRecord } from '../storage/database.ts'
import { openerFor } from './opener-for.ts'

/**
 * The conversation inside one row. An instrument that this build does not know is no reason to refuse it: the words show.
 * Problems: reading-locked, not-found (envelope gone), backup-for-other-key, record-damaged.
 */
export const openRecord = async (
  { vault, opened }: Pick<Services, 'vault' | 'opened'>,
  row: StoredRecord,
): Promise<Result<Conversation, ClientProblem>> => {
  // W4: looked at before what was opened earlier; erased is erased, also in memory.
  if (row.envelope === undefined) {
    opened.forget([row.id])
    return err({ code: vault.isOpen() ? 'not-found' : 'reading-locked' })
  }
  const held = opened.get(row.hash)
  if (held?.kind === 'conversation' && held.id === row.id) return ok(held)
  if (!vault.isOpen()) return err({ code: 'reading-locked' })
  const sealed = parseEnvelope(row.envelope)
  if (sealed === undefined || sealed.header.id !== row.id) return err({ code: 'record-damaged' })
  const opener = openerFor(vault, sealed)
  if (opener === undefined) return err({ code: vault.isOpen() ? 'backup-for-other-key' : 'reading-locked' })
  const body = await openEnvelope(sealed, opener)
  if (!body.ok) return err({ code: 'record-damaged' })
  const parsed = conversationSchema.safeParse(body.value)
  if (!parsed.success || parsed.data.id !== row.id) return err({ code: 'record-damaged' })
  opened.put(row.hash, parsed.data)
  return ok(parsed.data)
}
