// What the desk may ask of the database about people: the port, beside record-store.ts.

import type { Role } from '#domain/role.ts'
import type { Actor } from './audit-queries.ts'

export type Person = {
  readonly id: string
  readonly name: string
  readonly role: Role
  /** Of a coordinator; empty for the others, who see the programme. */
  readonly centres: readonly string[]
  readonly createdAt: string
  readonly closedAt: string | undefined
  readonly lastSignIn: string | undefined
}

/** What proves a person: Argon2id of a password with the sealed secret of a time-based code, or a passkey. */
export type PasswordMeans = {
  readonly passwordHash: string
  readonly totpSealed: string
  /** The code that was shown with it; it is used up. */
  readonly totpStep: number
}
export type NewPasskey = {
  readonly credentialId: string
  readonly publicKey: string
  readonly counter: number
  readonly transports: readonly string[]
}
export type Means = { readonly password: PasswordMeans } | { readonly passkey: NewPasskey }

export type Passkey = NewPasskey & {
  readonly person: string
  readonly createdAt: string
  readonly lastUsed: string | undefined
}

export type Invitation = {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly centres: readonly string[]
  /** Who gets new means to sign in; `undefined` for somebody new. */
  readonly person: string | undefined
  readonly createdAt: string
  readonly expiresAt: string
}
export type InvitationFailure = 'invitation-unknown' | 'invitation-used' | 'invitation-expired'

export type Session = {
  readonly person: Person
  /** When this person last proved who they are; epoch milliseconds, as `lastSeen`. */
  readonly provenAt: number
  readonly lastSeen: number
}

export type PeopleStore = {
  /** Is there anybody who can run the programme? */
  readonly hasManager: () => Promise<boolean>
  /** By name, closed accounts last. */
  readonly people: () => Promise<readonly Person[]>
  readonly person: (id: string) => Promise<Person | undefined>
  /** An open account by its name, with what proves it. */
  readonly named: (
    nameKey: string,
  ) => Promise<{ readonly person: Person; readonly password: PasswordMeans | undefined } | undefined>

  readonly invite: (invitation: {
    readonly id: string
    readonly tokenHash: string
    readonly name: string
    readonly role: Role
    readonly centres: readonly string[]
    readonly person: string | undefined
    readonly totpSealed: string
    readonly expires: number
    readonly by: Actor
    readonly now: number
  }) => Promise<void>
  /** Those that can still be used, newest first. */
  readonly invitations: (now: number) => Promise<readonly Invitation[]>
  readonly invitation: (
    tokenHash: string,
    now: number,
  ) => Promise<(Invitation & { readonly totpSealed: string }) | InvitationFailure>
  /** @returns whether there was such an open invitation. */
  readonly withdrawInvitation: (id: string, by: Actor, now: number) => Promise<boolean>
  /** Invitations that nobody sent (the server's own, at a start) do not pile up. */
  readonly dropInvitations: (of: { readonly name: string }) => Promise<void>
  /**
   * Spends an invitation once and makes the account, or gives the one it is for these means instead of its own and ends
   * its sessions.
   */
  readonly join: (asked: {
    readonly tokenHash: string
    /** Id for somebody new. */
    readonly id: string
    readonly name: string
    readonly nameKey: string
    readonly means: Means
    readonly now: number
  }) => Promise<Person | InvitationFailure | 'name-taken'>

  readonly changeRole: (asked: {
    readonly id: string
    readonly role: Role
    readonly centres: readonly string[]
    readonly by: Actor
    readonly now: number
  }) => Promise<'done' | 'unknown' | 'last-manager'>
  /** Ends its sessions and takes its means away; its name stays for the audit log. */
  readonly closeAccount: (id: string, by: Actor, now: number) => Promise<'done' | 'unknown' | 'last-manager'>

  /** Uses a code's step up. @returns false when it or a later one was used before. */
  readonly spendTotpStep: (person: string, step: number) => Promise<boolean>
  readonly hasPassword: (person: string) => Promise<boolean>
  readonly passkeys: (person: string) => Promise<readonly Passkey[]>
  readonly passkey: (credentialId: string) => Promise<Passkey | undefined>
  /** @returns false when this authenticator is known already. */
  readonly addPasskey: (person: string, passkey: NewPasskey, now: number) => Promise<boolean>
  /** @returns `last` for the only way in. */
  readonly removePasskey: (person: string, credentialId: string, now: number) => Promise<'done' | 'unknown' | 'last'>
  readonly notePasskey: (credentialId: string, counter: number, now: number) => Promise<void>

  /** A new session, instead of the one of this browser before. */
  readonly openSession: (asked: {
    readonly tokenHash: string
    readonly person: string
    readonly instead: string | undefined
    readonly what: 'signed-in' | 'proved-again' | undefined
    readonly now: number
  }) => Promise<void>
  readonly session: (tokenHash: string) => Promise<Session | undefined>
  readonly touchSession: (tokenHash: string, now: number) => Promise<void>
  readonly endSession: (tokenHash: string, now: number) => Promise<void>
  /** Takes away what ended before this moment. */
  readonly sweep: (before: { readonly sessions: number; readonly others: number }) => Promise<void>

  /** @returns false when this challenge was answered before. Kept until it expires. */
  readonly spendChallenge: (hash: string, expires: number) => Promise<boolean>

  /**
   * Counts a try before it is looked at, so that many at once count as many. @returns how often it failed before and
   * when last (epoch milliseconds).
   */
  readonly countTry: (
    subject: string,
    now: number,
    mayTry: (failed: number, lastAt: number) => boolean,
  ) => Promise<{ readonly failed: number; readonly lastAt: number }>
  readonly forgetTries: (subject: string) => Promise<void>
}
