import * as z from 'zod/mini'
import { recordId } from '#domain/conversation.ts'
import { personName } from '#domain/person-name.ts'
import { centreId } from '#domain/programme.ts'
import { role } from '#domain/role.ts'

/** 256 bits, base64url; in the fragment of a link or in a body, never in a path or query. */
const token = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/))
const password = z.string().check(z.minLength(1), z.maxLength(200))
const code = z.string().check(z.regex(/^[0-9]{6}$/))
/** Passkeys travel as WebAuthn's own JSON; the server's library looks at every part of it. */
const passkeyJson = z.object({
  id: z.string().check(z.maxLength(1400)),
  rawId: z.string().check(z.maxLength(1400)),
  type: z.literal('public-key'),
  response: z.record(z.string(), z.unknown()),
  clientExtensionResults: z.record(z.string(), z.unknown()),
  authenticatorAttachment: z.optional(z.string().check(z.maxLength(40))),
})

const centres = z.array(centreId).check(z.maxLength(200))
export const person = z.object({ id: recordId, name: z.string(), role, centres: z.array(z.string()) })
export type PersonAnswer = z.infer<typeof person>

/** `GET /api/v1/session` and every answer that signs somebody in. */
export const sessionAnswer = z.object({
  person: z.nullable(person),
  /** What this person may ask, in the words of the server's own table; empty when nobody is signed in. */
  may: z.array(z.string()),
  /** ISO time until which key actions need no new proof; null when nobody is signed in. */
  provenUntil: z.nullable(z.string()),
  /** Is there anybody who can run the programme? Until then the server's first link waits. */
  hasManager: z.boolean(),
})
export type SessionAnswer = z.infer<typeof sessionAnswer>

/** `POST /api/v1/sign-in/password` */
export const passwordSignIn = z.strictObject({ name: z.string().check(z.maxLength(200)), password, code })
/** `POST /api/v1/sign-in/passkey` */
export const passkeySignIn = z.strictObject({ passkey: passkeyJson })
/** Options as WebAuthn's JSON; handed to the browser as they are. */
export const passkeyOptions = z.object({ options: z.record(z.string(), z.unknown()) })

/** `POST /api/v1/invitations/look` */
export const invitationLook = z.strictObject({ token })
export const invitationAnswer = z.object({
  name: z.string(),
  role,
  centres: z.array(z.object({ id: z.string(), name: z.string() })),
  /** For somebody who is here already: these means come instead of the old ones. */
  renews: z.boolean(),
  expires: z.string(),
  /** Secret of the time-based code, base32, and the same as an `otpauth:` link for a QR code. */
  secret: z.string(),
  otpauth: z.string(),
})
export type InvitationAnswer = z.infer<typeof invitationAnswer>
/** `POST /api/v1/invitations/passkey-options` */
export const invitationPasskey = z.strictObject({ token, name: personName })
/** `POST /api/v1/invitations/accept` */
export const invitationAccept = z.union([
  z.strictObject({ token, name: personName, password, code }),
  z.strictObject({ token, name: personName, passkey: passkeyJson }),
])

/** `GET /api/v1/people` */
export const peopleAnswer = z.object({
  people: z.array(
    z.object({
      ...person.shape,
      createdAt: z.string(),
      lastSignIn: z.nullable(z.string()),
      closedAt: z.nullable(z.string()),
    }),
  ),
  invitations: z.array(
    z.object({
      id: recordId,
      name: z.string(),
      role,
      centres: z.array(z.string()),
      /** Somebody who is here already. */
      person: z.nullable(recordId),
      expires: z.string(),
    }),
  ),
})
export type PeopleAnswer = z.infer<typeof peopleAnswer>

/** A coordinator has centres, nobody else does. */
const roleAndCentres = z.union([
  z.strictObject({ role: z.literal('coordinator'), centres: centres.check(z.minLength(1)) }),
  z.strictObject({ role: z.enum(['researcher', 'manager']) }),
])
/** `POST /api/v1/people/invitations` */
export const inviteRequest = z.strictObject({ name: personName, as: roleAndCentres })
export type InviteRequest = z.infer<typeof inviteRequest>
/** `POST /api/v1/people/:id/role` */
export const roleRequest = z.strictObject({ as: roleAndCentres })
/** A one-time link; shown once, kept hashed. */
export const linkAnswer = z.object({ link: z.string(), expires: z.string() })
export type LinkAnswer = z.infer<typeof linkAnswer>

/** `GET /api/v1/account` */
export const accountAnswer = z.object({
  person,
  hasPassword: z.boolean(),
  passkeys: z.array(z.object({ id: z.string(), createdAt: z.string(), lastUsed: z.nullable(z.string()) })),
})
export type AccountAnswer = z.infer<typeof accountAnswer>
/** `POST /api/v1/account/passkeys` */
export const passkeyAdd = z.strictObject({ passkey: passkeyJson })
/** `POST /api/v1/account/passkeys/remove`: ids of authenticators do not belong in paths. */
export const passkeyRemove = z.strictObject({ id: z.string().check(z.maxLength(1400)) })
