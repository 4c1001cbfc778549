import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import type { WithdrawalSlip } from '#domain/withdrawal-slip.ts'
import { withdrawalSlip } from '#domain/withdrawal-slip.ts'
import { openEnvelope, parseEnvelope } from '#wire/envelope.ts'
import type { ClientProblem } from '../problem.ts'
import type { Services } from '../services.ts'
import { readSlip } from '../storage/slip-log.ts'
import { openerFor } from './opener-for.ts'

export type OpenedSlip = Omit<WithdrawalSlip, 'kind'> & { readonly id: string }

/**
 * The code of a finished conversation once more, while its slip is there. Reading is locked afterwards: the tablet lies
 * before whoever told.
 * Problems: already-finished (no slip, or one that does not open: the code cannot be shown), reading-locked.
 */
export const openSlip = async (
  { database, vault }: Pick<Services, 'database' | 'vault'>,
  id: string,
): Promise<Result<OpenedSlip, ClientProblem>> => {
  const row = await readSlip(database, id)
  if (!row.ok) return row
  if (row.value === undefined) return err({ code: 'already-finished' })
  if (!vault.isOpen()) return err({ code: 'reading-locked' })
  const sealed = parseEnvelope(row.value.envelope)
  const opener = sealed === undefined ? undefined : openerFor(vault, sealed)
  if (sealed === undefined || sealed.header.id !== id || opener === undefined) return err({ code: 'already-finished' })
  const body = await openEnvelope(sealed, opener)
  vault.lock()
  const parsed = withdrawalSlip.safeParse(body.ok ? body.value : undefined)
  if (!parsed.success) return err({ code: 'already-finished' })
  const { kind: _slip, ...opened } = parsed.data
  return ok({ id, ...opened })
}
