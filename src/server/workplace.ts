// The composition that main.ts and every command share: one data directory opened, its keys, ledger and database.
import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { knowsInstrument } from '#content/decks.ts'
import { zuidwestProgramme } from '#content/registry.ts'
import type { Programme } from '#domain/programme.ts'
import { toBase64Url } from '#wire/bytes.ts'
import type { RandomBytes, ServerKeys } from './keys/key-files.ts'
import { openServerKeys, sha256OfSecret } from './keys/key-files.ts'
import { createOpenBatch } from './keys/open-batch.ts'
import { ingestOpener } from './keys/open-envelope.ts'
import type { Opening } from './keys/opening.ts'
import { createOpening } from './keys/opening.ts'
import { createOpeningThreads } from './keys/opening-threads.ts'
import type { ReadProgramme } from './read-programme.ts'
import { createReadProgramme } from './read-programme.ts'
import type { BeforeStatement } from './store/database.ts'
import { openExpiryLedger } from './store/expiry-ledger.ts'
import type { Reached } from './store/keep-batch.ts'
import type { Place } from './store/open-database.ts'
import { databaseExists, openDatabase } from './store/open-database.ts'
import { openRecordStore, standardAttachmentQuota } from './store/open-record-store.ts'
import type { RecordStore } from './store/record-store.ts'
import { openSealingMark } from './store/sealing-mark.ts'
import { openWithdrawalLedger } from './store/withdrawal-ledger.ts'

export const filesOf = (dataDir: string) => ({
  database: join(dataDir, 'praatplaat.sqlite'),
  ledger: join(dataDir, 'withdrawals.jsonl'),
  expiries: join(dataDir, 'expired'),
  sealed: join(dataDir, 'sealed'),
  epoch: join(dataDir, 'epoch'),
  keys: join(dataDir, 'keys'),
  backups: join(dataDir, 'backups'),
  lock: join(dataDir, 'server.lock'),
  use: join(dataDir, 'use.lock'),
  address: join(dataDir, 'address'),
})

/** Where the programme's rows are: in the data directory, or at a PostgreSQL address. */
export const placeOf = (dataDir: string, databaseUrl: string | undefined): Place => {
  const { database, epoch } = filesOf(dataDir)
  return { file: database, epochFile: epoch, url: databaseUrl, programme: zuidwestProgramme.id }
}

export type Workplace = {
  readonly dataDir: string
  readonly programme: Programme
  readonly readProgramme: ReadProgramme
  readonly keys: ServerKeys
  readonly store: RecordStore
  readonly opening: Opening
  readonly newEpoch: () => string
  readonly randomBytes: RandomBytes
  readonly close: () => Promise<void>
}

/** 128 random bits, hex. */
export const drawEpoch = (): string => randomBytes(16).toString('hex')

/**
 * Opens a data directory, making it when it is new. The ledger of withdrawals is replayed on every open, so that a
 * database that was put back by hand cannot bring a withdrawn story back (W5).
 */
export const openWorkplace = async ({
  dataDir,
  databaseUrl,
  now,
  reached = () => {},
  before,
  openingThreads,
  attachmentQuota = standardAttachmentQuota,
  onFailure = () => {},
}: {
  readonly dataDir: string
  /** Of a PostgreSQL database; without it the rows are in a SQLite file in the data directory. */
  readonly databaseUrl?: string | undefined
  readonly now: () => number
  readonly reached?: Reached
  /** Tests only: sees each statement before it runs. */
  readonly before?: BeforeStatement
  /** How many threads open envelopes; without it they are opened in this one, as a command does. */
  readonly openingThreads?: number
  /** Bytes of sound and photos that one tablet may have here. */
  readonly attachmentQuota?: number
  readonly onFailure?: (failure: unknown) => void
}): Promise<Workplace> => {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const files = filesOf(dataDir)
  const programme = zuidwestProgramme
  const place = placeOf(dataDir, databaseUrl)
  const keys = await openServerKeys({
    directory: files.keys,
    databaseExists: await databaseExists(place),
    randomBytes,
  })
  const ledger = openWithdrawalLedger(files.ledger)
  const store = await openRecordStore({
    ...openDatabase(place, before),
    programme: programme.id,
    ledger,
    expiries: openExpiryLedger(files.expiries),
    sealingMark: openSealingMark(files.sealed),
    newEpoch: drawEpoch,
    reached,
    attachmentQuota,
  })
  if (keys.newMacKey) await store.renewEpoch((await store.standing()).epoch, drawEpoch())
  if (!(await store.sharesReceiptKey(sha256OfSecret(toBase64Url(keys.macKey)), { isNew: keys.newMacKey }))) {
    await store.close()
    throw new Error(
      `${files.keys} holds another receipt-key than the servers that filled this database have. Copy theirs to this place; if it is lost, remove this one and a new one is made.`,
    )
  }
  await store.replayWithdrawals(now())
  await store.retention.replay(now())
  await store.sealing.replay()
  await store.centres.seed(programme.centres)
  const parts = { openers: [keys.ingest.opener, ...keys.olderIngest].map(ingestOpener), programme: programme.id }
  const threads = openingThreads === undefined ? undefined : createOpeningThreads(parts, openingThreads)
  const opening = createOpening({
    store,
    open: threads?.open ?? createOpenBatch({ ...parts, knowsInstrument }),
    lots: (threads?.count ?? 0) + 1,
    onFailure,
  })
  return {
    dataDir,
    programme,
    readProgramme: createReadProgramme({ programme, store }),
    keys,
    store,
    opening,
    newEpoch: drawEpoch,
    randomBytes,
    close: async () => {
      await opening.stop()
      await threads?.close()
      await store.close()
    },
  }
}
