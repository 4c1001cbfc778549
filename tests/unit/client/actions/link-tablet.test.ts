import { expect, test } from 'vitest'
import { correctConversation } from '#client/actions/correct-conversation.ts'
import type { Enrolled } from '#client/actions/enrol-tablet.ts'
import { enrolTablet } from '#client/actions/enrol-tablet.ts'
import { finishConversation } from '#client/actions/finish-conversation.ts'
import { importBackup } from '#client/actions/import-backup.ts'
import { linkTablet } from '#client/actions/link-tablet.ts'
import { makeBackup } from '#client/actions/make-backup.ts'
import { readArchive } from '#client/actions/read-archive.ts'
import { readdressWhenOpen } from '#client/actions/readdress-when-open.ts'
import { setUpTablet } from '#client/actions/set-up-tablet.ts'
import { withdrawByCode } from '#client/actions/withdraw-by-code.ts'
import { readTombstone } from '#client/storage/record-queries.ts'
import { readTruth } from '#client/storage/truth-queries.ts'
import { createHttpTransport } from '#client/sync/http-transport.ts'
import { wordsFromSeed } from '#client/vault/recovery-words.ts'
import { zuidwestProgramme } from '#content/registry.ts'
import { codeFromBytes } from '#domain/withdrawal-code.ts'
import { createSetUpServices, createTestServices, must, randomBytes } from '#tests/support/create-test-services.ts'
import { createFaultyLine } from '#tests/support/faulty-line.ts'
import { holdConversation, startTold } from '#tests/support/hold-conversation.ts'
import { createReferenceServer } from '#tests/support/reference-server.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { toBase64Url } from '#wire/bytes.ts'
import { isSealedFor, keyPairFromSeed, openEnvelope, parseEnvelope } from '#wire/envelope.ts'
import { idsOfRoot, provesRoot } from '#wire/withdrawal-proof.ts'

const createServer = async () => {
  const pair = await keyPairFromSeed(randomBytes(32))
  const server = createReferenceServer({
    proves: async ({ root, proof }) => ((await provesRoot(proof, root)) ? idsOfRoot(root) : undefined),
  })
  const line = createFaultyLine(server.serve)
  const enrolled: Enrolled = {
    device: 'tablet-1',
    token: 'token',
    programme: zuidwestProgramme,
    ingestKey: { kid: pair.recipient.kid, publicKey: toBase64Url(pair.recipient.publicKey) },
    server: 'https://praatplaat.test',
  }
  const opens = async (id: string) => {
    const sealed = parseEnvelope(server.records().get(id)?.envelope ?? '')
    return sealed === undefined ? undefined : openEnvelope(sealed, pair.opener)
  }
  return { server, line, enrolled, opens, transport: createHttpTransport({ fetch: line.fetch, after: () => () => {} }) }
}

test('[S15] a tablet knows whose the server takes it for', async () => {
  const { enrolled, transport } = await createServer()
  const tablet = await createSetUpServices({ transport })
  must(await linkTablet(tablet, { ...enrolled, centre: 'allekanten' }))
  expect((await tablet.database.tables.device.get('device'))?.link?.centre).toBe('allekanten')
})

test('[E3] what was kept alone gets the server’s key before it is ever sent, and the server opens it', async () => {
  const { server, enrolled, opens, transport } = await createServer()
  const tablet = await createSetUpServices({ transport })
  const first = await holdConversation(tablet, 'voor de koppeling')
  const open = await startTold(tablet, 'tijdens de koppeling')
  const closed = await startTold(tablet, 'gesloten tijdens de koppeling')
  tablet.drafts.remove(closed.id)
  tablet.vault.lock()
  expect(await linkTablet(tablet, enrolled)).toEqual({ ok: false, failure: { code: 'reading-locked' } })
  must(await tablet.vault.unlock('483920'))
  must(await linkTablet(tablet, enrolled))
  const later = await holdConversation(tablet, 'na de koppeling')
  must(await finishConversation(tablet, open, { readBack: 'not-done' }))
  await tablet.sync.sendNow()
  expect(server.records().size).toBe(3)
  for (const id of [first.id, open.id, later.id])
    expect(await opens(id)).toMatchObject({ ok: true, value: { kind: 'conversation', id } })
  // And this tablet still reads all of it.
  expect(must(await readArchive(tablet)).every((one) => one.conversation !== undefined)).toBe(true)
  const truth = await readTruth(tablet.database, '2026-11-23')
  expect(truth).toMatchObject({ kept: 3, arrived: 3, waiting: 0, linked: true, lastArrivedAt: tablet.clock.now() })
})

