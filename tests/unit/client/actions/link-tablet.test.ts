import { expect, test } from 'vitest'
import { correctConversation } from '#client/actions/correct-conversation.ts'
import type { Enrolled } from '#client/actions/enrol-tablet.ts'
import { enrolTablet } from '#client/actions/enrol-tablet.ts'
import { finishConversation } from '#client/actions/finish-conversation.ts'
import { linkTablet } from '#client/actions/link-tablet.ts'
import { readArchive } from '#client/actions/read-archive.ts'
import { withdrawByCode } from '#client/actions/withdraw-by-code.ts'
import { readTombstone } from '#client/storage/record-queries.ts'
import { readTruth } from '#client/storage/truth-queries.ts'
import { createHttpTransport } from '#client/sync/http-transport.ts'
import { zuidwestProgramme } from '#content/registry.ts'
import { codeFromBytes } from '#domain/withdrawal-code.ts'
import { createSetUpServices, must, randomBytes } from '#tests/support/create-test-services.ts'
import { createFaultyLine } from '#tests/support/faulty-line.ts'
import { holdConversation, startTold } from '#tests/support/hold-conversation.ts'
import { createReferenceServer } from '#tests/support/reference-server.ts'
import { toBase64Url } from '#wire/bytes.ts'
import { keyPairFromSeed, openEnvelope, parseEnvelope } from '#wire/envelope.ts'
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

const enrolAgainst = async (answer: () => Response, code = 'abcd-efgh-jkmn-pqrs') => {
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

test('a typed code is read kindly and sent in the body, not in the address', async () => {
  const { enrolled } = await createServer()
  const { server: _where, ...answer } = enrolled
  const { result, asked } = await enrolAgainst(() => Response.json(answer), 'abcd-efgh jkmn-pqro')
  expect(result).toEqual({ ok: true, value: { ...answer, server: 'https://praatplaat.test' } })
  expect(asked).toEqual([['https://praatplaat.test/api/v1/enrol', { code: 'ABCDEFGHJKMNPQR0' }]])
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
