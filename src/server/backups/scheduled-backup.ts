import { accessSync, constants, existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { RecordStore } from '../store/record-store.ts'
import { filesOf } from '../workplace.ts'
import type { BackupFailure } from './back-up.ts'
import { backUp, backupFailureOf, backupName, isBackupName, liesWithin } from './back-up.ts'
import { readBackupKey } from './backup-key.ts'

export type BackupPlan = {
  /** Where backups go; the server makes them itself. */
  readonly folder: string
  readonly everyHours: number
  /** How many stay there. */
  readonly keep: number
}

/** After one that failed: soon enough, and not all the time. */
const againMs = 15 * 60_000

/** What keeps backups from being made here, before one is tried; `undefined` when nothing does. */
export const planFault = async (plan: BackupPlan, dataDir: string): Promise<BackupFailure | undefined> => {
  try {
    if (!statSync(plan.folder).isDirectory()) return 'no-folder'
    accessSync(plan.folder, constants.W_OK)
  } catch {
    return 'no-folder'
  }
  // It would die with the disk that it is for, and no tablet could go by it (R4).
  if (liesWithin(plan.folder, dataDir)) return 'within'
  return (await readBackupKey(filesOf(dataDir).keys)) === undefined ? 'no-key' : undefined
}

/** Of the backups in a folder the oldest go; never the one that was just made, whatever the clock says. */
const rotate = (folder: string, keep: number, made: string): void => {
  const others = readdirSync(folder)
    .filter((name) => isBackupName(name) && name !== made)
    .toSorted()
  for (const name of others.slice(0, Math.max(0, others.length - (keep - 1))))
    rmSync(join(folder, name), { force: true })
}

/**
 * Makes a backup when one is due, and takes the oldest away. Never rejects: what went wrong stands in the database for
 * the desk and for whoever measures, and is handed to `onFailure`.
 */
export const scheduledBackup = async ({
  store,
  dataDir,
  plan,
  now,
  newId,
  onFailure,
}: {
  readonly store: Pick<RecordStore, 'backUp' | 'markBackedUp' | 'backupRuns' | 'chores'>
  readonly dataDir: string
  readonly plan: BackupPlan
  readonly now: () => number
  readonly newId: () => string
  readonly onFailure: (failure: unknown) => void
}): Promise<void> => {
  // A minute early rather than a minute late: whoever looks comes by once a minute.
  const due = { everyMs: plan.everyHours * 3_600_000 - 60_000, againMs }
  const note = (failure: BackupFailure): Promise<void> => store.chores.tell('backup', { now: now(), failure, ...due })
  const name = backupName(now())
  try {
    const recipient = await readBackupKey(filesOf(dataDir).keys)
    const fault = await planFault(plan, dataDir)
    if (fault !== undefined || recipient === undefined) return await note(fault ?? 'no-key')
    const made = await backUp({
      store,
      dataDir,
      file: join(plan.folder, name),
      recipient,
      by: 'server',
      now,
      newId,
      due,
    })
    if (made.ok) rotate(plan.folder, plan.keep, name)
  } catch (failure) {
    onFailure(failure)
    // One that was made and could not be written down is there all the same.
    if (existsSync(join(plan.folder, name))) rotate(plan.folder, plan.keep, name)
    // Where the backup itself failed this was written down already, and is not due.
    await note(backupFailureOf(failure)).catch(onFailure)
  }
}
