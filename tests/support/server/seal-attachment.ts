import { randomBytes } from 'node:crypto'
import type { Recording } from '#domain/attachment.ts'
import { partsFor, plainPartBytes, sealedSize } from '#domain/attachment.ts'
import type { Announced } from '#wire/attachment.ts'
import { hashOfBytes, hashOfParts, partKeyOf, sealPart } from '#wire/attachment.ts'
import { attachmentId } from '#wire/attachment-id.ts'
import { toBase64Url } from '#wire/bytes.ts'
import type { Recipient } from '#wire/envelope.ts'
import { sealerFromKey } from '#wire/envelope.ts'
import type { SealedRecord } from './sealed-records.ts'
import { hashOf, tabletRecipient } from './sealed-records.ts'

export type SealedAttachment = {
  readonly manifest: SealedRecord
  readonly announced: Announced
  readonly parts: readonly { readonly hash: string; readonly bytes: string }[]
  readonly plain: Uint8Array
}

/** Sound of that many bytes as a tablet would send it, of the conversation with this root. */
export const sealAttachment = async ({
  ingest,
  root,
  number = 1,
  size = 100,
  over = {},
}: {
  readonly ingest: Recipient
  readonly root: string
  readonly number?: number
  readonly size?: number
  readonly over?: Partial<Recording>
}): Promise<SealedAttachment> => {
  const id = await attachmentId(root, number)
  const plain = Uint8Array.from(randomBytes(size))
  const contentKey = Uint8Array.from(randomBytes(32))
  const key = await partKeyOf(contentKey)
  const sealed = await Promise.all(
    Array.from({ length: partsFor(size) }, (_, part) =>
      sealPart(
        key,
        { id, part, parts: partsFor(size), size },
        plain.slice(part * plainPartBytes, (part + 1) * plainPartBytes),
      ),
    ),
  )
  const hashes = await Promise.all(sealed.map(hashOfBytes))
  const hash = await hashOfParts(hashes)
  const about = {
    id,
    kind: 'recording',
    revision: 1,
    day: '2026-11-23',
    centre: 'bij-betje',
    instrument: 'praatplaat@1',
  } as const
  const recording: Recording = {
    ...about,
    programme: 'zuidwest',
    conversation: root,
    what: 'sound',
    mediaType: 'audio/webm',
    size,
    parts: hashes,
    hash,
    ...over,
  }
  const sealer = await sealerFromKey(id, contentKey, [ingest, await tabletRecipient()])
  const envelope = await sealer.seal(about, recording)
  return {
    manifest: { id, hash: hashOf(envelope), envelope },
    announced: { id, parts: hashes.length, bytes: sealedSize(size), hash },
    parts: sealed.map((bytes, part) => ({ hash: hashes[part]!, bytes: toBase64Url(bytes) })),
    plain,
  }
}
