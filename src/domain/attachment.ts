import * as z from 'zod/mini'
import { day, instrumentReference, recordId } from './conversation.ts'
import { centreId } from './programme.ts'

/** Sound or a photo that belongs to a conversation: too large to travel in it, so it follows in parts. */
export const attachmentKind = z.enum(['sound', 'photo'])
export type AttachmentKind = z.infer<typeof attachmentKind>

/**
 * What may be kept, by what it is. Nothing a browser would run when somebody opens it: no SVG, no HTML (ASVS 5.2.2).
 */
export const mediaTypes = {
  sound: ['audio/webm', 'audio/mp4', 'audio/ogg'],
  photo: ['image/jpeg', 'image/webp', 'image/png'],
} as const satisfies Readonly<Record<AttachmentKind, readonly string[]>>
export const mediaType = z.enum([...mediaTypes.sound, ...mediaTypes.photo])
export type MediaType = z.infer<typeof mediaType>

/** What travels in one request, sealed. */
export const partBytes = 256 * 1024
/** What sealing adds to a part: nonce (12) and tag (16). */
export const sealingBytes = 28
/** What was recorded, in one part: so that a sealed part is 256 KiB and no more. */
export const plainPartBytes = partBytes - sealingBytes
/** 128 MiB: three hours of speech, or a photo as no camera makes them. */
export const maxParts = 512
export const maxAttachmentBytes = maxParts * plainPartBytes

/** How many parts something of so many bytes has; nothing at all is one empty part, so that it can be told from cut off. */
export const partsFor = (size: number): number => Math.max(1, Math.ceil(size / plainPartBytes))

/** Sealed bytes of all parts together. */
export const sealedSize = (size: number): number => size + partsFor(size) * sealingBytes

/** How many bytes the sealed part with this number (from 0) has, of `sealed` bytes in all. */
export const sealedPartSize = (sealed: number, part: number): number => Math.min(partBytes, sealed - part * partBytes)

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/))

const about = {
  id: recordId,
  revision: z.literal(1),
  day,
  programme: z.string(),
  centre: centreId,
  instrument: instrumentReference,
  /** Root of the conversation. */
  conversation: recordId,
  what: attachmentKind,
  mediaType,
}

/** What is known when it begins: sealed beside the first piece, so that a recording that breaks off can be finished. */
export const begunRecording = z.strictObject({ kind: z.literal('begun-recording'), ...about })
export type BegunRecording = z.infer<typeof begunRecording>

/**
 * The sealed body of a `recording` record: the manifest of one attachment (DESIGN 4). It says which conversation it is
 * of, so that the clear header need not; and what its parts are, so that nobody can leave one out or put in another.
 */
export const recording = z
  .strictObject({
    kind: z.literal('recording'),
    ...about,
    /** Bytes of what was recorded. */
    size: z.int().check(z.gte(0), z.lte(maxAttachmentBytes)),
    /** SHA-256 of each sealed part, in order. */
    parts: z.array(hash).check(z.minLength(1), z.maxLength(maxParts)),
    /** Of the whole as sealed: SHA-256 over the parts' hashes, as 32 bytes each, in order (A4). */
    hash,
    /** The browser or the tablet stopped in the middle; this is what was kept until then. */
    brokenOff: z.optional(z.literal(true)),
  })
  .check(
    z.refine((one) => one.parts.length === partsFor(one.size)),
    z.refine((one) => (mediaTypes[one.what] as readonly string[]).includes(one.mediaType)),
  )
export type Recording = z.infer<typeof recording>
