import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { open as openFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codePassage } from '#client/actions/code-passage.ts'
import { openSealedWords } from '#client/actions/open-sealed-words.ts'
import { pullConversations } from '#client/actions/pull-conversations.ts'
import { readArchive } from '#client/actions/read-archive.ts'
import { readCodings } from '#client/actions/read-codings.ts'
import { readdressWaiting } from '#client/actions/readdress-waiting.ts'
import { readDevice } from '#client/storage/truth-queries.ts'
import { programmeKeyFromSeed } from '#client/vault/programme-key.ts'
import { wordsFromSeed } from '#client/vault/recovery-words.ts'
import { backUp } from '#server/backups/back-up.ts'
import { restoreBackup } from '#server/restore-backup.ts'
import { copyKeys } from '#server/try-backup.ts'
import { filesOf } from '#server/workplace.ts'
import { must, testCode } from '#tests/support/create-test-services.ts'
import { holdConversation } from '#tests/support/hold-conversation.ts'
import { freePort, startServer } from '#tests/support/real-server.ts'
import type { TestServer } from '#tests/support/server/open-test-server.ts'
import { openTestServer, removeFolder, temporaryFolder } from '#tests/support/server/open-test-server.ts'
import { codeOf, fetchInto, openTablet } from '#tests/support/server/tablet-of.ts'
import { databaseUrlOf, placesHolding, rowsOf } from '#tests/support/server/test-database.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { clientNumber } from '#wire/batch.ts'
import { conversationsAnswer } from '#wire/desk.ts'
import { enrolAnswer } from '#wire/enrolment.ts'
import { keyPairFromSeed, parseEnvelope } from '#wire/envelope.ts'
import type { EnrolmentRequest } from '#wire/manage.ts'

const seed = new Uint8Array(15).fill(11)
const words = wordsFromSeed(seed)
const story = 'Kruidnageltuin achter het buurthuis'

let server: TestServer
beforeEach(async () => {
  server = await openTestServer()
})
afterEach(async () => {
  await server.close()
  await removeFolder(server.dataDir)
})

const seal = async () =>
  server.workplace.store.sealing.seal(await programmeKeyFromSeed(seed), 'command', Date.UTC(2026, 10, 23))

const inProcess = fetchInto(() => server)
const codeFor = (tablet?: EnrolmentRequest) => codeOf(server, tablet)
const newTablet = async (tablet?: EnrolmentRequest) => openTablet(await codeFor(tablet), inProcess)
type TestTablet = Awaited<ReturnType<typeof newTablet>>
const isSent = async (tablet: TestTablet) => {
  await tablet.sync.sendNow()
  expect(tablet.sync.status().problem).toBeUndefined()
  await server.workplace.opening.drain()
}
const total = async () => {
  const answer = conversationsAnswer.parse((await server.manage('/api/v1/results/conversations')).json())
  expect({ waiting: answer.waiting, unreadable: answer.unreadable }).toEqual({ waiting: 0, unreadable: 0 })
  return answer.conversations.total.total
}
const coded = async (tablet: TestTablet) => {
  const [first] = must(await readArchive(tablet))
  const coding = must(
    await codePassage(tablet, {
      conversation: first!.conversation!,
      question: 'contact',
      passage: undefined,
      codes: { effects: ['E01'], newEffect: 'Kruiden leren kennen', negative: false, health: false, nowhere: false },
      coder: 'Noor',
    }),
  )
  return coding
}

