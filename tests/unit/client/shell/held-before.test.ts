import { expect, test } from 'vitest'
import type { CookieJar } from '#client/shell/held-before.ts'
import { noteHeld, readHeldBefore } from '#client/shell/held-before.ts'
import { noteWhatIsHeld } from '#client/upkeep.ts'
import { createSetUpServices, createTestServices } from '#tests/support/create-test-services.ts'
import { holdConversation, startTold } from '#tests/support/hold-conversation.ts'
import { waitFor } from '#tests/support/wait-for.ts'

/** A jar as a browser has it: what is put in are attributes too, what comes out are names and values. */
const createJar = (others = ''): CookieJar & { readonly put: string[] } => {
  const put: string[] = []
  return {
    put,
    get cookie() {
      return [others, ...put.slice(-1).map((one) => one.split(';')[0]!)].filter((one) => one !== '').join('; ')
    },
    set cookie(text: string) {
      put.push(text)
    },
  }
}

test('what is held is noted beside the store, and read when the store is empty', async () => {
  const jar = createJar('een=1')
  expect(readHeldBefore(jar)).toBeUndefined()
  const tablet = await createSetUpServices()
  const stop = noteWhatIsHeld(tablet, jar)
  await waitFor('the first note', () => jar.put.length > 0)
  // A tablet that nobody told anything is no loss.
  expect(readHeldBefore(jar)).toBeUndefined()
  await holdConversation(tablet, 'een')
  await startTold(tablet, 'half')
  await tablet.sync.sendNow()
  await waitFor('both', () => readHeldBefore(jar)?.count === 2)
  expect(readHeldBefore(jar)).toEqual({ count: 2, arrived: 0, linked: false, day: '2026-11-23' })
  await tablet.database.tables.records.toCollection().modify({ state: 'arrived' })
  await tablet.sync.sendNow()
  await waitFor('the arrival', () => readHeldBefore(jar)?.arrived === 1)
  stop()
})

test('a store that was emptied does not take back what was held: before set-up, nor after it while nothing is here', async () => {
  const jar = createJar()
  const was = { count: 12, arrived: 9, linked: true }
  noteHeld(jar, was, Date.UTC(2026, 10, 23, 13))
  for (const tablet of [await createTestServices(), await createSetUpServices()]) {
    const stop = noteWhatIsHeld(tablet, jar)
    const looks = tablet.database.read(async () => {})
    await looks
    await tablet.sync.sendNow()
    await tablet.database.read(async () => {})
    expect(readHeldBefore(jar)).toMatchObject(was)
    if ((await tablet.database.tables.device.count()) > 0) {
      await holdConversation(tablet, 'opnieuw')
      await tablet.sync.sendNow()
      await waitFor('what is here now', () => readHeldBefore(jar)?.count === 1)
    }
    stop()
  }
  expect(jar.put).toHaveLength(2)
})

test('it is numbers and a day, on this site alone, never sent along to another', () => {
  const jar = createJar()
  noteHeld(jar, { count: 12, arrived: 9, linked: true }, Date.UTC(2026, 10, 23, 13))
  expect(jar.put).toEqual([
    '__Host-praatplaat-held=12.9.1.2026-11-23; Max-Age=34560000; Path=/; Secure; SameSite=Strict',
  ])
  expect(readHeldBefore(jar)).toEqual({ count: 12, arrived: 9, linked: true, day: '2026-11-23' })
})

test.each([
  '',
  'x=1',
  '__Host-praatplaat-held=veel',
  '__Host-praatplaat-held=1.2',
  'a__Host-praatplaat-held=3.0.0.2026-11-23',
])('%j tells nothing', (cookie) => {
  expect(readHeldBefore({ cookie })).toBeUndefined()
})
