import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { withdrawRoot } from '#client/storage/withdrawal-log.ts'
import { must } from '#tests/support/create-test-services.ts'
import type { Serve } from '#tests/support/faulty-line.ts'
import { createFaultyLine } from '#tests/support/faulty-line.ts'
import { createLinkedTablet, sealed } from '#tests/support/linked-tablet.ts'
import { createReferenceServer, problemAnswer } from '#tests/support/reference-server.ts'
import type { HaveRequest, PushAnswer, PushRequest } from '#wire/batch.ts'
import { clientNumber, maxBatchRecords, maxHave } from '#wire/batch.ts'
import type { ProblemCode } from '#wire/problem.ts'
import { problemCode } from '#wire/problem.ts'

const textOf = (body: Uint8Array, headers: Headers): string =>
  new TextDecoder().decode(headers.get('content-encoding') === 'gzip' ? gunzipSync(body) : body)

/** A linked tablet before a reference server; `meddle` may answer in its place. */
const createPair = async (meddle: (path: string, text: string) => Response | undefined = () => undefined) => {
  const server = createReferenceServer({ proves: async ({ root }) => [root] })
  const asked: { readonly path: string; readonly text: string }[] = []
  const serve: Serve = async (path, body, headers) => {
    const text = textOf(body, headers)
    asked.push({ path: path.replace('/api/v1/sync/', ''), text })
    return meddle(path, text) ?? server.serve(path, body, headers)
  }
  const line = createFaultyLine(serve)
  const tablet = await createLinkedTablet({ fetch: line.fetch })
  return { server, line, tablet, asked }
}

const pushes = (asked: readonly { readonly path: string; readonly text: string }[]) =>
  asked.filter((one) => one.path === 'push').map((one) => JSON.parse(one.text) as PushRequest)

test('[S12] it asks what is missing before it sends, and sends only that', async () => {
  const { server, tablet, asked } = await createPair()
  const first = await tablet.add('one')
  await tablet.engine.sendNow()
  expect(asked.map((one) => one.path)).toEqual(['have', 'push'])
  // The answer of that push was lost, as far as the tablet knows.
  await tablet.database.tables.records.put(first)
  const second = await tablet.add('two')
  await tablet.engine.sendNow()
  expect(pushes(asked).map((one) => one.records.map((record) => record.id))).toEqual([[first.id], [second.id]])
  expect(await tablet.states()).toEqual(['arrived', 'arrived'])
  expect(server.records().size).toBe(2)
})

test('[S12] more than one question holds is asked in several, and every batch keeps to its limit', async () => {
  const { tablet, asked, server } = await createPair()
  for (let index = 0; index < maxHave + 7; index += 1) await tablet.add(`story ${index}`)
  await tablet.engine.sendNow()
  expect(server.records().size).toBe(maxHave + 7)
  for (const one of asked.filter(({ path }) => path === 'have'))
    expect((JSON.parse(one.text) as HaveRequest).records.length).toBeLessThanOrEqual(maxHave)
  for (const one of pushes(asked)) expect(one.records.length).toBeLessThanOrEqual(maxBatchRecords)
})

test('[V5] a batch keeps under a mebibyte of decoded bytes', async () => {
  const { tablet, server, asked } = await createPair()
  for (let index = 0; index < 5; index += 1) await tablet.add(`${index} `.repeat(150_000))
  await tablet.engine.sendNow()
  expect(server.records().size).toBe(5)
  expect(pushes(asked).length).toBeGreaterThan(1)
  expect(asked.filter((one) => one.text.length > 1024 * 1024)).toEqual([])
})

const withResults = (text: string, change: (answer: PushAnswer) => unknown, answer: PushAnswer): Response => {
  void text
  return new Response(JSON.stringify(change(answer)), { headers: { 'content-type': 'application/json' } })
}

const answerTo = (request: PushRequest, epoch: string, results: PushAnswer['results']): PushAnswer => ({
  protocol: 1,
  epoch,
  serverTime: '',
  backedUpThrough: 0,
  minClient: 1,
  results,
  tombstones: request.tombstones.map(({ root }) => ({ root, outcome: 'withdrawn' })),
})

const epoch = 'e'.repeat(32)
const good = (record: { readonly id: string; readonly hash: string }) => ({ ...record, serverSeq: 1, epoch, mac: 'm' })