describe('a sealed programme', () => {
  it('[O1] [O2] the server counts what was told and keeps not a word of it, in no file and no table', async () => {
    await seal()
    const tablet = await newTablet()
    await holdConversation(tablet, story)
    const coding = await coded(tablet)
    await isSent(tablet)
    expect(await total()).toBe(1)
    for (const marker of [story, 'Kruiden leren kennen', coding.words.answer])
      expect([marker, await placesHolding(server.dataDir, marker)]).toEqual([marker, []])
    // No key of the server's has a part in the words.
    const { kid } = server.workplace.keys.ingest.recipient
    const rows = (await rowsOf(server.dataDir, 'select envelope from records')) as { readonly envelope: string }[]
    for (const { envelope } of rows) {
      const { wraps, open } = parseEnvelope(envelope)!
      expect(wraps.map((wrap) => wrap.kid)).toContain(kid)
      expect(open!.wraps.map((wrap) => wrap.kid)).not.toContain(kid)
    }
    expect(rows).toHaveLength(2)
    // It looks where something would be found: what is closed is there.
    expect(await placesHolding(server.dataDir, 'bij-betje')).not.toEqual([])
    const file = await server.manage('/api/v1/export?format=jsonl')
    expect(file.status).toBe(200)
    expect(file.text).not.toContain(story)
    expect(file.text).toContain('bij-betje')
    // What was marked counts, without its words.
    const effects = await server.manage('/api/v1/results/effects')
    expect(effects.json()).toMatchObject({ coded: { passages: 1, conversations: 1 } })
    // And its own tablet reads it as before.
    expect(must(await readArchive(tablet))[0]?.conversation?.answers.contact).toMatchObject({ text: story })
    expect(must(await readCodings(tablet)).codings).toEqual([coding])
  })

  it('[O7] a reader with the words of the sheet reads all of it, and one without reads nothing', async () => {
    await seal()
    const tablet = await newTablet()
    await holdConversation(tablet, story)
    const coding = await coded(tablet)
    await isSent(tablet)
    const reader = await newTablet({ centre: 'bij-betje', reads: true })
    expect(must(await pullConversations(reader))).toBe(2)
    expect(must(await readArchive(reader))).toMatchObject([{ problem: { code: 'backup-for-other-key' } }])
    expect(must(await readCodings(reader)).codings).toEqual([])
    const others = wordsFromSeed(new Uint8Array(15).fill(12))
    expect(await openSealedWords(reader, others)).toMatchObject({ failure: { code: 'wrong-recovery-words' } })
    must(await openSealedWords(reader, words))
    expect(must(await readArchive(reader))[0]?.conversation?.answers.contact).toMatchObject({ text: story })
    expect(must(await readCodings(reader)).codings).toEqual([coding])
    // Locked is locked, and the words need not be typed again.
    reader.vault.lock()
    expect(await readArchive(reader)).toMatchObject({ failure: { code: 'reading-locked' } })
    must(await reader.vault.unlock(testCode))
    expect(must(await readArchive(reader))[0]?.conversation?.answers.contact).toMatchObject({ text: story })
  })

  it('[O4] what was frozen before a tablet heard of it is not sent whole, with or without the config; reading takes it apart', async () => {
    let isConfigLost = true
    const loses: typeof fetch = async (input, init) =>
      isConfigLost && String(input).endsWith('/config') ? new Response('', { status: 503 }) : inProcess(input, init)
    const tablet = await openTablet(await codeFor(), loses)
    await holdConversation(tablet, story)
    const coding = await coded(tablet)
    await seal()
    tablet.vault.lock()
    server.wait(10_000)
    const states = async () => (await tablet.database.tables.records.toArray()).map(({ state }) => state)
    const sealedFor = async () => (await readDevice(tablet.database))?.link?.sealedFor
    const isHeld = async () => {
      await isSent(tablet)
      expect(await states()).toEqual(['waiting', 'waiting'])
      for (const marker of [story, 'Kruiden leren kennen', coding.words.answer])
        expect([marker, await placesHolding(server.dataDir, marker)]).toEqual([marker, []])
      expect(await rowsOf(server.dataDir, 'select id from records')).toEqual([])
    }
    // A key that is only heard of is enough, as often as the key itself does not come.
    for (let round = 0; round < 3; round += 1) await isHeld()
    expect(await sealedFor()).toBeUndefined()
    isConfigLost = false
    await waitFor('the config', async () => {
      await isHeld()
      return (await sealedFor()) !== undefined
    })
    must(await tablet.vault.unlock(testCode))
    await readdressWaiting(tablet)
    await isSent(tablet)
    expect(await states()).toEqual(['arrived', 'arrived'])
    for (const marker of [story, 'Kruiden leren kennen', coding.words.answer])
      expect([marker, await placesHolding(server.dataDir, marker)]).toEqual([marker, []])
    expect(await total()).toBe(1)
    expect(must(await readArchive(tablet))[0]?.conversation?.answers.contact).toMatchObject({ text: story })
    expect(must(await readCodings(tablet)).codings).toEqual([coding])
  })

  it('[O8] what came before stays readable and counts beside what comes after', async () => {
    const tablet = await newTablet()
    await holdConversation(tablet, 'Verteld voor het verzegelen')
    await isSent(tablet)
    await seal()
    server.wait(10_000)
    await waitFor('the config', async () => {
      await tablet.sync.sendNow()
      return (await readDevice(tablet.database))?.link?.sealedFor !== undefined
    })
    await holdConversation(tablet, story)
    await isSent(tablet)
    expect(await total()).toBe(2)
    expect(await placesHolding(server.dataDir, 'Verteld voor het verzegelen')).not.toEqual([])
    expect(await placesHolding(server.dataDir, story)).toEqual([])
    expect(must(await readArchive(tablet)).map(({ conversation }) => conversation?.answers.contact?.text)).toEqual(
      expect.arrayContaining([story, 'Verteld voor het verzegelen']),
    )
  })

  it('[O5] asks for an app that takes records apart', async () => {
    const token = await server.enrol()
    expect((await server.have(token, [])).minClient).toBeLessThan(clientNumber)
    await seal()
    server.wait(10_000)
    expect((await server.have(token, [])).minClient).toBe(clientNumber)
  })

  it('[O6] once and for one key; a tablet keeps the first it was told', async () => {
    await seal()
    const other = await programmeKeyFromSeed(new Uint8Array(15).fill(12))
    expect(await server.workplace.store.sealing.seal(other, 'command', 0)).toBe(false)
    expect(await seal()).toBe(true)
    const answer = await server.app.inject({ method: 'POST', url: '/api/v1/enrol', payload: { code: await codeFor() } })
    expect(enrolAnswer.parse(answer.json()).sealedFor).toEqual(await programmeKeyFromSeed(seed))
    // From here on the server names no key, as one that was put back would, or one of its own, as one that lies.
    let lie: object | undefined
    const lies: typeof fetch = async (input, init) => {
      const told = await inProcess(input, init)
      if (lie === undefined || !String(input).endsWith('/config')) return told
      const { sealedFor: _left, ...unsealed } = (await told.json()) as Record<string, unknown>
      return Response.json({ ...unsealed, version: JSON.stringify(lie).slice(0, 90), ...lie })
    }
    const tablet = await openTablet(await codeFor(), lies)
    const link = async () => (await readDevice(tablet.database))!.link!
    const before = await link()
    for (const told of [{}, { sealedFor: other }]) {
      lie = told
      await waitFor('the lie', async () => {
        await tablet.sync.sendNow()
        return (await link()).config?.version === JSON.stringify(told).slice(0, 90)
      })
      expect((await link()).sealedFor).toEqual(before.sealedFor)
    }
    await holdConversation(tablet, story)
    await isSent(tablet)
    expect(await placesHolding(server.dataDir, story)).toEqual([])
  })

  it('[O6] a backup of before is put back sealed, for tablets of before and of after', async () => {
    const { dataDir } = server
    const tablet = await newTablet()
    const elsewhere = temporaryFolder()
    const file = join(elsewhere, 'of-before.sqlite')
    await server.workplace.store.backUp(file, { apart: true })
    await seal()
    const key = await programmeKeyFromSeed(seed)
    const putBack = async (begin: number) => {
      await server.close()
      const done = await restoreBackup({ dataDir, databaseUrl: await databaseUrlOf(dataDir), file, now: () => begin })
      expect(done).toMatchObject({ ok: true })
      server = await openTestServer({ dataDir, managerKey: server.managerKey, begin })
    }
    await putBack(server.now() + 10_000)
    expect(await server.workplace.store.sealing.read()).toMatchObject(key)
    await holdConversation(tablet, story)
    await isSent(tablet)
    expect((await tablet.database.tables.records.toArray()).map(({ state }) => state)).toEqual(['waiting'])
    await holdConversation(await newTablet(), story)
    expect(await placesHolding(dataDir, story)).toEqual([])
    // The mark beside the database is written anew where it was lost, and read where the database knows nothing.
    rmSync(filesOf(dataDir).sealed)
    await putBack(server.now() + 10_000)
    expect(await server.workplace.store.sealing.read()).toMatchObject(key)
    expect(readFileSync(filesOf(dataDir).sealed, 'utf8')).toContain(key.kid)
    await removeFolder(elsewhere)
  })

  it('[O6] on another machine it is sealed by the mark that lies beside the backup', async () => {
    const other = await openTestServer()
    const { dataDir } = other
    const begin = other.now()
    await other.close()
    const elsewhere = temporaryFolder()
    const { recipient, opener } = await keyPairFromSeed(new Uint8Array(32).fill(13))
    const made = async (name: string) => {
      const { store } = server.workplace
      const file = join(elsewhere, name)
      const asked = { store, dataDir: server.dataDir, file, recipient, by: 'command', now: server.now } as const
      expect(await backUp({ ...asked, newId: () => randomUUID() })).toMatchObject({ ok: true })
      return file
    }
    const file = await made('before.backup')
    await seal()
    await made('after.backup')
    // As somebody does it who moves the server: the keys come along.
    copyKeys(filesOf(server.dataDir), filesOf(dataDir))
    const databaseUrl = await databaseUrlOf(dataDir)
    const done = await restoreBackup({ dataDir, databaseUrl, file, opener, now: () => begin })
    expect(done).toMatchObject({ ok: true })
    const opened = await openTestServer({ dataDir, begin })
    expect(await opened.workplace.store.sealing.read()).toMatchObject(await programmeKeyFromSeed(seed))
    await opened.close()
    await removeFolder(dataDir)
    await removeFolder(elsewhere)
  })
})

