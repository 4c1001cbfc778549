import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ingestOpener, openEnvelopeHere, wrapForReader } from '#server/keys/open-envelope.ts'
import { restoreBackup } from '#server/restore-backup.ts'
import type { TestServer } from '#tests/support/server/open-test-server.ts'
import { openTestServer, removeFolder } from '#tests/support/server/open-test-server.ts'
import { sealCoding } from '#tests/support/server/seal-coding.ts'
import { hashOf, sealConversation, sealRefusal, told } from '#tests/support/server/sealed-records.ts'
import { databaseUrlOf, putBackByHand, tamper } from '#tests/support/server/test-database.ts'
import { protocol } from '#wire/batch.ts'
import { toBase64Url } from '#wire/bytes.ts'
import { keyPairFromSeed, openEnvelope, parseEnvelope } from '#wire/envelope.ts'
import type { PullAnswer, PulledRecord } from '#wire/pull.ts'
import { maxPulledLength, maxPulledRecords, pullAnswer } from '#wire/pull.ts'

const keyOf = (byte: number) => keyPairFromSeed(new Uint8Array(32).fill(byte))

let server: TestServer
let writer: string
beforeEach(async () => {
  server = await openTestServer()
  writer = await server.enrol()
})
afterEach(async () => {
  await server.close()
  await removeFolder(server.dataDir)
})

const ingest = () => server.workplace.keys.ingest.recipient
const seal = (text: string, centre = 'bij-betje') => sealConversation({ ingest: ingest(), text, over: { centre } })
const ask = async (token: string, { key = 1, after }: { readonly key?: number; readonly after?: string } = {}) => {
  const { recipient } = await keyOf(key)
  return server.app.inject({
    method: 'POST',
    url: '/api/v1/sync/pull',
    headers: { authorization: `Bearer ${token}` },
    payload: {
      protocol,
      readingKey: { kid: recipient.kid, publicKey: toBase64Url(recipient.publicKey) },
      ...(after === undefined ? {} : { after }),
    },
  })
}
const pull = async (token: string, how: Parameters<typeof ask>[1] = {}): Promise<PullAnswer> => {
  const answer = await ask(token, how)
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return pullAnswer.parse(answer.json())
}
const ids = (answer: PullAnswer) => answer.records.map(({ id }) => id)
const readBy = async ({ envelope, wrap }: PulledRecord, key = 1) => {
  const sealed = parseEnvelope(envelope)!
  const opened = await openEnvelope({ ...sealed, wraps: [...sealed.wraps, wrap!] }, (await keyOf(key)).opener)
  return opened.ok ? opened.value : opened.failure.code
}
const push = async (...records: Parameters<TestServer['push']>[1]) => {
  await server.push(writer, records)
  await server.workplace.opening.drain()
}
const reader = (centre?: string) => server.enrol({ ...(centre === undefined ? {} : { centre }), reads: true })

