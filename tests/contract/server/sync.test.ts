import { randomBytes, randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openedFromTablet } from '#domain/opened-conversation.ts'
import type { TestServer } from '#tests/support/server/open-test-server.ts'
import { openTestServer, removeFolder } from '#tests/support/server/open-test-server.ts'
import { runServerCommand } from '#tests/support/server/run-server-command.ts'
import type { ConversationParts, SealedConversation } from '#tests/support/server/sealed-records.ts'
import { hashOf, sealConversation, sealRefusal, told } from '#tests/support/server/sealed-records.ts'
import { placesHolding, tamper } from '#tests/support/server/test-database.ts'
import type { Receipt } from '#wire/batch.ts'
import { protocol } from '#wire/batch.ts'
import { toBase64Url } from '#wire/bytes.ts'
import type { ConversationsAnswer } from '#wire/desk.ts'
import { idsOfRoot, revisionId } from '#wire/withdrawal-proof.ts'

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

const seal = (parts: Omit<ConversationParts, 'ingest'> = {}): Promise<SealedConversation> =>
  sealConversation({ ingest: server.workplace.keys.ingest.recipient, ...parts })
const outcomes = async (records: readonly SealedConversation[]) =>
  (await server.push(token, records)).results.map((result) => result.outcome)
const results = async () => (await server.manage('/api/v1/results/conversations')).json() as ConversationsAnswer
const total = async () => {
  await server.workplace.opening.drain()
  return (await results()).conversations.total.total
}

const asLine = {
  kind: 'conversation',
  day: '2026-11-23',
  centre: 'bij-betje',
  round: '2026-2',
  instrument: 'praatplaat@1',
  with: 'resident',
  mode: 'self',
  language: 'nl',
  source: 'paper',
  answers: { contact: 'op papier' },
} as const