test.each([
  ['names another id', (own: ReturnType<typeof good>) => ({ ...own, id: '00000000-0000-4000-8000-000000000000' })],
  ['has other bytes in mind', (own: ReturnType<typeof good>) => ({ ...own, hash: 'f'.repeat(64) })],
  ['is of another epoch', (own: ReturnType<typeof good>) => ({ ...own, epoch: 'd'.repeat(32) })],
  ['is missing', () => undefined],
])('[S3] a "stored" whose receipt %s is no arrival', async (_, twist) => {
  const { tablet } = await createPair((path, text) => {
    const request = JSON.parse(text)
    if (path.endsWith('have'))
      return Response.json({
        protocol: 1,
        epoch,
        serverTime: '',
        backedUpThrough: 0,
        minClient: 1,
        missing: request.records.map((one: { id: string }) => one.id),
        known: [],
        withdrawn: [],
        conflicts: [],
      })
    const [record] = (request as PushRequest).records
    const receipt = twist(good({ id: record!.id, hash: record!.hash }))
    return withResults(
      text,
      (answer) => answer,
      answerTo(request, epoch, [{ id: record!.id, outcome: 'stored', ...(receipt === undefined ? {} : { receipt }) }]),
    )
  })
  const row = await tablet.add('one')
  await tablet.engine.sendNow()
  expect(await tablet.row(row.id)).toEqual(row)
})

test('[S3] a result for a record that was not in the batch changes nothing', async () => {
  let victim = ''
  const { tablet } = await createPair((path, text) => {
    const request = JSON.parse(text)
    if (path.endsWith('have'))
      return Response.json({
        protocol: 1,
        epoch,
        serverTime: '',
        backedUpThrough: 0,
        minClient: 1,
        missing: [],
        known: [],
        withdrawn: [victim],
        conflicts: [victim],
      })
    return withResults(text, (answer) => answer, answerTo(request, epoch, [{ id: victim, outcome: 'withdrawn' }]))
  })
  victim = '11111111-1111-4111-8111-111111111111'
  await tablet.engine.sendNow()
  const row = await tablet.add('one')
  await tablet.database.tables.records.put({ ...row, id: victim, state: 'arrived' })
  await tablet.engine.sendNow()
  expect(await tablet.states()).toEqual(['arrived', 'waiting'])
})

test.each([
  ['stored', 'arrived'],
  ['duplicate', 'arrived'],
  ['conflict', 'quarantined'],
  ['invalid', 'quarantined'],
  ['withdrawn', 'withdrawn'],
  ['later', 'waiting'],
] as const)('[S3] the outcome %s makes a row %s', async (outcome, state) => {
  const { tablet } = await createPair((path, text) => {
    if (!path.endsWith('push')) return undefined
    const request = JSON.parse(text) as PushRequest
    const own = request.epoch!
    return withResults(
      text,
      (answer) => answer,
      answerTo(
        request,
        own,
        request.records.map(({ id, hash }) => ({ id, outcome, receipt: { ...good({ id, hash }), epoch: own } })),
      ),
    )
  })
  const row = await tablet.add('one')
  await tablet.engine.sendNow()
  // The first question told the tablet the epoch; the push carried it.
  const after = await tablet.row(row.id)
  expect(after.state).toBe(state)
  // T4: only a withdrawal erases; whatever else happens, the words are kept.
  expect(after.envelope).toBe(state === 'withdrawn' ? undefined : sealed('one'))
})

test('[S5] a batch that is too large is halved; one record alone that is too large is set aside', async () => {
  const { tablet, server, asked } = await createPair((path, text) => {
    if (!path.endsWith('push')) return undefined
    const { records } = JSON.parse(text) as PushRequest
    return records.length > 2 || records.some((one) => one.envelope === sealed('huge'))
      ? problemAnswer('too-large')
      : undefined
  })
  for (const text of ['a', 'b', 'huge', 'c', 'd', 'e']) await tablet.add(text)
  await tablet.engine.sendNow()
  expect(server.records().size).toBe(5)
  expect(await tablet.states()).toEqual(['arrived', 'arrived', 'arrived', 'arrived', 'arrived', 'quarantined'])
  const aside = (await tablet.database.tables.records.toArray()).find((row) => row.state === 'quarantined')
  expect(aside).toMatchObject({ problem: 'too-large', envelope: sealed('huge') })
  expect(pushes(asked)[0]?.records).toHaveLength(6)
})

