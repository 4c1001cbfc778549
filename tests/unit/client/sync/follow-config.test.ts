import { expect, test } from 'vitest'
import type { Enrolled } from '#client/actions/enrol-tablet.ts'
import { finishConversation } from '#client/actions/finish-conversation.ts'
import { linkTablet } from '#client/actions/link-tablet.ts'
import { readdressWhenOpen } from '#client/actions/readdress-when-open.ts'
import { countClosedToServer } from '#client/storage/record-queries.ts'
import { createHttpTransport } from '#client/sync/http-transport.ts'
import { createSetUpServices, must, testCode } from '#tests/support/create-test-services.ts'
import type { Serve } from '#tests/support/faulty-line.ts'
import { createFaultyLine } from '#tests/support/faulty-line.ts'
import { holdConversation, startTold } from '#tests/support/hold-conversation.ts'
import { createLinkedTablet } from '#tests/support/linked-tablet.ts'
import { createReferenceServer, problemAnswer } from '#tests/support/reference-server.ts'
import type { IngestKey } from '#tests/support/tablet-config.ts'
import { configWith, newIngestKey } from '#tests/support/tablet-config.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { maxBatchRecords } from '#wire/batch.ts'
import type { ConfigAnswer } from '#wire/enrolment.ts'
import { openEnvelope, parseEnvelope } from '#wire/envelope.ts'

