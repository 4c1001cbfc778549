import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { renewToken } from '#client/actions/renew-token.ts'
import { changeDevice } from '#client/storage/device-row.ts'
import { seeToLink } from '#client/upkeep.ts'
import { sha256OfSecret } from '#server/keys/key-files.ts'
import type { TestWindow } from '#tests/support/create-test-services.ts'
import { must } from '#tests/support/create-test-services.ts'
import { holdConversation } from '#tests/support/hold-conversation.ts'
import type { TestServer } from '#tests/support/server/open-test-server.ts'
import { openTestServer, removeFolder } from '#tests/support/server/open-test-server.ts'
import { codeOf, fetchInto, openTablet } from '#tests/support/server/tablet-of.ts'
import { waitFor } from '#tests/support/wait-for.ts'

// A tablet that asks for its next token, on the real server.

const month = 30 * 24 * 60 * 60_000

let server: TestServer
let tablet: TestWindow
/** What the line does to the request of this number, once; counted from when it is set. */
let fault: { at: number; does: 'cut-before' | 'cut-after' } | undefined
let asked: string[] = []

const line: typeof fetch = async (input, init) => {
  asked.push(new URL(String(input)).pathname)
  const isHit = fault?.at === 0
  if (fault !== undefined) fault.at -= 1
  if (isHit && fault?.does === 'cut-before') throw new TypeError('fetch failed')
  const answer = await fetchInto(() => server)(input, init)
  if (isHit) throw new TypeError('terminated')
  return answer
}
beforeEach(async () => {
  fault = undefined
  server = await openTestServer()
  tablet = await openTablet(await codeOf(server, { centre: 'bij-betje' }), line)
  asked = []
})
afterEach(async () => {
  await server.close()
  await removeFolder(server.dataDir)
})

const link = async () => (await tablet.database.tables.device.get('device'))!.link!
const statusOf = async (token: string) =>
  (await server.app.inject({ method: 'GET', url: '/api/v1/config', headers: { authorization: `Bearer ${token}` } }))
    .statusCode
/** Sends what waits; the tablet is a device like any, whatever became of its token. */
const sends = async (text: string) => {
  await holdConversation(tablet, text)
  const { problem } = await tablet.sync.sendNow()
  return problem?.code ?? (await tablet.database.tables.records.toArray()).map(({ state }) => state).join()
}
const renew = (isRefused = false) => renewToken(tablet, { isRefused })

