import type { Generated } from 'kysely'
import type { Role } from '#domain/role.ts'

// Who may come to the desk, and where. As in tables.ts: every key leads with programme_id, times are ISO text, secrets
// stand here hashed or sealed under a key that is not in the database.

type PeopleTable = {
  readonly programme_id: string
  readonly id: string
  name: string
  /** The name as it is compared: nobody can take another's name with other capitals. */
  name_key: string
  role: Role
  readonly created_at: string
  closed_at: string | null
  last_sign_in: string | null
  /** PHC string of Argon2id; null for who signs in with a passkey only. */
  password_hash: string | null
  /** The time-based code's secret, sealed; there when there is a password. */
  totp_sealed: string | null
  /** Step of the last code that was used: each works once (RFC 6238, 5.2). */
  totp_step: number
}

type PersonCentresTable = { readonly programme_id: string; readonly person_id: string; readonly centre: string }

type PasskeysTable = {
  readonly programme_id: string
  /** As the authenticator named it, base64url. */
  readonly credential_id: string
  readonly person_id: string
  /** COSE, base64url. */
  readonly public_key: string
  counter: number
  /** JSON list. */
  readonly transports: string
  readonly created_at: string
  last_used: string | null
}

type SessionsTable = {
  readonly programme_id: string
  readonly token_hash: string
  readonly person_id: string
  /** When this person last proved who they are; key actions ask that it was just now. */
  readonly created_at: string
  last_seen: string
}

type InvitationsTable = {
  readonly programme_id: string
  readonly id: string
  readonly token_hash: string
  /** Whom it is for; a suggestion for the name. */
  readonly name: string
  readonly role: Role
  /** JSON list; only for a coordinator. */
  readonly centres: string
  /** Somebody who is here already and gets new means to sign in. */
  readonly person_id: string | null
  readonly created_at: string
  readonly expires_at: string
  used_at: string | null
  readonly totp_sealed: string
}

/** Challenges of passkeys that were answered: each once, on whichever instance. */
type ChallengesTable = {
  readonly programme_id: string
  readonly challenge_hash: string
  readonly expires_at: string
}

/** Refused passwords and codes of one account, also of names that nobody has. */
type SignInTriesTable = {
  readonly programme_id: string
  readonly subject: string
  failed: number
  last_at: string
}

type CentresTable = {
  readonly programme_id: string
  readonly id: string
  name: string
  readonly position: number
  closed_at: string | null
}

type AuditTable = {
  readonly programme_id: string
  readonly seq: number
  readonly at: string
  readonly who: string
  readonly what: string
  readonly about: string | null
  readonly detail: string | null
  /** SHA-256 over this entry and the hash before it: an entry that was changed or taken out shows. */
  readonly hash: string
}
type AuditHeadTable = {
  readonly programme_id: string
  seq: number
  hash: string
  /** The last entry that was let go at the end of its term: the chain goes on from its hash. */
  gone_seq: Generated<number>
  gone_hash: Generated<string>
}

type BackupRunsTable = {
  readonly programme_id: string
  readonly id: string
  readonly kind: 'backup' | 'drill'
  readonly at: string
  readonly seq: number
  /** 1: outside the data directory. */
  readonly apart: number
}

export type PeopleTables = {
  readonly people: PeopleTable
  readonly person_centres: PersonCentresTable
  readonly passkeys: PasskeysTable
  readonly sessions: SessionsTable
  readonly invitations: InvitationsTable
  readonly challenges: ChallengesTable
  readonly sign_in_tries: SignInTriesTable
  readonly centres: CentresTable
  readonly audit: AuditTable
  readonly audit_head: AuditHeadTable
  readonly backup_runs: BackupRunsTable
}