/** A reference server whose config a test changes; `meddle` may answer in its place. */
const createServer = (meddle: (path: string) => Promise<Response> | Response | undefined = () => undefined) => {
  let stands: ConfigAnswer | undefined
  const server = createReferenceServer({ proves: async ({ root }) => [root], config: () => stands })
  const asked: string[] = []
  const serve: Serve = async (path, body, headers) => {
    asked.push(path.replace(/^.*\//, ''))
    return (await meddle(path)) ?? server.serve(path, body, headers)
  }
  return {
    server,
    asked,
    line: createFaultyLine(serve),
    says: (next: ConfigAnswer) => {
      stands = next
    },
    configs: () => asked.filter((path) => path === 'config').length,
  }
}

const linkOf = async (tablet: { readonly database: Awaited<ReturnType<typeof createLinkedTablet>>['database'] }) =>
  (await tablet.database.tables.device.get('device'))!.link!

test('[C1] another programme and key reach the tablet by the next answer, and are asked for once', async () => {
  const { line, says, configs } = createServer()
  const tablet = await createLinkedTablet({ fetch: line.fetch })
  const before = await linkOf(tablet)
  const { key } = await newIngestKey()
  const programme = { ...configWith(key).programme, round: '2027-1', centres: [{ id: 'nieuw', name: 'Nieuw' }] }
  const config = configWith(key, { programme, olderKeys: [before.ingestKey.kid] })
  says(config)
  await tablet.engine.sendNow()
  await waitFor('the new config', async () => (await linkOf(tablet)).config !== undefined)
  expect(await linkOf(tablet)).toEqual({
    ...(await linkOf(tablet)),
    server: before.server,
    token: before.token,
    programme,
    ingestKey: key,
    olderKeys: config.olderKeys,
    config: { version: config.version, build: 'test' },
  })
  for (let round = 0; round < 3; round += 1) await tablet.engine.sendNow()
  await tablet.clock.pass(60_000)
  expect(configs()).toBe(1)
  says(configWith(key, { programme, version: 'the next' }))
  await tablet.engine.sendNow()
  await waitFor('the next config', async () => (await linkOf(tablet)).config?.version === 'the next')
  expect(configs()).toBe(2)
})

test('[C1] [P2] an updated app asks again: the older one took over only what it knew of', async () => {
  const { line, says, configs } = createServer()
  const tablet = await createLinkedTablet({ fetch: line.fetch, build: 'newer' })
  const { key } = await newIngestKey()
  says(configWith(key))
  const device = (await tablet.database.tables.device.get('device'))!
  const config = { version: configWith(key).version, build: 'older' }
  await tablet.database.tables.device.put({ ...device, link: { ...device.link!, config } })
  await tablet.engine.sendNow()
  await waitFor('the config of this build', async () => (await linkOf(tablet)).config?.build === 'newer')
  expect(configs()).toBe(1)
})

test('[C1] a config that never comes holds up no push, and no second one is asked for beside it', async () => {
  const never = new Promise<Response>(() => {})
  const { line, says, configs, server } = createServer((path) => (path.endsWith('config') ? never : undefined))
  const tablet = await createLinkedTablet({ fetch: line.fetch })
  says(configWith((await newIngestKey()).key))
  for (const text of ['one', 'two', 'three']) {
    await tablet.add(text)
    expect(await tablet.engine.sendNow()).toMatchObject({ running: false, problem: undefined })
  }
  expect(server.records().size).toBe(3)
  await waitFor('the question', () => configs() > 0)
  expect(configs()).toBe(1)
})

test('[C1] [S8] a config that fails is no failure of sending; the next answer brings it', async () => {
  const answers = [
    () => problemAnswer('server-failed'),
    () => new Response('<html>Log in', { headers: { 'content-type': 'text/html' } }),
  ]
  const { line, says, configs, server } = createServer((path) =>
    path.endsWith('config') ? answers.shift()?.() : undefined,
  )
  const tablet = await createLinkedTablet({ fetch: line.fetch })
  const { key } = await newIngestKey()
  const before = await linkOf(tablet)
  says(configWith(key, { olderKeys: [before.ingestKey.kid] }))
  let stories = 0
  // A round that finds a question under way asks none itself.
  await waitFor('the config', async () => {
    stories += 1
    await tablet.add(`story ${stories}`)
    expect((await tablet.engine.sendNow()).problem).toBeUndefined()
    const { ingestKey } = await linkOf(tablet)
    expect(ingestKey).toEqual(configs() <= 2 ? before.ingestKey : ingestKey)
    return ingestKey.kid === key.kid
  })
  expect(configs()).toBe(3)
  expect(server.records().size).toBe(stories)
})

test('[O4] sealed in mid-round, with a config that never comes: nothing whole is pushed behind the answer that says so', async () => {
  const { key } = await newIngestKey()
  const sealedFor = (await newIngestKey()).key
  const { line, says, server, asked } = createServer((path) => {
    if (path.endsWith('config')) return new Promise<Response>(() => {})
    if (pushes() === 1) says(configWith(key, { version: 'sealed', sealedFor }))
    return undefined
  })
  const pushes = () => asked.filter((path) => path === 'push').length
  const tablet = await createLinkedTablet({ fetch: line.fetch })
  for (let at = 0; at < maxBatchRecords + 5; at += 1) await tablet.add(`story ${at}`)
  await tablet.engine.sendNow()
  expect(server.records().size).toBe(maxBatchRecords)
  for (let round = 0; round < 3; round += 1) await tablet.engine.sendNow()
  expect([server.records().size, pushes()]).toEqual([maxBatchRecords, 1])
  // A server that takes it back, or names another key, is not heard (O6).
  says(configWith(key, { version: 'not sealed' }))
  await tablet.engine.sendNow()
  says(configWith(key, { version: 'another', sealedFor: (await newIngestKey()).key }))
  await tablet.engine.sendNow()
  expect([server.records().size, (await linkOf(tablet)).sealedKid]).toEqual([maxBatchRecords, sealedFor.kid])
})

test('[O6] a config brings the key that was heard of first, and no other', async () => {
  const { key } = await newIngestKey()
  const [told, other] = [(await newIngestKey()).key, (await newIngestKey()).key]
  let lie: ConfigAnswer | undefined
  const { line, says } = createServer((path) =>
    path.endsWith('config') && lie !== undefined ? Response.json(lie) : undefined,
  )
  const tablet = await createLinkedTablet({ fetch: line.fetch })
  says(configWith(key, { version: 'told', sealedFor: told }))
  lie = configWith(key, { version: 'told', sealedFor: other })
  await tablet.engine.sendNow()
  await waitFor('the lie', async () => (await linkOf(tablet)).config !== undefined)
  expect((await linkOf(tablet)).sealedFor).toBeUndefined()
  lie = undefined
  says(configWith(key, { version: 'told again', sealedFor: told }))
  await tablet.engine.sendNow()
  await waitFor('the key', async () => (await linkOf(tablet)).sealedFor !== undefined)
  expect((await linkOf(tablet)).sealedFor).toEqual(told)
})

test('[C2] an answer that comes after the tablet was linked anew, or after a newer config, changes nothing', async () => {
  const one = await newIngestKey()
  const other = await newIngestKey()
  for (const overtaken of [
    { token: 'another' },
    { config: { version: 'newer', build: 'test' }, ingestKey: other.key },
  ]) {
    let answer = (_: Response) => {}
    const { line, says, configs } = createServer((path) =>
      path.endsWith('config')
        ? new Promise<Response>((resolve) => {
            answer = resolve
          })
        : undefined,
    )
    const tablet = await createLinkedTablet({ fetch: line.fetch })
    says(configWith(one.key))
    await tablet.engine.sendNow()
    await waitFor('the question', () => configs() === 1)
    const device = (await tablet.database.tables.device.get('device'))!
    const link = { ...device.link!, ...overtaken }
    await tablet.database.tables.device.put({ ...device, link })
    answer(Response.json(configWith(one.key)))
    await tablet.clock.pass(1000)
    expect(await linkOf(tablet)).toEqual(link)
  }
})

test('[C2] a key under an id that is not its own is not taken', async () => {
  const { line, says, configs } = createServer()
  const tablet = await createLinkedTablet({ fetch: line.fetch })
  const before = await linkOf(tablet)
  const [one, other] = [await newIngestKey(), await newIngestKey()]
  says(configWith({ kid: one.key.kid, publicKey: other.key.publicKey }))
  await tablet.engine.sendNow()
  await waitFor('the question', () => configs() === 1)
  await tablet.clock.pass(1000)
  expect(await linkOf(tablet)).toMatchObject({ ingestKey: before.ingestKey, programme: before.programme })
})

test('[P2] more than this app knows of does not keep it from the rest', async () => {
  const { key } = await newIngestKey()
  const { programme, ...rest } = configWith(key)
  const more = {
    ...rest,
    colour: 'red',
    programme: { ...programme, colour: 'red', centres: [{ id: 'a', name: 'A', lat: 1 }] },
  }
  const { line, says } = createServer((path) => (path.endsWith('config') ? Response.json(more) : undefined))
  const tablet = await createLinkedTablet({ fetch: line.fetch })
  says(configWith(key))
  await tablet.engine.sendNow()
  await waitFor('the config', async () => (await linkOf(tablet)).ingestKey.kid === key.kid)
  expect((await linkOf(tablet)).programme).toEqual({ ...programme, centres: [{ id: 'a', name: 'A' }] })
})

/** A whole tablet, linked to a server with that key. */
const createWholeTablet = async ({ key }: IngestKey) => {
  const made = createServer()
  const enrolled: Enrolled = {
    device: 'tablet-1',
    token: 'token',
    programme: configWith(key).programme,
    ingestKey: key,
    server: 'https://praatplaat.test',
  }
  const transport = createHttpTransport({ fetch: made.line.fetch, after: () => () => {} })
  const tablet = await createSetUpServices({ transport })
  tablet.clock.busyWhile(() => tablet.sync.status().running)
  readdressWhenOpen(tablet)
  must(await linkTablet(tablet, enrolled))
  const follow = async (config: ConfigAnswer) => {
    made.says(config)
    await tablet.sync.sendNow()
    await waitFor('the config', async () => (await linkOf(tablet)).config?.version === config.version)
  }
  /** Time goes on until it is so: keys are made and opened beside the clock, on a busy machine later than it ticks. */
  const passUntil = (what: string, holds: () => boolean | Promise<boolean>) =>
    waitFor(what, async () => {
      await tablet.clock.pass(1000)
      return holds()
    })
  const opens = async (id: string, { opener }: IngestKey) => {
    const sealed = parseEnvelope(made.server.records().get(id)?.envelope ?? '')
    return sealed !== undefined && (await openEnvelope(sealed, opener)).ok
  }
  return { ...made, tablet, follow, passUntil, opens }
}

test('[C3] [S2] what was frozen for the former key goes unchanged, what is new gets the new key', async () => {
  const [former, next] = [await newIngestKey(), await newIngestKey()]
  const { tablet, follow, opens, server } = await createWholeTablet(former)
  const begun = await startTold(tablet, 'halverwege')
  const kept = await holdConversation(tablet, 'van voor de wissel')
  const { envelope } = (await tablet.database.tables.records.get(kept.id))!
  // The answer names the new config before the push; the record goes as it was frozen all the same.
  await follow(configWith(next.key, { olderKeys: [former.key.kid] }))
  expect(server.records().get(kept.id)?.envelope).toBe(envelope)
  const later = await holdConversation(tablet, 'van na de wissel')
  await finishConversation(tablet, begun, { readBack: 'not-done' })
  await tablet.sync.sendNow()
  expect([await opens(kept.id, former), await opens(kept.id, next)]).toEqual([true, false])
  for (const { id } of [later, begun]) expect([await opens(id, former), await opens(id, next)]).toEqual([false, true])
})

test('[C3] [S2] a record that waits while the config changes is not touched when the server opens its key still', async () => {
  const [former, next] = [await newIngestKey(), await newIngestKey()]
  const { tablet, follow, server } = await createWholeTablet(former)
  await follow(configWith(next.key, { olderKeys: [former.key.kid] }))
  const link = await linkOf(tablet)
  // Frozen in the moment before.
  await tablet.database.tables.device.update('device', { link: { ...link, ingestKey: former.key, olderKeys: [] } })
  const kept = await holdConversation(tablet, 'van voor de wissel')
  await tablet.database.tables.device.update('device', { link })
  const before = await tablet.database.tables.records.get(kept.id)
  tablet.vault.lock()
  must(await tablet.vault.unlock(testCode))
  await tablet.clock.pass(1000)
  expect(await tablet.database.tables.records.get(kept.id)).toEqual(before)
  await tablet.sync.sendNow()
  expect(server.records().get(kept.id)?.hash).toBe(before?.hash)
})

test('[S13] what no key of the server opens waits for the reading code, says so, and goes at once when it comes', async () => {
  const [former, next] = [await newIngestKey(), await newIngestKey()]
  const { tablet, follow, passUntil, opens, server } = await createWholeTablet(former)
  await follow(configWith(next.key))
  const link = await linkOf(tablet)
  await tablet.database.tables.device.update('device', { link: { ...link, ingestKey: former.key } })
  tablet.vault.lock()
  const { id } = await holdConversation(tablet, 'voor een sleutel die er niet meer is')
  await tablet.database.tables.device.update('device', { link })
  tablet.sync.start()
  await tablet.clock.pass(60_000)
  expect(server.records().size).toBe(0)
  expect(await countClosedToServer(tablet.database)).toBe(1)
  must(await tablet.vault.unlock(testCode))
  await waitFor('the new wrap', async () => (await countClosedToServer(tablet.database)) === 0)
  const begun = tablet.clock.now()
  await passUntil('the record', () => server.records().has(id))
  // Not only after the quiet ten minutes: its bytes are others than those that were held back.
  expect(tablet.clock.now() - begun).toBeLessThan(60_000)
  expect(await opens(id, next)).toBe(true)
  tablet.sync.stop()
})

test('[C3] what was held back goes at once when the server has its key after all', async () => {
  const [former, next] = [await newIngestKey(), await newIngestKey()]
  const { tablet, says, passUntil, opens, server } = await createWholeTablet(former)
  says(configWith(next.key))
  tablet.sync.start()
  await passUntil('the new key', async () => (await linkOf(tablet)).ingestKey.kid === next.key.kid)
  const device = (await tablet.database.tables.device.get('device'))!
  await tablet.database.tables.device.put({ ...device, link: { ...device.link!, ingestKey: former.key } })
  const { id } = await holdConversation(tablet, 'voor de sleutel van voor de wissel')
  await tablet.database.tables.device.put(device)
  tablet.vault.lock()
  await tablet.clock.pass(5000)
  expect([server.records().size, await countClosedToServer(tablet.database)]).toEqual([0, 1])
  // The administrator puts the former key back below the new one.
  says(configWith(next.key, { version: 'both', olderKeys: [former.key.kid] }))
  await tablet.clock.pass(11 * 60_000)
  tablet.sync.wake()
  await passUntil('both keys', async () => (await linkOf(tablet)).config?.version === 'both')
  const begun = tablet.clock.now()
  await passUntil('the record', () => server.records().has(id))
  expect(tablet.clock.now() - begun).toBeLessThan(60_000)
  expect(await opens(id, former)).toBe(true)
  tablet.sync.stop()
})

test('a tablet alone has nothing that is closed to a server', async () => {
  const tablet = await createSetUpServices()
  await holdConversation(tablet, 'alleen')
  expect(await countClosedToServer(tablet.database)).toBe(0)
})
