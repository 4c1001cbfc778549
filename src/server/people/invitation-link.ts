import type { Role } from '#domain/role.ts'
import { toBase64Url, uuidFromBytes } from '#wire/bytes.ts'
import type { RandomBytes } from '../keys/key-files.ts'
import { sha256OfSecret } from '../keys/key-files.ts'
import type { Actor } from '../store/audit-queries.ts'
import type { PeopleStore } from '../store/people-store.ts'
import type { SealedSecrets } from './sealed-secret.ts'

/** A link that lies about is a key that lies about. */
const invitationLife = 3 * 24 * 60 * 60_000

export type IssuedLink = { readonly link: string; readonly expires: string }

/**
 * Makes a one-time link for somebody new, or (`person`) for somebody who is here and gets new means to sign in. The
 * token stands in the fragment, which browsers never send; the store keeps only its hash. `expires` is an ISO time.
 */
export const issueInvitation = async ({
  people,
  secrets,
  now,
  address,
  randomBytes,
  by,
  name,
  role,
  centres = [],
  person,
}: {
  readonly people: PeopleStore
  readonly secrets: SealedSecrets
  readonly now: number
  readonly address: string
  readonly randomBytes: RandomBytes
  readonly by: Actor
  readonly name: string
  readonly role: Role
  readonly centres?: readonly string[]
  readonly person?: string | undefined
}): Promise<IssuedLink> => {
  const token = toBase64Url(randomBytes(32))
  const expires = now + invitationLife
  await people.invite({
    id: uuidFromBytes(randomBytes(16)),
    tokenHash: sha256OfSecret(token),
    name,
    role,
    centres,
    person,
    // RFC 4226: at least 128 bits, 160 recommended.
    totpSealed: secrets.seal(randomBytes(20)),
    expires,
    by,
    now,
  })
  return { link: `${address}/#/bureau/uitnodiging/${token}`, expires: new Date(expires).toISOString() }
}
