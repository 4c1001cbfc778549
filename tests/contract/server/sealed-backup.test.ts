import { randomBytes, randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backUp } from '#server/backups/back-up.ts'
import { backupOpener, makeBackupKey, readBackupKey, writeBackupKey } from '#server/backups/backup-key.ts'
import { openSealedFile, sealFile } from '#server/backups/seal-file.ts'
import { restoreBackup } from '#server/restore-backup.ts'
import type { RecordStore } from '#server/store/record-store.ts'
import { createUpkeep } from '#server/upkeep.ts'
import { filesOf } from '#server/workplace.ts'
import type { TestServer } from '#tests/support/server/open-test-server.ts'
import { openTestServer, removeFolder, temporaryFolder } from '#tests/support/server/open-test-server.ts'
import { sealConversation } from '#tests/support/server/sealed-records.ts'
import { seat, serverTime } from '#tests/support/server/staff.ts'
import { databaseUrlOf, filesHolding, placesHolding } from '#tests/support/server/test-database.ts'
import type { BackupsAnswer } from '#wire/manage.ts'

const marker = 'buurtmoestuinmarkering'
const day = 24 * 3_600_000
let server: TestServer
let folder: string
let words: string

beforeEach(async () => {
  server = await openTestServer()
  folder = temporaryFolder()
  const made = await makeBackupKey(randomBytes)
  words = made.words.join(' ')
  writeBackupKey(filesOf(server.dataDir).keys, made.recipient)
})
afterEach(async () => {
  await server.close()
  await removeFolder(server.dataDir)
  await removeFolder(folder)
})

const upkeep = (keep = 3, dir = folder, store: RecordStore = server.workplace.store) => {
  const failures: unknown[] = []
  const made = createUpkeep({
    store,
    dataDir: server.dataDir,
    plan: { folder: dir, everyHours: 24, keep },
    now: server.now,
    newId: randomUUID,
    onFailure: (failure) => failures.push(failure),
  })
  return { ...made, failures }
}
const backups = (): readonly string[] => readdirSync(folder).filter((name) => name.endsWith('.backup'))
const asked = async () => {
  const { desk } = await seat(server, 'manager')
  return (await desk.ask('GET', 'backups')).json() as BackupsAnswer
}
const push = async (token: string, text = 'verhaal') => {
  const record = await sealConversation({ ingest: server.workplace.keys.ingest.recipient, text })
  await server.push(token, [record])
  await server.workplace.opening.drain()
  return record
}

describe('a sealed file', () => {
  const plain = () => join(folder, 'plain')
  const sealed = () => join(folder, 'sealed')
  const back = () => join(folder, 'back')
  const openWith = async (text: string) => {
    rmSync(back(), { force: true })
    return openSealedFile(sealed(), back(), (await backupOpener(text))!)
  }

  it('opens with its words, whatever its length, and with no others', async () => {
    const { words: own, recipient } = await makeBackupKey(randomBytes)
    const piece = 1024 * 1024
    for (const length of [0, 1, piece - 1, piece, piece + 1, 3 * piece]) {
      rmSync(sealed(), { force: true })
      const content = randomBytes(length)
      writeFileSync(plain(), content)
      await sealFile(plain(), sealed(), recipient)
      expect(await openWith(own.join(' '))).toEqual({ ok: true, value: undefined })
      expect(readFileSync(back()).equals(content)).toBe(true)
      expect(await openWith(words)).toEqual({ ok: false, failure: 'other-key' })
    }
    expect(await backupOpener(own.toReversed().join(' '))).toBeUndefined()
    expect((await backupOpener(own.map((word, at) => `${at + 1}. ${word.toUpperCase()}\n`).join(' ')))?.kid).toBe(
      recipient.kid,
    )
  })

  it('does not open when a piece was changed, cut off, doubled, moved or added', async () => {
    const { words: own, recipient } = await makeBackupKey(randomBytes)
    const piece = 1024 * 1024 + 16
    writeFileSync(plain(), randomBytes(2.5 * 1024 * 1024))
    await sealFile(plain(), sealed(), recipient)
    const whole = readFileSync(sealed())
    const begin = whole.indexOf(0x0a) + 1
    const [head, one, two, last] = [
      whole.subarray(0, begin),
      whole.subarray(begin, begin + piece),
      whole.subarray(begin + piece, begin + 2 * piece),
      whole.subarray(begin + 2 * piece),
    ]
    const flipped = Buffer.from(whole)
    flipped[begin + 5]! ^= 1
    for (const parts of [
      [flipped],
      [head, one],
      [head, one, two],
      [head],
      [head, one, one, two, last],
      [head, two, one, last],
      [whole, Buffer.from('x')],
      [whole.subarray(0, whole.length - 1)],
    ]) {
      writeFileSync(sealed(), Buffer.concat(parts))
      expect(await openWith(own.join(' '))).toEqual({ ok: false, failure: 'damaged' })
      expect(readdirSync(folder)).not.toContain('back')
    }
  })
})

