import type { StoredRecord } from '#client/storage/database.ts'
import { createDatabase } from '#client/storage/database.ts'
import { putDevice } from '#client/storage/device-row.ts'
import { createOutbox } from '#client/storage/outbox.ts'
import { createHttpTransport } from '#client/sync/http-transport.ts'
import { createSyncEngine } from '#client/sync/sync-engine.ts'
import { sha256Hex, uuidFromBytes } from '#wire/bytes.ts'
import { freshName, must, randomBytes } from './create-test-services.ts'
import { createHandClock } from './hand-clock.ts'

const header = {
  kind: 'conversation',
  revision: 1,
  day: '2026-11-23',
  centre: 'bij-betje',
  instrument: 'praatplaat@1',
} as const

const serverKid = '0'.repeat(16)
/** As much of an envelope as the queue looks at: this text, and that the server has a key to it. */
export const sealed = (text: string): string => `${text} "kid":"${serverKid}"`

/** A tablet that was linked, seen from its queue: envelopes are opaque texts, nothing is sealed or opened. */
export const createLinkedTablet = async ({
  fetch,
  random = () => 0.5,
  build = 'test',
}: {
  readonly fetch: typeof globalThis.fetch
  readonly build?: string
  readonly random?: () => number
}) => {
  const clock = createHandClock()
  const { database } = must(
    await createDatabase({
      name: freshName(),
      after: (milliseconds, work) => {
        const timer = setTimeout(work, milliseconds)
        return () => clearTimeout(timer)
      },
    }),
  )
  const key = { kid: serverKid, publicKey: '' }
  const wrapped = { nonce: '', key: '' }
  must(
    await putDevice(database, {
      key: 'device',
      installId: 'test',
      centre: { id: 'bij-betje', name: 'Bij Betje' },
      typedCentres: [],
      readingKey: { ...key, wrapped: { ...wrapped, salt: '', memoryKiB: 1, passes: 1 } },
      recoveryKey: { ...key, wrapped },
      wrongTries: { count: 0, pausedUntil: 0 },
      link: { server: 'https://praatplaat.test', device: 'd', token: 't', ingestKey: key, programme: {} },
      numbers: {},
      language: 'nl',
    }),
  )
  const outbox = createOutbox({ database, now: clock.now, build, persisted: async () => true })
  const engine = createSyncEngine({
    outbox,
    transport: createHttpTransport({ fetch, after: clock.after }),
    lock: (_, work) => work(),
    now: clock.now,
    random,
    after: clock.after,
    newId: () => uuidFromBytes(randomBytes(16)),
  })
  clock.busyWhile(() => engine.status().running)
  return {
    database,
    clock,
    outbox,
    engine,
    /** One waiting record with this text, and the server's key, as its envelope. */
    add: async (text: string): Promise<StoredRecord> => {
      const envelope = sealed(text)
      const row: StoredRecord = {
        ...header,
        id: uuidFromBytes(randomBytes(16)),
        hash: await sha256Hex(envelope),
        size: envelope.length,
        state: 'waiting',
        envelope,
      }
      must(await database.write(['records'], ({ records }) => records.add(row)))
      return row
    },
    row: async (id: string): Promise<StoredRecord> => {
      const row = await database.tables.records.get(id)
      if (row === undefined) throw new Error('the row is gone')
      return row
    },
    states: async (): Promise<readonly string[]> =>
      (await database.tables.records.toArray()).map((row) => row.state).sort(),
  }
}
export type LinkedTablet = Awaited<ReturnType<typeof createLinkedTablet>>