test('[W3] [W4] a withdrawal reaches the server, with every revision, also when the tablet has none of it', async () => {
  const { server, enrolled, transport } = await createServer()
  const tablet = await createSetUpServices({ transport })
  must(await linkTablet(tablet, enrolled))
  const finished = await holdConversation(tablet, 'een')
  must(await finishConversation(tablet, must(await correctConversation(tablet, finished.id)), { readBack: 'not-done' }))
  await tablet.sync.sendNow()
  expect(server.records().size).toBe(2)

  const elsewhere = await createSetUpServices({ transport })
  must(await linkTablet(elsewhere, enrolled))
  expect(must(await withdrawByCode(elsewhere, finished.code!))).toEqual({ root: finished.id, here: 0 })
  await elsewhere.sync.sendNow()
  expect(server.records().size).toBe(0)
  expect(await readTombstone(elsewhere.database, finished.id)).toMatchObject({ state: 'arrived', found: true })

  // The tablet that held it hears of it within a day.
  tablet.clock.set(tablet.clock.now() + 25 * 60 * 60_000)
  await tablet.sync.sendNow()
  expect((await tablet.database.tables.records.toArray()).map((row) => [row.state, row.envelope])).toEqual([
    ['withdrawn', undefined],
    ['withdrawn', undefined],
  ])
  // A code that nobody ever got goes to the server all the same: only it can know.
  const unknown = must(await withdrawByCode(elsewhere, codeFromBytes(randomBytes(10))))
  await elsewhere.sync.sendNow()
  expect(await readTombstone(elsewhere.database, unknown.root)).toMatchObject({ state: 'arrived', found: false })
  // A mistake in typing is told at once, and nothing is sent for it.
  const { pictures, letters } = finished.code!
  const mistyped = { pictures, letters: `${letters[0] === '7' ? '8' : '7'}${letters.slice(1)}` }
  expect(await withdrawByCode(elsewhere, mistyped)).toEqual({ ok: false, failure: { code: 'wrong-withdrawal-code' } })
})

test('[W4] a conversation withdrawn before it was sent is never sent', async () => {
  const { server, line, enrolled, transport } = await createServer()
  const tablet = await createSetUpServices({ transport })
  must(await linkTablet(tablet, enrolled))
  const finished = await holdConversation(tablet, 'een')
  must(await withdrawByCode(tablet, finished.code!))
  await tablet.sync.sendNow()
  expect(server.records().size).toBe(0)
  expect(server.ledger().has(finished.id)).toBe(true)
  expect(line.met().length).toBeGreaterThan(0)
})

test('[R4] what arrived closed to the server’s key is never pruned; opened again, it is offered with the key', async () => {
  const old = await createServer()
  const next = await createServer()
  let to = old
  const tablet = await createSetUpServices({
    transport: {
      config: (...asked) => to.transport.config(...asked),
      have: (...asked) => to.transport.have(...asked),
      push: (...asked) => to.transport.push(...asked),
    },
  })
  readdressWhenOpen(tablet)
  must(await linkTablet(tablet, old.enrolled))
  const { id } = await holdConversation(tablet, 'voor de nieuwe server')
  await tablet.sync.sendNow()
  // Another server under the same address: another key, another epoch, nothing kept.
  to = next
  tablet.vault.lock()
  must(await tablet.vault.unlock('483920'))
  must(await linkTablet(tablet, next.enrolled))
  tablet.vault.lock()
  for (let rounds = 0; rounds < 3; rounds += 1) await tablet.sync.sendNow()
  next.server.backUp()
  tablet.clock.set(tablet.clock.now() + 30 * 24 * 60 * 60_000)
  await tablet.sync.sendNow()
  expect(await tablet.database.tables.records.get(id)).toMatchObject({ state: 'waiting' })
  expect(next.server.records().size).toBe(0)
  must(await tablet.vault.unlock('483920'))
  await waitFor('the server’s key', async () =>
    isSealedFor((await tablet.database.tables.records.get(id))?.envelope ?? '', next.enrolled.ingestKey.kid),
  )
  await tablet.sync.sendNow()
  expect(await next.opens(id)).toMatchObject({ ok: true, value: { id } })
  expect(must(await readArchive(tablet))[0]?.conversation?.answers.contact?.text).toBe('voor de nieuwe server')
})

test('[R4] [P25] a backup brought in without words is not sent before they come, and is never pruned closed', async () => {
  const { server, enrolled, opens, transport } = await createServer()
  const other = await createTestServices()
  const recoverySeed = new Uint8Array(15).fill(9)
  const centre = { id: 'allekanten', name: 'Allekanten' }
  must(await setUpTablet(other, { centre, readingCode: '718293', recoverySeed, language: 'nl' }))
  const { id } = await holdConversation(other, 'van elders')
  const { text } = must(await makeBackup(other))
  const tablet = await createSetUpServices({ transport })
  must(await linkTablet(tablet, enrolled))
  expect(must(await importBackup(tablet, text))).toMatchObject({ added: 1, already: 0 })
  await tablet.sync.sendNow()
  expect(server.records().size).toBe(0)
  expect(must(await importBackup(tablet, text, wordsFromSeed(recoverySeed)))).toMatchObject({
    added: 0,
    already: 1,
  })
  await tablet.sync.sendNow()
  expect(await opens(id)).toMatchObject({ ok: true, value: { id } })
  // The same file again: the same conversation, though its wraps are others by now.
  expect(must(await importBackup(tablet, text)).already).toBe(1)
  // Sent before this rule, closed: kept for as long as it takes.
  const row = (await tablet.database.tables.records.get(id))!
  const closed = row.envelope!.replaceAll(enrolled.ingestKey.kid, 'f'.repeat(16))
  await tablet.database.tables.records.put({ ...row, envelope: closed })
  server.backUp()
  tablet.clock.set(tablet.clock.now() + 30 * 24 * 60 * 60_000)
  await tablet.sync.sendNow()
  await tablet.sync.sendNow()
  expect(await tablet.database.tables.records.get(id)).toMatchObject({ state: 'arrived', envelope: closed })
})

