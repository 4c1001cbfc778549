import { afterEach, describe, expect, it, vi } from 'vitest'
import { attachPhoto } from '#client/actions/attach-photo.ts'
import { correctConversation } from '#client/actions/correct-conversation.ts'
import { discardDraft } from '#client/actions/discard-draft.ts'
import { enrolTablet } from '#client/actions/enrol-tablet.ts'
import { finishConversation } from '#client/actions/finish-conversation.ts'
import { makeBackup } from '#client/actions/make-backup.ts'
import { openRecord } from '#client/actions/open-record.ts'
import { setUpTablet } from '#client/actions/set-up-tablet.ts'
import { startConversation } from '#client/actions/start-conversation.ts'
import { withdrawByCode } from '#client/actions/withdraw-by-code.ts'
import { createAttachmentQueue } from '#client/storage/attachment-queue.ts'
import { createHttpTransport } from '#client/sync/http-transport.ts'
import { plainPartBytes, recording } from '#domain/attachment.ts'
import { conversation as conversationSchema, maxAttachments } from '#domain/conversation.ts'
import type { TestWindow } from '#tests/support/create-test-services.ts'
import {
  createLocks,
  createSetUpServices,
  createTestServices,
  freshName,
  must,
  randomBytes,
  testCode,
  testSeed,
} from '#tests/support/create-test-services.ts'
import { startTold, unlocked } from '#tests/support/hold-conversation.ts'
import type { TestServer } from '#tests/support/server/open-test-server.ts'
import { openTestServer, quickFolder, removeFolder } from '#tests/support/server/open-test-server.ts'
import { tamper } from '#tests/support/server/test-database.ts'
import { hashOfBytes, openPart, partKeyOf } from '#wire/attachment.ts'
import { openContentKey, openEnvelope, parseEnvelope } from '#wire/envelope.ts'

const sound = { what: 'sound', mediaType: 'audio/webm' } as const
const photo = (bytes: Uint8Array<ArrayBuffer>) => ({ mediaType: 'image/jpeg', bytes }) as const
const day = 24 * 60 * 60_000

const begin = async (tablet: TestWindow, draft: Awaited<ReturnType<typeof startTold>>) =>
  must(await (await tablet.attachments()).begin(draft, sound))
const rows = (tablet: TestWindow) => tablet.database.tables.attachments.toArray()
const finishTold = async (tablet: TestWindow, draft: Awaited<ReturnType<typeof startTold>>) =>
  must(await finishConversation(tablet, draft, { readBack: 'not-done' }))
/** What the tablet keeps of an attachment, opened with its reading key. */
const openHere = async (tablet: TestWindow, id: string) => {
  const row = await tablet.database.tables.attachments.get(id)
  const text = row?.manifest?.envelope ?? (await tablet.database.tables.records.get(id))?.envelope
  const sealed = parseEnvelope(text ?? '')!
  const [opener] = (await unlocked(tablet)).vault.openers()
  const manifest = recording.parse(must(await openEnvelope(sealed, opener!)))
  const key = await partKeyOf(must(await openContentKey(sealed, opener!)))
  const opened: Uint8Array[] = []
  for (const [part, hash] of manifest.parts.entries()) {
    const held = await tablet.database.tables.parts.get([id, part])
    expect(await hashOfBytes(held!.bytes)).toBe(hash)
    const place = { id, part, parts: manifest.parts.length, size: manifest.size }
    opened.push(must(await openPart(key, place, held!.bytes)))
  }
  return { manifest, bytes: Buffer.concat(opened) }
}

afterEach(() => {
  vi.restoreAllMocks()
})

