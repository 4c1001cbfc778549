import type { Result } from '#domain/result.ts'
import type { RetentionTerms } from '#domain/retention.ts'
import type {
  AuditAnswer,
  BackupsAnswer,
  CentresAnswer,
  RetentionAnswer,
  SealingAnswer,
  TabletsAnswer,
} from '#wire/manage.ts'
import {
  auditAnswer,
  backupsAnswer,
  centresAnswer,
  retentionAnswer,
  sealingAnswer,
  tabletsAnswer,
} from '#wire/manage.ts'
import type {
  AccountAnswer,
  InvitationAnswer,
  InviteRequest,
  LinkAnswer,
  PeopleAnswer,
  SessionAnswer,
} from '#wire/people.ts'
import {
  accountAnswer,
  invitationAnswer,
  linkAnswer,
  passkeyOptions,
  peopleAnswer,
  sessionAnswer,
} from '#wire/people.ts'
import { makePasskey, signWithPasskey } from './ask-passkey.ts'
import type { DeskLine } from './desk-line.ts'
import type { DeskProblem } from './desk-problem-of.ts'

type Asked<Value> = Promise<Result<Value, DeskProblem>>

export type SignedIn = SessionAnswer & { readonly person: NonNullable<SessionAnswer['person']> }

/** What people at the desk ask of the server about themselves and about what they run. */
export type Staff = {
  readonly session: () => Asked<SessionAnswer>
  readonly signIn: (given: {
    readonly name: string
    readonly password: string
    readonly code: string
  }) => Asked<SessionAnswer>
  readonly signInWithPasskey: () => Asked<SessionAnswer>
  readonly signOut: () => Asked<SessionAnswer>

  readonly invitation: (token: string) => Asked<InvitationAnswer>
  readonly accept: (given: {
    readonly token: string
    readonly name: string
    readonly password: string
    readonly code: string
  }) => Asked<SessionAnswer>
  readonly acceptWithPasskey: (given: { readonly token: string; readonly name: string }) => Asked<SessionAnswer>

  readonly account: () => Asked<AccountAnswer>
  readonly addPasskey: () => Asked<void>
  readonly removePasskey: (id: string) => Asked<void>
  /** A link for oneself, to a new password and authenticator. */
  readonly renewSelf: () => Asked<LinkAnswer>

  readonly people: () => Asked<PeopleAnswer>
  readonly invite: (whom: InviteRequest) => Asked<LinkAnswer>
  readonly withdrawInvitation: (id: string) => Asked<void>
  readonly renew: (person: string) => Asked<LinkAnswer>
  readonly changeRole: (person: string, as: InviteRequest['as']) => Asked<void>
  readonly closeAccount: (person: string) => Asked<void>

  readonly centres: () => Asked<CentresAnswer>
  readonly addCentre: (name: string) => Asked<void>
  readonly renameCentre: (id: string, name: string) => Asked<void>
  readonly closeCentre: (id: string, closed: boolean) => Asked<void>

  readonly tablets: () => Asked<TabletsAnswer>
  readonly shutOut: (id: string, deposits: boolean) => Asked<void>
  readonly setDeposit: (id: string, deposits: boolean) => Asked<void>
  readonly acceptOtherCentre: (id: string) => Asked<void>
  readonly moveTablet: (id: string, centre: string) => Asked<void>

  readonly audit: (before: number | undefined) => Asked<AuditAnswer>
  readonly backups: () => Asked<BackupsAnswer>
  readonly retention: () => Asked<RetentionAnswer>
  readonly setRetention: (terms: RetentionTerms) => Asked<void>

  readonly sealing: () => Asked<SealingAnswer>
  /** Once, and for good. */
  readonly seal: (readingKey: NonNullable<SealingAnswer['readingKey']>) => Asked<void>
}

export const askStaff = (line: DeskLine): Staff => {
  const options = (path: string, body: object = {}) => line.tell(path, body, passkeyOptions)
  /** Options from the server, then the device, then the server again. */
  const through = async <Value>(
    path: string,
    body: object,
    device: (options: Readonly<Record<string, unknown>>) => Asked<object>,
    end: (passkey: object) => Asked<Value>,
  ): Asked<Value> => {
    const asked = await options(path, body)
    if (!asked.ok) return asked
    const passkey = await device(asked.value.options)
    return passkey.ok ? end(passkey.value) : passkey
  }
  return {
    session: () => line.read('session', sessionAnswer),
    signIn: (given) => line.tell('sign-in/password', given, sessionAnswer),
    signInWithPasskey: () =>
      through('sign-in/passkey-options', {}, signWithPasskey, (passkey) =>
        line.tell('sign-in/passkey', { passkey }, sessionAnswer),
      ),
    signOut: () => line.tell('sign-out', {}, sessionAnswer),

    invitation: (token) => line.tell('invitations/look', { token }, invitationAnswer),
    accept: (given) => line.tell('invitations/accept', given, sessionAnswer),
    acceptWithPasskey: (given) =>
      through('invitations/passkey-options', given, makePasskey, (passkey) =>
        line.tell('invitations/accept', { ...given, passkey }, sessionAnswer),
      ),

    account: () => line.read('account', accountAnswer),
    addPasskey: () =>
      through('account/passkeys/options', {}, makePasskey, (passkey) => line.change('account/passkeys', { passkey })),
    removePasskey: (id) => line.change('account/passkeys/remove', { id }),
    renewSelf: () => line.tell('account/renewal', {}, linkAnswer),

    people: () => line.read('people', peopleAnswer),
    invite: (whom) => line.tell('people/invitations', whom, linkAnswer),
    withdrawInvitation: (id) => line.change(`people/invitations/${id}`, undefined, 'DELETE'),
    renew: (person) => line.tell(`people/${person}/renewal`, {}, linkAnswer),
    changeRole: (person, as) => line.change(`people/${person}/role`, { as }),
    closeAccount: (person) => line.change(`people/${person}/close`),

    centres: () => line.read('centres', centresAnswer),
    addCentre: (name) => line.change('centres', { name }),
    renameCentre: (id, name) => line.change(`centres/${id}/name`, { name }),
    closeCentre: (id, closed) => line.change(`centres/${id}/closed`, { closed }),

    tablets: () => line.read('tablets', tabletsAnswer),
    shutOut: (id, deposits) => line.change(`tablets/${id}/shut-out`, { deposits }),
    setDeposit: (id, deposits) => line.change(`tablets/${id}/deposit`, { deposits }),
    moveTablet: (id, centre) => line.change(`tablets/${id}/centre`, { centre }),
    acceptOtherCentre: (id) => line.change(`tablets/${id}/other-centre`),

    audit: (before) => line.read(`audit${before === undefined ? '' : `?before=${before}`}`, auditAnswer),
    backups: () => line.read('backups', backupsAnswer),
    retention: () => line.read('retention', retentionAnswer),
    setRetention: (terms) => line.change('retention', terms),

    sealing: () => line.read('sealing', sealingAnswer),
    seal: (readingKey) => line.change('sealing', { readingKey }),
  }
}
