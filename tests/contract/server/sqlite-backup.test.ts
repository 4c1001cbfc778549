import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { restoreBackup } from '#server/restore-backup.ts'
import { takeServerLock } from '#server/store/server-lock.ts'
import { shareUse, takeUse } from '#server/store/use-lock.ts'
import type { TestServer } from '#tests/support/server/open-test-server.ts'
import { openTestServer, removeFolder } from '#tests/support/server/open-test-server.ts'
import { runServerCommand } from '#tests/support/server/run-server-command.ts'
import { sealConversation } from '#tests/support/server/sealed-records.ts'

let server: TestServer
beforeEach(async () => {
  server = await openTestServer()
})
afterEach(async () => {
  await server.close()
  await removeFolder(server.dataDir)
})

const backupFile = (): string => join(server.dataDir, 'backup.sqlite')
const restore = () => restoreBackup({ dataDir: server.dataDir, file: backupFile(), now: () => 0 })
const reopen = async () => {
  server = await openTestServer({ dataDir: server.dataDir, managerKey: server.managerKey })
}

it('keeps a damaged database as it was, with its log', async () => {
  await server.workplace.store.backUp(backupFile())
  await server.push(await server.enrol(), [await sealConversation({ ingest: server.workplace.keys.ingest.recipient })])
  const database = join(server.dataDir, 'praatplaat.sqlite')
  const log = readFileSync(`${database}-wal`)
  expect(log.length).toBeGreaterThan(0)
  await server.close()
  // As a power cut leaves it: the newest records only in the log, and the file itself damaged.
  const damaged = readFileSync(database).fill(7, 0, 4096)
  writeFileSync(database, damaged)
  writeFileSync(`${database}-wal`, log)
  const done = await restore()
  expect(done).toMatchObject({ ok: true })
  const kept = done.ok ? done.value.kept! : ''
  expect(readFileSync(kept).equals(damaged)).toBe(true)
  expect(readFileSync(`${kept}-wal`).equals(log)).toBe(true)
  await reopen()
})

it('does not begin while a command is at work, nor a command during a restore; two commands may', async () => {
  await server.workplace.store.backUp(backupFile())
  await server.close()
  const use = join(server.dataDir, 'use.lock')
  const work = [shareUse(use), shareUse(use)]
  expect(work.every((one) => one !== undefined)).toBe(true)
  const refused = await restore()
  expect(refused).toMatchObject({ ok: false, failure: expect.stringContaining('at work') as string })
  for (const letGo of work) letGo?.()
  const restoring = takeUse(use)
  const results = await runServerCommand('results', [], server.dataDir)
  expect([results.exit, results.out]).toEqual([1, ''])
  expect(results.err).toContain('being restored')
  restoring?.()
  expect((await runServerCommand('results', [], server.dataDir)).exit).toBe(0)
  await reopen()
})

it('does not begin while the server runs', async () => {
  await server.workplace.store.backUp(backupFile())
  const letGo = takeServerLock(join(server.dataDir, 'server.lock'))
  expect(await restore()).toMatchObject({ ok: false, failure: expect.stringContaining('running') as string })
  letGo?.()
})
