import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { afterEach, expect, test, vi } from 'vitest'
import type { DeviceRow, PraatplaatDatabase } from '#client/storage/database.ts'
import { createDatabase } from '#client/storage/database.ts'
import { storageFailure } from '#client/storage/storage-failure.ts'
import type { After } from '#client/timer.ts'
import { freshName, must, randomBytes } from '#tests/support/create-test-services.ts'
import { waitFor } from '#tests/support/wait-for.ts'

const after: After = (milliseconds, work) => {
  const timer = setTimeout(work, milliseconds)
  return () => clearTimeout(timer)
}
const open = async (name = freshName()): Promise<PraatplaatDatabase> =>
  must(await createDatabase({ name, after })).database
const row = (id: string) => ({
  id,
  version: 1,
  day: '2026-11-23',
  centre: 'c',
  instrument: 'praatplaat@1',
  revision: 1,
  envelope: 'x',
})

/** Opens the same store by hand, in another version. */
const openOther = (name: string, version: number): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

afterEach(() => vi.restoreAllMocks())

test('[P1] every write is a strict transaction, and "stored" follows its completion', async () => {
  const database = await open()
  const events: string[] = []
  let durability: string | undefined
  must(
    await database.write(['drafts'], async ({ drafts }, transaction) => {
      durability = transaction.idbtrans.durability
      transaction.idbtrans.addEventListener('complete', () => events.push('complete'))
      await drafts.put(row('a'))
    }),
  )
  events.push('stored')
  expect(durability).toBe('strict')
  expect(events).toEqual(['complete', 'stored'])
})

test('[P1] no reader sees a row before its transaction completed', async () => {
  const database = await open()
  const seen: string[] = []
  const stop = database.observe(
    (all) => all.tables.drafts.count(),
    (count) => seen.push(`count ${count}`),
  )
  await waitFor('the first answer', () => seen.length > 0)
  must(
    await database.write(['drafts'], async ({ drafts }, transaction) => {
      transaction.idbtrans.addEventListener('complete', () => seen.push('complete'))
      await drafts.put(row('a'))
    }),
  )
  await waitFor('the second answer', () => seen.includes('count 1'))
  stop()
  expect(seen).toEqual(['count 0', 'complete', 'count 1'])
})

test('[P1] Dexie’s cache is off, also for reads and writes outside a transaction of ours', async () => {
  const database = await open()
  const { _options } = database.tables.drafts.db as unknown as { readonly _options: Record<string, unknown> }
  expect(_options).toMatchObject({ cache: 'disabled', chromeTransactionDurability: 'strict' })
})

test('[P11] a store made by a newer version is refused, untouched', async () => {
  const name = freshName()
  const database = await open(name)
  must(await database.write(['drafts'], ({ drafts }) => drafts.put(row('a'))))
  database.close()
  ;(await openOther(name, 990)).close()
  expect(await createDatabase({ name, after })).toEqual({ ok: false, failure: { code: 'newer-app' } })
  const raw = await openOther(name, 990)
  expect(raw.objectStoreNames.contains('drafts')).toBe(true)
  raw.close()
})

test('[P11] an old window stops for good when a newer version opens the store', async () => {
  const name = freshName()
  const old = await open(name)
  let told = 0
  old.subscribe(() => {
    told += 1
  })
  const newer = await openOther(name, 990)
  expect(old.problem()).toEqual({ code: 'newer-app' })
  expect(told).toBe(1)
  // Dexie by itself would open again here and write a row of the old shape.
  expect(await old.write(['drafts'], ({ drafts }) => drafts.put(row('late')))).toEqual({
    ok: false,
    failure: { code: 'newer-app' },
  })
  expect(await old.read(({ drafts }) => drafts.count())).toEqual({ ok: false, failure: { code: 'newer-app' } })
  const kept = await new Promise<number>((resolve) => {
    const request = newer.transaction('drafts').objectStore('drafts').count()
    request.onsuccess = () => resolve(request.result)
  })
  expect(kept).toBe(0)
  newer.close()
})

test('a window that will not let go is named, instead of waiting for ever', async () => {
  const name = freshName()
  // An older store (version 1 of IndexedDB; ours is 10), held open by a window that ignores the request to close.
  const held = await openOther(name, 1)
  expect(await createDatabase({ name, after })).toEqual({ ok: false, failure: { code: 'other-window-blocks' } })
  held.close()
  must(await createDatabase({ name, after }))
})

test('a browser without storage, or one that forgets at once, is a private window', async () => {
  const denied = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError')
  })
  expect(await createDatabase({ name: freshName(), after })).toEqual({ ok: false, failure: { code: 'private-window' } })
  denied.mockRestore()
  const find = IDBObjectStore.prototype.get
  const get = vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore) {
    return find.call(this, 'nothing')
  })
  expect(await createDatabase({ name: freshName(), after })).toEqual({ ok: false, failure: { code: 'private-window' } })
  get.mockRestore()
})

