import type { Refusal } from '#domain/conversation.ts'
import type { Result } from '#domain/result.ts'
import { ok } from '#domain/result.ts'
import { uuidFromBytes } from '#wire/bytes.ts'
import { createSealer } from '#wire/envelope.ts'
import type { ClientProblem } from '../problem.ts'
import type { OpenDraft, Services } from '../services.ts'
import { dropDraft } from '../storage/draft-log.ts'
import { freezeRecord } from './freeze-record.ts'
import { numberCounter } from './number-counter.ts'

/** Somebody said no: the draft goes, a refusal without content is counted, in one transaction. */
export const refuseConversation = async (
  services: Services,
  draft: OpenDraft,
): Promise<Result<void, ClientProblem>> => {
  const { database, drafts, vault, randomBytes, sync } = services
  const { practice, day, programme, round, centre, instrument, with: withWhom, number } = draft.current()
  if (practice) {
    drafts.remove(draft.id)
    return ok(undefined)
  }
  // An id of its own: the conversation's id comes from a withdrawal code, and nobody got one.
  const id = uuidFromBytes(randomBytes(16))
  const refusal: Refusal = {
    kind: 'refusal',
    id,
    revision: 1,
    day,
    programme,
    round,
    centre,
    instrument,
    with: withWhom,
  }
  const record = await freezeRecord(await createSealer(id, await vault.recipients()), refusal)
  const dropped = await dropDraft(database, {
    id: draft.id,
    drawn: { counter: numberCounter({ centre, round }), number },
    refusal: record,
  })
  if (!dropped.ok) return dropped
  drafts.remove(draft.id)
  sync.wake()
  return dropped
}
