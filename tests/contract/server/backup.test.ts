import { existsSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { restoreBackup } from '#server/restore-backup.ts'
import { openWithdrawalLedger } from '#server/store/withdrawal-ledger.ts'
import type { TestServer } from '#tests/support/server/open-test-server.ts'
import { openTestServer, removeFolder, temporaryFolder } from '#tests/support/server/open-test-server.ts'
import { runServerCommand } from '#tests/support/server/run-server-command.ts'
import { sealConversation } from '#tests/support/server/sealed-records.ts'
import { databaseUrlOf, placesHolding, putBackByHand } from '#tests/support/server/test-database.ts'

let server: TestServer
let token: string
const marker = 'buurtmoestuinmarkering'

beforeEach(async () => {
  server = await openTestServer()
  token = await server.enrol()
})
afterEach(async () => {
  await server.close()
  await removeFolder(server.dataDir)
})

const backupFile = (): string => join(server.dataDir, 'backup.sqlite')
const seal = (text = 'verhaal') => sealConversation({ ingest: server.workplace.keys.ingest.recipient, text })
const reopen = async () => {
  server = await openTestServer({ dataDir: server.dataDir, managerKey: server.managerKey })
}
const restoreHere = async () =>
  restoreBackup({
    dataDir: server.dataDir,
    databaseUrl: await databaseUrlOf(server.dataDir),
    file: backupFile(),
    now: () => 0,
  })
const restore = async () => {
  await server.close()
  const done = await restoreHere()
  await reopen()
  return done
}
const total = async () => {
  await server.workplace.opening.drain()
  return (await server.workplace.store.tallies(undefined)).reduce((sum, row) => sum + row.resident, 0)
}

describe('restore', () => {
  it('[R3] [P7] takes a new epoch; a tablet brings back what came after the backup', async () => {
    const [before, after] = await Promise.all([seal(), seal()])
    const first = await server.push(token, [before!])
    await server.workplace.store.backUp(backupFile())
    await server.push(token, [after!])
    expect(await restore()).toMatchObject({ ok: true })
    const answer = await server.have(token, [before!, after!], {
      epoch: first.epoch,
      lastReceipt: first.results[0]!.receipt,
    })
    expect(answer.epoch).not.toBe(first.epoch)
    expect(answer.known.map((one) => one.id)).toEqual([before!.id])
    expect(answer.missing).toEqual([after!.id])
    await server.push(token, [after!])
    expect(await total()).toBe(2)
  })

  it('[W5] [P8] a withdrawn story does not come back with an older backup', async () => {
    const record = await seal(marker)
    await server.push(token, [record])
    await server.workplace.opening.drain()
    await server.workplace.store.backUp(backupFile())
    expect(await placesHolding(server.dataDir, marker)).toContain(backupFile())
    await server.push(token, [], { tombstones: [{ root: record.root, proof: record.proof }] })
    expect(await restore()).toMatchObject({ ok: true, value: { withdrawals: 1 } })
    expect(await total()).toBe(0)
    expect(await placesHolding(server.dataDir, marker)).toEqual([backupFile()])
    expect((await server.push(token, [record])).results[0]!.outcome).toBe('withdrawn')
  })

  it('[W3] [W5] it is still said that the story was here, also when the backup never held it', async () => {
    await server.workplace.store.backUp(backupFile())
    const record = await seal()
    await server.push(token, [record])
    const tombstones = [{ root: record.root, proof: record.proof }]
    await server.push(token, [], { tombstones })
    expect(await restore()).toMatchObject({ ok: true, value: { withdrawals: 1 } })
    expect((await server.push(token, [], { tombstones })).tombstones[0]!.found).toBe(true)
    rmSync(join(server.dataDir, 'withdrawals.jsonl'))
    expect(await restore()).toMatchObject({ ok: true, value: { withdrawals: 1 } })
    expect((await server.push(token, [], { tombstones })).tombstones[0]!.found).toBe(true)
  })

  it('[W5] also when somebody puts the old file back by hand', async () => {
    const record = await seal(marker)
    await server.push(token, [record])
    await server.workplace.opening.drain()
    await server.workplace.store.backUp(backupFile())
    await server.push(token, [], { tombstones: [{ root: record.root, proof: record.proof }] })
    await server.close()
    await putBackByHand(server.dataDir, backupFile())
    await reopen()
    rmSync(backupFile())
    expect(await placesHolding(server.dataDir, marker)).toEqual([])
    expect((await server.have(token, [record])).withdrawn).toEqual([record.id])
  })

  it('[R1] an old epoch does not come back with a file put back by hand', async () => {
    const record = await seal()
    await server.workplace.store.backUp(backupFile())
    const first = await server.push(token, [record])
    expect(await restore()).toMatchObject({ ok: true })
    const { epoch } = await server.have(token, [])
    await server.close()
    await putBackByHand(server.dataDir, backupFile())
    await reopen()
    const now = (await server.have(token, [])).epoch
    expect([first.epoch, epoch]).not.toContain(now)
  })

  it('[W5] a ledger with a torn line, or one that was lost, still holds', async () => {
    const [one, two] = await Promise.all([seal(), seal()])
    await server.push(token, [], { tombstones: [{ root: one!.root, proof: one!.proof }] })
    const ledger = join(server.dataDir, 'withdrawals.jsonl')
    writeFileSync(ledger, `${readFileSync(ledger, 'utf8')}{"root":"torn`)
    await server.push(token, [], { tombstones: [{ root: two!.root, proof: two!.proof }] })
    expect(
      openWithdrawalLedger(ledger)
        .entries()
        .map((entry) => entry.root),
    ).toEqual([one!.root, two!.root])
    await server.close()
    rmSync(ledger)
    await reopen()
    const written = readFileSync(ledger, 'utf8')
    expect([written.includes(one!.root), written.includes(two!.root)]).toEqual([true, true])
  })

  it('keeps what stood there, and tablets that enrolled after the backup', async () => {
    await server.workplace.store.backUp(backupFile())
    const late = await server.enrol()
    const record = await seal()
    await server.push(late, [record])
    const done = await restore()
    expect(done.ok && done.value.kept !== undefined && existsSync(done.value.kept)).toBe(true)
    expect((await server.have(late, [record])).missing).toEqual([record.id])
  })

  it('refuses a damaged file and a file of something else, and changes nothing', async () => {
    await server.push(token, [await seal()])
    await server.workplace.store.backUp(backupFile())
    const bytes = readFileSync(backupFile())
    writeFileSync(backupFile(), bytes.fill(7, bytes.length / 2))
    expect(await restore()).toMatchObject({ ok: false })
    writeFileSync(backupFile(), 'something else')
    expect(await restore()).toMatchObject({ ok: false })
    expect(await total()).toBe(1)
  })
})

describe('the commands', () => {
  it('back up while the server runs, restore when it stopped', async () => {
    await server.push(token, [await seal()])
    expect((await runServerCommand('backup', ['--out', backupFile()], server.dataDir)).err).toContain('backup:key')
    const words = join(server.dataDir, 'words')
    const key = await runServerCommand('backup-key', ['--out', words], server.dataDir)
    expect([key.exit, key.err]).toEqual([0, ''])
    expect((await runServerCommand('backup-key', [], server.dataDir)).exit).toBe(1)
    const made = await runServerCommand('backup', ['--out', backupFile()], server.dataDir)
    expect([made.exit, made.err]).toEqual([0, ''])
    expect(statSync(backupFile()).mode & 0o077).toBe(0)
    expect((await runServerCommand('backup', ['--out', backupFile()], server.dataDir)).exit).toBe(1)
    await server.close()
    expect((await runServerCommand('restore', [backupFile()], server.dataDir)).err).toContain('--key FILE')
    const tried = await runServerCommand('drill', [backupFile(), '--key', words], server.dataDir)
    expect(tried.out).toContain('conversations: 1')
    const restored = await runServerCommand('restore', [backupFile(), '--key', words], server.dataDir)
    expect([restored.exit, restored.err]).toEqual([0, ''])
    await reopen()
    expect(await total()).toBe(1)
  })
})

describe('where a backup lies', () => {
  const through = async () => (await server.have(token, [])).backedUpThrough
  const backUp = (...args: readonly string[]) => runServerCommand('backup', args, server.dataDir)

  it('[R4] tablets forget nothing because of a copy beside the database, and what is not in it is named', async () => {
    await server.push(token, [await seal()])
    expect((await runServerCommand('backup-key', [], server.dataDir)).exit).toBe(0)
    const elsewhere = temporaryFolder()
    try {
      const inside = [await backUp(), await backUp('--out', join(server.dataDir, 'deep/er/copy.sqlite'))]
      // Another name for the same folder.
      symlinkSync(server.dataDir, join(elsewhere, 'link'))
      inside.push(await backUp('--out', join(elsewhere, 'link/copy.sqlite')))
      expect(inside.map(({ exit }) => exit)).toEqual([0, 0, 0])
      for (const { out } of inside) expect(out).toContain('tablets go on keeping everything')
      expect(await through()).toBe(0)
      const apart = await backUp('--out', join(elsewhere, 'copy.sqlite'))
      expect(apart.out).toContain('may now forget')
      expect(apart.out).toContain(join(server.dataDir, 'keys'))
      expect(apart.out).toContain('ledgers of withdrawals')
      expect(await through()).toBe(1)
    } finally {
      await removeFolder(elsewhere)
    }
  })
})

describe('keys', () => {
  it('are files of this account only, apart from the database', () => {
    for (const name of ['ingest-key', 'receipt-key', 'manager-key.sha256']) {
      expect(statSync(join(server.dataDir, 'keys', name)).mode & 0o777).toBe(0o600)
    }
  })

  it('a database without its ingest key does not start: a new one would leave every envelope closed', async () => {
    await server.close()
    const key = join(server.dataDir, 'keys', 'ingest-key')
    const kept = readFileSync(key)
    rmSync(key)
    await expect(openTestServer({ dataDir: server.dataDir })).rejects.toThrow('ingest-key is missing')
    writeFileSync(key, kept)
    await reopen()
  })

  it('[R1] a new receipt key means a new epoch: the same record must not have two receipts in one', async () => {
    const { epoch } = await server.have(token, [])
    await server.close()
    rmSync(join(server.dataDir, 'keys', 'receipt-key'))
    await reopen()
    expect((await server.have(token, [])).epoch).not.toBe(epoch)
  })
})