test('[S10] linking again ends the pause of a tablet that was shut out, without another tap', async () => {
  const { server, line, enrolled, transport } = await createServer()
  const tablet = await createSetUpServices({ transport })
  must(await linkTablet(tablet, enrolled))
  await holdConversation(tablet, 'een')
  await tablet.sync.sendNow()
  const { lastArrivedAt } = await readTruth(tablet.database, '2026-11-23')
  expect(lastArrivedAt).toBeDefined()
  await holdConversation(tablet, 'twee')
  line.expect([{ kind: 'status', status: 401, code: 'not-signed-in', done: false }])
  await tablet.sync.sendNow()
  expect(tablet.sync.status().problem).toEqual({ code: 'not-signed-in' })
  must(await linkTablet(tablet, { ...enrolled, token: 'another' }))
  // The line of truth goes on: the same server got something before.
  expect((await readTruth(tablet.database, '2026-11-23')).lastArrivedAt).toBe(lastArrivedAt)
  await waitFor('the second arrived', async () => server.records().size === 2)
  await waitFor('the problem went', async () => tablet.sync.status().problem === undefined)
})

test('[O6] linked anew to the same server a tablet keeps the key that what is said is for, whatever the server says', async () => {
  const { enrolled, transport } = await createServer()
  const tablet = await createSetUpServices({ transport })
  const keyOf = async (fill: number) => {
    const { kid, publicKey } = (await keyPairFromSeed(new Uint8Array(32).fill(fill))).recipient
    return { kid, publicKey: toBase64Url(publicKey) }
  }
  const sealedFor = await keyOf(7)
  const link = async () => (await tablet.database.tables.device.get('device'))?.link
  must(await linkTablet(tablet, { ...enrolled, sealedFor }))
  must(await linkTablet(tablet, { ...enrolled, token: 'another' }))
  expect((await link())?.sealedFor).toEqual(sealedFor)
  must(await linkTablet(tablet, { ...enrolled, sealedFor: await keyOf(8), token: 'a third' }))
  expect((await link())?.sealedFor).toEqual(sealedFor)
  must(await linkTablet(tablet, { ...enrolled, server: 'https://elders.test', token: 'another' }))
  expect((await link())?.sealedFor).toBeUndefined()
})

test('linked to another server, nothing that the first one got counts as arrived there', async () => {
  const { enrolled, transport } = await createServer()
  const tablet = await createSetUpServices({ transport })
  must(await linkTablet(tablet, enrolled))
  await holdConversation(tablet, 'een')
  await tablet.sync.sendNow()
  must(await linkTablet(tablet, { ...enrolled, server: 'https://elders.test', token: 'another' }))
  expect((await tablet.database.tables.device.get('device'))?.link?.server).toBe('https://elders.test')
  expect((await tablet.database.tables.device.get('device'))?.link?.lastArrivedAt).toBeUndefined()
})

const enrolAgainst = async (answer: () => Response, code = 'ABCDEFGHJKMNPQRS') => {
  const asked: unknown[] = []
  const tablet = await createSetUpServices({
    fetch: async (input, init) => {
      asked.push([String(input), JSON.parse(String(init?.body))])
      return answer()
    },
  })
  return { result: await enrolTablet(tablet, code), asked }
}
const said = (code: string, status: number) => () =>
  new Response(JSON.stringify({ type: 'about:blank', status, title: code, code }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  })

test('a code is sent in the body, not in the address', async () => {
  const { enrolled } = await createServer()
  const { server: _where, ...answer } = enrolled
  const { result, asked } = await enrolAgainst(() => Response.json(answer))
  expect(result).toEqual({ ok: true, value: { ...answer, server: 'https://praatplaat.test' } })
  expect(asked).toEqual([['https://praatplaat.test/api/v1/enrol', { code: 'ABCDEFGHJKMNPQRS' }]])
})

test.each([
  ['enrolment-expired', 410],
  ['enrolment-used', 410],
  ['enrolment-unknown', 404],
] as const)('a code that is %s is named so', async (code, status) => {
  expect((await enrolAgainst(said(code, status))).result).toEqual({ ok: false, failure: { code } })
})

test('[S8] a portal in the way of enrolling is called offline; nonsense is not even sent', async () => {
  expect(
    (await enrolAgainst(() => new Response('<html>', { headers: { 'content-type': 'text/html' } }))).result,
  ).toEqual({ ok: false, failure: { code: 'offline' } })
  const { result, asked } = await enrolAgainst(said('bad-request', 400), 'te kort')
  expect(result).toEqual({ ok: false, failure: { code: 'enrolment-unknown' } })
  expect(asked).toEqual([])
})
