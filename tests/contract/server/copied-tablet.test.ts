import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { setApart } from '#client/actions/set-apart.ts'
import { putDevice } from '#client/storage/device-row.ts'
import { createHttpTransport } from '#client/sync/http-transport.ts'
import { seeToLink } from '#client/upkeep.ts'
import { sha256OfSecret } from '#server/keys/key-files.ts'
import type { TestWindow } from '#tests/support/create-test-services.ts'
import { createTestServices, must } from '#tests/support/create-test-services.ts'
import { holdConversation } from '#tests/support/hold-conversation.ts'
import type { TestServer } from '#tests/support/server/open-test-server.ts'
import { openTestServer, removeFolder } from '#tests/support/server/open-test-server.ts'
import { codeOf, fetchInto, openTablet } from '#tests/support/server/tablet-of.ts'
import { rowsOf } from '#tests/support/server/test-database.ts'
import { waitFor } from '#tests/support/wait-for.ts'

// Two tablets with one name, as a profile that was copied makes them, on the real server.

let server: TestServer
let tablet: TestWindow
/** The answer to the next request with this path is lost. */
let losesAnswerOf: string | undefined

const line: typeof fetch = async (input, init) => {
  const answer = await fetchInto(() => server)(input, init)
  if (losesAnswerOf === undefined || !String(input).endsWith(losesAnswerOf)) return answer
  losesAnswerOf = undefined
  throw new TypeError('terminated')
}
beforeEach(async () => {
  losesAnswerOf = undefined
  server = await openTestServer()
  tablet = await openTablet(await codeOf(server, { centre: 'bij-betje', reads: true }), line)
})
afterEach(async () => {
  await server.close()
  await removeFolder(server.dataDir)
})

/** Everything that lies on the disk, on another tablet. */
const copyOf = async (from: TestWindow): Promise<TestWindow> => {
  const copy = await createTestServices({
    transport: createHttpTransport({ fetch: line, after: () => () => {} }),
    fetch: line,
  })
  must(await putDevice(copy.database, (await from.database.tables.device.get('device'))!))
  await copy.database.tables.records.bulkAdd(await from.database.tables.records.toArray())
  return copy
}
const link = async (of: TestWindow) => (await of.database.tables.device.get('device'))!.link!
const states = async (of: TestWindow) =>
  (await of.database.tables.records.toArray()).map(({ state }) => state).toSorted()
const sent = async (of: TestWindow) => {
  expect((await of.sync.sendNow()).problem).toBeUndefined()
  expect(new Set(await states(of))).toEqual(new Set(['arrived']))
}
const apart = async (token: string, tokenHash: string): Promise<{ device: string }> => {
  const request = { method: 'POST', url: '/api/v1/sync/apart', payload: { tokenHash } } as const
  return (await server.app.inject({ ...request, headers: { authorization: `Bearer ${token}` } })).json()
}
const statusOf = async (token: string) =>
  (await server.app.inject({ method: 'GET', url: '/api/v1/config', headers: { authorization: `Bearer ${token}` } }))
    .statusCode
const stored = async () => (await rowsOf(server.dataDir, 'select id from records')).length
const tablets = async () =>
  (await server.workplace.store.tablets(undefined))
    .map(({ id, centre, reads }) => ({ id, centre, reads }))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))