test.each([0, 3, 7, 19])(
  '[S7] a record that makes the server fail, in place %i, does not hold up the others',
  async (place) => {
    const { tablet, server } = await createPair((path, text) =>
      path.endsWith('push') &&
      (JSON.parse(text) as PushRequest).records.some((one) => one.envelope === sealed('poison'))
        ? problemAnswer('server-failed')
        : undefined,
    )
    for (let index = 0; index < 20; index += 1) await tablet.add(index === place ? 'poison' : `story ${index}`)
    let rounds = 0
    while (server.records().size < 19 && rounds < 20) {
      rounds += 1
      await tablet.engine.sendNow()
    }
    expect(server.records().size).toBe(19)
    // Three times together, and within the third its halves.
    expect(rounds).toBeLessThanOrEqual(4)
    const kept = (await tablet.database.tables.records.toArray()).filter((row) => row.state === 'waiting')
    expect(kept.map((row) => row.envelope)).toEqual([sealed('poison')])
    expect(tablet.engine.status().problem).toEqual({ code: 'server-failed' })
    // What comes after it goes straight through.
    await tablet.add('later')
    await tablet.engine.sendNow()
    expect(server.records().size).toBe(20)
  },
)

test('[S7] a record finished while a poisoned one waits its turn is sent at once, and the warning stays', async () => {
  const { tablet, server } = await createPair((path, text) =>
    path.endsWith('push') && (JSON.parse(text) as PushRequest).records.some((one) => one.envelope === sealed('poison'))
      ? problemAnswer('server-failed')
      : undefined,
  )
  await tablet.add('poison')
  tablet.engine.start()
  await tablet.clock.pass(60 * 60_000)
  const { nextTryAt } = tablet.engine.status()
  await tablet.add('fresh')
  tablet.engine.wake()
  await tablet.clock.pass(1000)
  expect(server.records().size).toBe(1)
  expect(tablet.engine.status()).toMatchObject({ problem: { code: 'server-failed' }, nextTryAt })
})

test('[S7] a server that fails whatever is sent is not asked again and again in one round', async () => {
  const { tablet, asked } = await createPair((path) =>
    path.endsWith('push') ? problemAnswer('server-failed') : undefined,
  )
  for (let index = 0; index < 50; index += 1) await tablet.add(`story ${index}`)
  for (let round = 0; round < 10; round += 1) {
    const before = pushes(asked).length
    await tablet.engine.sendNow()
    expect(pushes(asked).length - before).toBeLessThanOrEqual(3)
  }
  expect(new Set(await tablet.states())).toEqual(new Set(['waiting']))
})

test('[S8] [S9] no answer of any status makes the tablet let go of anything', async () => {
  const answers: (() => Response)[] = []
  for (let status = 200; status < 600; status += 1) {
    if ([204, 205, 304].includes(status)) answers.push(() => new Response(null, { status }))
    else answers.push(() => new Response('<html>Log in</html>', { status, headers: { 'content-type': 'text/html' } }))
  }
  answers.push(() => new Response('{"protocol":1,"epo', { headers: { 'content-type': 'application/json' } }))
  answers.push(() => new Response('{}', { headers: { 'content-type': 'application/json' } }))
  answers.push(() => new Response('', { headers: { 'content-type': 'application/json' } }))
  answers.push(() => new Response('null', { headers: { 'content-type': 'application/json' } }))
  for (const code of problemCode.options) if (code !== 'offline') answers.push(() => problemAnswer(code))
  for (const at of ['have', 'push']) {
    const remaining = [...answers]
    const { tablet } = await createPair((path) => (path.endsWith(at) ? remaining.shift()?.() : undefined))
    const row = await tablet.add('one')
    while (remaining.length > 4) {
      await tablet.engine.sendNow()
      const held = await tablet.row(row.id)
      expect(held.envelope).toBe(sealed('one'))
      expect(['waiting', 'quarantined']).toContain(held.state)
      // Only our own "too large" for one record alone sets it aside; it comes back by hand here.
      if (held.state === 'quarantined') await tablet.database.tables.records.put(row)
    }
    remaining.length = 0
    await tablet.engine.sendNow()
    expect((await tablet.row(row.id)).state).toBe('arrived')
    expect(tablet.engine.status().problem).toBeUndefined()
  }
})

test('[S8] what is not our JSON is called offline, whatever its status', async () => {
  for (const status of [200, 401, 403, 413, 426, 500, 503]) {
    const { tablet, line } = await createPair()
    await tablet.add('one')
    line.expect([{ kind: 'portal', status }])
    expect((await tablet.engine.sendNow()).problem).toEqual({ code: 'offline' })
  }
})

