import type { BegunRecording, Recording } from '#domain/attachment.ts'
import { partsFor, plainPartBytes, sealedSize } from '#domain/attachment.ts'
import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import type { PartKey } from '#wire/attachment.ts'
import { hashOfBytes, hashOfParts, openPiece, partKeyOf, sealPart } from '#wire/attachment.ts'
import type { Bytes } from '#wire/bytes.ts'
import { sealerFromKey } from '#wire/envelope.ts'
import type { AttachProblem } from '../problem.ts'
import type { AttachedWhole, Services } from '../services.ts'
import {
  closeAttachment,
  dropAttachment,
  keepManifest,
  readAttachment,
  readPieces,
  replacePieces,
  setAttachmentAside,
} from '../storage/attachment-log.ts'
import type { PraatplaatDatabase } from '../storage/database.ts'
import { attachProblemOf } from './attach-problem-of.ts'
import { freezeRecord } from './freeze-record.ts'

type Done<Value> = Promise<Result<Value, AttachProblem>>

/** The plain bytes between two places, from the pieces that hold them. */
const readPlain = async (
  database: PraatplaatDatabase,
  key: PartKey,
  { id, from, to }: { readonly id: string; readonly from: number; readonly to: number },
): Done<Bytes> => {
  const plain = new Uint8Array(to - from)
  if (to === from) return ok(plain)
  const pieces = await readPieces(database, id, from, to)
  if (!pieces.ok) return err(attachProblemOf(pieces.failure.code))
  let filled = from
  for (const piece of pieces.value) {
    const opened = await openPiece(key, { id, at: piece.at }, piece.bytes)
    // Gone from between, changed, or not as long as its row says: what would come out is not what was recorded.
    if (!opened.ok || opened.value.length !== piece.size || piece.at > filled) return err({ code: 'damaged' })
    const wanted = opened.value.subarray(Math.max(0, from - piece.at), to - piece.at)
    plain.set(wanted, Math.max(0, piece.at - from))
    filled = Math.min(to, piece.at + piece.size)
  }
  return filled === to ? ok(plain) : err({ code: 'damaged' })
}

/** A7: pieces become parts, one at a time; begun again after a crash where it stopped. */
const makeParts = async (
  database: PraatplaatDatabase,
  key: PartKey,
  { id, size }: { readonly id: string; readonly size: number },
): Done<readonly string[]> => {
  const parts = partsFor(size)
  for (;;) {
    const row = await readAttachment(database, id)
    if (!row.ok) return err(attachProblemOf(row.failure.code))
    if (row.value === undefined) return err({ code: 'conversation-gone' })
    const part = row.value.hashes.length
    if (part === parts) return ok(row.value.hashes)
    const from = part * plainPartBytes
    const to = Math.min(size, from + plainPartBytes)
    const plain = await readPlain(database, key, { id, from, to })
    if (!plain.ok) return plain
    const bytes = await sealPart(key, { id, part, parts, size }, plain.value)
    const replaced = await replacePieces(database, { id, part, hash: await hashOfBytes(bytes), bytes }, to)
    if (!replaced.ok) return err(attachProblemOf(replaced.failure.code))
    if (!replaced.value) return err({ code: 'conversation-gone' })
  }
}

/**
 * What was kept becomes a whole attachment: parts, and a frozen manifest that names them. It may be asked again after any
 * failure and any crash; until it succeeded what was kept stays.
 */
export const finishAttachment = async (
  { database, vault }: Pick<Services, 'database' | 'vault'>,
  {
    begun,
    contentKey,
    brokenOff,
  }: {
    readonly begun: BegunRecording
    readonly contentKey: Bytes
    readonly brokenOff: boolean
  },
): Done<AttachedWhole> => {
  const { id } = begun
  const closed = await closeAttachment(database, id, brokenOff)
  if (!closed.ok) return err(attachProblemOf(closed.failure.code))
  if (closed.value === undefined) return err({ code: 'conversation-gone' })
  const { size, state, brokenOff: cut } = closed.value
  if (state !== 'closing') return state === 'quarantined' ? err({ code: 'damaged' }) : ok({ id, size })
  const parts = await makeParts(database, await partKeyOf(contentKey), { id, size })
  if (!parts.ok) {
    if (parts.failure.code === 'damaged') await setAttachmentAside(database, id, 'damaged')
    return parts
  }
  const { kind: _begun, ...about } = begun
  const recording: Recording = {
    kind: 'recording',
    ...about,
    size,
    parts: [...parts.value],
    hash: await hashOfParts(parts.value),
    ...(cut === undefined ? {} : { brokenOff: cut }),
  }
  const sealer = await sealerFromKey(id, contentKey, await vault.recipients())
  const { day, centre, instrument, hash, size: length, envelope = '' } = await freezeRecord(sealer, recording)
  const manifest = { id, day, centre, instrument, hash, size: length, envelope }
  const kept = await keepManifest(database, id, { manifest, bytes: sealedSize(size), hash: recording.hash })
  if (!kept.ok) return err(attachProblemOf(kept.failure.code))
  return kept.value ? ok({ id, size }) : err({ code: 'conversation-gone' })
}

/** On a person's word: what was recorded is not to be kept. The conversation must not await it, so it is taken off first. */
export const forgetAttachment = async (database: PraatplaatDatabase, id: string): Done<void> => {
  const dropped = await dropAttachment(database, id)
  return dropped.ok ? ok(undefined) : err(attachProblemOf(dropped.failure.code))
}