describe('reading back', () => {
  it('[L1] gives the very bytes that were frozen, and a wrap that only the reader opens', async () => {
    const one = await seal('Ik kwam voor de soep.')
    await push(one)
    const { records } = await pull(await reader('bij-betje'))
    expect(records).toMatchObject([{ id: one.id, hash: one.hash, envelope: one.envelope }])
    expect(hashOf(records[0]!.envelope)).toBe(one.hash)
    expect(await readBy(records[0]!)).toEqual(one.plain)
    expect(await readBy(records[0]!, 2)).toBe('not-for-this-key')
  })

  it('[L1] gives codings and refusals too, and who brought them', async () => {
    const token = await server.enrol({ centre: 'bij-betje', name: 'Tablet bij de koffie' })
    const one = await seal('Ik kwam voor de soep.')
    const coding = await sealCoding({ ingest: ingest(), of: one })
    const refusal = await sealRefusal(ingest(), randomUUID())
    await server.push(token, [one, coding, refusal])
    await server.workplace.opening.drain()
    const { records } = await pull(await reader('bij-betje'))
    expect(records.map(({ id, from }) => [id, from])).toEqual(
      [one, coding, refusal].map(({ id }) => [id, 'Tablet bij de koffie']),
    )
  })

  it("[L1] the server's wrap opens with the tablet's own code for it, and a damaged one is no wrap", async () => {
    const one = parseEnvelope((await seal('Een verhaal.')).envelope)!
    const opener = ingestOpener(server.workplace.keys.ingest.opener)
    const { recipient, opener: own } = await keyOf(3)
    for (let round = 0; round < 20; round += 1) {
      const wrap = wrapForReader(one, opener, recipient)
      if (!wrap.ok) throw new Error(wrap.failure.code)
      const made = { ...one, wraps: [...one.wraps, wrap.value] }
      expect(await openEnvelope(made, own)).toMatchObject({ ok: true })
      expect(openEnvelopeHere(made, ingestOpener(own))).toEqual(await openEnvelope(made, own))
    }
    const wraps = one.wraps.map((wrap) => ({ ...wrap, key: `${wrap.key.slice(0, -4)}AAAA` }))
    expect(wrapForReader({ ...one, wraps }, opener, recipient)).toMatchObject({ failure: { code: 'damaged' } })
    expect(wrapForReader({ ...one, commit: 'x' }, opener, recipient)).toMatchObject({ failure: { code: 'damaged' } })
    expect(wrapForReader({ ...one, wraps: [] }, opener, recipient)).toMatchObject({
      failure: { code: 'not-for-this-key' },
    })
  })

  it('[L2] a tablet has one reading key: with its token alone nobody reads', async () => {
    await push(await seal('Ik kwam voor de soep.'))
    const token = await reader('bij-betje')
    expect((await pull(token)).records).toHaveLength(1)
    const other = await ask(token, { key: 2 })
    expect([other.statusCode, other.json()]).toMatchObject([403, { code: 'not-allowed' }])
    expect((await pull(token)).records).toHaveLength(1)
    const log = await server.workplace.store.audit.entries({ before: undefined, limit: 50 })
    expect(log.filter(({ what }) => what === 'reading-begun')).toHaveLength(1)
  })

  it('[L2] a key id that is not its key is refused, and pins nothing', async () => {
    const token = await reader('bij-betje')
    const { recipient } = await keyOf(1)
    const payload = {
      protocol,
      readingKey: { kid: '0'.repeat(16), publicKey: toBase64Url(recipient.publicKey) },
    }
    const headers = { authorization: `Bearer ${token}` }
    const answer = await server.app.inject({ method: 'POST', url: '/api/v1/sync/pull', headers, payload })
    expect(answer.statusCode).toBe(400)
    expect((await ask(token, { key: 2 })).statusCode).toBe(200)
  })

  it('[L3] comes in pages, each from where the last one ended, and holds nothing twice', async () => {
    const all = await Promise.all(Array.from({ length: maxPulledRecords + 7 }, (_, index) => seal(`Verhaal ${index}`)))
    for (let at = 0; at < all.length; at += 50) await push(...all.slice(at, at + 50))
    const token = await reader('bij-betje')
    const first = await pull(token)
    expect([first.records.length, first.more]).toEqual([maxPulledRecords, true])
    // The same question again is the same page.
    expect(ids(await pull(token))).toEqual(ids(first))
    const second = await pull(token, { after: first.next })
    expect([second.records.length, second.more]).toEqual([7, false])
    expect(new Set([...ids(first), ...ids(second)])).toEqual(new Set(all.map(({ id }) => id)))
    expect(await pull(token, { after: second.next })).toMatchObject({ records: [], gone: [], more: false })
  })

  it('[L3] a page holds no more than a mebibyte of envelopes, and always at least one', async () => {
    const long = async () =>
      sealConversation({
        ingest: ingest(),
        over: {
          answers: Object.fromEntries(
            Array.from({ length: 40 }, (_, index) => [`contact-${index}`, told('é'.repeat(5_000))]),
          ),
        },
      })
    for (let count = 0; count < 3; count += 1) await push(await long())
    const token = await reader('bij-betje')
    const seen: string[] = []
    let after: string | undefined
    for (let more = true; more; ) {
      const page = await pull(token, after === undefined ? {} : { after })
      expect(page.records.length).toBeGreaterThan(0)
      if (page.records.length > 1)
        expect(page.records.reduce((sum, { envelope }) => sum + envelope.length, 0)).toBeLessThanOrEqual(
          maxPulledLength,
        )
      seen.push(...ids(page))
      after = page.next
      more = page.more
    }
    expect(seen).toHaveLength(3)
    expect(new Set(seen).size).toBe(3)
  })

  it('[L3] what was opened late is not run past', async () => {
    const [early, late] = [await seal('Eerst gestuurd'), await seal('Later gestuurd')]
    // Stored without being opened: nobody answers a push here.
    await server.workplace.store.keep({
      device: (await server.workplace.store.tablets())[0]!.id,
      centre: undefined,
      now: Date.UTC(2026, 10, 23),
      tablet: undefined,
      records: [early, late].map(({ id, hash, envelope }) => ({ id, hash, actualHash: hash, envelope })),
      withdrawals: [],
    })
    await tamper(server.dataDir, `update records set state = 'held' where id = '${early.id}'`)
    await server.workplace.opening.drain()
    const token = await reader('bij-betje')
    const page = await pull(token)
    expect(ids(page)).toEqual([late.id])
    await tamper(server.dataDir, `update records set state = 'waiting' where id = '${early.id}'`)
    await server.workplace.opening.drain()
    expect(ids(await pull(token, { after: page.next }))).toEqual([early.id])
  })

  it("[L3] somebody else's cursor, an old one or rubbish begins at the beginning", async () => {
    await push(await seal('Ik kwam voor de soep.'))
    const [one, other] = [await reader('bij-betje'), await reader('bij-betje')]
    const { next } = await pull(one)
    expect((await pull(one, { after: next })).records).toHaveLength(0)
    expect((await pull(other, { after: next })).records).toHaveLength(1)
    for (const after of ['x', '0', `9.${'0'.repeat(32)}.${'A'.repeat(43)}`, next.replace(/^\d+/, '0')])
      expect((await pull(one, { after })).records).toHaveLength(1)
  })

  it('[L4] [P23] a centre reads its own, the programme reads all, and who may not read gets nothing', async () => {
    const [own, others] = [await seal('Van Betje'), await seal('Van elders', 'allekanten')]
    await push(own, others)
    expect(ids(await pull(await reader('bij-betje')))).toEqual([own.id])
    expect(ids(await pull(await reader('allekanten')))).toEqual([others.id])
    expect(ids(await pull(await reader()))).toEqual([own.id, others.id])
    const blind = await ask(await server.enrol({ centre: 'bij-betje' }))
    expect([blind.statusCode, blind.json()]).toMatchObject([403, { code: 'not-allowed' }])
    expect(blind.body).not.toContain(own.id)
  })

  it('[L4] a record whose header says another centre than the row of it is given to nobody', async () => {
    const one = await seal('Van Betje')
    await push(one)
    await tamper(server.dataDir, `update pull_log set centre = 'allekanten' where id = '${one.id}'`)
    expect((await pull(await reader('allekanten'))).records).toEqual([])
    expect((await pull(await reader())).records).toEqual([])
  })

  it('[L4] a tablet that was shut out gets nothing, also where it may still bring what it holds', async () => {
    await push(await seal('Van Betje'))
    for (const deposits of [false, true]) {
      const token = await reader('bij-betje')
      await pull(token)
      const id = (await server.workplace.store.tablets()).find(
        ({ reads, revokedAt }) => reads && revokedAt === undefined,
      )!.id
      await server.workplace.store.revoke(id, Date.UTC(2026, 10, 23), { deposits })
      expect((await ask(token)).statusCode).toBe(401)
    }
  })

  it('[L5] [W4] what is withdrawn is told to whoever may read it, and never given again; codings of it too', async () => {
    const [one, other] = [await seal('Weg ermee'), await seal('Blijft')]
    const coding = await sealCoding({ ingest: ingest(), of: one })
    await push(one, other, coding)
    const [token, fresh, elsewhere] = [await reader('bij-betje'), await reader('bij-betje'), await reader('allekanten')]
    const page = await pull(token)
    expect(page.records).toHaveLength(3)
    const far = await pull(elsewhere)
    await server.push(writer, [], { tombstones: [{ root: one.root, proof: one.proof }] })
    const after = await pull(token, { after: page.next })
    expect([ids(after), [...after.gone].toSorted()]).toEqual([[], [one.id, coding.id].toSorted()])
    expect(ids(await pull(fresh))).toEqual([other.id])
    // Of another centre not even that something went.
    expect(await pull(elsewhere, { after: far.next })).toMatchObject({ records: [], gone: [] })
  })

  it('[K2] [L5] that a term is over is told apart from a withdrawal, and to readers alone', async () => {
    const one = await seal('Lang geleden')
    await push(one)
    const token = await reader('bij-betje')
    const page = await pull(token)
    const { retention } = server.workplace.store
    await retention.setTerms({ stories: null, sealed: 1, audit: null }, 'command', server.now())
    server.wait(60 * 24 * 3_600_000)
    await retention.sweep(server.now())
    const after = await pull(token, { after: page.next })
    expect([after.records, after.gone, after.over]).toEqual([[], [], [one.id]])
    expect(await server.have(token, [one])).toMatchObject({ known: [{ id: one.id }], over: [one.id] })
    expect(await server.have(token, [{ ...one, hash: 'a'.repeat(64) }])).toMatchObject({ over: [one.id] })
    expect((await server.have(writer, [one])).over).toBeUndefined()
    await server.push(writer, [], { tombstones: [{ root: one.root, proof: one.proof }] })
    const last = await pull(token, { after: after.next })
    expect([last.gone, last.over]).toEqual([[one.id], undefined])
  })

  it('[L7] [R2] a cursor of ours that is ahead of the database shows that it was put back', async () => {
    const token = await reader('bij-betje')
    await push(await seal('Voor de back-up'))
    const backup = `${server.dataDir}/copy.sqlite`
    await pull(token)
    await server.workplace.store.backUp(backup)
    await push(await seal('Na de back-up'))
    const page = await pull(token)
    await server.close()
    await putBackByHand(server.dataDir, backup)
    server = await openTestServer({ dataDir: server.dataDir, managerKey: server.managerKey })
    const again = await pull(token, { after: page.next })
    expect(again.epoch).not.toBe(page.epoch)
    expect(again.records).toHaveLength(1)
  })

  it('[L3] [L2] after a restore it begins again in the new epoch, for the same reading key', async () => {
    const backup = `${server.dataDir}/copy.sqlite`
    const token = await reader('bij-betje')
    await server.workplace.store.backUp(backup)
    const one = await seal('Na de back-up')
    await push(one)
    const page = await pull(token)
    await server.close()
    await restoreBackup({
      dataDir: server.dataDir,
      file: backup,
      now: () => Date.UTC(2026, 10, 24),
      databaseUrl: await databaseUrlOf(server.dataDir),
    })
    server = await openTestServer({ dataDir: server.dataDir, managerKey: server.managerKey })
    const again = await pull(token, { after: page.next })
    expect([again.epoch === page.epoch, again.records]).toEqual([false, []])
    expect((await ask(token, { key: 2 })).statusCode).toBe(403)
    await push(one)
    expect(ids(await pull(token, { after: again.next }))).toEqual([one.id])
  })
})
