import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { zuidwestProgramme } from '#content/registry.ts'
import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import { openEpochMark } from './store/epoch-mark.ts'
import { openRecordStore } from './store/open-record-store.ts'
import type { DeviceRow } from './store/record-store.ts'
import { takeServerLock } from './store/server-lock.ts'
import { inspectSqliteFile } from './store/sqlite-copy.ts'
import { takeUse } from './store/use-lock.ts'
import { openWithdrawalLedger } from './store/withdrawal-ledger.ts'
import { drawEpoch, filesOf } from './workplace.ts'

export type Restored = {
  /** Copy of the database that was replaced. */
  readonly kept: string | undefined
  /** How many withdrawals of the ledger the backup did not know. */
  readonly withdrawals: number
}

const removeLogs = (database: string): void => {
  for (const end of ['-wal', '-shm']) rmSync(`${database}${end}`, { force: true })
}

/**
 * Puts a backup in the place of the database: the old one kept aside, a new epoch (R2, R3), every withdrawal of the
 * ledger applied before anybody can read it (W5), and tablets that enrolled since still known. The server must be
 * stopped. A crash leaves either the old or the new database.
 */
export const restoreBackup = async ({
  dataDir,
  file,
  now,
}: {
  readonly dataDir: string
  readonly file: string
  readonly now: () => number
}): Promise<Result<Restored, string>> => {
  const files = filesOf(dataDir)
  const programme = zuidwestProgramme.id
  mkdirSync(files.backups, { recursive: true, mode: 0o700 })
  const letGo = takeServerLock(files.lock)
  if (letGo === undefined) return err('The server is running on this data directory. Stop it first.')
  const endUse = takeUse(files.use)
  if (endUse === undefined) {
    letGo()
    return err('Another command is at work on this data directory. Wait until it is done.')
  }
  try {
    const found = inspectSqliteFile(file, programme)
    if ('problem' in found) return err(`${file}: ${found.problem}. Nothing was changed.`)
    const ledger = openWithdrawalLedger(files.ledger)
    const epochMark = openEpochMark(files.epoch)
    const open = (database: string) =>
      openRecordStore({ file: database, programme, ledger, epochMark, newEpoch: drawEpoch })

    let kept: string | undefined
    let devices: readonly DeviceRow[] = []
    if (existsSync(files.database)) {
      kept = join(files.backups, `before-restore-${new Date(now()).toISOString().replace(/[:.]/g, '-')}.sqlite`)
      // Before it is opened: opening empties the log into the file, or throws the log away where the file is damaged.
      const asItWas = `${kept}.as-it-was`
      for (const end of ['', '-wal'])
        if (existsSync(`${files.database}${end}`)) copyFileSync(`${files.database}${end}`, `${asItWas}${end}`)
      try {
        const old = await open(files.database)
        try {
          // Writes into the ledger what only the old database knows.
          await old.replayWithdrawals(now())
          devices = await old.devices()
          await old.backUp(kept, { apart: false })
        } finally {
          await old.close()
        }
        for (const end of ['', '-wal']) rmSync(`${asItWas}${end}`, { force: true })
      } catch {
        // Damaged: that may be why somebody restores. Kept as it was, with its log: the newest records may be in there.
        rmSync(kept, { force: true })
        for (const end of ['', '-wal'])
          if (existsSync(`${asItWas}${end}`)) renameSync(`${asItWas}${end}`, `${kept}${end}`)
      }
    }

    const restoring = `${files.database}.restoring`
    rmSync(restoring, { force: true })
    removeLogs(restoring)
    copyFileSync(file, restoring)
    const restored = await open(restoring)
    let withdrawals: number
    try {
      await restored.renewEpoch((await restored.standing()).epoch, drawEpoch())
      withdrawals = await restored.replayWithdrawals(now())
      await restored.adoptDevices(devices)
      await restored.forgetEnrolmentCodes()
    } finally {
      await restored.close()
    }
    removeLogs(files.database)
    renameSync(restoring, files.database)
    removeLogs(restoring)
    return ok({ kept, withdrawals })
  } finally {
    endUse()
    letGo()
  }
}
