import * as z from 'zod'
import { instrumentReference, language, round, withWhom } from '#domain/conversation.ts'
import { audience } from '#domain/disclosure.ts'
import { centreId } from '#domain/programme.ts'
import { exportFormats } from '../exchange/export-conversations.ts'
import { tableFormats } from '../exchange/tables-read-me.ts'
import { exportTypes } from '../routes/export.ts'
import type { ApiSchema } from './api-schemas.ts'

type QueryPart = { readonly says: string; readonly schema: z.core.$ZodType; readonly required?: true }

export type RouteDescription = {
  readonly says: string
  readonly body?: ApiSchema
  /** The route takes a request without a body too. */
  readonly bodyMayBeAbsent?: true
  readonly query?: Readonly<Record<string, QueryPart>>
  /** Of a 2xx: a shape, media types of a file or page, or no body at all (204). */
  readonly answer: { readonly json: ApiSchema } | { readonly files: readonly string[] } | 'nothing'
  /** With an ETag: 304 to who has it. */
  readonly hasTag?: true
}

const ofRound = { round: { says: 'Of one round; of all without it.', schema: round } }
const ofCentre = { centre: { says: 'Of one centre; of all one may see without it.', schema: centreId } }
const separated = { separator: { says: 'What stands between cells.', schema: z.enum(['comma', 'semicolon']) } }
const csv = 'text/csv'
const format = {
  format: { says: 'Which file.', schema: z.enum([...exportFormats, ...tableFormats]), required: true },
} as const

/** Single conversations are for the own centre alone. */
const forWhom = { audience: { says: 'For whom; the own centre without it.', schema: audience } }

const json = (name: ApiSchema) => ({ answer: { json: name } }) as const
const nothing = { answer: 'nothing' } as const

/**
 * What the description of the API says of each route beyond what the route says itself (method, address, who may ask).
 * A route without a line here fails `open-api.test.ts`.
 */
