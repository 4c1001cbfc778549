import { copyFileSync, existsSync, mkdirSync, realpathSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { zuidwestProgramme } from '#content/registry.ts'
import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import type { Opener } from '#wire/envelope.ts'
import { readBackupKey } from './backups/backup-key.ts'
import { openSealedFile, sealedFor, sealFile } from './backups/seal-file.ts'
import type { Accounts } from './store/account-copy.ts'
import type { EpochMark } from './store/database.ts'
import { openEpochMark } from './store/epoch-mark.ts'
import { openExpiryLedger } from './store/expiry-ledger.ts'
import { databaseExists } from './store/open-database.ts'
import { openRecordStore } from './store/open-record-store.ts'
import { DatabaseInUse, openPostgresAlone } from './store/postgres.ts'
import type { DeviceRow, RecordStore } from './store/record-store.ts'
import { openSealingMark } from './store/sealing-mark.ts'
import { takeServerLock } from './store/server-lock.ts'
import { openSqlite } from './store/sqlite.ts'
import { inspectSqliteFile } from './store/sqlite-copy.ts'
import { takeUse } from './store/use-lock.ts'
import { openWithdrawalLedger } from './store/withdrawal-ledger.ts'
import { drawEpoch, filesOf, placeOf } from './workplace.ts'

export type Restored = {
  /** Copy of the database that was replaced. */
  readonly kept: string | undefined
  /** How many withdrawals of the ledger the backup did not know. */
  readonly withdrawals: number
}

type Asked = {
  readonly dataDir: string
  readonly databaseUrl?: string | undefined
  readonly file: string
  /** What a sealed backup opens with. */
  readonly opener?: Opener | undefined
  readonly now: () => number
}

const programme = zuidwestProgramme.id

const removeDatabase = (database: string): void => {
  for (const end of ['', '-wal', '-shm']) rmSync(`${database}${end}`, { force: true })
}

/** A name that nothing has yet: what stood here before an earlier restore of the same moment is not written over. */
const keptName = (backups: string, now: () => number): string => {
  const name = join(backups, `before-restore-${new Date(now()).toISOString().replace(/[:.]/g, '-')}`)
  const ends = ['', ...Array.from({ length: 99 }, (_, index) => `-${index + 2}`)]
  return `${name}${ends.find((end) => !existsSync(`${name}${end}.sqlite`)) ?? ''}.sqlite`
}

/** What stood here before lies closed like any backup, where there is a key for them. @returns its file. */
const sealKept = async (kept: string, keys: string): Promise<string> => {
  const recipient = await readBackupKey(keys)
  if (recipient === undefined) return kept
  const sealed = kept.replace(/\.sqlite$/, '.backup')
  await sealFile(kept, sealed, recipient)
  rmSync(kept)
  return sealed
}

/** Ledgers that lie beside the backup know what was withdrawn or had its term until then, also on another machine. */
const readLedgersBeside = (file: string, dataDir: string, now: number): void => {
  const { ledger, expiries, sealed: mark } = filesOf(dataDir)
  const beside = (own: string): string | undefined => {
    const found = join(dirname(file), basename(own))
    if (!existsSync(found)) return undefined
    return existsSync(own) && realpathSync(found) === realpathSync(own) ? undefined : found
  }
  const [withdrawn, expired, marked] = [beside(ledger), beside(expiries), beside(mark)]
  // O6: what was sealed on the machine that it comes from is sealed here, unless this one is sealed itself.
  const sealed = marked === undefined ? undefined : openSealingMark(marked).read()
  if (sealed !== undefined && openSealingMark(mark).read() === undefined) openSealingMark(mark).write(sealed)
  if (withdrawn !== undefined) {
    const known = new Set(
      openWithdrawalLedger(ledger)
        .entries()
        .map(({ root }) => root),
    )
    const fresh = openWithdrawalLedger(withdrawn)
      .entries()
      .filter(({ root }) => !known.has(root))
    if (fresh.length > 0) openWithdrawalLedger(ledger).append(fresh, new Date(now).toISOString().slice(0, 10))
  }
  if (expired !== undefined) {
    const known = new Set(
      openExpiryLedger(expiries)
        .entries()
        .map(({ id }) => id),
    )
    openExpiryLedger(expiries).append(
      openExpiryLedger(expired)
        .entries()
        .filter(({ id }) => !known.has(id)),
    )
  }
}

/** What was decided since the backup and stays decided: which tablets and which people may come in. */
type Since = { readonly devices: readonly DeviceRow[]; readonly accounts: Accounts | undefined }

/** Writes into the ledger, and the mark of sealing, what only the old database knows, and keeps a copy of it. */
const leave = async (old: RecordStore, kept: string, now: () => number): Promise<Since> => {
  await old.replayWithdrawals(now())
  await old.sealing.replay()
  const since = { devices: await old.devices(), accounts: await old.accounts() }
  await old.backUp(kept, { apart: false })
  return since
}

/**
 * A copy of the backup as it will stand: a new epoch, withdrawals applied, the tablets of since. @returns how many
 * withdrawals it did not know.
 */
const makeReady = async (
  { dataDir, file, now }: Asked,
  restoring: string,
  epochMark: EpochMark,
  { devices, accounts }: Since,
): Promise<number> => {
  removeDatabase(restoring)
  copyFileSync(file, restoring)
  const restored = await openRecordStore({
    database: openSqlite(restoring),
    programme,
    ledger: openWithdrawalLedger(filesOf(dataDir).ledger),
    expiries: openExpiryLedger(filesOf(dataDir).expiries),
    sealingMark: openSealingMark(filesOf(dataDir).sealed),
    epochMark,
    newEpoch: drawEpoch,
  })
  try {
    await restored.renewEpoch((await restored.standing()).epoch, drawEpoch())
    const withdrawals = await restored.replayWithdrawals(now())
    await restored.retention.replay(now())
    await restored.sealing.replay()
    await restored.adoptDevices(devices)
    if (accounts !== undefined) await restored.adoptAccounts(accounts)
    await restored.forgetEnrolmentCodes()
    await restored.audit.note({ who: 'command', what: 'restored' }, now())
    return withdrawals
  } finally {
    await restored.close()
  }
}

const restoreToSqlite = async (asked: Asked): Promise<Restored> => {
  const { dataDir, now } = asked
  const files = filesOf(dataDir)
  const epochMark = openEpochMark(files.epoch)
  let kept: string | undefined
  let since: Since = { devices: [], accounts: undefined }
  if (existsSync(files.database)) {
    kept = keptName(files.backups, now)
    // Before it is opened: opening empties the log into the file, or throws the log away where the file is damaged.
    const asItWas = `${kept}.as-it-was`
    for (const end of ['', '-wal'])
      if (existsSync(`${files.database}${end}`)) copyFileSync(`${files.database}${end}`, `${asItWas}${end}`)
    try {
      const old = await openRecordStore({
        database: openSqlite(files.database),
        programme,
        ledger: openWithdrawalLedger(files.ledger),
        expiries: openExpiryLedger(files.expiries),
        sealingMark: openSealingMark(files.sealed),
        epochMark,
        newEpoch: drawEpoch,
      })
      try {
        since = await leave(old, kept, now)
      } finally {
        await old.close()
      }
      kept = await sealKept(kept, files.keys)
      removeDatabase(asItWas)
    } catch {
      // Damaged: that may be why somebody restores. Kept as it was, with its log: the newest records may be in there.
      rmSync(kept, { force: true })
      for (const end of ['', '-wal'])
        if (existsSync(`${asItWas}${end}`)) renameSync(`${asItWas}${end}`, `${kept}${end}`)
    }
  }
  const restoring = `${files.database}.restoring`
  const withdrawals = await makeReady(asked, restoring, epochMark, since)
  for (const end of ['-wal', '-shm']) rmSync(`${files.database}${end}`, { force: true })
  renameSync(restoring, files.database)
  removeDatabase(restoring)
  return { kept, withdrawals }
}

/** The copy that is made ready keeps no mark: it is nobody's database yet. */
const noMark: EpochMark = { read: async () => undefined, write: async () => {} }

const restoreToPostgres = async (asked: Asked, databaseUrl: string): Promise<Restored> => {
  const { dataDir, now } = asked
  const files = filesOf(dataDir)
  const existed = await databaseExists(placeOf(dataDir, databaseUrl))
  const { database, epochMark, load } = openPostgresAlone({ url: databaseUrl, programme })
  // Whoever asks it first finds out whether anybody is at work on it.
  const old = await openRecordStore({
    database,
    programme,
    ledger: openWithdrawalLedger(files.ledger),
    expiries: openExpiryLedger(files.expiries),
    sealingMark: openSealingMark(files.sealed),
    epochMark,
    newEpoch: drawEpoch,
  })
  const restoring = `${files.database}.restoring`
  try {
    const named = existed ? keptName(files.backups, now) : undefined
    const since = named === undefined ? { devices: [], accounts: undefined } : await leave(old, named, now)
    const kept = named === undefined ? undefined : await sealKept(named, files.keys)
    const withdrawals = await makeReady(asked, restoring, noMark, since)
    await load(restoring)
    return { kept, withdrawals }
  } finally {
    removeDatabase(restoring)
    await old.close()
  }
}

/**
 * Puts a backup in the place of the database: the old one kept aside, a new epoch (R2, R3), every withdrawal of the
 * ledger applied before anybody can read it (W5), a programme that was sealed since still sealed (O6), and tablets that
 * enrolled and people who came or went since still as they are. Servers must be stopped. A crash leaves either the old
 * or the new database.
 */
export const restoreBackup = async (asked: Asked): Promise<Result<Restored, string>> => {
  const { dataDir, databaseUrl, file, opener, now } = asked
  const files = filesOf(dataDir)
  mkdirSync(files.backups, { recursive: true, mode: 0o700 })
  const letGo = takeServerLock(files.lock)
  if (letGo === undefined) return err('The server is running on this data directory. Stop it first.')
  const endUse = takeUse(files.use)
  if (endUse === undefined) {
    letGo()
    return err('Another command is at work on this data directory. Wait until it is done.')
  }
  const opened = `${files.database}.opened`
  try {
    removeDatabase(opened)
    const sealed = existsSync(file) && (await sealedFor(file)) !== undefined
    if (sealed) {
      if (opener === undefined) return err(`${file} is sealed. Name the file with its words: --key FILE.`)
      const done = await openSealedFile(file, opened, opener)
      if (!done.ok)
        return err(
          done.failure === 'other-key'
            ? `${file} is sealed for another key than these words. Nothing was changed.`
            : `${file}: the file is damaged. Nothing was changed.`,
        )
    }
    const asOpened = { ...asked, file: sealed ? opened : file }
    const found = inspectSqliteFile(asOpened.file, programme)
    if ('problem' in found) return err(`${file}: ${found.problem}. Nothing was changed.`)
    readLedgersBeside(file, dataDir, now())
    return ok(
      databaseUrl === undefined ? await restoreToSqlite(asOpened) : await restoreToPostgres(asOpened, databaseUrl),
    )
  } catch (failure) {
    if (!(failure instanceof DatabaseInUse)) throw failure
    return err('A server or a command is at work on this database. Stop them all first. Nothing was changed.')
  } finally {
    removeDatabase(opened)
    endUse()
    letGo()
  }
}