describe('push', () => {
  it('[S1] the same batch twice stores once, and the second answer carries the same receipts', async () => {
    const records = await Promise.all([seal(), seal()])
    const first = await server.push(token, records)
    const second = await server.push(token, records)
    expect(first.results.map((one) => one.outcome)).toEqual(['stored', 'stored'])
    expect(second.results.map((one) => one.outcome)).toEqual(['duplicate', 'duplicate'])
    expect(second.results.map((one) => one.receipt)).toEqual(first.results.map((one) => one.receipt))
    expect(await total()).toBe(2)
  })

  it('[S1] the same record twice in one batch stores once', async () => {
    const record = await seal()
    expect(await outcomes([record, record])).toEqual(['stored', 'duplicate'])
  })

  it('[S1] ten pushes of one record at once store once', async () => {
    const record = await seal()
    const answers = await Promise.all(Array.from({ length: 10 }, () => server.push(token, [record])))
    const told = answers.flatMap((answer) => answer.results.map((one) => one.outcome))
    expect(told.filter((one) => one === 'stored')).toHaveLength(1)
    expect(told.filter((one) => one === 'duplicate')).toHaveLength(9)
  })

  it('[V1] bytes that are not what their hash says are kept aside as invalid; the rest of the batch is stored', async () => {
    const [good, bad, other] = await Promise.all([seal(), seal(), seal()])
    const answer = await server.push(token, [good!, { ...bad!, envelope: `${bad!.envelope} ` }, other!])
    expect(answer.results.map((one) => one.outcome)).toEqual(['stored', 'invalid', 'stored'])
    expect(answer.results[1]!.receipt).toBeUndefined()
    expect((await server.workplace.store.counts(undefined)).keptAside).toBe(1)
    // The true bytes of that id are still welcome.
    expect(await outcomes([bad!])).toEqual(['stored'])
  })

  it('[V1] an envelope with a character that no column can hold is invalid, not a failure of the batch', async () => {
    const [good, odd] = await Promise.all([seal(), seal()])
    const envelope = `${odd!.envelope}\0`
    const answer = await server.push(token, [{ ...odd!, envelope, hash: hashOf(envelope) }, good!])
    expect(answer.results.map((one) => one.outcome)).toEqual(['invalid', 'stored'])
  })

  it('[V2] the same id with other bytes is a conflict: the first stays, the second is kept aside', async () => {
    const proof = toBase64Url(randomBytes(32))
    const first = await seal({ proof, text: 'het eerste' })
    const second = await seal({ proof, text: 'het tweede' })
    expect(second.id).toBe(first.id)
    expect(await outcomes([first, second])).toEqual(['stored', 'conflict'])
    expect(await outcomes([second])).toEqual(['conflict'])
    await server.workplace.opening.drain()
    const [kept] = await server.workplace.store.conversations({ round: undefined, after: undefined, limit: 10 })
    expect(kept!.answers.contact).toEqual(told('het eerste'))
    expect(await results()).toMatchObject({ keptAside: 1, conversations: { total: { total: 1 } } })
    const command = await runServerCommand('results', [], server.dataDir)
    expect(command.out).toContain('Kept aside, other bytes than expected: 1.')
  })

  it('[V2] the same body with other wraps is the same record: the receipt of what stands, and which bytes it speaks of', async () => {
    const readdressed = (record: SealedConversation): SealedConversation => {
      const { wraps, ...sealed } = JSON.parse(record.envelope)
      const envelope = JSON.stringify({ ...sealed, wraps: wraps.toReversed() })
      return { ...record, envelope, hash: hashOf(envelope) }
    }
    const first = await seal()
    const second = readdressed(first)
    const stored = (await server.push(token, [first])).results[0]
    for (let again = 0; again < 2; again += 1)
      expect((await server.push(token, [second])).results).toEqual([
        { id: first.id, outcome: 'duplicate', receipt: stored?.receipt, pushed: second.hash },
      ])
    expect(stored?.receipt?.hash).toBe(first.hash)
    expect(await total()).toBe(1)
    expect(await results()).toMatchObject({ keptAside: 0 })
    // What the server could not open is no reason to turn away the copy that it perhaps can.
    const { recipient: stranger } = await strangerKey()
    const closed = await sealConversation({ ingest: stranger })
    expect(await outcomes([closed])).toEqual(['stored'])
    await server.workplace.opening.drain()
    expect(await outcomes([readdressed(closed)])).toEqual(['conflict'])
  })

  it('[V2] have tells about a conflict before anything is sent', async () => {
    const record = await seal()
    await server.push(token, [record])
    const answer = await server.have(token, [{ ...record, hash: 'a'.repeat(64) }])
    expect(answer.conflicts).toEqual([record.id])
    expect(answer.missing).toEqual([])
  })

  it('[V4] what cannot be opened or read is stored with a receipt, counted as unreadable, and never counted as a conversation', async () => {
    const ingest = server.workplace.keys.ingest.recipient
    const { recipient: stranger } = await strangerKey()
    const text = 'geen envelop'
    const noEnvelope = { id: randomUUID(), envelope: text, hash: hashOf(text) }
    const records = await Promise.all([
      sealConversation({ ingest: stranger }),
      seal({ over: { instrument: 'praatplaat@99' } }),
      seal({ change: (plain) => ({ ...plain, invented: true }) }),
      seal({ change: (plain) => ({ ...plain, centre: 'allekanten' }) }),
      seal({ over: { programme: 'elders' } }),
      sealConversation({ ingest }),
    ])
    const answer = await server.push(token, [...records, noEnvelope])
    expect(answer.results.map((one) => one.outcome)).toEqual(Array(7).fill('stored'))
    expect(answer.results.every((one) => one.receipt !== undefined)).toBe(true)
    expect(await total()).toBe(1)
    expect(await results()).toMatchObject({ waiting: 0, unreadable: 6 })
  })

  it('[V4] a body that claims another root than its id gives is unreadable: its withdrawal would miss it', async () => {
    const other = await seal()
    const forged = await seal({ change: (plain) => ({ ...plain, root: other.root }) })
    await server.push(token, [other, forged])
    expect(await total()).toBe(1)
    expect(await results()).toMatchObject({ unreadable: 1 })
  })

  it('[V4] damage in any part of an envelope is kept and counted, never served', async () => {
    const record = await seal()
    const sealed = JSON.parse(record.envelope) as { body: string; header: { day: string } }
    const flipped = `${sealed.body.startsWith('A') ? 'B' : 'A'}${sealed.body.slice(1)}`
    const envelope = JSON.stringify({ ...sealed, body: flipped })
    await server.push(token, [{ ...record, envelope, hash: hashOf(envelope) }])
    expect(await total()).toBe(0)
    expect(await results()).toMatchObject({ unreadable: 1 })
  })

  it('[V3] one record that the database cannot take stays with the tablet; the others are stored', async () => {
    await server.close()
    let poison = ''
    server = await openTestServer({
      dataDir: server.dataDir,
      managerKey: server.managerKey,
      before: (sql, parameters) => {
        if (sql.startsWith('insert into "records"') && poison !== '' && parameters.includes(poison))
          throw new Error('poisoned')
      },
    })
    const records = await Promise.all([seal(), seal(), seal()])
    poison = records[1]!.id
    const answer = await server.push(token, records)
    expect(answer.results.map((one) => one.outcome)).toEqual(['stored', 'later', 'stored'])
    poison = ''
    expect((await server.push(token, records)).results.map((one) => one.outcome)).toEqual([
      'duplicate',
      'stored',
      'duplicate',
    ])
  })

  it('[V3] a full disk fails the whole batch, with nothing half stored', async () => {
    await server.close()
    let full = false
    server = await openTestServer({
      dataDir: server.dataDir,
      managerKey: server.managerKey,
      before: (sql) => {
        if (full && sql.startsWith('insert into "records"'))
          throw Object.assign(new Error('disk'), { code: 'SQLITE_FULL' })
      },
    })
    const record = await seal()
    full = true
    const answer = await server.app.inject({
      method: 'POST',
      url: '/api/v1/sync/push',
      headers: { authorization: `Bearer ${token}` },
      payload: {
        protocol,
        batchId: randomUUID(),
        records: [{ id: record.id, hash: record.hash, envelope: record.envelope }],
        tombstones: [],
      },
    })
    expect(answer.statusCode).toBe(507)
    expect(answer.json()).toMatchObject({ code: 'server-full' })
    expect(answer.headers['retry-after']).toBeDefined()
    full = false
    expect(await outcomes([record])).toEqual(['stored'])
  })

  it('[V6] one record whose rows cannot be written holds up no other: it is kept, counted and tried again later', async () => {
    await server.close()
    let poison = ''
    server = await openTestServer({
      dataDir: server.dataDir,
      managerKey: server.managerKey,
      before: (sql, parameters) => {
        if (sql.startsWith('insert into "conversations"') && poison !== '' && parameters.includes(poison))
          throw new Error('poisoned')
      },
    })
    const records = await Promise.all([seal(), seal(), seal()])
    poison = records[0]!.id
    await server.push(token, records)
    expect(await total()).toBe(2)
    expect(await results()).toMatchObject({ waiting: 0, unreadable: 1 })
    poison = ''
    await server.workplace.store.retryUnreadable()
    expect(await total()).toBe(3)
    // What failed is told to whoever runs the server.
    await expect(server.close()).rejects.toThrow('poisoned')
    server = await openTestServer({ dataDir: server.dataDir, managerKey: server.managerKey })
  })

  it("[V6] a full disk is no record's fault: everything waits for the next try", async () => {
    await server.close()
    let full = true
    server = await openTestServer({
      dataDir: server.dataDir,
      managerKey: server.managerKey,
      before: (sql) => {
        if (full && sql.startsWith('insert into "conversations"'))
          throw Object.assign(new Error('disk'), { code: 'SQLITE_FULL' })
      },
    })
    const record = await seal()
    await server.workplace.store.keep({
      device: 'd',
      now: 0,
      tablet: undefined,
      withdrawals: [],
      records: [{ ...record, actualHash: record.hash }],
    })
    await expect(server.workplace.opening.drain()).rejects.toThrow('disk')
    expect(await results()).toMatchObject({ waiting: 1, unreadable: 0 })
    full = false
    expect(await total()).toBe(1)
  })

  it('[V6] opening comes after the answer and can be repeated', async () => {
    const record = await seal()
    await server.workplace.store.keep({
      device: 'd',
      now: 0,
      tablet: undefined,
      withdrawals: [],
      records: [{ ...record, actualHash: record.hash }],
    })
    expect(await results()).toMatchObject({ waiting: 1, conversations: { total: { total: 0 } } })
    await Promise.all([server.workplace.opening.drain(), server.workplace.opening.drain()])
    expect(await server.workplace.opening.drain()).toBe(0)
    expect(await total()).toBe(1)
  })

  it('[V6] a record that was withdrawn while it was being opened leaves no row', async () => {
    const record = await seal()
    const { store } = server.workplace
    await server.push(token, [record])
    const conversation = openedFromTablet(record.plain)
    await server.push(token, [], { tombstones: [{ root: record.root, proof: record.proof }] })
    await store.keepOpened([{ id: record.id, kind: 'conversation', conversation }])
    expect(await total()).toBe(0)
  })

  it('a refusal is counted without content', async () => {
    const refusal = await sealRefusal(server.workplace.keys.ingest.recipient, randomUUID())
    await server.push(token, [refusal])
    await server.workplace.opening.drain()
    expect(await results()).toMatchObject({ refusals: 1, conversations: { total: { total: 0 } } })
  })

  it('a correction counts in the place of what it corrects, whichever arrives first', async () => {
    const proof = toBase64Url(randomBytes(32))
    const first = await seal({ proof, over: { with: 'resident' } })
    const second = await seal({ proof, revision: 2, over: { with: 'partner' } })
    await server.push(token, [second, first])
    await server.workplace.opening.drain()
    expect((await results()).conversations).toEqual({
      rows: [{ centre: 'bij-betje', resident: 0, partner: 1, other: 0, total: 1 }],
      total: { resident: 0, partner: 1, other: 0, total: 1 },
    })
  })
})