test('a store that holds its set-up opens at once, and is proven again behind the first screen', async () => {
  const name = freshName()
  const due: (() => void)[] = []
  const later = (_: number, work: () => void) => {
    due.push(work)
    return () => {}
  }
  const first = must(await createDatabase({ name, after }))
  expect(first.device).toBeUndefined()
  await first.database.tables.device.add({ key: 'device', installId: 'here' } as DeviceRow)
  first.database.close()
  const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  const { database, device } = must(await createDatabase({ name, after: later }))
  expect(device?.installId).toBe('here')
  expect(database.problem()).toBeUndefined()
  for (const work of due) work()
  await vi.waitFor(() => expect(database.problem()).toEqual({ code: 'storage-full' }))
  full.mockRestore()
  database.close()
})

test('[P9] room that is made elsewhere is found without a tap: the reserve is laid by again and the warning goes', async () => {
  const timers = new Map<() => void, number>()
  const later = (wait: number, work: () => void) => {
    timers.set(work, wait)
    return () => void timers.delete(work)
  }
  const { database } = must(await createDatabase({ name: freshName(), after: later }))
  const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  await database.fillBallast((length) => new Uint8Array(length))
  const waits: number[] = []
  const pass = async () => {
    const [[work, wait] = []] = [...timers]
    timers.clear()
    waits.push(wait!)
    work!()
    await vi.waitFor(() => expect(timers.size + (database.problem() === undefined ? 1 : 0)).toBe(1))
  }
  for (let tried = 0; tried < 3; tried += 1) await pass()
  expect(database.problem()).toEqual({ code: 'storage-full' })
  full.mockRestore()
  await pass()
  expect(database.problem()).toBeUndefined()
  expect(await database.tables.ballast.count()).toBe(1)
  expect(waits).toEqual([10_000, 20_000, 40_000, 80_000])
  expect(timers.size).toBe(0)
  database.close()
})

/** What WebKit does: the connection is dead, every transaction on it throws, only a new connection helps. */
const createDyingConnections = () => {
  const real = IDBDatabase.prototype.transaction
  const dead = new WeakSet<IDBDatabase>()
  const state = { killEveryOne: false, killed: 0 }
  // Before the store opens: Dexie takes hold of this function then.
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...given) {
    if (state.killEveryOne || state.killed > 0) {
      if (state.killed > 0) state.killed -= 1
      dead.add(this)
    }
    if (!dead.has(this)) return real.apply(this, given)
    throw new DOMException('Connection to Indexed Database server lost. Refresh the page to try again', 'UnknownError')
  })
  return state
}

test('a lost connection is opened anew and the work done again', async () => {
  const connections = createDyingConnections()
  const database = await open()
  connections.killed = 1
  must(await database.write(['drafts'], ({ drafts }) => drafts.put(row('a'))))
  connections.killed = 1
  expect(must(await database.read(({ drafts }) => drafts.count()))).toBe(1)
  expect(connections.killed).toBe(0)
  expect(database.problem()).toBeUndefined()
})

test('a connection that stays lost is said, not tried for ever, and healed when it comes back', async () => {
  const connections = createDyingConnections()
  const database = await open()
  connections.killEveryOne = true
  expect(await database.write(['drafts'], ({ drafts }) => drafts.put(row('a')))).toEqual({
    ok: false,
    failure: { code: 'storage-lost' },
  })
  expect(database.problem()).toEqual({ code: 'storage-lost' })
  connections.killEveryOne = false
  must(await database.write(['drafts'], ({ drafts }) => drafts.put(row('a'))))
  expect(database.problem()).toBeUndefined()
})

test('a mistake of ours inside a transaction throws: it is not called a full disk', async () => {
  const database = await open()
  await expect(
    database.write(['drafts'], async () => {
      throw new TypeError('a bug')
    }),
  ).rejects.toThrow('a bug')
})

test('[P9] the reserve lies in one piece that does not compress, and is filled once', async () => {
  const database = await open()
  await database.fillBallast(randomBytes)
  await database.fillBallast(() => {
    throw new Error('filled twice')
  })
  expect((await database.tables.ballast.get('ballast'))?.bytes.length).toBe(2 * 1024 * 1024)
})

test.each([
  [new Dexie.AbortError('aborted', new DOMException('full', 'QuotaExceededError')), 'storage-full'],
  [new DOMException('full', 'QuotaExceededError'), 'storage-full'],
  [new Dexie.AbortError('aborted'), 'storage-lost'],
  [new DOMException('x', 'InvalidStateError'), 'storage-lost'],
  [new Error('Attempt to get all objects without an in-progress transaction'), 'storage-lost'],
  [new DOMException('x', 'VersionError'), 'newer-app'],
  [new DOMException('x', 'SecurityError'), 'private-window'],
  [new TypeError('x is not a function'), undefined],
  [new DOMException('key exists', 'ConstraintError'), undefined],
])('%s means %s', (error, code) => {
  expect(storageFailure(error)).toBe(code)
})
