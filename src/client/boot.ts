import { zuidwestProgramme } from '#content/registry.ts'
import { programme as programmeSchema } from '#domain/programme.ts'
import type { Result } from '#domain/result.ts'
import { ok } from '#domain/result.ts'
import { uuidFromBytes } from '#wire/bytes.ts'
import { beginPulling } from './actions/begin-pulling.ts'
import { createDraftDesk } from './actions/draft-desk.ts'
import { eraseWhenOpen } from './actions/erase-when-open.ts'
import { createOpenedRecords } from './actions/opened-records.ts'
import { readdressWhenOpen } from './actions/readdress-when-open.ts'
import type { ClientProblem } from './problem.ts'
import type { Attachments, Services } from './services.ts'
import type { DeviceRow } from './storage/database.ts'
import { createDatabase } from './storage/database.ts'
import { changeDevice } from './storage/device-row.ts'
import { createOutbox } from './storage/outbox.ts'
import { readDevice } from './storage/truth-queries.ts'
import { createHttpTransport } from './sync/http-transport.ts'
import { createSyncEngine } from './sync/sync-engine.ts'
import type { After } from './timer.ts'
import { deriveInWorker } from './vault/derive-in-worker.ts'
import { createVault } from './vault/vault.ts'

declare const __BUILD__: string

const ballastAfter = 10_000
const upkeepAfter = 60_000
/** Sending can wait until the first screen stands; people cannot. */
const syncAfter = 1_000
/** Half of the minute within which a conversation must reach a server that came back. */
const wakeEvery = 30_000

const after: After = (milliseconds, work) => {
  const timer = setTimeout(work, milliseconds)
  return () => clearTimeout(timer)
}

const randomBytes = (length: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(length)
  // The browser gives at most 64 KiB at a time.
  for (let at = 0; at < length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536))
  return bytes
}

const lock: Services['lock'] = async <Value>(name: string, work: () => Promise<Value>): Promise<Value | undefined> =>
  // `ifAvailable`: who does not get it is told so, nobody waits behind a window that may be asleep.
  await navigator.locks.request(`praatplaat ${name}`, { ifAvailable: true }, async (held) =>
    held === null ? undefined : await work(),
  )

const storageHealth: Services['storageHealth'] = async () => {
  const persisted = (await navigator.storage?.persisted?.()) ?? false
  const { usage = 0, quota = 0 } = (await navigator.storage?.estimate?.()) ?? {}
  return { persisted, usage, quota }
}

/** When to look for work: in all of these the same code runs, and none of them is needed for it to be right. */
const wireTriggers = ({ sync, drafts, vault }: Services) => {
  const flush = () => {
    for (const draft of drafts.all()) void draft.flush()
  }
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') flush()
    else sync.wake()
  })
  addEventListener('pagehide', flush)
  addEventListener('pageshow', () => sync.wake())
  addEventListener('online', () => sync.wake())
  setInterval(() => {
    if (document.visibilityState === 'visible') sync.wake()
  }, wakeEvery)
  // A page kept for the back button must not come back with stories readable.
  addEventListener('pagehide', (event) => {
    if (event.persisted) vault.lock()
  })
}

/** `device` as it stood when the store was opened: the first screen is drawn from it, without another question. */
export type Booted = { readonly services: Services; readonly device: DeviceRow | undefined }

/** The part of the composition root that needs the store: built once, loaded after the first paint. */
export const boot = async (ownScript: (address: string) => string): Promise<Result<Booted, ClientProblem>> => {
  const now = () => Date.now()
  const created = await createDatabase({ after })
  if (!created.ok) return created
  const { database, device } = created.value
  const vault = createVault({
    device: {
      read: () => database.read(() => readDevice(database)),
      change: (change) => changeDevice(database, change),
    },
    derive: deriveInWorker(ownScript),
    now,
    stopwatch: () => performance.now(),
    after,
    randomBytes,
  })
  const outbox = createOutbox({
    database,
    now,
    build: __BUILD__,
    persisted: async () => (await storageHealth()).persisted,
  })
  const sync = createSyncEngine({
    outbox,
    transport: createHttpTransport({ fetch: fetch.bind(globalThis), after }),
    lock,
    now,
    random: () => Math.random(),
    after,
    newId: () => uuidFromBytes(randomBytes(16)),
  })
  let attachments: Promise<Attachments> | undefined
  const services: Services = {
    attachments: () => {
      attachments ??= import('./attachments.ts').then((found) =>
        found.createAttachments({ ...services, random: Math.random }),
      )
      return attachments
    },
    database,
    vault,
    sync,
    drafts: createDraftDesk(vault),
    opened: createOpenedRecords(vault),
    programme: async () => {
      const device = await database.read(() => readDevice(database))
      const given = device.ok ? programmeSchema.safeParse(device.value?.link?.programme) : undefined
      const programme = given?.success ? given.data : zuidwestProgramme
      const typed = device.ok ? (device.value?.typedCentres ?? []) : []
      return {
        ...programme,
        centres: [
          ...programme.centres,
          ...typed.filter((one) => !programme.centres.some((listed) => listed.id === one.id)),
        ],
      }
    },
    now,
    after,
    randomBytes,
    lock,
    fetch: fetch.bind(globalThis),
    origin: location.origin,
    build: __BUILD__,
    storageHealth,
    requestPersistence: async () => (await navigator.storage?.persist?.()) ?? false,
  }
  wireTriggers(services)
  readdressWhenOpen(services)
  eraseWhenOpen(services)
  beginPulling(services, device?.link)
  after(syncAfter, () => sync.start())
  after(ballastAfter, async () => {
    await database.fillBallast(randomBytes)
    const held = await database.read((tables) => tables.attachments.count())
    if (held.ok && held.value > 0) await services.attachments()
  })
  after(upkeepAfter, () =>
    import('./upkeep.ts').then(
      ({ keepUp }) => keepUp(services, document),
      () => {},
    ),
  )
  return ok({ services, device })
}