const strangerKey = async () => {
  const { keyPairFromSeed } = await import('#wire/envelope.ts')
  return keyPairFromSeed(Uint8Array.from(randomBytes(32)))
}

describe('receipts and epochs', () => {
  const receiptOf = async (record: SealedConversation): Promise<Receipt> =>
    (await server.push(token, [record])).results[0]!.receipt!

  it('[R1] names the record, and have gives the same one', async () => {
    const record = await seal()
    const receipt = await receiptOf(record)
    expect(receipt).toMatchObject({ id: record.id, hash: record.hash, serverSeq: 1 })
    expect((await server.have(token, [record])).known).toEqual([receipt])
  })

  it('[S12] have tells what is missing', async () => {
    const [here, missing] = await Promise.all([seal(), seal()])
    await server.push(token, [here!])
    const answer = await server.have(token, [here!, missing!])
    expect(answer.missing).toEqual([missing!.id])
    expect(answer.known.map((one) => one.id)).toEqual([here!.id])
  })

  it('[R2] a receipt of its own for a record it does not have makes the server take a new epoch by itself', async () => {
    const record = await seal()
    const receipt = await receiptOf(record)
    // The database as it was before: same epoch, same keys, the record gone.
    await server.workplace.store.close()
    await server.app.close()
    await rollBack(server.dataDir, record.id)
    server = await openTestServer({ dataDir: server.dataDir, managerKey: server.managerKey })
    const answer = await server.have(token, [record], { lastReceipt: receipt, epoch: receipt.epoch })
    expect(answer.epoch).not.toBe(receipt.epoch)
    expect(answer.missing).toEqual([record.id])
    const again = await server.push(token, [record], { lastReceipt: receipt })
    expect(again.epoch).toBe(answer.epoch)
    expect(again.results[0]).toMatchObject({ outcome: 'stored', receipt: { epoch: answer.epoch } })
  })

  it('[R2] a receipt that is not its own, of another epoch, or of a withdrawn record changes nothing', async () => {
    const record = await seal()
    const receipt = await receiptOf(record)
    const { epoch } = receipt
    const forged = { ...receipt, serverSeq: 99 }
    expect((await server.have(token, [], { lastReceipt: forged })).epoch).toBe(epoch)
    expect((await server.have(token, [], { lastReceipt: { ...receipt, epoch: 'a'.repeat(32) } })).epoch).toBe(epoch)
    expect((await server.have(token, [], { lastReceipt: receipt })).epoch).toBe(epoch)
    await server.push(token, [], { tombstones: [{ root: record.root, proof: record.proof }] })
    expect((await server.have(token, [], { lastReceipt: receipt })).epoch).toBe(epoch)
  })

  it('[R2] notices a roll-back also by the receipt of a record that was withdrawn since', async () => {
    const [lost, gone] = await Promise.all([seal(), seal()])
    await receiptOf(lost!)
    const receipt = await receiptOf(gone!)
    await server.push(token, [], { tombstones: [{ root: gone!.root, proof: gone!.proof }] })
    await server.close()
    await forgetEverything(server.dataDir)
    server = await openTestServer({ dataDir: server.dataDir, managerKey: server.managerKey })
    const answer = await server.have(token, [lost!, gone!], { lastReceipt: receipt })
    expect(answer.epoch).not.toBe(receipt.epoch)
    expect([answer.missing, answer.withdrawn]).toEqual([[lost!.id], [gone!.id]])
  })

  it('[R4] backedUpThrough rises with a backup and not before', async () => {
    const record = await seal()
    expect((await server.push(token, [record])).backedUpThrough).toBe(0)
    await server.workplace.store.backUp(`${server.dataDir}/copy.sqlite`)
    expect((await server.have(token, [])).backedUpThrough).toBe(1)
  })
})

