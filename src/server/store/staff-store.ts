import type { Kysely } from 'kysely'
import type { AccountCopy } from './account-copy.ts'
import { createAccountCopy } from './account-copy.ts'
import type { AuditLog } from './audit-queries.ts'
import { createAuditLog } from './audit-queries.ts'
import type { BackupRuns } from './backup-runs.ts'
import { createBackupRuns } from './backup-runs.ts'
import type { CentreStore } from './centre-queries.ts'
import { createCentreStore } from './centre-queries.ts'
import type { CopiedTablets } from './copied-tablets.ts'
import { createCopiedTablets } from './copied-tablets.ts'
import { createPeopleQueries } from './people-queries.ts'
import type { PeopleStore } from './people-store.ts'
import type { Sealing } from './sealing.ts'
import { createSealing } from './sealing.ts'
import type { SealingMark } from './sealing-mark.ts'
import { createSessionQueries } from './session-queries.ts'
import type { Tables } from './tables.ts'

/** What the desk keeps beside the records: who may come, where, and what was done. Part of the one port. */
export type StaffStore = AccountCopy & {
  readonly people: PeopleStore
  readonly centres: CentreStore
  readonly audit: AuditLog
  readonly backupRuns: BackupRuns
  readonly sealing: Sealing
  readonly copies: CopiedTablets
}

export const createStaffStore = (of: {
  readonly db: Kysely<Tables>
  readonly programme: string
  readonly mark: SealingMark
}): StaffStore => ({
  people: { ...createPeopleQueries(of), ...createSessionQueries(of) },
  centres: createCentreStore(of),
  audit: createAuditLog(of),
  backupRuns: createBackupRuns(of),
  sealing: createSealing(of),
  copies: createCopiedTablets(of),
  ...createAccountCopy(of),
})