const running = async (code: Exclude<ProblemCode, 'offline'>, headers: Record<string, string> = {}) => {
  let broken = true
  const pair = await createPair(() => (broken ? problemAnswer(code, headers) : undefined))
  await pair.tablet.add('one')
  pair.tablet.engine.start()
  await pair.tablet.clock.pass(0)
  return {
    ...pair,
    mend: () => {
      broken = false
    },
  }
}

test.each(['not-signed-in', 'not-allowed', 'client-too-old'] as const)(
  '[S10] after %s it waits for people, and a tap tries again',
  async (code) => {
    const { tablet, asked, mend } = await running(code)
    expect(tablet.engine.status().problem).toEqual({ code })
    const before = asked.length
    tablet.engine.wake()
    await tablet.clock.pass(10 * 60_000)
    expect(asked.length).toBe(before)
    expect(await tablet.states()).toEqual(['waiting'])
    mend()
    expect((await tablet.engine.sendNow()).problem).toBeUndefined()
    expect(await tablet.states()).toEqual(['arrived'])
  },
)

test('[S10] a server that asks for a newer app gets nothing, and everything stays; the newer app sends it', async () => {
  const { tablet, asked, server } = await createPair()
  await tablet.add('arrived before')
  await tablet.engine.sendNow()
  // Its answer was lost, as far as the tablet knows; what the server has, it has.
  const lost = (await tablet.database.tables.records.toArray())[0]!
  await tablet.database.tables.records.put({ ...lost, state: 'waiting' })
  server.asksFor(clientNumber + 1)
  const kept = await tablet.add('kept')
  const before = pushes(asked).length
  expect((await tablet.engine.sendNow()).problem).toEqual({ code: 'client-too-old' })
  const later = await tablet.add('told after that')
  expect((await tablet.engine.sendNow()).problem).toEqual({ code: 'client-too-old' })
  expect(pushes(asked).length).toBe(before)
  expect((await tablet.row(lost.id)).state).toBe('arrived')
  for (const row of [kept, later]) expect(await tablet.row(row.id)).toEqual(row)
  // As good as: this app is the one that it asks for.
  server.asksFor(clientNumber)
  expect((await tablet.engine.sendNow()).problem).toBeUndefined()
  expect(await tablet.states()).toEqual(['arrived', 'arrived', 'arrived'])
})

test('[S10] a tablet with nothing to send hears of it too, and asks again by itself a quarter of an hour later', async () => {
  const { tablet, server } = await createPair()
  server.asksFor(clientNumber + 1)
  tablet.engine.start()
  await tablet.clock.pass(1000)
  expect(tablet.engine.status().problem).toEqual({ code: 'client-too-old' })
  server.asksFor(0)
  await tablet.clock.pass(16 * 60_000)
  expect(tablet.engine.status().problem).toBeUndefined()
})

test('[S10] asked for a newer app between two batches: what arrived has arrived, the rest stays', async () => {
  const { tablet, server } = await createPair((path) => {
    if (path.endsWith('push')) server.asksFor(clientNumber + 1)
    return undefined
  })
  for (let index = 0; index < maxBatchRecords + 1; index += 1) await tablet.add(`story ${index}`)
  expect((await tablet.engine.sendNow()).problem).toEqual({ code: 'client-too-old' })
  expect((await tablet.states()).filter((state) => state === 'arrived')).toHaveLength(maxBatchRecords)
  expect(server.records().size).toBe(maxBatchRecords)
})

test('[S10] [W4] a withdrawal goes to a server that asks for a newer app', async () => {
  const { tablet, server } = await createPair()
  const row = await tablet.add('one')
  await tablet.engine.sendNow()
  server.asksFor(clientNumber + 1)
  const tombstone = { root: row.id, proof: 'A'.repeat(43), state: 'waiting' } as const
  must(await withdrawRoot(tablet.database, { ids: [row.id], tombstone, always: true }))
  await tablet.engine.sendNow()
  expect(server.ledger().has(row.id)).toBe(true)
  expect(await tablet.states()).toEqual(['withdrawn'])
})

test('[S6] Retry-After is honoured, also by wake; a tap is not held back', async () => {
  const { tablet, asked, mend } = await running('too-many-requests', { 'retry-after': '120' })
  const { problem } = tablet.engine.status()
  expect(problem).toMatchObject({ code: 'too-many-requests', until: expect.any(Number) })
  const before = asked.length
  tablet.engine.wake()
  await tablet.clock.pass(119_000)
  expect(asked.length).toBe(before)
  mend()
  await tablet.clock.pass(200_000)
  expect(await tablet.states()).toEqual(['arrived'])
})

