import type { Programme } from '#domain/programme.ts'
import type { BackupPlan } from './backups/scheduled-backup.ts'
import type { FailureLimit } from './failure-limit.ts'
import type { RandomBytes, ServerKeys } from './keys/key-files.ts'
import type { Opening } from './keys/opening.ts'
import type { Metrics } from './metrics.ts'
import type { Staff } from './people/staff.ts'
import type { ReadProgramme } from './read-programme.ts'
import type { RecordStore } from './store/record-store.ts'
import type { Receipts } from './sync/receipts.ts'
import type { TabletConfig } from './sync/tablet-config.ts'

/** What routes may use; built once by `createApp`. */
export type AppContext = {
  readonly store: RecordStore
  readonly keys: Pick<ServerKeys, 'ingest' | 'olderIngest' | 'macKey' | 'managerKeyHash'>
  readonly opening: Opening
  readonly programme: Programme
  readonly readProgramme: ReadProgramme
  readonly receipts: Receipts
  readonly tabletConfig: TabletConfig
  /** Epoch milliseconds. */
  readonly now: () => number
  readonly randomBytes: RandomBytes
  readonly newEpoch: () => string
  /** Where tablets find this server; links are built on it. */
  readonly address: () => string
  readonly enrolmentMinutes: number
  readonly wrongSecrets: FailureLimit
  /** Absent where nobody measures. */
  readonly metrics: Metrics | undefined
  readonly staff: Staff
  /** How often there is to be a backup; only shown. */
  readonly backupEveryHours: number
  /** Absent where the server makes no backups itself. */
  readonly backupPlan: BackupPlan | undefined
}
