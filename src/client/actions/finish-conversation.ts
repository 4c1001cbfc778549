import type { ReadBack } from '#domain/conversation.ts'
import { finishDraft } from '#domain/draft.ts'
import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import type { WithdrawalCode } from '#domain/withdrawal-code.ts'
import { maxEnvelopeLength } from '#wire/batch.ts'
import type { ClientProblem } from '../problem.ts'
import type { OpenDraft, Services } from '../services.ts'
import type { StoredRecord } from '../storage/database.ts'
import { finishDraftRow } from '../storage/draft-log.ts'
import { freezeRecord } from './freeze-record.ts'
import { sealSlip } from './seal-slip.ts'

/** `code` is absent for a correction and for practice. */
export type Finished = {
  readonly id: string
  readonly number: number
  readonly practice: boolean
  readonly code?: WithdrawalCode
}

/**
 * Freezes the draft into a record, in one transaction with the draft's removal (T3) and the slip of its code (T6), and
 * wakes the sync. Practice is thrown away.
 */
export const finishConversation = (
  services: Services,
  draft: OpenDraft,
  how: { readonly readBack: ReadBack },
): Promise<Result<Finished, ClientProblem>> => services.drafts.finishing(draft.id, () => finish(services, draft, how))

const finish = async (
  services: Services,
  draft: OpenDraft,
  how: { readonly readBack: ReadBack },
): Promise<Result<Finished, ClientProblem>> => {
  const { database, drafts, sync, vault } = services
  const first = draft.current()
  const finished = {
    id: first.id,
    number: first.number,
    practice: first.practice,
    ...(first.code === undefined || first.practice ? {} : { code: first.code }),
  }
  if (first.practice || draft.sealer === undefined) {
    drafts.remove(draft.id)
    return ok(finished)
  }
  // The newest words go to disk as a draft first: if finishing fails, they are there.
  await draft.flush()
  const recipients = await vault.recipients()
  const addressed = recipients.every((one) => draft.sealer?.kids.includes(one.kid))
    ? draft.sealer
    : await draft.sealer.readdress(recipients)
  const slip = first.code === undefined ? undefined : await sealSlip(vault, draft.current(), first.code)
  let record: StoredRecord
  for (;;) {
    const current = draft.current()
    const conversation = finishDraft(current, how)
    if (!conversation.ok) throw new Error(`a conversation cannot be finished: ${conversation.failure.code}`)
    record = await freezeRecord(addressed, conversation.value)
    // Sealing took a moment; what was typed meanwhile belongs to the conversation.
    if (draft.current() === current) break
  }
  if (record.envelope !== undefined && record.envelope.length > maxEnvelopeLength) return err({ code: 'too-much-text' })
  const stored = await finishDraftRow(database, draft.id, record, { root: first.root, slip })
  if (!stored.ok) return stored
  // Another record stands under this id, without these words: no thanks for them, they stay on the screen.
  if (stored.value === 'already') return err({ code: 'open-elsewhere' })
  if (stored.value === 'gone') return err({ code: 'not-found' })
  drafts.remove(draft.id)
  sync.wake()
  return ok(finished)
}