describe('[S16] a tablet whose profile was copied', () => {
  it('the one that finds what it never made takes a name of its own, keeps all, and everything is here once', async () => {
    await holdConversation(tablet, 'Wacht op het moment van de kopie')
    const copy = await copyOf(tablet)
    await holdConversation(tablet, 'Verteld aan de eerste')
    await sent(tablet)
    expect(await setApart(tablet)).toBe('alone')
    await holdConversation(copy, 'Verteld aan de kopie')
    const before = await link(copy)
    const moved = await setApart(copy)
    expect(moved).toEqual(await link(copy))
    const after = await link(copy)
    expect(after.device).not.toBe(before.device)
    expect(after.token).not.toBe(before.token)
    expect([after.centre, after.reads, after.epoch]).toEqual([before.centre, before.reads, before.epoch])
    await sent(copy)
    await sent(tablet)
    for (const one of [tablet, copy]) expect(await setApart(one)).toBe('alone')
    expect(await stored()).toBe(3)
    expect(await tablets()).toEqual(
      [before.device, after.device].toSorted().map((id) => ({ id, centre: 'bij-betje', reads: true })),
    )
    const { entries } = server.workplace.store.audit
    expect((await entries({ before: undefined, limit: 1 }))[0]).toMatchObject({
      what: 'tablet-copied',
      about: after.device,
      detail: before.device,
    })
  })

  it('it makes no difference which of the two sends last', async () => {
    const copy = await copyOf(tablet)
    await holdConversation(tablet, 'Verteld aan de eerste')
    await holdConversation(copy, 'Verteld aan de kopie')
    await sent(tablet)
    await sent(copy)
    // Both sent before they looked: each finds what the other one made, and neither keeps the name.
    for (const one of [copy, tablet]) expect(typeof (await setApart(one))).toBe('object')
    expect((await link(copy)).device).not.toBe((await link(tablet)).device)
    await holdConversation(tablet, 'Nog een')
    await sent(tablet)
    for (const one of [copy, tablet]) expect(await setApart(one)).toBe('alone')
    expect([await stored(), (await tablets()).length]).toEqual([3, 3])
  })

  it('a lost answer makes no third', async () => {
    const copy = await copyOf(tablet)
    await holdConversation(tablet, 'Verteld aan de eerste')
    await sent(tablet)
    for (const lost of ['/sync/self', '/sync/apart']) {
      losesAnswerOf = lost
      expect(await setApart(copy)).toBe('later')
    }
    expect(typeof (await setApart(copy))).toBe('object')
    expect(await tablets()).toHaveLength(2)
    expect((await link(copy)).apartToken).toBeUndefined()
  })

  it('with a token that it drew it does not ask again whether it is a copy, and a tablet that was shut out hears so', async () => {
    const copy = await copyOf(tablet)
    await holdConversation(tablet, 'Verteld aan de eerste')
    await sent(tablet)
    losesAnswerOf = '/sync/apart'
    expect(await setApart(copy)).toBe('later')
    const before = await link(copy)
    // What it found is here too by now, as after a copy was put back: it would say that it is alone.
    await copy.database.tables.records.bulkPut(await tablet.database.tables.records.toArray())
    const again = await copyOf(copy)
    expect(typeof (await setApart(copy))).toBe('object')
    expect((await link(copy)).device).not.toBe(before.device)
    await server.workplace.store.revoke(before.device, server.now())
    expect(await setApart(again)).toBe('refused')
  })

  it('[P15] who shuts the first one out shuts out every copy, and copies of copies, and no other', async () => {
    const other = await openTablet(await codeOf(server), line)
    const made = [await link(tablet)]
    for (const name of ['a', 'b', 'c']) {
      const token = name.repeat(43)
      const from = name === 'c' ? made[0]! : made.at(-1)!
      const { device } = await apart(from.token, sha256OfSecret(token))
      made.push({ ...from, device, token })
    }
    expect(await Promise.all(made.map(({ token }) => statusOf(token)))).toEqual([200, 200, 200, 200])
    // A copy that is shut out leaves the one that it was made from; its own copies go with it.
    await server.workplace.store.revoke(made[1]!.device, server.now())
    expect(await Promise.all(made.map(({ token }) => statusOf(token)))).toEqual([200, 401, 401, 200])
    await server.workplace.store.revoke(made[0]!.device, server.now())
    expect(await Promise.all(made.map(({ token }) => statusOf(token)))).toEqual([401, 401, 401, 401])
    expect(await statusOf((await link(other)).token)).toBe(200)
    const { copies } = server.workplace.store
    const late = { from: made[0]!.device, device: 'd'.repeat(22), tokenHash: 'd'.repeat(64), now: server.now() }
    expect(await copies.setApart(late)).toBeUndefined()
  })

  it('only who made a copy hears its name again: not by the hash of another tablet, nor of another one’s copy', async () => {
    const other = await openTablet(await codeOf(server), line)
    const { token } = await link(tablet)
    const { device } = await apart(token, 'a'.repeat(64))
    expect(await apart(token, 'a'.repeat(64))).toEqual({ device })
    const theirs = (await link(other)).token
    expect(await apart(theirs, 'a'.repeat(64))).not.toHaveProperty('device')
    expect(await apart(token, sha256OfSecret(theirs))).not.toHaveProperty('device')
    expect(await apart(token, sha256OfSecret(token))).not.toHaveProperty('device')
    expect(await tablets()).toHaveLength(3)
  })

  it('one tablet alone stays who it is: with an answer that was lost, with records withdrawn or let go, after a roll-back', async () => {
    await holdConversation(tablet, 'Antwoord kwijt')
    losesAnswerOf = '/sync/push'
    await tablet.sync.sendNow()
    expect(await states(tablet)).toEqual(['waiting'])
    expect(await setApart(tablet)).toBe('alone')
    await sent(tablet)
    await tablet.database.tables.records.toCollection().modify((row: { state: string; envelope?: string }) => {
      row.state = 'pruned'
      delete row.envelope
    })
    expect(await setApart(tablet)).toBe('alone')
    const standing = await server.workplace.store.standing()
    await server.workplace.store.renewEpoch(standing.epoch, 'e'.repeat(32))
    await tablet.sync.sendNow()
    expect(await setApart(tablet)).toBe('alone')
    expect(await tablets()).toHaveLength(1)
  })

  it('[L2] the new name reads with the pinned key and no other; a tablet that was shut out gets no name', async () => {
    const copy = await copyOf(tablet)
    const { device } = await link(tablet)
    expect(await server.workplace.store.pinReadingKey(device, 'k'.repeat(43), server.now())).toBe(true)
    await holdConversation(tablet, 'Verteld aan de eerste')
    await sent(tablet)
    await setApart(copy)
    const pinned = (await server.workplace.store.devices()).map(({ readingKey }) => readingKey)
    expect(pinned).toEqual(['k'.repeat(43), 'k'.repeat(43)])
    const another = await copyOf(tablet)
    await holdConversation(tablet, 'Nog een')
    await sent(tablet)
    await server.workplace.store.revoke(device, server.now())
    expect(await setApart(another)).toBe('refused')
    expect(await tablets()).toHaveLength(2)
  })

  it('a token that somebody took does not fill the desk, and names no token of another', async () => {
    const { token } = await link(tablet)
    const other = await openTablet(await codeOf(server), line)
    const ask = async (tokenHash: string) =>
      (
        await server.app.inject({
          method: 'POST',
          url: '/api/v1/sync/apart',
          headers: { authorization: `Bearer ${token}` },
          payload: { tokenHash },
        })
      ).statusCode
    const statuses: number[] = []
    for (let copy = 0; copy < 6; copy += 1) statuses.push(await ask(`${copy}`.repeat(64)))
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
    expect(await tablets()).toHaveLength(7)
    expect((await link(other)).device).not.toBe((await link(tablet)).device)
  })

  it('by itself, after a round, once a day', async () => {
    const copy = await copyOf(tablet)
    await holdConversation(tablet, 'Verteld aan de eerste')
    await sent(tablet)
    const before = (await link(copy)).device
    // Its token is old besides: renewing it first would close the other one out.
    copy.clock.set(copy.now() + 31 * 24 * 60 * 60_000)
    const { token } = await link(copy)
    const stop = seeToLink(copy)
    await waitFor('a name of its own', async () => (await link(copy)).device !== before)
    expect((await link(copy)).token).not.toBe(token)
    stop()
    await holdConversation(tablet, 'En nog een')
    await sent(tablet)
  })
})