const rollBack = (dataDir: string, id: string): Promise<void> =>
  tamper(dataDir, `delete from records where id = '${id}'; update meta set seq = 0;`)

/** As a backup from before the first push is: the tablet is known, no record, no withdrawal. */
const forgetEverything = (dataDir: string): Promise<void> =>
  tamper(dataDir, 'delete from records; delete from withdrawals; delete from withdrawn_ids; update meta set seq = 0;')

describe('withdrawal', () => {
  const marker = 'hondenuitlaatmarkering'

  it('[W3] a wrong proof is refused and erases nothing', async () => {
    const record = await seal()
    await server.push(token, [record])
    const answer = await server.push(token, [], {
      tombstones: [{ root: record.root, proof: toBase64Url(randomBytes(32)) }],
    })
    expect(answer.tombstones).toEqual([{ root: record.root, outcome: 'refused' }])
    expect(await total()).toBe(1)
  })

  it('[W4] erases envelope and opened rows of every revision, from the database and its log', async () => {
    const proof = toBase64Url(randomBytes(32))
    const first = await seal({ proof, text: `${marker} een` })
    const second = await seal({ proof, revision: 2, text: `${marker} twee` })
    const stays = await seal({ text: 'dit blijft' })
    await server.push(token, [first, second, stays])
    await server.workplace.opening.drain()
    expect(await placesHolding(server.dataDir, marker)).not.toEqual([])
    const answer = await server.push(token, [], { tombstones: [{ root: first.root, proof }] })
    expect(answer.tombstones).toEqual([{ root: first.root, outcome: 'withdrawn', found: true }])
    expect(await total()).toBe(1)
    expect(await placesHolding(server.dataDir, marker)).toEqual([])
    const sealedBody = (JSON.parse(first.envelope) as { readonly body: string }).body.slice(0, 40)
    expect(await placesHolding(server.dataDir, sealedBody)).toEqual([])
  })

  it('[W4] erases what was kept aside under those ids too', async () => {
    const proof = toBase64Url(randomBytes(32))
    const [first, second] = [await seal({ proof, text: 'a' }), await seal({ proof, text: 'b' })]
    await server.push(token, [first, second])
    await server.push(token, [], { tombstones: [{ root: first.root, proof }] })
    expect((await server.workplace.store.counts(undefined)).keptAside).toBe(0)
  })

  it('[W2] [W4] every id of that root is answered withdrawn for ever, known before or not', async () => {
    const record = await seal()
    await server.push(token, [], { tombstones: [{ root: record.root, proof: record.proof }] })
    const late = await seal({ proof: record.proof, revision: 64 })
    expect(await outcomes([record, late])).toEqual(['withdrawn', 'withdrawn'])
    const answer = await server.have(token, [record, late])
    expect(answer.withdrawn).toEqual([record.id, await revisionId(record.root, 64)])
    expect(answer.missing).toEqual([])
  })

  it('[W4] a conversation and its withdrawal in one batch: nothing of it is stored', async () => {
    const record = await seal()
    const answer = await server.push(token, [record], { tombstones: [{ root: record.root, proof: record.proof }] })
    expect(answer.results).toEqual([{ id: record.id, outcome: 'withdrawn' }])
    expect(await total()).toBe(0)
  })

  it('[W4] the same withdrawal twice is answered the same', async () => {
    const record = await seal()
    const tombstones = [{ root: record.root, proof: record.proof }]
    await server.push(token, [record])
    await server.push(token, [], { tombstones })
    expect((await server.push(token, [], { tombstones })).tombstones).toEqual([
      { root: record.root, outcome: 'withdrawn', found: true },
    ])
  })

  it('[W3] a valid proof for a conversation that never was here is told apart from one that was, also when asked again', async () => {
    const found = async (record: SealedConversation) =>
      (await server.push(token, [], { tombstones: [{ root: record.root, proof: record.proof }] })).tombstones[0]!.found
    const never = await seal()
    expect([await found(never), await found(never)]).toEqual([false, false])
    const proof = toBase64Url(randomBytes(32))
    const [first, correction] = [await seal({ proof }), await seal({ proof, revision: 2 })]
    // Only a correction ever reached the server.
    await server.push(token, [correction])
    expect([await found(first), await found(first)]).toEqual([true, true])
    const imported = await seal()
    const line = { ...asLine, id: imported.root }
    await server.workplace.store.importing((importer) => importer.take([line], 'zuidwest@1'))
    expect([await found(imported), await found(imported)]).toEqual([true, true])
  })

  it('[W2] covers exactly the 64 ids of the root', async () => {
    const ids = await idsOfRoot((await seal()).root)
    expect(new Set(ids).size).toBe(64)
  })
})