describe('[S14] a tablet renews its token', () => {
  it('after a month and not before: the old one opens nothing from then on, and sending goes on', async () => {
    const before = await link()
    expect(await renew()).toBe('none')
    tablet.clock.set(tablet.now() + month - 1)
    expect(await renew()).toBe('none')
    expect(asked).toEqual([])
    tablet.clock.set(tablet.now() + 1)
    expect(await renew()).toBe('renewed')
    const after = await link()
    expect(after.token).not.toBe(before.token)
    expect([after.device, after.nextToken, after.tokenAt]).toEqual([before.device, undefined, tablet.now()])
    expect([await statusOf(before.token), await statusOf(after.token)]).toEqual([401, 200])
    expect(await sends('met de nieuwe')).toBe('arrived')
    expect(await renew()).toBe('none')
  })

  it('[P20] a clock that jumps by years renews it, never loses it', async () => {
    for (const years of [-9, 4]) {
      tablet.clock.set(tablet.now() + years * 365 * 24 * 60 * 60_000)
      expect(await renew()).toBe('renewed')
      expect(await renew()).toBe('none')
    }
    expect(await sends('met een klok van niks')).toBe('arrived')
  })

  it.each([0, 1].flatMap((at) => (['cut-before', 'cut-after'] as const).map((does) => [at, does] as const)))(
    'request %i %s: a conversation gets through before it is tried again, or after',
    async (at, does) => {
      tablet.clock.set(tablet.now() + month)
      fault = { at, does }
      expect(await renew()).toBe('later')
      fault = undefined
      const drawn = (await link()).nextToken
      expect(drawn).toHaveLength(43)
      const isSwitched = at === 1 && does === 'cut-after'
      expect(await sends('tussendoor')).toBe(isSwitched ? 'not-signed-in' : 'arrived')
      expect(await renew()).toBe('renewed')
      // The same one is told again: a lost answer makes no second.
      expect((await link()).token).toBe(drawn)
      expect((await tablet.sync.sendNow()).problem).toBeUndefined()
      expect((await tablet.database.tables.records.toArray()).map(({ state }) => state)).toEqual(['arrived'])
    },
  )

  it('the window may end between any two steps: the next one finishes it', async () => {
    for (let cut = 0; cut < 3; cut += 1) {
      tablet.clock.set(tablet.now() + month)
      let steps = 0
      const dead = new Promise<never>(() => {})
      let goOut = () => {}
      const out = new Promise<void>((resolve) => {
        goOut = resolve
      })
      const step = async <Value>(work: () => Promise<Value>): Promise<Value> => {
        const value = await work()
        if (steps++ !== cut) return value
        goOut()
        return dead
      }
      const dying = {
        ...tablet,
        database: {
          ...tablet.database,
          write: ((names, work) => step(() => tablet.database.write(names, work))) as typeof tablet.database.write,
        },
        fetch: ((input, init) => step(() => line(input, init))) as typeof fetch,
        // A window that ends lets go of its locks.
        lock: (async (_name, work) => work()) as typeof tablet.lock,
      }
      await Promise.race([renewToken(dying, { isRefused: false }), out])
      expect(await renew()).toBe('renewed')
      expect(await renew()).toBe('none')
    }
    expect(await sends('na drie keer stilvallen')).toBe('arrived')
  })

  it('[P7] a server that was put back by hand knows the token of before: the tablet goes back to it by itself', async () => {
    const before = await link()
    tablet.clock.set(tablet.now() + month)
    expect(await renew()).toBe('renewed')
    const { token } = await link()
    // The database as it was: only the first token stands in it.
    const [device] = await server.workplace.store.devices()
    await server.workplace.store.adoptDevices([
      { ...device!, tokenHash: sha256OfSecret(before.token), tokenAt: null, nextTokenHash: null, nextTokenAt: null },
    ])
    expect([await statusOf(token), await statusOf(before.token)]).toEqual([401, 200])
    expect(await sends('voor de teruggezette')).toBe('not-signed-in')
    const stop = seeToLink(tablet)
    await waitFor('the token of before', async () => (await link()).token === before.token)
    await waitFor('arrival', async () =>
      (await tablet.database.tables.records.toArray()).every(({ state }) => state === 'arrived'),
    )
    // And from there it renews as any other.
    await waitFor('the next token', async () => (await link()).formerToken === before.token)
    expect((await tablet.sync.sendNow()).problem).toBeUndefined()
    stop()
  })

  it('one that was shut out gets no other, and keeps what it holds', async () => {
    tablet.clock.set(tablet.now() + month)
    await server.workplace.store.revoke((await link()).device, server.now())
    expect(await renew()).toBe('refused')
    expect(await sends('blijft hier')).toBe('not-signed-in')
    expect((await tablet.database.tables.records.toArray()).map(({ state }) => state)).toEqual(['waiting'])
  })

  it('a tablet that was linked anew meanwhile keeps its new link', async () => {
    tablet.clock.set(tablet.now() + month)
    const other = { ...(await link()), token: 'k'.repeat(43), device: 'other', tokenAt: tablet.now() }
    const relinking: typeof fetch = async (input, init) => {
      const answer = await line(input, init)
      must(await changeDevice(tablet.database, (row) => ({ ...row, link: other })))
      return answer
    }
    await renewToken({ ...tablet, fetch: relinking }, { isRefused: false })
    expect(await link()).toEqual(other)
  })

  it('by itself, after a round; a failure rests for an hour', async () => {
    const before = (await link()).token
    tablet.clock.set(tablet.now() + month)
    fault = { at: 0, does: 'cut-before' }
    const stop = seeToLink(tablet)
    await waitFor('the first try', () => asked.length > 0)
    await tablet.clock.pass(1)
    expect(await sends('gewoon')).toBe('arrived')
    await tablet.clock.pass(30 * 60_000)
    expect((await link()).token).toBe(before)
    await tablet.clock.pass(31 * 60_000)
    expect((await tablet.sync.sendNow()).problem).toBeUndefined()
    await waitFor('another token', async () => (await link()).token !== before)
    stop()
  })
})
