import * as z from 'zod'
import { attachmentsHaveAnswer, attachmentsHaveRequest, partAnswer, partRequest } from '#wire/attachment.ts'
import { haveAnswer, haveRequest, protocol, pushAnswer, pushRequest } from '#wire/batch.ts'
import { effectsAnswer, outsideAnswer } from '#wire/coded.ts'
import { cardsAnswer, conversationsAnswer, enrolmentAnswer } from '#wire/desk.ts'
import { deskProblemStatus } from '#wire/desk-problem.ts'
import {
  apartAnswer,
  configAnswer,
  enrolAnswer,
  enrolRequest,
  selfAnswer,
  selfRequest,
  tokenRequest,
} from '#wire/enrolment.ts'
import {
  auditAnswer,
  backupsAnswer,
  centreClosedRequest,
  centreNameRequest,
  centresAnswer,
  depositRequest,
  enrolmentRequest,
  retentionAnswer,
  retentionRequest,
  sealingAnswer,
  sealingRequest,
  tabletCentreRequest,
  tabletsAnswer,
} from '#wire/manage.ts'
import {
  accountAnswer,
  invitationAccept,
  invitationAnswer,
  invitationLook,
  invitationPasskey,
  inviteRequest,
  linkAnswer,
  passkeyAdd,
  passkeyOptions,
  passkeyRemove,
  passkeySignIn,
  passwordSignIn,
  peopleAnswer,
  roleRequest,
  sessionAnswer,
} from '#wire/people.ts'
import { problemStatus } from '#wire/problem.ts'
import { pullAnswer, pullRequest } from '#wire/pull.ts'

const codes = [...Object.keys(problemStatus), ...Object.keys(deskProblemStatus)]

/** RFC 9457, as `problem-error.ts` answers it. */
const problem = z.strictObject({
  type: z.literal('about:blank'),
  status: z.int().min(400).max(599),
  title: z.string(),
  code: z.enum(codes),
})

const healthAnswer = z.object({
  status: z.literal('ok'),
  protocol: z.literal(protocol),
  serverTime: z.string(),
  database: z.record(z.string(), z.unknown()),
})

/** Every shape that goes over the wire, under the name that the description of the API gives it. */
export const apiSchemas = {
  AccountAnswer: accountAnswer,
  AttachmentsHaveAnswer: attachmentsHaveAnswer,
  AttachmentsHaveRequest: attachmentsHaveRequest,
  AuditAnswer: auditAnswer,
  BackupsAnswer: backupsAnswer,
  RetentionAnswer: retentionAnswer,
  RetentionRequest: retentionRequest,
  TokenRequest: tokenRequest,
  SelfRequest: selfRequest,
  SelfAnswer: selfAnswer,
  ApartAnswer: apartAnswer,
  CardsAnswer: cardsAnswer,
  CentreClosedRequest: centreClosedRequest,
  CentreNameRequest: centreNameRequest,
  CentresAnswer: centresAnswer,
  ConfigAnswer: configAnswer,
  ConversationsAnswer: conversationsAnswer,
  DepositRequest: depositRequest,
  TabletCentreRequest: tabletCentreRequest,
  EffectsAnswer: effectsAnswer,
  EnrolAnswer: enrolAnswer,
  EnrolRequest: enrolRequest,
  EnrolmentAnswer: enrolmentAnswer,
  EnrolmentRequest: enrolmentRequest,
  HaveAnswer: haveAnswer,
  HaveRequest: haveRequest,
  HealthAnswer: healthAnswer,
  InvitationAccept: invitationAccept,
  InvitationAnswer: invitationAnswer,
  InvitationLook: invitationLook,
  InvitationPasskey: invitationPasskey,
  InviteRequest: inviteRequest,
  LinkAnswer: linkAnswer,
  OutsideAnswer: outsideAnswer,
  PartAnswer: partAnswer,
  PartRequest: partRequest,
  PasskeyAdd: passkeyAdd,
  PasskeyOptions: passkeyOptions,
  PasskeyRemove: passkeyRemove,
  PasskeySignIn: passkeySignIn,
  PasswordSignIn: passwordSignIn,
  PeopleAnswer: peopleAnswer,
  Problem: problem,
  PullAnswer: pullAnswer,
  PullRequest: pullRequest,
  PushAnswer: pushAnswer,
  PushRequest: pushRequest,
  RoleRequest: roleRequest,
  SealingAnswer: sealingAnswer,
  SealingRequest: sealingRequest,
  SessionAnswer: sessionAnswer,
  TabletsAnswer: tabletsAnswer,
} as const
export type ApiSchema = keyof typeof apiSchemas

export type JsonSchema = Readonly<Record<string, unknown>>

/**
 * A schema of ours as JSON Schema 2020-12, as it is sent: an object that is not strict may carry more (P2).
 * Bounds that only say "a whole number that JavaScript can hold" are left out.
 */
export const jsonSchemaOf = (schema: z.core.$ZodType): JsonSchema => {
  const { $schema, ...made } = z.toJSONSchema(schema, {
    io: 'input',
    override: ({ jsonSchema }) => {
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
    },
  })
  return made
}