describe('protocol', () => {
  const ask = async (url: string, payload: object) => {
    const answer = await server.app.inject({
      method: 'POST',
      url,
      headers: { authorization: `Bearer ${token}` },
      payload,
    })
    return [answer.statusCode, answer.json<{ readonly code: string }>().code]
  }

  it('[P1] another protocol number says who is too old, whatever else is in the request', async () => {
    for (const url of ['/api/v1/sync/have', '/api/v1/sync/push']) {
      expect(await ask(url, { protocol: 0 })).toEqual([426, 'client-too-old'])
      expect(await ask(url, { protocol: 2, new: 'field' })).toEqual([400, 'server-too-old'])
    }
  })

  it('[P2] an unknown field, a wrong id or a missing one is a bad request', async () => {
    const push = { protocol, batchId: randomUUID(), records: [], tombstones: [] }
    expect(await ask('/api/v1/sync/push', { ...push, extra: 1 })).toEqual([400, 'bad-request'])
    expect(await ask('/api/v1/sync/push', { ...push, batchId: 'x' })).toEqual([400, 'bad-request'])
    expect(await ask('/api/v1/sync/push', { protocol, batchId: randomUUID(), records: [] })).toEqual([
      400,
      'bad-request',
    ])
    expect(await ask('/api/v1/sync/have', { protocol })).toEqual([400, 'bad-request'])
  })

  it('[P3] more than fifty records in one batch are a bad request', async () => {
    const one = { id: randomUUID(), hash: 'a'.repeat(64), envelope: 'x' }
    const push = { protocol, batchId: randomUUID(), records: Array(51).fill(one), tombstones: [] }
    expect(await ask('/api/v1/sync/push', push)).toEqual([400, 'bad-request'])
  })
})
