import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plainPartBytes } from '#domain/attachment.ts'
import { openAttachmentHere } from '#tests/support/server/open-attachment.ts'
import type { TestServer } from '#tests/support/server/open-test-server.ts'
import { openTestServer, removeFolder, temporaryFolder } from '#tests/support/server/open-test-server.ts'
import type { SealedAttachment } from '#tests/support/server/seal-attachment.ts'
import { sealAttachment } from '#tests/support/server/seal-attachment.ts'
import type { SealedConversation } from '#tests/support/server/sealed-records.ts'
import { sealConversation } from '#tests/support/server/sealed-records.ts'
import { serverTime } from '#tests/support/server/staff.ts'
import { databaseHolds, filesHolding, putBackByHand, rowsOf } from '#tests/support/server/test-database.ts'
import type { Announced, AttachmentsHaveAnswer, PartAnswer } from '#wire/attachment.ts'
import { attachmentsHaveAnswer, partAnswer } from '#wire/attachment.ts'
import { toBase64Url } from '#wire/bytes.ts'
import type { ConversationsAnswer } from '#wire/desk.ts'

let server: TestServer
let token: string
beforeEach(async () => {
  server = await openTestServer()
  token = await server.enrol()
})
afterEach(async () => {
  await server.close()
  await removeFolder(server.dataDir)
})

const post = async (url: string, payload: object, as = token) =>
  server.app.inject({ method: 'POST', url, headers: { authorization: `Bearer ${as}` }, payload })
const have = async (attachments: readonly Announced[], as = token): Promise<AttachmentsHaveAnswer> =>
  attachmentsHaveAnswer.parse((await post('/api/v1/attachments/have', { protocol: 1, attachments }, as)).json())
const asPart = ({ announced, parts }: SealedAttachment, part: number) => ({
  protocol: 1,
  id: announced.id,
  part,
  ...parts[part]!,
})
const send = async (attachment: SealedAttachment, part: number, as = token): Promise<PartAnswer> =>
  partAnswer.parse((await post('/api/v1/attachments/part', asPart(attachment, part), as)).json())
const ingest = () => server.workplace.keys.ingest.recipient
const talk = (over: Parameters<typeof sealConversation>[0]['over'] = {}): Promise<SealedConversation> =>
  sealConversation({ ingest: ingest(), over })
const results = async (): Promise<ConversationsAnswer> => {
  await server.workplace.opening.drain()
  return (await server.manage('/api/v1/results/conversations')).json() as ConversationsAnswer
}
/** A conversation on the server with a manifest of this size, nothing of its parts yet. */
const pushed = async (size = 100) => {
  const proof = toBase64Url(randomBytes(32))
  const first = await sealConversation({ ingest: ingest(), proof })
  const sound = await sealAttachment({ ingest: ingest(), root: first.root, size })
  const conversation = await sealConversation({ ingest: ingest(), proof, over: { attachments: [sound.announced.id] } })
  await server.push(token, [conversation, sound.manifest])
  return { conversation, sound }
}
/** The same, stored without being opened: nobody answers a push here. */
const unopened = async (size = 100) => {
  const conversation = await talk()
  const sound = await sealAttachment({ ingest: ingest(), root: conversation.root, size })
  const records = [conversation, sound.manifest]
  await server.workplace.store.keep({
    device: (await server.workplace.store.tablets())[0]!.id,
    centre: undefined,
    now: server.now(),
    tablet: undefined,
    records: records.map(({ id, hash, envelope }) => ({ id, hash, actualHash: hash, envelope })),
    withdrawals: [],
  })
  return { conversation, sound }
}
const withdraw = (of: SealedConversation) =>
  server.push(token, [], { tombstones: [{ root: of.root, proof: of.proof }] })