describe('backups by the clock', () => {
  it('[P7] [P8] are sealed, put back with their words; tablets bring the rest, what was withdrawn stays gone', async () => {
    const token = await server.enrol()
    const gone = await push(token, marker)
    await upkeep().look()
    const [name] = backups()
    expect(filesHolding(folder, marker)).toEqual([])
    expect(statSync(join(folder, name!)).mode & 0o077).toBe(0)
    expect(readdirSync(filesOf(server.dataDir).backups)).toEqual([])
    const after = await push(token)
    await server.push(token, [], { tombstones: [{ root: gone.root, proof: gone.proof }] })
    await server.close()
    const { dataDir } = server
    const restore = async (text: string | undefined) =>
      restoreBackup({
        dataDir,
        databaseUrl: await databaseUrlOf(dataDir),
        file: join(folder, name!),
        opener: text === undefined ? undefined : await backupOpener(text),
        now: () => 0,
      })
    const other = (await makeBackupKey(randomBytes)).words.join(' ')
    expect(await restore(undefined)).toMatchObject({ ok: false })
    expect(await restore(other)).toMatchObject({ ok: false })
    expect(await restore(words)).toMatchObject({ ok: true, value: { withdrawals: 1 } })
    server = await openTestServer({ dataDir, managerKey: server.managerKey })
    expect(await server.have(token, [gone, after])).toMatchObject({ withdrawn: [gone.id], missing: [after.id] })
    expect((await server.push(token, [gone, after])).results.map((one) => one.outcome)).toEqual(['withdrawn', 'stored'])
    expect(await placesHolding(dataDir, marker)).toEqual([])
    expect((await server.manage('/api/v1/export?format=jsonl')).text).not.toContain(marker)
    server.wait(2 * day)
    await upkeep().look()
    expect(filesHolding(folder, marker)).toEqual([])
  })

  it('are made when due, one at a time, and the oldest go', async () => {
    const [one, two] = [upkeep(), upkeep()]
    await Promise.all([one.look(), two.look()])
    expect(backups()).toHaveLength(1)
    await one.look()
    expect(backups()).toHaveLength(1)
    const first = backups()[0]
    for (let at = 0; at < 3; at += 1) {
      server.wait(day)
      await Promise.all([one.look(), two.look()])
    }
    expect(backups()).toHaveLength(3)
    expect(backups()).not.toContain(first)
    expect([one.failures, two.failures]).toEqual([[], []])
    expect(await asked()).toMatchObject({ failure: null, lastApart: { apart: true } })
  })

  it('[R4] one that fails leaves nothing, is told at the desk, and is tried again', async () => {
    await push(await server.enrol())
    const missing = join(folder, 'not-there')
    const keeper = upkeep(3, missing)
    await keeper.look()
    expect((await asked()).failure?.why).toBe('no-folder')
    expect((await server.workplace.store.standing()).backedUpThrough).toBe(0)
    mkdirSync(missing)
    await keeper.look()
    expect(readdirSync(missing).filter((name) => name.endsWith('.backup'))).toHaveLength(1)
    expect(await asked()).toMatchObject({ failure: null })
    expect((await server.workplace.store.standing()).backedUpThrough).toBe(1)
    rmSync(join(filesOf(server.dataDir).keys, 'backup-public-key'))
    server.wait(2 * day)
    await keeper.look()
    expect((await asked()).failure?.why).toBe('no-key')
  })

  it('[R4] a folder within the data is none: it is told, and no copy lies there, however often it is looked', async () => {
    const within = join(server.dataDir, 'kopie')
    mkdirSync(within)
    const keeper = upkeep(3, within)
    for (let at = 0; at < 3; at += 1) {
      await keeper.look()
      server.wait(60_000)
    }
    expect(readdirSync(within)).toEqual([])
    expect((await asked()).failure?.why).toBe('within')
    // By hand it is made, and by the clock it would be made once.
    const { store } = server.workplace
    const recipient = (await readBackupKey(filesOf(server.dataDir).keys))!
    const parts = {
      store,
      dataDir: server.dataDir,
      recipient,
      by: 'server',
      now: server.now,
      newId: randomUUID,
    } as const
    const due = { everyMs: day, againMs: 900_000 }
    expect(await backUp({ ...parts, file: join(within, 'one'), due })).toMatchObject({ ok: true })
    expect(await backUp({ ...parts, file: join(within, 'two'), due })).toMatchObject({ ok: false })
  })

  it('a server that cannot make them keeps no other waiting', async () => {
    await upkeep(3, join(folder, 'not-there')).look()
    expect((await asked()).failure?.why).toBe('no-folder')
    await upkeep().look()
    expect(backups()).toHaveLength(1)
    expect(await asked()).toMatchObject({ failure: null })
    await upkeep(3, join(folder, 'not-there')).look()
    expect(await asked()).toMatchObject({ failure: null })
  })

  it('[R4] one that fails at its end is gone, or rotates as any where tablets were told of it', async () => {
    const token = await server.enrol()
    const gone = await push(token)
    await server.push(token, [], { tombstones: [{ root: gone.root, proof: gone.proof }] })
    // Nothing can take the place of a folder that is not empty.
    const inTheWay = join(folder, basename(filesOf(server.dataDir).ledger))
    mkdirSync(join(inTheWay, 'x'), { recursive: true })
    for (let at = 0; at < 2; at += 1) {
      await upkeep().look()
      expect(backups()).toEqual([])
      server.wait(3_600_000)
    }
    expect((await server.workplace.store.standing()).backedUpThrough).toBe(0)
    rmSync(inTheWay, { recursive: true })
    const { store } = server.workplace
    const forgetful = {
      ...store,
      backupRuns: { ...store.backupRuns, note: () => Promise.reject(new Error('no connection')) },
    }
    for (let at = 0; at < 5; at += 1) {
      await upkeep(3, folder, forgetful).look()
      server.wait(3_600_000)
    }
    expect(backups()).toHaveLength(3)
    expect((await server.workplace.store.standing()).backedUpThrough).toBeGreaterThan(0)
  })

  it('[W5] the ledger beside a backup is read on another machine too', async () => {
    const token = await server.enrol()
    const gone = await push(token, marker)
    const keeper = upkeep()
    await keeper.look()
    const [old] = backups()
    await server.push(token, [], { tombstones: [{ root: gone.root, proof: gone.proof }] })
    server.wait(day)
    await keeper.look()
    const elsewhere = await openTestServer()
    const { dataDir } = elsewhere
    const begin = await serverTime(elsewhere)
    await elsewhere.close()
    const done = await restoreBackup({
      dataDir,
      databaseUrl: await databaseUrlOf(dataDir),
      file: join(folder, old!),
      opener: await backupOpener(words),
      now: () => begin,
    })
    expect(done).toMatchObject({ ok: true, value: { withdrawals: 1 } })
    expect(await placesHolding(dataDir, marker)).toEqual([])
    await removeFolder(dataDir)
  })
})
