// Makes one sealed backup: a consistent copy of this moment, sealed for a key that is not here, and only then a name.
import { copyFileSync, existsSync, mkdirSync, readdirSync, realpathSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import type { Recipient } from '#wire/envelope.ts'
import { flush, flushName } from '../durable-file.ts'
import type { Actor } from '../store/audit-queries.ts'
import type { RecordStore } from '../store/record-store.ts'
import { storageFailure } from '../store/storage-failure.ts'
import { filesOf } from '../workplace.ts'
import { sealFile } from './seal-file.ts'

/** Why the last one was not made, for the desk: a closed list. */
export const backupFailures = ['no-key', 'no-folder', 'within', 'full', 'failed'] as const
export type BackupFailure = (typeof backupFailures)[number]

export const backupFailureOf = (failure: unknown): BackupFailure => {
  const code = String((failure as { readonly code?: unknown }).code)
  if (code === 'ENOSPC' || code === 'EDQUOT' || storageFailure(failure) === 'full') return 'full'
  return /^(ENOENT|ENOTDIR|EACCES|EPERM|EROFS|EIO|ESTALE)$/.test(code) ? 'no-folder' : 'failed'
}

/** A backup's file name by the moment it was made. */
export const backupName = (now: number): string =>
  `praatplaat-${new Date(now).toISOString().replace(/[:.]/g, '-')}.backup`
export const isBackupName = (name: string): boolean => /^praatplaat-[0-9-]{10}T[0-9-]{12}Z\.backup$/.test(name)

/** A copy that lies with the database dies with its disk. Both folders exist. */
export const liesWithin = (folder: string, dataDir: string): boolean => {
  const way = relative(realpathSync(dataDir), realpathSync(folder))
  return way !== '..' && !way.startsWith(`..${sep}`)
}

/** The newest ledgers beside the backups: `restore` reads them from there, and needs nothing else of this disk but keys. */
const copyLedgers = (dataDir: string, folder: string): void => {
  const { ledger, expiries, sealed } = filesOf(dataDir)
  for (const from of [ledger, expiries, sealed]) {
    if (!existsSync(from)) continue
    const to = join(folder, basename(from))
    copyFileSync(from, `${to}.new`)
    flush(`${to}.new`)
    renameSync(`${to}.new`, to)
    flushName(to)
  }
}

const opened = /^\.opened-/

/** What a backup that was cut off left behind. Only while the turn is ours: nobody else is making one. */
const removeRests = (dataDir: string, folder: string): void => {
  const { backups } = filesOf(dataDir)
  if (existsSync(backups))
    for (const name of readdirSync(backups).filter((one) => opened.test(one))) rmSync(join(backups, name))
  for (const name of readdirSync(folder))
    if (name.endsWith('.partial') && isBackupName(name.slice(0, -'.partial'.length))) rmSync(join(folder, name))
}

const holdMs = 10 * 60_000

export type BackUp = {
  readonly store: Pick<RecordStore, 'backUp' | 'markBackedUp' | 'backupRuns' | 'chores'>
  readonly dataDir: string
  readonly file: string
  readonly recipient: Recipient
  readonly by: Actor
  readonly now: () => number
  readonly newId: () => string
  /** Only when it is due by these; without them in any case. */
  readonly due?: { readonly everyMs: number; readonly againMs: number }
}

/**
 * One at a time, also with many servers.
 * @returns what it holds and whether it lies apart from the data directory; `busy` when another is being made or none is
 * due. @throws when it could not be made, after that was written down; nothing of it is left that tablets
 * were not told of.
 */
export const backUp = async ({
  store,
  dataDir,
  file,
  recipient,
  by,
  now,
  newId,
  due,
}: BackUp): Promise<Result<{ readonly seq: number; readonly apart: boolean }, 'busy'>> => {
  const holder = newId()
  if (!(await store.chores.take('backup', { holder, now: now(), holdMs, ...due }))) return err('busy')
  const holding = setInterval(() => {
    store.chores.hold('backup', { holder, now: now(), holdMs }).catch(() => {})
  }, holdMs / 5).unref()
  const { backups } = filesOf(dataDir)
  const plain = join(backups, `.opened-${holder}`)
  const partial = `${file}.partial`
  let named = false
  let told = false
  try {
    if (existsSync(file)) throw new Error(`${file} is there already; choose another name`)
    mkdirSync(backups, { recursive: true, mode: 0o700 })
    const folder = dirname(file)
    removeRests(dataDir, folder)
    const apart = !liesWithin(folder, dataDir)
    // Beside the database, which holds the same: never in the place that backups go to.
    const { seq } = await store.backUp(plain, { apart: false })
    await sealFile(plain, partial, recipient)
    renameSync(partial, file)
    named = true
    flushName(file)
    if (apart) {
      copyLedgers(dataDir, folder)
      told = true
      await store.markBackedUp(seq)
    }
    await store.backupRuns.note({ id: newId(), kind: 'backup', seq, apart, by, now: now() })
    // By the clock it was done wherever it lies: or another would be made at every look.
    if (apart || due !== undefined) await store.chores.done('backup', holder, now())
    else await store.chores.release('backup', holder)
    return ok({ seq, apart })
  } catch (failure) {
    rmSync(partial, { force: true })
    // R4: what tablets may have been told of stays; all else would lie there once for each time it is tried again.
    if (named && !told) rmSync(file, { force: true })
    await store.chores.failed('backup', holder, now(), backupFailureOf(failure)).catch(() => {})
    throw failure
  } finally {
    clearInterval(holding)
    // With what the database's driver laid beside it.
    if (existsSync(backups))
      for (const name of readdirSync(backups))
        if (name.startsWith(basename(plain))) rmSync(join(backups, name), { force: true })
  }
}
