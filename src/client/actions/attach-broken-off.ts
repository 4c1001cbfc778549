import { begunRecording } from '#domain/attachment.ts'
import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import type { Opener } from '#wire/envelope.ts'
import { openContentKey, openEnvelope, parseEnvelope } from '#wire/envelope.ts'
import type { AttachProblem } from '../problem.ts'
import type { Services } from '../services.ts'
import { readAttachments, setAttachmentAside } from '../storage/attachment-log.ts'
import type { StoredAttachment } from '../storage/attachment-row.ts'
import { finishAttachment } from './attach-finish.ts'
import { attachProblemOf } from './attach-problem-of.ts'
import { holdAttachment } from './attach-stream.ts'

const finishOne = async (
  services: Pick<Services, 'database' | 'vault' | 'lock'>,
  { id, head, state }: StoredAttachment,
  openers: readonly Opener[],
): Promise<Result<boolean, AttachProblem>> => {
  const sealed = parseEnvelope(head)
  const opener = openers.find(({ kid }) => sealed?.wraps.some((wrap) => wrap.kid === kid))
  if (sealed !== undefined && opener === undefined) return ok(false)
  const body = sealed === undefined || opener === undefined ? undefined : await openEnvelope(sealed, opener)
  const key = sealed === undefined || opener === undefined ? undefined : await openContentKey(sealed, opener)
  const begun = begunRecording.safeParse(body?.ok ? body.value : undefined)
  if (!begun.success || key?.ok !== true || begun.data.id !== id) {
    await setAttachmentAside(services.database, id, 'damaged')
    return err({ code: 'damaged' })
  }
  const release = await holdAttachment(services, id)
  // Still being recorded, in this window or another.
  if (release === undefined) return ok(false)
  const whole = await finishAttachment(services, {
    begun: begun.data,
    contentKey: key.value,
    brokenOff: state === 'open',
  })
  release()
  return whole.ok ? ok(true) : whole
}

/**
 * Finishes, as they are, the recordings that a crash or a closed window broke off. Needs reading to be open when it begins:
 * only then is there a key to what was kept.
 * @returns how many are whole now. One that fails does not hold up the others; it stays as it was, or is set aside.
 */
export const finishBrokenOff = async (
  services: Pick<Services, 'database' | 'vault' | 'lock'>,
): Promise<Result<number, AttachProblem>> => {
  const openers = services.vault.openers()
  if (openers.length === 0) return err({ code: 'locked' })
  const rows = await readAttachments(services.database)
  if (!rows.ok) return err(attachProblemOf(rows.failure.code))
  let whole = 0
  for (const row of rows.value) {
    if (row.state !== 'open' && row.state !== 'closing') continue
    const finished = await finishOne(services, row, openers)
    if (finished.ok && finished.value) whole += 1
  }
  return ok(whole)
}