test('[S6] it tries again by itself, later and later, and success puts the wait back', async () => {
  const { tablet, mend } = await running('server-failed')
  const waits: number[] = []
  for (let turn = 0; turn < 4; turn += 1) {
    const { nextTryAt = 0 } = tablet.engine.status()
    waits.push(nextTryAt - tablet.clock.now())
    await tablet.clock.pass(nextTryAt - tablet.clock.now())
  }
  expect(waits).toEqual([1000, 2000, 4000, 8000])
  mend()
  await tablet.clock.pass(60_000)
  expect(tablet.engine.status()).toMatchObject({ problem: undefined, nextTryAt: undefined })
})

test('a server that comes back is found by the next wake, however long it was away', async () => {
  const { tablet, line } = await createPair()
  await tablet.add('one')
  line.expect(Array.from({ length: 30 }, () => ({ kind: 'cut-before' })))
  tablet.engine.start()
  await tablet.clock.pass(60 * 60_000)
  expect(await tablet.states()).toEqual(['waiting'])
  line.expect([])
  tablet.engine.wake()
  await tablet.clock.pass(1000)
  expect(await tablet.states()).toEqual(['arrived'])
})

test('a record finished while a round runs goes in the next by itself', async () => {
  const { tablet } = await createPair()
  await tablet.add('one')
  tablet.engine.start()
  await tablet.add('two')
  tablet.engine.wake()
  await tablet.clock.pass(5000)
  expect(await tablet.states()).toEqual(['arrived', 'arrived'])
})

test('a lone tablet has nothing to send to and nothing wrong', async () => {
  const { tablet, asked } = await createPair()
  const device = await tablet.database.tables.device.get('device')
  const { link: _none, ...alone } = device!
  await tablet.database.tables.device.put(alone)
  await tablet.add('one')
  expect(await tablet.engine.sendNow()).toMatchObject({ problem: undefined })
  expect(asked).toEqual([])
})

test('[R2] [R3] a server that was put back gets again what it lost', async () => {
  const { tablet, server } = await createPair()
  await tablet.add('one')
  await tablet.engine.sendNow()
  server.backUp()
  await tablet.add('two')
  await tablet.engine.sendNow()
  server.restore()
  expect(server.records().size).toBe(1)
  await tablet.engine.sendNow()
  expect(server.epochs()).toHaveLength(2)
  expect(server.records().size).toBe(2)
  expect(await tablet.states()).toEqual(['arrived', 'arrived'])
})

test('[R3] a server that answers "another epoch" instead of its answer is followed too', async () => {
  const server = createReferenceServer({ proves: async ({ root }) => [root] })
  const line = createFaultyLine(async (path, body, headers) => {
    const request = JSON.parse(textOf(body, headers)) as HaveRequest
    return request.epoch !== undefined && request.epoch !== server.epochs().at(-1)
      ? problemAnswer('epoch-changed')
      : server.serve(path, body, headers)
  })
  const tablet = await createLinkedTablet({ fetch: line.fetch })
  await tablet.add('one')
  await tablet.engine.sendNow()
  const held = (await tablet.database.tables.device.get('device'))!
  await tablet.database.tables.device.put({ ...held, link: { ...held.link!, epoch: 'a'.repeat(32) } })
  await tablet.add('two')
  expect((await tablet.engine.sendNow()).problem).toBeUndefined()
  expect(await tablet.states()).toEqual(['arrived', 'arrived'])
})

test.each([
  ['not in the backup', { backup: false, days: 15, epoch: true }, 0],
  ['too young', { backup: true, days: 13, epoch: true }, 0],
  ['of another epoch', { backup: true, days: 15, epoch: false }, 0],
  ['backed up and two weeks old', { backup: true, days: 15, epoch: true }, 1],
] as const)('[R4] an arrived record that is %s', async (_, how, pruned) => {
  const { tablet, server } = await createPair()
  const row = await tablet.add('one')
  await tablet.engine.sendNow()
  if (how.backup) server.backUp()
  await tablet.engine.sendNow()
  tablet.clock.set(tablet.clock.now() + how.days * 24 * 60 * 60_000)
  if (!how.epoch) {
    const held = await tablet.row(row.id)
    await tablet.database.tables.records.put({ ...held, receipt: { ...held.receipt!, epoch: 'a'.repeat(32) } })
  }
  expect(await tablet.outbox.prune()).toEqual({ ok: true, value: pruned })
  expect((await tablet.row(row.id)).envelope).toBe(pruned === 1 ? undefined : sealed('one'))
})