describe('a recording', () => {
  it('[A7] [P14] is kept piece by piece while it comes in, sealed, and opens as it was', async () => {
    const tablet = await createSetUpServices()
    const draft = await startTold(tablet, 'met geluid')
    const taking = await begin(tablet, draft)
    const marker = Buffer.from('stem van een bewoner die niemand mag horen')
    const chunks = [Uint8Array.from(marker), randomBytes(plainPartBytes), randomBytes(7)]
    for (const chunk of chunks) {
      must(await taking.add(chunk))
      const kept = (await rows(tablet))[0]!.size
      expect(kept).toBe(chunks.slice(0, chunks.indexOf(chunk) + 1).reduce((sum, one) => sum + one.length, 0))
    }
    for (const piece of await tablet.database.tables.pieces.toArray())
      expect(Buffer.from(piece.bytes).includes(marker)).toBe(false)
    must(await taking.finish())
    expect(await tablet.database.tables.pieces.count()).toBe(0)
    for (const part of await tablet.database.tables.parts.toArray())
      expect(Buffer.from(part.bytes).includes(marker)).toBe(false)
    const { manifest, bytes } = await openHere(tablet, taking.id)
    expect(bytes.equals(Buffer.concat(chunks))).toBe(true)
    expect(manifest).toMatchObject({ conversation: draft.id, what: 'sound', size: bytes.length })
    expect(manifest.brokenOff).toBeUndefined()
  })

  it('[A1] is listed by its conversation and by its corrections; a conversation without one is byte for byte as before', async () => {
    const tablet = await createSetUpServices()
    const draft = await startTold(tablet, 'met geluid')
    const taking = await begin(tablet, draft)
    must(await taking.add(randomBytes(10)))
    must(await taking.finish())
    const { id } = await finishTold(tablet, draft)
    const row = await tablet.database.tables.records.get(id)
    const told = must(await openRecord(await unlocked(tablet), row!))
    expect(told).toMatchObject({ attachments: [taking.id] })
    const again = must(await correctConversation(tablet, id))
    expect(again.current().attachments).toEqual([taking.id])
    const second = await begin(tablet, again)
    expect(again.current().attachments).toEqual([taking.id, second.id])
    must(await second.drop())
    expect(again.current().attachments).toEqual([taking.id])

    const plain = await startTold(tablet, 'zonder')
    const { id: without } = await finishTold(tablet, plain)
    const opened = must(await openRecord(await unlocked(tablet), (await tablet.database.tables.records.get(without))!))
    expect(Object.keys(opened)).not.toContain('attachments')
    expect(conversationSchema.safeParse({ ...told, attachments: [] }).success).toBe(false)
  })

  it('[A8] its manifest waits for the conversation, and goes when that is thrown away', async () => {
    const tablet = await createSetUpServices()
    const queue = createAttachmentQueue({ database: tablet.database, now: tablet.now })
    const draft = await startTold(tablet, 'weg')
    const taking = await begin(tablet, draft)
    must(await taking.add(randomBytes(10)))
    must(await taking.finish())
    expect(must(await queue.settle())).toBe(0)
    expect(await tablet.database.tables.records.count()).toBe(0)
    must(await discardDraft(tablet, draft.id))
    must(await queue.settle())
    expect(await rows(tablet)).toEqual([])
    expect(await tablet.database.tables.parts.count()).toBe(0)

    const kept = await startTold(tablet, 'blijft')
    const other = await begin(tablet, kept)
    must(await other.finish())
    await finishTold(tablet, kept)
    expect(must(await queue.settle())).toBe(1)
    expect(must(await queue.settle())).toBe(0)
    expect(await tablet.database.tables.records.get(other.id)).toMatchObject({ kind: 'recording', state: 'waiting' })
    // Nothing at all was said: one empty part, which is not the same as cut off.
    expect((await openHere(tablet, other.id)).bytes.length).toBe(0)
  })

  it('[W4] a withdrawal erases it there and then, also while reading is locked and while it is being recorded', async () => {
    const tablet = await createSetUpServices()
    const draft = await startTold(tablet, 'terug')
    const taking = await begin(tablet, draft)
    must(await taking.add(randomBytes(10)))
    must(await taking.finish())
    const half = await begin(tablet, draft)
    must(await half.add(randomBytes(10)))
    const { code } = await finishTold(tablet, draft)
    const queue = createAttachmentQueue({ database: tablet.database, now: tablet.now })
    must(await queue.settle())
    tablet.vault.lock()
    expect(must(await withdrawByCode(tablet, code!)).here).toBe(1)
    const { attachments, pieces, parts, records } = tablet.database.tables
    expect(await Promise.all([attachments.count(), pieces.count(), parts.count()])).toEqual([0, 0, 0])
    expect(await records.get(taking.id)).not.toHaveProperty('envelope')
    expect(await half.add(randomBytes(10))).toEqual({ ok: false, failure: { code: 'conversation-gone' } })
    expect(await half.finish()).toEqual({ ok: false, failure: { code: 'conversation-gone' } })
  })

  it('[P2] [E5] a kill loses nothing that was kept; what broke off is finished as it is, once, and says so', async () => {
    const [name, locks] = [freshName(), createLocks()]
    const tablet = await createSetUpServices({ name, locks })
    const draft = await startTold(tablet, 'afgebroken')
    const taking = await begin(tablet, draft)
    await draft.flush()
    const kept = [randomBytes(plainPartBytes - 3), randomBytes(20)]
    for (const chunk of kept) must(await taking.add(chunk))
    tablet.crash()
    const again = await createTestServices({ name, locks })
    const attachments = await again.attachments()
    expect(await attachments.finishBrokenOff()).toEqual({ ok: false, failure: { code: 'locked' } })
    expect((await rows(again))[0]).toMatchObject({ state: 'open', size: plainPartBytes + 17 })
    must(await again.vault.unlock(testCode))
    must(await attachments.finishBrokenOff())
    const { manifest, bytes } = await openHere(again, taking.id)
    expect(manifest.brokenOff).toBe(true)
    expect(bytes.equals(Buffer.concat(kept))).toBe(true)
    expect(must(await attachments.finishBrokenOff())).toBe(0)
    again.crash()
  })

  it('[P2] a kill while pieces become parts: begun again where it stopped, and not called broken off', async () => {
    const [name, locks] = [freshName(), createLocks()]
    let written = 0
    const tablet = await createSetUpServices({
      name,
      locks,
      wrap: (database) => ({
        ...database,
        write: (names, work) => {
          // The second part never gets there: the browser is dead.
          if (names.includes('parts') && names.length === 3) written += 1
          return written > 1 ? new Promise(() => {}) : database.write(names, work)
        },
      }),
    })
    const draft = await startTold(tablet, 'drie delen')
    const taking = await begin(tablet, draft)
    const chunks = [randomBytes(plainPartBytes - 5), randomBytes(plainPartBytes), randomBytes(9)]
    for (const chunk of chunks) must(await taking.add(chunk))
    void taking.finish()
    await vi.waitFor(() => expect(written).toBe(2))
    tablet.crash()
    const again = await createTestServices({ name, locks })
    expect((await rows(again))[0]).toMatchObject({ state: 'closing', hashes: [expect.any(String)] })
    must(await again.vault.unlock(testCode))
    must(await (await again.attachments()).finishBrokenOff())
    const { manifest, bytes } = await openHere(again, taking.id)
    expect(manifest.brokenOff).toBeUndefined()
    expect(bytes.equals(Buffer.concat(chunks))).toBe(true)
    again.crash()
  })

  it('[P9] a full disk is said, what was kept stays, and words go before photos', async () => {
    let full = false
    const tablet = await createSetUpServices({
      wrap: (database) => ({
        ...database,
        problem: () => (full ? { code: 'storage-full' } : undefined),
        write: async (names, work) =>
          full && names.includes('pieces')
            ? { ok: false, failure: { code: 'storage-full' } }
            : database.write(names, work),
      }),
    })
    const draft = await startTold(tablet, 'vol')
    const taking = await begin(tablet, draft)
    const kept = randomBytes(100)
    must(await taking.add(kept))
    full = true
    expect(await taking.add(randomBytes(100))).toEqual({ ok: false, failure: { code: 'tablet-full' } })
    expect(await (await tablet.attachments()).begin(draft, sound)).toEqual({
      ok: false,
      failure: { code: 'tablet-full' },
    })
    draft.change((now) => ({ ...now, answers: { contact: { state: 'told', text: 'woorden gaan door' } } }))
    expect(await draft.flush()).toEqual({ kind: 'saved' })
    full = false
    // There is room again; but a recording with a hole would say what nobody said.
    expect(await taking.add(randomBytes(100))).toEqual({ ok: false, failure: { code: 'tablet-full' } })
    must(await taking.finish())
    const { manifest, bytes } = await openHere(tablet, taking.id)
    expect(bytes.equals(Buffer.from(kept))).toBe(true)
    // [A7] Cut, and it says so; also when the end of it is made after a crash.
    expect(manifest.brokenOff).toBe(true)
    expect((await rows(tablet))[0]).toMatchObject({ brokenOff: true })
  })

  it('nothing of practice is kept, and one conversation has a limit', async () => {
    const tablet = await createSetUpServices()
    const practice = must(await startConversation(tablet, { with: 'resident', language: 'nl', practice: true }))
    const attachments = await tablet.attachments()
    expect(await attachments.begin(practice, sound)).toEqual({ ok: false, failure: { code: 'practice' } })
    const draft = await startTold(tablet, 'veel')
    const whole = await Promise.all(
      Array.from({ length: maxAttachments }, () => attachPhoto(tablet, draft, photo(randomBytes(5)))),
    )
    expect(new Set(whole.map((one) => must(one).id)).size).toBe(maxAttachments)
    expect(await attachPhoto(tablet, draft, photo(randomBytes(5)))).toEqual({
      ok: false,
      failure: { code: 'too-many' },
    })
  })

  it('a bitten piece is set aside, told and not sent; nothing of it is erased', async () => {
    const tablet = await createSetUpServices()
    const draft = await startTold(tablet, 'gebeten')
    const taking = await begin(tablet, draft)
    must(await taking.add(randomBytes(50)))
    const [piece] = await tablet.database.tables.pieces.toArray()
    await tablet.database.tables.pieces.put({
      ...piece!,
      bytes: piece!.bytes.map((one, at) => (at === 20 ? one ^ 1 : one)),
    })
    expect(await taking.finish()).toEqual({ ok: false, failure: { code: 'damaged' } })
    expect(await rows(tablet)).toMatchObject([{ state: 'quarantined', problem: 'damaged' }])
    expect(await tablet.database.tables.pieces.count()).toBe(1)
  })

  it('[A6] [S3] only a receipt for these very bytes, of this epoch, is an arrival', async () => {
    const tablet = await createSetUpServices()
    const queue = createAttachmentQueue({ database: tablet.database, now: tablet.now })
    const draft = await startTold(tablet, 'bon')
    const taking = await begin(tablet, draft)
    must(await taking.finish())
    await finishTold(tablet, draft)
    must(await queue.settle())
    const { id, hash } = (await rows(tablet))[0]!
    const epoch = 'e'.repeat(32)
    const receipt = { id, hash: hash!, serverSeq: 1, epoch, mac: '' }
    expect(must(await queue.arrived(epoch, { ...receipt, hash: 'a'.repeat(64) }))).toBe(false)
    expect(must(await queue.arrived(epoch, { ...receipt, epoch: 'f'.repeat(32) }))).toBe(false)
    expect(must(await queue.arrived(epoch, { ...receipt, id: draft.id }))).toBe(false)
    expect((await rows(tablet))[0]).toMatchObject({ state: 'waiting' })
    expect(must(await queue.arrived(epoch, receipt))).toBe(true)
    expect((await rows(tablet))[0]).toMatchObject({ state: 'arrived', receipt })
  })

  it('[A8] a second copy has no manifest without its bytes', async () => {
    const tablet = await createSetUpServices()
    const draft = await startTold(tablet, 'kopie')
    const taking = await begin(tablet, draft)
    must(await taking.finish())
    await finishTold(tablet, draft)
    must(await createAttachmentQueue({ database: tablet.database, now: tablet.now }).settle())
    const { text } = must(await makeBackup(tablet))
    expect(text).toContain(draft.id)
    expect(text).not.toContain(taking.id)
  })
})

