// An attachment's manifest is a record like any; its parts follow by themselves (SPEC A). This file seals and opens parts,
// and says what tablet and server tell each other about them.

import * as z from 'zod/mini'
import { maxAttachmentBytes, maxParts, partBytes, sealedSize, sealingBytes } from '#domain/attachment.ts'
import { recordId } from '#domain/conversation.ts'
import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import { everyAnswer, hash, protocol, receipt } from './batch.ts'
import type { Bytes } from './bytes.ts'
import { toHex, utf8 } from './bytes.ts'

/** P3: the limits of attachments stand here and in `domain/attachment.ts`. */
export const maxAsked = 50

const partFormat = 'praatplaat-part-1'
const pieceFormat = 'praatplaat-piece-1'

/** Seals and opens what belongs to one attachment; made from its content key, which its manifest's wraps hold. */
export type PartKey = CryptoKey

/** A2: a key of its own, derived from the manifest's content key: the manifest and its parts never share a nonce's space. */
export const partKeyOf = async (contentKey: Bytes): Promise<PartKey> => {
  const key = await crypto.subtle.importKey('raw', contentKey, 'HKDF', false, ['deriveBits'])
  const bits = await crypto.subtle.deriveBits(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: utf8(partFormat) },
    key,
    256,
  )
  return crypto.subtle.importKey('raw', bits, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

/** Which part of which attachment: bound into the sealed bytes (A3). */
export type PartPlace = { readonly id: string; readonly part: number; readonly parts: number; readonly size: number }
const partAssociated = ({ id, part, parts, size }: PartPlace): Bytes =>
  utf8(JSON.stringify([partFormat, id, part, parts, size]))

/** Where a piece of a recording under way lies: on the tablet only, never sent. */
export type PiecePlace = { readonly id: string; readonly at: number }
const pieceAssociated = ({ id, at }: PiecePlace): Bytes => utf8(JSON.stringify([pieceFormat, id, at]))

const seal = async (key: PartKey, associated: Bytes, plain: Bytes): Promise<Bytes> => {
  const nonce = crypto.getRandomValues(new Uint8Array(12))
  const body = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: associated }, key, plain)
  const sealed = new Uint8Array(plain.length + sealingBytes)
  sealed.set(nonce)
  sealed.set(new Uint8Array(body), nonce.length)
  return sealed
}

const open = async (key: PartKey, associated: Bytes, sealed: Bytes): Promise<Result<Bytes, 'damaged'>> => {
  try {
    const iv = sealed.slice(0, 12)
    const body = sealed.slice(12)
    return ok(
      new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: associated }, key, body)),
    )
  } catch {
    return err('damaged')
  }
}

/**
 * A3: seals one part. Id, number, how many there are and the size of the whole are bound, so that a part opens only in
 * its own place of its own attachment, and a shortened one not at all.
 * @returns nonce, ciphertext and tag, at most 256 KiB.
 */
export const sealPart = (key: PartKey, place: PartPlace, plain: Bytes): Promise<Bytes> =>
  seal(key, partAssociated(place), plain)

/** The part's plain bytes; `damaged` when it is not this part, of this attachment, unchanged. */
export const openPart = (key: PartKey, place: PartPlace, sealed: Bytes): Promise<Result<Bytes, 'damaged'>> =>
  open(key, partAssociated(place), sealed)

/** A7: a piece of a recording under way, sealed before it is kept: how many parts there will be is not known yet. */
export const sealPiece = (key: PartKey, place: PiecePlace, plain: Bytes): Promise<Bytes> =>
  seal(key, pieceAssociated(place), plain)

/** The piece's plain bytes; `damaged` when it is not the piece that was kept there. */
export const openPiece = (key: PartKey, place: PiecePlace, sealed: Bytes): Promise<Result<Bytes, 'damaged'>> =>
  open(key, pieceAssociated(place), sealed)

/** SHA-256 of a sealed part, 64 hex characters. */
export const hashOfBytes = async (sealed: Bytes): Promise<string> =>
  toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', sealed)))

/** A4: the hash of the whole as sealed, from the parts' hashes in order: nobody needs all parts in memory for it. */
export const hashOfParts = (hashes: readonly string[]): Promise<string> =>
  hashOfBytes(Uint8Array.from(hashes.flatMap((one) => one.match(/../g)!.map((pair) => Number.parseInt(pair, 16)))))

/**
 * What the server is told of an attachment in the clear: how many sealed bytes it may await, in how many parts, and the
 * hash that they must have. Nothing says of which conversation it is.
 */
export const announced = z.strictObject({
  id: recordId,
  parts: z.int().check(z.gte(1), z.lte(maxParts)),
  bytes: z.int().check(z.gte(1), z.lte(sealedSize(maxAttachmentBytes))),
  hash,
})
export type Announced = z.infer<typeof announced>

/** `POST /api/v1/attachments/have` */
export const attachmentsHaveRequest = z.strictObject({
  protocol: z.literal(protocol),
  attachments: z.array(announced).check(z.maxLength(maxAsked)),
})
export type AttachmentsHaveRequest = z.infer<typeof attachmentsHaveRequest>

/** `POST /api/v1/attachments/part` */
export const partRequest = z.strictObject({
  protocol: z.literal(protocol),
  id: recordId,
  /** From 0. */
  part: z.int().check(z.gte(0), z.lt(maxParts)),
  /** SHA-256 of the sealed bytes. */
  hash,
  /** The sealed bytes, base64url. */
  bytes: z.string().check(z.regex(/^[A-Za-z0-9_-]*$/), z.maxLength(Math.ceil((partBytes * 4) / 3))),
})
export type PartRequest = z.infer<typeof partRequest>

export const attachmentOutcome = z.enum([
  /** These parts are still missing. */
  'awaited',
  /** All parts are here and their hash is right: `receipt` is for the whole (A6). */
  'complete',
  'withdrawn',
  /** Announced before with another size or hash, or all its parts do not have the hash that was announced. */
  'conflict',
  /** Its manifest is not here: nothing is taken that nobody could ever open. */
  'unknown',
  /** This tablet has sent as much as it may: it keeps the rest. */
  'no-room',
])
export type AttachmentOutcome = z.infer<typeof attachmentOutcome>

export const attachmentsHaveAnswer = z.object({
  ...everyAnswer,
  attachments: z.array(
    z.object({
      id: recordId,
      outcome: attachmentOutcome,
      /** With `awaited`: numbers of parts, from 0. */
      missing: z.optional(z.array(z.int())),
      receipt: z.optional(receipt),
    }),
  ),
})
export type AttachmentsHaveAnswer = z.infer<typeof attachmentsHaveAnswer>

export const partOutcome = z.enum([
  'stored',
  'duplicate',
  /** Other bytes stand under this number; they stay. */
  'conflict',
  'withdrawn',
  /** Not announced, or its manifest is gone: ask again. */
  'unknown',
  /** The bytes have not this hash, or not the length that this part must have. */
  'invalid',
])
export type PartOutcome = z.infer<typeof partOutcome>

export const partAnswer = z.object({
  ...everyAnswer,
  id: recordId,
  part: z.int(),
  outcome: partOutcome,
  /** With the last part: for the whole (A6). */
  receipt: z.optional(receipt),
})
export type PartAnswer = z.infer<typeof partAnswer>
