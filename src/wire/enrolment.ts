import * as z from 'zod/mini'
import { recordId } from '#domain/conversation.ts'
import { centre, centreId, programme } from '#domain/programme.ts'
import { keyId } from './envelope.ts'

/** 16 of Crockford's characters (80 bits), shown in fours; in the fragment of a link or typed, never in a path. */
export const enrolmentCode = z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{16}$/))

export const enrolRequest = z.strictObject({ code: enrolmentCode })

export const serverKey = z.strictObject({ kid: keyId, publicKey: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)) })

export const enrolAnswer = z.object({
  device: z.string(),
  /** 256 bits, base64url; the server keeps only its SHA-256. Scope: push for the programme. */
  token: z.string(),
  programme,
  ingestKey: serverKey,
  /** Whose tablet it is, and whether it may read its centre back; absent from a server that does not tell. */
  centre: z.optional(centreId),
  reads: z.optional(z.boolean()),
  /** O1: of a sealed programme, the key that what was said is for. */
  sealedFor: z.optional(serverKey),
})
export type EnrolAnswer = z.infer<typeof enrolAnswer>

/** `POST /api/v1/sync/token`: the SHA-256, hex, of a newer token that the tablet drew itself and keeps (S14). */
export const tokenRequest = z.strictObject({ tokenHash: z.string().check(z.regex(/^[0-9a-f]{64}$/)) })

/** 204 has no words. Whether it was the server that answered shows when the next token is used. */
export const tokenAnswer = z.undefined()

/** `POST /api/v1/sync/self`: above which place to look for what this tablet has here (S16). */
export const selfRequest = z.strictObject({ after: z.int().check(z.gte(0)) })
export const selfAnswer = z.object({
  device: z.string(),
  /** The newest records that came from this tablet, fifty at most, of those above that place and not long ago. */
  newest: z.array(recordId),
})

/** `POST /api/v1/sync/apart`: the hash of a token for another tablet, which this one is from then on (S16). */
export const apartAnswer = z.object({ device: z.string() })

/** What a tablet keeps of an enrolment: the answer and where it came from. */
export const enrolment = z.extend(enrolAnswer, { server: z.string() })

/**
 * Answer of `GET /api/v1/config`, its `version` also as ETag: what a tablet goes by. P2: a newer server may say more of
 * a programme than this app knows; that must not keep it from the rest.
 */
export const configAnswer = z.object({
  /** Another one as soon as anything else here is another; equal or not, no order. */
  version: z.string().check(z.minLength(1), z.maxLength(100)),
  programme: z.object({ ...programme.shape, centres: z.array(z.object(centre.shape)) }),
  ingestKey: serverKey,
  /** Keys it had before and still opens (C3), newest first. */
  olderKeys: z.array(keyId),
  minClient: z.int(),
  /** O1: of a sealed programme. */
  sealedFor: z.optional(serverKey),
})
export type ConfigAnswer = z.infer<typeof configAnswer>