describe('parts of sound and photos', () => {
  it('[A5] a conversation is accepted without them, counts, and says how many are on their way', async () => {
    const proof = toBase64Url(randomBytes(32))
    const { root } = await sealConversation({ ingest: ingest(), proof })
    const sound = await sealAttachment({ ingest: ingest(), root })
    const told = await sealConversation({ ingest: ingest(), proof, over: { attachments: [sound.announced.id] } })
    expect((await server.push(token, [told])).results[0]).toMatchObject({ outcome: 'stored' })
    // Not even its manifest is here.
    expect(await results()).toMatchObject({
      attachmentsAwaited: 1,
      unreadable: 0,
      conversations: { total: { total: 1 } },
    })
    expect((await have([sound.announced])).attachments).toEqual([{ id: sound.announced.id, outcome: 'unknown' }])
    await server.push(token, [sound.manifest])
    expect((await have([sound.announced])).attachments).toMatchObject([{ outcome: 'awaited', missing: [0] }])
    expect(await results()).toMatchObject({ attachmentsAwaited: 1 })
    expect(await send(sound, 0)).toMatchObject({ outcome: 'stored', receipt: { id: sound.announced.id } })
    expect(await results()).toMatchObject({ attachmentsAwaited: 0, conversations: { total: { total: 1 } } })
    expect(Buffer.from((await openAttachmentHere(server, sound.announced.id)).bytes)).toEqual(Buffer.from(sound.plain))
  })

  it('[A6] [P3] [P4] in any order, twice, at once: each part once, and the receipt is for the whole', async () => {
    const { sound } = await pushed(2 * plainPartBytes + 5)
    const { id, hash } = sound.announced
    expect((await have([sound.announced])).attachments).toMatchObject([{ missing: [0, 1, 2] }])
    expect(await send(sound, 2)).toMatchObject({ outcome: 'stored' })
    expect(await send(sound, 2)).toMatchObject({ outcome: 'duplicate' })
    expect((await have([sound.announced])).attachments).toMatchObject([{ missing: [0, 1] }])
    const answers = await Promise.all([send(sound, 0), send(sound, 1), send(sound, 0), send(sound, 1)])
    expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual(['duplicate', 'duplicate', 'stored', 'stored'])
    const receipts = [...answers, await send(sound, 1)].flatMap(({ receipt }) =>
      receipt === undefined ? [] : [receipt],
    )
    const [again] = (await have([sound.announced])).attachments
    expect(again).toMatchObject({ outcome: 'complete', receipt: { id, hash } })
    for (const receipt of receipts) expect(receipt).toEqual(again?.receipt)
    expect(receipts.length).toBeGreaterThan(0)
    expect((await server.workplace.store.standing()).seq).toBe(again?.receipt?.serverSeq)
    expect(await rowsOf(server.dataDir, 'select part from attachment_parts order by part')).toHaveLength(3)
  })

  it('[A6] [V1] [V2] bytes without their hash, of another length, or others than stand there are not taken', async () => {
    const { sound } = await pushed(plainPartBytes + 5)
    await have([sound.announced])
    const [first, second] = [asPart(sound, 0), asPart(sound, 1)]
    const outcome = async (part: object) => {
      const answer = await post('/api/v1/attachments/part', part)
      return answer.json<{ readonly outcome?: string; readonly code?: string }>()
    }
    expect(await outcome({ ...first, hash: second.hash })).toMatchObject({ outcome: 'invalid' })
    expect(await outcome({ ...first, ...sound.parts[1] })).toMatchObject({ outcome: 'invalid' })
    expect(await outcome({ ...second, part: 2 })).toMatchObject({ outcome: 'invalid' })
    expect(await outcome({ ...first, part: 512 })).toMatchObject({ code: 'bad-request' })
    expect(await outcome({ ...first, bytes: `${first.bytes}AAAA` })).toMatchObject({ code: 'bad-request' })
    expect(await outcome(first)).toMatchObject({ outcome: 'stored' })
    const other = await sealAttachment({ ingest: ingest(), root: (await talk()).root, size: plainPartBytes + 5 })
    expect(await outcome({ ...first, ...other.parts[0] })).toMatchObject({ outcome: 'conflict' })
    expect(
      Buffer.from((await server.workplace.store.attachmentPart(sound.announced.id, 0))!).toString('base64url'),
    ).toBe(first.bytes)
  })

  it('[A4] [A5] other parts than announced, or than the sealed manifest says, are no whole', async () => {
    const { sound } = await unopened(plainPartBytes + 5)
    const strange = { ...sound.announced, hash: 'a'.repeat(64) }
    await have([strange])
    expect((await have([sound.announced])).attachments).toMatchObject([{ outcome: 'conflict' }])
    await send(sound, 0)
    const last = await send(sound, 1)
    expect(last.receipt).toBeUndefined()
    expect((await have([strange])).attachments).toMatchObject([{ outcome: 'conflict' }])
    // Told, and never quietly a whole: the manifest is opened, and what it says is awaited.
    expect(await results()).toMatchObject({ attachmentsAwaited: 1 })
    expect((await have([sound.announced])).attachments).toMatchObject([{ outcome: 'awaited', missing: [0, 1] }])
    const other = await sealAttachment({ ingest: ingest(), root: (await talk()).root, size: plainPartBytes + 5 })
    const others = { ...other, announced: sound.announced }
    await send(others, 0)
    expect((await send(others, 1)).receipt).toBeUndefined()
    expect((await have([sound.announced])).attachments).toMatchObject([{ outcome: 'conflict' }])
    const lies = { ...sound.announced, parts: 3 }
    expect((await have([lies])).attachments).toMatchObject([{ outcome: 'conflict' }])
  })

  it('[A5] what a manifest does not say is a conflict, announced before it or behind it, and is in no way of the rest', async () => {
    const { sound: first } = await pushed()
    await server.workplace.opening.drain()
    const lie = { ...first.announced, hash: 'a'.repeat(64) }
    const longer = { ...first.announced, bytes: first.announced.bytes + 1 }
    expect((await have([lie])).attachments).toMatchObject([{ outcome: 'conflict' }])
    expect((await have([longer])).attachments).toMatchObject([{ outcome: 'conflict' }])
    expect((await have([first.announced])).attachments).toMatchObject([{ outcome: 'awaited', missing: [0] }])
    expect(await send(first, 0)).toMatchObject({ outcome: 'stored', receipt: { id: first.announced.id } })

    const { sound: later } = await unopened(plainPartBytes + 5)
    const stranger = await server.enrol()
    await have([{ ...later.announced, hash: 'a'.repeat(64) }], stranger)
    await send(later, 0, stranger)
    await server.workplace.opening.drain()
    expect(
      await rowsOf(server.dataDir, `select part from attachment_parts where id = '${later.announced.id}'`),
    ).toEqual([])
    expect((await have([later.announced])).attachments).toMatchObject([{ outcome: 'awaited', missing: [0, 1] }])
    await send(later, 0)
    expect(await send(later, 1)).toMatchObject({ receipt: { id: later.announced.id } })
  })

  it('[K2] [A5] what had its term gives its room back, and does not come again', async () => {
    const { sound } = await pushed()
    await have([sound.announced])
    const { receipt } = await send(sound, 0)
    await server.close()
    const { dataDir, managerKey } = server
    server = await openTestServer({ dataDir, managerKey, attachmentQuota: 200 })
    const { sound: full } = await pushed()
    expect((await have([full.announced])).attachments).toMatchObject([{ outcome: 'no-room' }])
    const { retention } = server.workplace.store
    await retention.setTerms({ stories: null, sealed: 1, audit: null }, 'command', server.now())
    server.wait(60 * 24 * 3_600_000)
    await retention.sweep(server.now())
    expect(await send(sound, 0)).toMatchObject({ outcome: 'duplicate', receipt })
    expect((await have([sound.announced])).attachments).toMatchObject([{ outcome: 'complete', receipt }])
    expect(await rowsOf(server.dataDir, 'select part from attachment_parts')).toEqual([])
    const { sound: next } = await pushed()
    expect((await have([next.announced])).attachments).toMatchObject([{ outcome: 'awaited' }])
  })

  it('[K1] [A5] nobody waits for sound of a conversation whose term is over', async () => {
    const proof = toBase64Url(randomBytes(32))
    const { root } = await sealConversation({ ingest: ingest(), proof })
    const sound = await sealAttachment({ ingest: ingest(), root })
    const told = await sealConversation({ ingest: ingest(), proof, over: { attachments: [sound.announced.id] } })
    await server.push(token, [told])
    expect(await results()).toMatchObject({ attachmentsAwaited: 1 })
    const { retention } = server.workplace.store
    await retention.setTerms({ stories: 1, sealed: null, audit: null }, 'command', server.now())
    server.wait(60 * 24 * 3_600_000)
    await retention.sweep(server.now())
    expect(await results()).toMatchObject({ attachmentsAwaited: 0, conversations: { total: { total: 0 } } })
  })

  it('[A5] a tablet that fills its share keeps the rest, and others are not in its way', async () => {
    const { sound } = await pushed()
    await have([sound.announced])
    await server.close()
    server = await openTestServer({ dataDir: server.dataDir, managerKey: server.managerKey, attachmentQuota: 200 })
    expect((await have([sound.announced])).attachments).toMatchObject([{ outcome: 'awaited' }])
    const { sound: more } = await pushed()
    expect((await have([more.announced])).attachments).toEqual([{ id: more.announced.id, outcome: 'no-room' }])
    expect((await have([sound.announced])).attachments).toMatchObject([{ outcome: 'awaited', missing: [0] }])
    expect((await have([more.announced], await server.enrol())).attachments).toMatchObject([{ outcome: 'awaited' }])
  })

  it('[W4] [I6] a withdrawal takes every part along, out of the database and its log, and it stays gone', async () => {
    const { conversation, sound } = await pushed(plainPartBytes + 5)
    await have([sound.announced])
    await send(sound, 0)
    const sealed = Buffer.from(sound.parts[0]!.bytes, 'base64url')
    // The search must find what is there, or finding nothing means nothing.
    expect(await holdsBytes(sealed.subarray(1000, 1040))).toBe(true)
    await withdraw(conversation)
    expect(await holdsBytes(sealed.subarray(1000, 1040))).toBe(false)
    expect(await databaseHolds(server.dataDir, sound.parts[0]!.hash)).toBe(false)
    expect(await send(sound, 1)).toMatchObject({ outcome: 'withdrawn' })
    expect((await have([sound.announced])).attachments).toEqual([{ id: sound.announced.id, outcome: 'withdrawn' }])
    expect((await server.have(token, [sound.manifest])).withdrawn).toEqual([sound.manifest.id])
    expect(await results()).toMatchObject({ attachmentsAwaited: 0 })
  })

  it('[P7] [R3] after a restore of an older backup the parts are asked for again; what was withdrawn stays gone', async () => {
    const kept = await pushed(plainPartBytes + 5)
    const gone = await pushed()
    await have([kept.sound.announced, gone.sound.announced])
    await send(gone.sound, 0)
    await send(kept.sound, 0)
    const folder = temporaryFolder()
    const copy = join(folder, 'copy.sqlite')
    await server.workplace.store.backUp(copy)
    // It is in the backup, sealed as it came.
    expect(filesHolding(folder, kept.sound.parts[0]!.hash)).toHaveLength(1)
    const whole = await send(kept.sound, 1)
    expect(whole.receipt?.serverSeq).toBeGreaterThan((await server.workplace.store.standing()).backedUpThrough)
    await withdraw(gone.conversation)
    await server.close()
    await putBackByHand(server.dataDir, copy)
    server = await openTestServer({ dataDir: server.dataDir, managerKey: server.managerKey })
    const answer = await have([kept.sound.announced, gone.sound.announced])
    expect(answer.attachments).toMatchObject([{ outcome: 'awaited', missing: [1] }, { outcome: 'withdrawn' }])
    expect(await server.workplace.store.attachmentPart(gone.sound.announced.id, 0)).toBeUndefined()
    expect(await send(kept.sound, 1)).toMatchObject({ outcome: 'stored', receipt: { id: kept.sound.announced.id } })
    expect(Buffer.from((await openAttachmentHere(server, kept.sound.announced.id)).bytes)).toEqual(
      Buffer.from(kept.sound.plain),
    )
    await removeFolder(folder)
  })

  it('[P15] [P23] a tablet that was shut out is not heard, unless staff let it bring what it holds; a centre counts its own', async () => {
    const { sound } = await pushed()
    const [device] = await server.workplace.store.tablets()
    const now = await serverTime(server)
    await server.workplace.store.revoke(device!.id, now)
    expect((await post('/api/v1/attachments/have', { protocol: 1, attachments: [] })).statusCode).toBe(401)
    expect((await post('/api/v1/attachments/part', asPart(sound, 0))).statusCode).toBe(401)
    await server.workplace.store.setDeposit(device!.id, true, now, { by: 'command', centres: undefined })
    expect((await have([sound.announced])).attachments).toMatchObject([{ outcome: 'awaited' }])
    expect(await send(sound, 0)).toMatchObject({ outcome: 'stored' })
    const { sound: waiting } = await pushed()
    await have([waiting.announced])
    expect((await server.workplace.store.counts(undefined)).attachmentsAwaited).toBe(1)
    // This tablet is of the whole programme: no centre sees what it has under way.
    expect((await server.workplace.store.counts(undefined, ['bij-betje'])).attachmentsAwaited).toBe(0)
    expect((await server.workplace.store.counts(undefined, [])).attachmentsAwaited).toBe(0)
  })

  it('[A1] a manifest under an id that its conversation does not give it is kept and never opened', async () => {
    const told = await talk()
    const sound = await sealAttachment({
      ingest: ingest(),
      root: told.root,
      over: { conversation: (await talk()).root },
    })
    await server.push(token, [told, sound.manifest])
    expect(await results()).toMatchObject({ unreadable: 1 })
  })
})

const holdsBytes = async (bytes: Buffer): Promise<boolean> => {
  const rows = await rowsOf(server.dataDir, 'select content from attachment_parts')
  const inRows = rows.some((row) => Buffer.from((row as { readonly content: Uint8Array }).content).includes(bytes))
  return inRows || filesHoldBytes(bytes)
}
const filesHoldBytes = (bytes: Buffer): boolean => {
  const names = readdirSync(server.dataDir).filter((name) => name.startsWith('praatplaat.sqlite'))
  return names.some((name) => readFileSync(join(server.dataDir, name)).includes(bytes))
}