export const routeDescriptions: Readonly<Record<string, RouteDescription>> = {
  'GET /api/docs': { says: 'This description, for people.', answer: { files: ['text/html'] } },
  'GET /api/docs/openapi.json': { says: 'This description, for programs.', answer: { files: ['application/json'] } },
  'GET /api/v1/health': { says: 'Is the database open with the settings that keep promises?', ...json('HealthAnswer') },

  'POST /api/v1/enrol': { says: 'Spends a one-time code: a new tablet.', body: 'EnrolRequest', ...json('EnrolAnswer') },
  'GET /api/v1/config': { says: 'What tablets go by (C1, C2).', hasTag: true, ...json('ConfigAnswer') },
  'POST /api/v1/sync/have': {
    says: 'Which of these records are missing, which stand here, which were withdrawn (S12).',
    body: 'HaveRequest',
    ...json('HaveAnswer'),
  },
  'POST /api/v1/sync/push': {
    says: 'Stores sealed records and withdrawals; answers after they are committed (V1 to V3).',
    body: 'PushRequest',
    ...json('PushAnswer'),
  },
  'POST /api/v1/sync/pull': {
    says: 'What a tablet with reading scope may read back of its centre, sealed for its own key (L1 to L5).',
    body: 'PullRequest',
    ...json('PullAnswer'),
  },

  'POST /api/v1/sync/token': {
    says: 'Names the next token of this tablet by its hash; the one it has opens until the next is used (S14).',
    body: 'TokenRequest',
    ...nothing,
  },
  'POST /api/v1/sync/self': {
    says: 'Who this tablet is here, and the newest records that came under its name above a place (S16).',
    body: 'SelfRequest',
    ...json('SelfAnswer'),
  },
  'POST /api/v1/sync/apart': {
    says: 'Another tablet of the same centre and scope, for a copy of one: its token by its hash (S16).',
    body: 'TokenRequest',
    ...json('ApartAnswer'),
  },

  'POST /api/v1/attachments/have': {
    says: 'What of these sound and photos is missing; announces them (A5). Their manifests must be here.',
    body: 'AttachmentsHaveRequest',
    ...json('AttachmentsHaveAnswer'),
  },
  'POST /api/v1/attachments/part': {
    says: 'Stores one sealed part of at most 256 KiB; with the last one comes the receipt for the whole (A6).',
    body: 'PartRequest',
    ...json('PartAnswer'),
  },

  'GET /api/v1/results/conversations': {
    says: 'Conversations, per centre and with whom.',
    query: ofRound,
    ...json('ConversationsAnswer'),
  },
  'GET /api/v1/results/conversations.csv': {
    says: 'The same table as a file.',
    query: { ...ofRound, ...separated },
    answer: { files: [csv] },
  },
  'GET /api/v1/results/cards': {
    says: 'The tables of the meaning cards.',
    query: { ...ofRound, ...ofCentre },
    ...json('CardsAnswer'),
  },
  'GET /api/v1/results/effects': {
    says: 'What was coded: effects, goals, sub-goals and indicators, nothing kept back.',
    query: {
      ...ofRound,
      ...ofCentre,
      with: { says: 'Conversations with these people only.', schema: withWhom },
      language: { says: 'Conversations in this language only.', schema: language },
      instrument: { says: 'Conversations with this form only.', schema: instrumentReference },
    },
    ...json('EffectsAnswer'),
  },
  'GET /api/v1/results/outside': {
    says: 'The numbers that may leave, small ones kept back. Asking counts as giving out.',
    query: {
      ...ofRound,
      audience: { says: 'For whom.', schema: z.enum(['network', 'public']), required: true },
    },
    ...json('OutsideAnswer'),
  },
  'GET /api/v1/export': {
    says: 'A file: for the own centre stories included; for others counts, small ones kept back, and cleared quotes. Noted in the audit log.',
    query: { ...format, ...forWhom, ...ofRound, ...separated },
    answer: { files: exportTypes },
  },
  'GET /api/v1/export/read-me': {
    says: 'What the file holds, what it does not, and what it may not be used for. For others it counts as giving out: noted in the audit log, after proof within five minutes.',
    query: { ...format, ...forWhom, ...ofRound, ...separated },
    answer: { files: ['text/plain'] },
  },

  'GET /api/v1/session': { says: 'Who sits at the desk.', ...json('SessionAnswer') },
  'POST /api/v1/sign-in/password': {
    says: 'Signs in with name, password and the code of an authenticator.',
    body: 'PasswordSignIn',
    ...json('SessionAnswer'),
  },
  'POST /api/v1/sign-in/passkey-options': { says: 'What to ask a passkey.', ...json('PasskeyOptions') },
  'POST /api/v1/sign-in/passkey': {
    says: 'Signs in with a passkey.',
    body: 'PasskeySignIn',
    ...json('SessionAnswer'),
  },
  'POST /api/v1/sign-out': { says: 'Ends the session.', ...json('SessionAnswer') },

  'POST /api/v1/invitations/look': {
    says: 'What a one-time link is for.',
    body: 'InvitationLook',
    ...json('InvitationAnswer'),
  },
  'POST /api/v1/invitations/passkey-options': {
    says: 'What to ask a browser that makes a passkey for this link.',
    body: 'InvitationPasskey',
    ...json('PasskeyOptions'),
  },
  'POST /api/v1/invitations/accept': {
    says: 'Takes a one-time link up and signs in.',
    body: 'InvitationAccept',
    ...json('SessionAnswer'),
  },

  'GET /api/v1/account': { says: "One's own ways to sign in.", ...json('AccountAnswer') },
  'POST /api/v1/account/passkeys/options': {
    says: 'What to ask a browser that makes a passkey.',
    ...json('PasskeyOptions'),
  },
  'POST /api/v1/account/passkeys': { says: 'Adds a passkey.', body: 'PasskeyAdd', ...nothing },
  'POST /api/v1/account/passkeys/remove': { says: 'Takes a passkey away.', body: 'PasskeyRemove', ...nothing },
  'POST /api/v1/account/renewal': { says: 'A one-time link to new ways to sign in.', ...json('LinkAnswer') },

  'GET /api/v1/people': { says: 'Who may come, and who was invited.', ...json('PeopleAnswer') },
  'POST /api/v1/people/invitations': {
    says: 'A one-time link for somebody new.',
    body: 'InviteRequest',
    ...json('LinkAnswer'),
  },
  'DELETE /api/v1/people/invitations/:id': { says: 'Takes an invitation back.', ...nothing },
  'POST /api/v1/people/:id/renewal': {
    says: 'A one-time link for somebody who lost the ways to sign in.',
    ...json('LinkAnswer'),
  },
  'POST /api/v1/people/:id/role': { says: 'Gives somebody another role.', body: 'RoleRequest', ...nothing },
  'POST /api/v1/people/:id/close': { says: 'Closes an account; its sessions end.', ...nothing },

  'GET /api/v1/centres': { says: 'The centres of the programme, closed ones too.', ...json('CentresAnswer') },
  'POST /api/v1/centres': { says: 'Adds a centre.', body: 'CentreNameRequest', ...nothing },
  'POST /api/v1/centres/:id/name': { says: 'Renames a centre.', body: 'CentreNameRequest', ...nothing },
  'POST /api/v1/centres/:id/closed': {
    says: 'Closes a centre, or opens it again.',
    body: 'CentreClosedRequest',
    ...nothing,
  },

  'POST /api/v1/enrolments': {
    says: 'A one-time code for the next tablet.',
    body: 'EnrolmentRequest',
    bodyMayBeAbsent: true,
    ...json('EnrolmentAnswer'),
  },
  'GET /api/v1/tablets': { says: 'The tablets, as each told when it was last seen.', ...json('TabletsAnswer') },
  'POST /api/v1/tablets/:id/shut-out': { says: 'Shuts a tablet out.', body: 'DepositRequest', ...nothing },
  'POST /api/v1/tablets/:id/deposit': {
    says: 'Lets a tablet that was shut out bring what it still holds, or no longer.',
    body: 'DepositRequest',
    ...nothing,
  },

  'GET /api/v1/sealing': {
    says: 'For whose key what is said is sealed, if the server may not read it (O1).',
    ...json('SealingAnswer'),
  },
  'POST /api/v1/sealing': {
    says: 'Seals the programme for this reading key, once and for good.',
    body: 'SealingRequest',
    ...nothing,
  },

  'GET /api/v1/audit': {
    says: 'Who did what, when; newest first.',
    query: { before: { says: 'Older than this entry.', schema: z.string().regex(/^[1-9][0-9]{0,14}$/) } },
    ...json('AuditAnswer'),
  },
  'GET /api/v1/backups': { says: 'When copies were made, and when one was last put back.', ...json('BackupsAnswer') },
  'GET /api/v1/retention': { says: 'How long what stands.', ...json('RetentionAnswer') },
  'POST /api/v1/retention': {
    says: 'Sets all three terms. They take nothing away for a week.',
    body: 'RetentionRequest',
    ...nothing,
  },
  'POST /api/v1/tablets/:id/centre': {
    says: 'Gives a tablet to another centre: what it files there counts, and reading back ends.',
    body: 'TabletCentreRequest',
    ...nothing,
  },
  'POST /api/v1/tablets/:id/other-centre': {
    says: 'Lets what a tablet filed under another centre count there.',
    ...nothing,
  },
}