describe('sending', () => {
  const linked = async (server: TestServer) => {
    let down = false
    const asked: string[] = []
    const fetch: typeof globalThis.fetch = async (input, init) => {
      const path = new URL(String(input)).pathname
      asked.push(path)
      if (down) throw new TypeError('fetch failed')
      const body = new Uint8Array(await new Response(init?.body ?? '').arrayBuffer())
      const answer = await server.app.inject({
        method: body.length === 0 ? 'GET' : 'POST',
        url: path,
        headers: Object.fromEntries(new Headers(init?.headers)),
        ...(body.length === 0 ? {} : { payload: Buffer.from(body) }),
      })
      const headers = { 'content-type': String(answer.headers['content-type']) }
      return new Response(answer.body, { status: answer.statusCode, headers })
    }
    const tablet = await createTestServices({
      fetch,
      transport: createHttpTransport({ fetch, after: () => () => {} }),
    })
    const code = await server.app.inject({
      method: 'POST',
      url: '/api/v1/enrolments',
      headers: { authorization: `Bearer ${server.managerKey}` },
    })
    const link = must(await enrolTablet(tablet, code.json<{ readonly code: string }>().code))
    const centre = { id: 'bij-betje', name: 'Bij Betje' }
    must(await setUpTablet(tablet, { centre, readingCode: testCode, recoverySeed: testSeed, language: 'nl', link }))
    const { sender } = await tablet.attachments()
    return {
      tablet,
      asked,
      cut: (is: boolean) => {
        down = is
      },
      send: async () => {
        await tablet.sync.sendNow()
        await sender.sendNow()
        await tablet.sync.sendNow()
        return sender.sendNow()
      },
    }
  }
  const held = async (tablet: TestWindow, size: number) => {
    const draft = await startTold(tablet, 'met geluid')
    const taking = await begin(tablet, draft)
    must(await taking.add(randomBytes(size)))
    must(await taking.finish())
    await finishTold(tablet, draft)
    return taking.id
  }

  it('[A8] [R4] parts go on the receipt for the whole in its backup, two weeks old and asked for again, never before', async () => {
    const server = await openTestServer({ dataDir: quickFolder() })
    try {
      const { tablet, send } = await linked(server)
      const id = await held(tablet, plainPartBytes + 10)
      await send()
      expect(await rows(tablet)).toMatchObject([{ id, state: 'arrived', receipt: { id } }])
      const { parts } = tablet.database.tables
      await tablet.clock.pass(15 * day)
      await send()
      // No backup holds it yet.
      expect(await parts.count()).toBe(2)
      await server.workplace.store.backUp(`${server.dataDir}/copy.sqlite`)
      await tablet.clock.pass(2 * day)
      const before = await tablet.database.tables.attachments.get(id)
      // A server whose database is older than its receipts, unnoticed: the parts are sent again instead of going.
      await tamper(server.dataDir, "update attachments set state = 'awaited', server_seq = null, arrived = 1")
      await tamper(server.dataDir, 'delete from attachment_parts where part = 1')
      await send()
      expect(await parts.count()).toBe(2)
      expect(await server.workplace.store.attachmentPart(id, 1)).toBeDefined()
      const after = await tablet.database.tables.attachments.get(id)
      expect(after).toMatchObject({ state: 'arrived' })
      expect(after!.receipt!.serverSeq).toBeGreaterThan(before!.receipt!.serverSeq)
      await server.workplace.store.backUp(`${server.dataDir}/copy-2.sqlite`)
      await tablet.clock.pass(2 * day)
      await send()
      expect(await parts.count()).toBe(2)
      await tablet.clock.pass(15 * day)
      await send()
      expect(await rows(tablet)).toMatchObject([{ state: 'pruned' }])
      expect(await parts.count()).toBe(0)
      tablet.crash()
    } finally {
      await server.close()
      await removeFolder(server.dataDir)
    }
  })

  it('[S5] [P5] conversations never wait for parts, and a line that is gone costs nothing', async () => {
    const server = await openTestServer({ dataDir: quickFolder() })
    try {
      const { tablet, asked, cut, send } = await linked(server)
      cut(true)
      const id = await held(tablet, 3 * plainPartBytes)
      const status = await send()
      expect(status.problem).toEqual(undefined)
      cut(false)
      asked.length = 0
      await send()
      expect(await rows(tablet)).toMatchObject([{ id, state: 'arrived' }])
      const firstPart = asked.findIndex((path) => path.endsWith('/part'))
      const firstPush = asked.findIndex((path) => path.endsWith('/push'))
      expect(firstPush).toBeGreaterThanOrEqual(0)
      expect(firstPart).toBeGreaterThan(firstPush)
      expect(asked.filter((path) => path.endsWith('/part'))).toHaveLength(3)
      tablet.crash()
    } finally {
      await server.close()
      await removeFolder(server.dataDir)
    }
  })
})
