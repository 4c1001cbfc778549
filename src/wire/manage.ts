import * as z from 'zod/mini'
import { recordId } from '#domain/conversation.ts'
import { centreId } from '#domain/programme.ts'
import { retentionTerms } from '#domain/retention.ts'
import { serverKey } from './enrolment.ts'

const centreName = z.string().check(z.trim(), z.minLength(1), z.maxLength(80))
const centreOfDesk = z.object({ id: z.string(), name: z.string(), closed: z.boolean() })

/** `GET /api/v1/centres`: in the programme's order, closed ones too. */
export const centresAnswer = z.object({ centres: z.array(centreOfDesk) })
export type CentresAnswer = z.infer<typeof centresAnswer>
export type CentreOfDesk = CentresAnswer['centres'][number]
/** `POST /api/v1/centres` and `POST /api/v1/centres/:id/name` */
export const centreNameRequest = z.strictObject({ name: centreName })
/** `POST /api/v1/centres/:id/closed` */
export const centreClosedRequest = z.strictObject({ closed: z.boolean() })

/** `GET /api/v1/tablets`: numbers as each tablet told when it was last seen, no words of anybody. */
export const tabletsAnswer = z.object({
  tablets: z.array(
    z.object({
      id: recordId,
      /** As staff called it when they made its code. */
      name: z.nullable(z.string()),
      /** Null: of the whole programme. */
      centre: z.nullable(z.string()),
      reads: z.boolean(),
      createdAt: z.string(),
      lastSeen: z.nullable(z.string()),
      build: z.nullable(z.string()),
      unsent: z.nullable(z.int()),
      quarantined: z.nullable(z.int()),
      persisted: z.nullable(z.boolean()),
      revokedAt: z.nullable(z.string()),
      /** Shut out, yet what it still holds may come in. */
      deposits: z.boolean(),
      /** Records that it filed under another centre: kept, and counted when a manager says so. */
      otherCentre: z.int(),
      /** That centre, of the last of them; null where there are none. */
      filedUnder: z.nullable(z.string()),
    }),
  ),
})
export type TabletsAnswer = z.infer<typeof tabletsAnswer>
export type TabletOfDesk = TabletsAnswer['tablets'][number]

/** `POST /api/v1/tablets/:id/shut-out` and `POST /api/v1/tablets/:id/deposit` */
export const depositRequest = z.strictObject({ deposits: z.boolean() })

/** `POST /api/v1/tablets/:id/centre`: whose it is from now on. */
export const tabletCentreRequest = z.strictObject({ centre: centreId })

/** `POST /api/v1/enrolments`: which tablet the code is for. Without a centre one of the whole programme. */
export const enrolmentRequest = z.strictObject({
  name: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(40))),
  centre: z.optional(centreId),
  reads: z.optional(z.boolean()),
})
export type EnrolmentRequest = z.infer<typeof enrolmentRequest>

/** `GET /api/v1/sealing`: the programme's reading key, null while the server reads with everybody (O1). */
export const sealingAnswer = z.object({ readingKey: z.nullable(serverKey), since: z.nullable(z.string()) })
export type SealingAnswer = z.infer<typeof sealingAnswer>
/** `POST /api/v1/sealing`: once, and for good. */
export const sealingRequest = z.strictObject({ readingKey: serverKey })

/** `GET /api/v1/audit?before=`: newest first. Ids of people come with the names they have now. */
export const auditAnswer = z.object({
  entries: z.array(
    z.object({
      seq: z.int(),
      at: z.string(),
      who: z.string(),
      what: z.string(),
      about: z.nullable(z.string()),
      detail: z.nullable(z.string()),
    }),
  ),
  /** Names of the people, tablets and centres that these entries name by id. */
  names: z.record(z.string(), z.string()),
  /** Ask again with this as `before`; null when that was all. */
  next: z.nullable(z.int()),
  /** Does every entry follow from the one before it? */
  whole: z.boolean(),
})
export type AuditAnswer = z.infer<typeof auditAnswer>

const backupRun = z.nullable(z.object({ at: z.string(), records: z.int(), apart: z.boolean() }))
/** `GET /api/v1/backups` */
export const backupsAnswer = z.object({
  last: backupRun,
  /** The last one that lies outside the server's own folder. */
  lastApart: backupRun,
  lastDrill: backupRun,
  /** When the next one apart is due by the settings; null when there never was one. */
  due: z.nullable(z.string()),
  everyHours: z.int(),
  /** Does the server make them itself, and how many stay? Null: whoever runs it makes them by hand. */
  byServer: z.nullable(z.object({ keep: z.int() })),
  /** Why the last one was not made; null when it was. */
  failure: z.nullable(z.object({ at: z.string(), why: z.enum(['no-key', 'no-folder', 'within', 'full', 'failed']) })),
  /** Records that came in since the last one apart. */
  notInAny: z.int(),
})
export type BackupsAnswer = z.infer<typeof backupsAnswer>

/** `POST /api/v1/retention`: all three terms, in months; null: nothing goes by itself. */
export const retentionRequest = retentionTerms
/** `GET /api/v1/retention` */
export const retentionAnswer = z.object({
  terms: z.object(retentionTerms.shape),
  changedAt: z.nullable(z.string()),
  /** From when on the terms take something away; null when they do now, or nothing goes by itself. */
  from: z.nullable(z.string()),
  /** When it was last looked what had its term, and whether that went wrong. */
  lastAt: z.nullable(z.string()),
  failed: z.boolean(),
  /** The clock jumped, and more than half would have gone at once: nothing went, until the terms are set anew. */
  stopped: z.boolean(),
})
export type RetentionAnswer = z.infer<typeof retentionAnswer>