/** Every byte that a process may write to, as far as the system lets us look. Linux only. */
const memoryOf = async function* (pid: number): AsyncGenerator<Buffer> {
  const memory = await openFile(`/proc/${pid}/mem`, 'r')
  try {
    for (const line of readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n')) {
      const [, from, to, rights] = /^([0-9a-f]+)-([0-9a-f]+) (\S+)/.exec(line) ?? []
      if (from === undefined || to === undefined || !rights?.startsWith('rw')) continue
      const size = Number.parseInt(to, 16) - Number.parseInt(from, 16)
      if (size > 512 * 1024 * 1024) continue
      const buffer = Buffer.alloc(size)
      const read = await memory.read(buffer, 0, size, Number.parseInt(from, 16)).catch(() => undefined)
      if (read !== undefined) yield buffer.subarray(0, read.bytesRead)
    }
  } finally {
    await memory.close()
  }
}
const holds = async (pid: number, marker: string): Promise<boolean> => {
  const needles = [Buffer.from(marker, 'latin1'), Buffer.from(marker, 'utf16le')]
  for await (const part of memoryOf(pid)) if (needles.some((needle) => part.includes(needle))) return true
  return false
}

it('[O1] a real server process that stored, opened, counted and exported it holds no word of it in memory', async () => {
  const { dataDir, managerKey } = server
  await server.close()
  server = await openTestServer({ dataDir, managerKey, begin: Date.now() })
  await seal()
  const code = await codeFor()
  const databaseUrl = await databaseUrlOf(dataDir)
  await server.close()
  const staticDir = mkdtempSync(join(tmpdir(), 'praatplaat-static-'))
  const real = await startServer({
    dataDir,
    staticDir,
    port: await freePort(),
    env: databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl },
  })
  try {
    const overWire: typeof fetch = (input, init) =>
      fetch(String(input).replace('https://praatplaat.test', real.address), init)
    const tablet = await openTablet(code, overWire)
    await holdConversation(tablet, story)
    await tablet.sync.sendNow()
    expect(tablet.sync.status().problem).toBeUndefined()
    const headers = { authorization: `Bearer ${managerKey}` }
    const asked = async (url: string) => (await fetch(`${real.address}/api/v1/${url}`, { headers })).text()
    await waitFor('its count', async () => /"total":1\b/.test(await asked('results/conversations')), 3000)
    expect(await asked('export?format=jsonl')).toContain('bij-betje')
    const pid = real.pid()
    expect(await holds(pid, 'bij-betje')).toBe(true)
    expect(await holds(pid, story)).toBe(false)
  } finally {
    await real.stop()
    rmSync(staticDir, { recursive: true, force: true })
    server = await openTestServer({ dataDir, managerKey })
  }
})
