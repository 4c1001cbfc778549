// What the server does by itself beside answering: taking away what had its term, and backups. Never stops the server.
import type { BackupPlan } from './backups/scheduled-backup.ts'
import { scheduledBackup } from './backups/scheduled-backup.ts'
import type { RecordStore } from './store/record-store.ts'
import { tooMuchAtOnce } from './store/retention-port.ts'

export type Upkeep = {
  /** Does what is due, one after the other; while that is under way another call waits for the same. */
  readonly look: () => Promise<void>
  /** Nothing new is begun. @returns when what is under way is done. */
  readonly stop: () => Promise<void>
}

const dayMs = 24 * 3_600_000
const hourMs = 3_600_000

/** What had its term goes first, so that a backup does not hold it. */
export const createUpkeep = ({
  store,
  dataDir,
  plan,
  now,
  newId,
  onFailure,
}: {
  readonly store: Pick<RecordStore, 'backUp' | 'markBackedUp' | 'backupRuns' | 'chores' | 'retention'>
  readonly dataDir: string
  /** Absent where the server makes no backups itself. */
  readonly plan: BackupPlan | undefined
  readonly now: () => number
  readonly newId: () => string
  readonly onFailure: (failure: unknown) => void
}): Upkeep => {
  let running: Promise<void> | undefined
  let stopped = false

  const sweep = async (): Promise<void> => {
    const holder = newId()
    const since = await store.chores.look('retention', now())
    // P20: a clock that is ahead is put right within a day, or somebody sees it; what was erased by it never comes back.
    if (now() - since < dayMs) return
    const { doneAt } = await store.chores.read('retention')
    const isFirst = doneAt === undefined || Date.parse(doneAt) < since || Date.parse(doneAt) > now()
    if (
      !(await store.chores.take('retention', { holder, now: now(), holdMs: hourMs, everyMs: dayMs, againMs: hourMs }))
    )
      return
    try {
      if (isFirst && (await store.retention.takesMost(now(), since)))
        return await store.chores.failed('retention', holder, now(), tooMuchAtOnce)
      await store.retention.sweep(now())
      await store.chores.done('retention', holder, now())
    } catch (failure) {
      onFailure(failure)
      await store.chores.failed('retention', holder, now(), 'failed')
    }
  }
  const round = async (): Promise<void> => {
    try {
      await sweep()
      if (plan !== undefined && !stopped) await scheduledBackup({ store, dataDir, plan, now, newId, onFailure })
    } catch (failure) {
      // The database cannot be asked: the next look tries again.
      onFailure(failure)
    }
  }
  return {
    look: () => {
      if (stopped) return Promise.resolve()
      running ??= round().finally(() => {
        running = undefined
      })
      return running
    },
    stop: async () => {
      stopped = true
      await running
    },
  }
}