test('[W4] what was withdrawn elsewhere is erased here within a day', async () => {
  const { tablet, server } = await createPair()
  const row = await tablet.add('one')
  await tablet.engine.sendNow()
  server.ledger().add(row.id)
  tablet.clock.set(tablet.clock.now() + 25 * 60 * 60_000)
  await tablet.engine.sendNow()
  const erased = await tablet.row(row.id)
  expect(erased.state).toBe('withdrawn')
  expect(erased.envelope).toBeUndefined()
})

test('[W4] [T4] a record that is withdrawn while its answer is on the way stays withdrawn, and the server forgets it too', async () => {
  let withdrawNow = async () => {}
  const server = createReferenceServer({ proves: async ({ root }) => [root] })
  const tablet = await createLinkedTablet({
    fetch: async (input, init) => {
      const body = new Uint8Array(await new Response(init?.body ?? '').arrayBuffer())
      const answer = await server.serve(new URL(String(input)).pathname, body, new Headers(init?.headers))
      if (String(input).endsWith('push')) await withdrawNow()
      return answer
    },
  })
  const row = await tablet.add('one')
  withdrawNow = async () => {
    withdrawNow = async () => {}
    const tombstone = { root: row.id, proof: 'A'.repeat(43), state: 'waiting' } as const
    must(await withdrawRoot(tablet.database, { ids: [row.id], tombstone, always: true }))
  }
  await tablet.engine.sendNow()
  expect(await tablet.row(row.id)).toMatchObject({ state: 'withdrawn' })
  expect((await tablet.row(row.id)).envelope).toBeUndefined()
  await tablet.engine.sendNow()
  expect(server.records().size).toBe(0)
})

test('[W4] a tombstone waits until an answer names it; one that is refused is not sent for ever', async () => {
  let outcomes: PushAnswer['tombstones'] = []
  const { tablet, asked } = await createPair((path, text) =>
    path.endsWith('push') && (JSON.parse(text) as PushRequest).tombstones.length > 0
      ? Response.json({
          ...answerTo(JSON.parse(text), (JSON.parse(text) as PushRequest).epoch ?? epoch, []),
          tombstones: outcomes,
        })
      : undefined,
  )
  const root = '11111111-1111-4111-8111-111111111111'
  const tombstone = { root, proof: 'A'.repeat(43), state: 'waiting' } as const
  must(await withdrawRoot(tablet.database, { ids: [root], tombstone, always: true }))
  const state = async () => (await tablet.database.tables.tombstones.get(root))?.state
  await tablet.engine.sendNow()
  expect(await state()).toBe('waiting')
  outcomes = [{ root, outcome: 'refused' }]
  await tablet.engine.sendNow()
  expect(await state()).toBe('refused')
  const before = pushes(asked).length
  await tablet.engine.sendNow()
  expect(pushes(asked).length).toBe(before)
})

test('a bitten envelope is found before it is sent, and set aside', async () => {
  const { tablet, server } = await createPair()
  const row = await tablet.add('one')
  await tablet.database.tables.records.put({ ...row, envelope: 'onf' })
  await tablet.add('two')
  await tablet.engine.sendNow()
  expect(server.records().size).toBe(1)
  expect(await tablet.row(row.id)).toMatchObject({ state: 'quarantined', problem: 'damaged' })
})

test('the token goes in a header and nowhere else', async () => {
  const seen: { readonly url: string; readonly token: string | null; readonly body: string }[] = []
  const server = createReferenceServer({ proves: async () => undefined })
  const tablet = await createLinkedTablet({
    fetch: async (input, init) => {
      const headers = new Headers(init?.headers)
      const body = new Uint8Array(await new Response(init?.body ?? '').arrayBuffer())
      seen.push({ url: String(input), token: headers.get('authorization'), body: textOf(body, headers) })
      return server.serve(new URL(String(input)).pathname, body, headers)
    },
  })
  await tablet.add('one')
  await tablet.engine.sendNow()
  expect(seen.length).toBe(2)
  for (const one of seen) {
    expect(one.token).toBe('Bearer t')
    expect(one.url).toMatch(/^https:\/\/praatplaat\.test\/api\/v1\/sync\/(have|push)$/)
    expect(JSON.parse(one.body)).not.toHaveProperty('token')
  }
})
