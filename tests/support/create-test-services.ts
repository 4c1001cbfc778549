import 'fake-indexeddb/auto'
import { randomBytes as nodeRandomBytes, pbkdf2Sync } from 'node:crypto'
import { createDraftDesk } from '#client/actions/draft-desk.ts'
import { createOpenedRecords } from '#client/actions/opened-records.ts'
import { setUpTablet } from '#client/actions/set-up-tablet.ts'
import { createAttachments } from '#client/attachments.ts'
import type { Attachments, Services } from '#client/services.ts'
import type { PraatplaatDatabase } from '#client/storage/database.ts'
import { createDatabase } from '#client/storage/database.ts'
import { changeDevice } from '#client/storage/device-row.ts'
import { createOutbox } from '#client/storage/outbox.ts'
import { readDevice } from '#client/storage/truth-queries.ts'
import { createSyncEngine } from '#client/sync/sync-engine.ts'
import type { TransportPort } from '#client/sync/transport-port.ts'
import type { After } from '#client/timer.ts'
import type { Derive } from '#client/vault/derive.ts'
import { createVault } from '#client/vault/vault.ts'
import { zuidwestProgramme } from '#content/registry.ts'
import type { Result } from '#domain/result.ts'
import { err } from '#domain/result.ts'
import { uuidFromBytes } from '#wire/bytes.ts'
import { createHandClock } from './hand-clock.ts'

export const must = <Value, Failure>(result: Result<Value, Failure>): Value => {
  if (!result.ok) throw new Error(`expected ok, got ${JSON.stringify(result.failure)}`)
  return result.value
}

export const randomBytes = (length: number): Uint8Array<ArrayBuffer> => Uint8Array.from(nodeRandomBytes(length))

/** Quick stand-in for Argon2id: the vault is handed its derivation, and what it does around it is what is tested. */
export const quickDerive: Derive = async (code, salt, cost) =>
  Uint8Array.from(pbkdf2Sync(code, salt, cost.passes, 32, 'sha256'))

/** Web Locks of one browser profile: shared by all its windows, gone for a window that crashed. */
export const createLocks = () => {
  const held = new Map<string, object>()
  const forWindow =
    (window: object): Services['lock'] =>
    async (name, work) => {
      if (held.has(name)) return undefined
      held.set(name, window)
      try {
        return await work()
      } finally {
        if (held.get(name) === window) held.delete(name)
      }
    }
  return {
    forWindow,
    crash: (window: object) => {
      for (const [name, owner] of held) if (owner === window) held.delete(name)
    },
  }
}

const realAfter: After = (milliseconds, work) => {
  const timer = setTimeout(work, milliseconds)
  return () => clearTimeout(timer)
}

export const noServer: TransportPort = {
  config: async () => err({ code: 'offline' }),
  have: async () => err({ code: 'offline' }),
  push: async () => err({ code: 'offline' }),
}

let serial = 0
export const freshName = (): string => {
  serial += 1
  return `test-${process.pid}-${serial}`
}

export type TestWindow = Services & { readonly clock: ReturnType<typeof createHandClock>; readonly crash: () => void }

/** One window of the app on a store of its own, or (same `name`) on a store that was there. Nothing runs by itself but what `clock.pass` lets run. */
export const createTestServices = async ({
  name = freshName(),
  transport = noServer,
  clock = createHandClock(),
  locks = createLocks(),
  derive = quickDerive,
  wrap = (database) => database,
  ...rest
}: {
  readonly name?: string
  readonly transport?: TransportPort
  readonly clock?: ReturnType<typeof createHandClock>
  readonly locks?: ReturnType<typeof createLocks>
  readonly derive?: Derive
  /** Puts something between the app and its store: a crash, a delay. */
  readonly wrap?: (database: PraatplaatDatabase) => PraatplaatDatabase
  readonly fetch?: typeof fetch
} = {}): Promise<TestWindow> => {
  // The store's own time limit is about real transactions: it keeps real time.
  const database: PraatplaatDatabase = wrap(must(await createDatabase({ name, after: realAfter })).database)
  const { after, now } = clock
  const vault = createVault({
    device: {
      read: () => database.read(() => readDevice(database)),
      change: (change) => changeDevice(database, change),
    },
    derive,
    now,
    stopwatch: () => 0,
    after,
    randomBytes,
  })
  const window = {}
  const lock = locks.forWindow(window)
  const sync = createSyncEngine({
    outbox: createOutbox({ database, now, build: 'test', persisted: async () => true }),
    transport,
    lock,
    now,
    random: () => 0.5,
    after,
    newId: () => uuidFromBytes(randomBytes(16)),
  })
  let attachments: Attachments | undefined
  const services: TestWindow = {
    // As at boot: made when somebody asks for it.
    attachments: async () => {
      attachments ??= createAttachments({ ...services, random: () => 0.5 })
      return attachments
    },
    database,
    vault,
    sync,
    drafts: createDraftDesk(vault),
    opened: createOpenedRecords(vault),
    programme: async () => zuidwestProgramme,
    now,
    after,
    randomBytes,
    lock,
    fetch: rest.fetch ?? (() => Promise.reject(new TypeError('no network'))),
    origin: 'https://praatplaat.test',
    build: 'test',
    storageHealth: async () => ({ persisted: true, usage: 0, quota: 1 }),
    requestPersistence: async () => true,
    clock,
    crash: () => {
      attachments?.sender.stop()
      locks.crash(window)
      database.close()
    },
  }
  return services
}

export const testCode = '483920'
export const testSeed = Uint8Array.from({ length: 15 }, (_, index) => index * 17)

/** The same, set up for a centre, reading unlocked. */
export const createSetUpServices = async (
  options: Parameters<typeof createTestServices>[0] = {},
): Promise<TestWindow> => {
  const services = await createTestServices(options)
  must(
    await setUpTablet(services, {
      centre: { id: 'bij-betje', name: 'Bij Betje' },
      readingCode: testCode,
      recoverySeed: testSeed,
      language: 'nl',
    }),
  )
  return services
}
