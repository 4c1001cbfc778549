import type { Draft } from '#domain/draft.ts'
import type { WithdrawalCode } from '#domain/withdrawal-code.ts'
import type { WithdrawalSlip } from '#domain/withdrawal-slip.ts'
import { createSealer } from '#wire/envelope.ts'
import type { StoredSlip } from '../storage/database.ts'
import type { Vault } from '../vault/vault.ts'

/**
 * T6: under a key of its own and for the tablet's two keys alone. Sealed under the conversation's key the server could
 * open it, and only the resident may be able to withdraw.
 */
export const sealSlip = async (
  vault: Pick<Vault, 'recipients'>,
  draft: Draft,
  code: WithdrawalCode,
): Promise<StoredSlip> => {
  const { id, day, revision, centre, instrument, number, language } = draft
  const [reading, recovery] = await vault.recipients()
  if (reading === undefined || recovery === undefined) throw new Error('no slip before set-up')
  const sealer = await createSealer(id, [reading, recovery])
  const slip: WithdrawalSlip = { kind: 'slip', number, language, instrument, code }
  return { id, day, envelope: await sealer.seal({ id, kind: 'slip', revision, day, centre, instrument }, slip) }
}
