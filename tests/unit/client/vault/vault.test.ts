import { argon2id } from '@noble/hashes/argon2.js'
import { expect, test } from 'vitest'
import { openDraft } from '#client/actions/open-draft.ts'
import { setUpTablet } from '#client/actions/set-up-tablet.ts'
import { startConversation } from '#client/actions/start-conversation.ts'
import type { Cost, Derive } from '#client/vault/derive.ts'
import { calibrate, leastCost } from '#client/vault/derive.ts'
import { wordsFromSeed } from '#client/vault/recovery-words.ts'
import { checkReadingCode } from '#domain/reading-code.ts'
import {
  createSetUpServices,
  createTestServices,
  freshName,
  must,
  quickDerive,
  testCode,
  testSeed,
} from '#tests/support/create-test-services.ts'

const minute = 60_000

const lockedTablet = async () => {
  const name = freshName()
  const before = await createSetUpServices({ name })
  before.crash()
  return { name, clock: before.clock, tablet: await createTestServices({ name, clock: before.clock }) }
}

test('the right code opens, a wrong one does not', async () => {
  const { tablet } = await lockedTablet()
  expect(tablet.vault.isOpen()).toBe(false)
  expect(await tablet.vault.unlock('111222')).toEqual({ ok: false, failure: { code: 'wrong-reading-code' } })
  expect(tablet.vault.openers()).toEqual([])
  must(await tablet.vault.unlock(` ${testCode} `))
  expect(tablet.vault.openers()[0]?.kid).toBe((await tablet.vault.recipients())[0]?.kid)
})

test('five wrong tries cost fifteen minutes, and a reload does not buy them off', async () => {
  const { name, clock, tablet } = await lockedTablet()
  for (let wrong = 1; wrong < 5; wrong += 1)
    expect(await tablet.vault.unlock('111222')).toEqual({ ok: false, failure: { code: 'wrong-reading-code' } })
  const until = clock.now() + 15 * minute
  expect(await tablet.vault.unlock('111222')).toEqual({ ok: false, failure: { code: 'reading-code-paused', until } })
  tablet.crash()
  const again = await createTestServices({ name, clock })
  expect(await again.vault.unlock(testCode)).toEqual({ ok: false, failure: { code: 'reading-code-paused', until } })
  clock.set(until - 1)
  expect((await again.vault.unlock(testCode)).ok).toBe(false)
  clock.set(until)
  must(await again.vault.unlock(testCode))
})

test('a try is counted before it is made: killing the tablet in between buys nothing', async () => {
  const { name, clock, tablet } = await lockedTablet()
  for (let killed = 0; killed < 5; killed += 1) {
    const hanging: Derive = () => new Promise(() => {})
    const window = await createTestServices({ name, clock, derive: hanging })
    const before = (await tablet.database.tables.device.get('device'))!.wrongTries.count
    void window.vault.unlock('111222')
    while ((await tablet.database.tables.device.get('device'))!.wrongTries.count === before)
      await new Promise((resolve) => setImmediate(resolve))
    window.crash()
  }
  expect(await tablet.vault.unlock(testCode)).toMatchObject({ ok: false, failure: { code: 'reading-code-paused' } })
})

test('a try that the tablet had no memory for is given back, and says so', async () => {
  const { name, clock, tablet } = await lockedTablet()
  const failing: Derive = () => Promise.reject(new Error('the key worker failed'))
  const poor = await createTestServices({ name, clock, derive: failing })
  const low = { ok: false, failure: { code: 'low-memory' } }
  for (let tried = 0; tried < 7; tried += 1) expect(await poor.vault.unlock(testCode)).toEqual(low)
  expect(await poor.vault.recover(wordsFromSeed(testSeed), '602938')).toEqual(low)
  expect((await tablet.database.tables.device.get('device'))?.wrongTries.count).toBe(0)
  must(await tablet.vault.unlock(testCode))
  const fresh = await createTestServices({ derive: failing })
  const setUp = { centre: { id: 'x', name: 'X' }, readingCode: testCode, recoverySeed: testSeed, language: 'nl' }
  expect(await setUpTablet(fresh, setUp)).toEqual(low)
  expect(await fresh.database.tables.device.count()).toBe(0)
})

test('[P20] a clock set back neither shortens the pause nor makes it last for years', async () => {
  const { clock, tablet } = await lockedTablet()
  for (let wrong = 0; wrong < 5; wrong += 1) await tablet.vault.unlock('111222')
  clock.set(clock.now() - 3 * 365 * 24 * 60 * minute)
  const until = clock.now() + 15 * minute
  expect(await tablet.vault.unlock(testCode)).toEqual({ ok: false, failure: { code: 'reading-code-paused', until } })
  clock.set(until)
  must(await tablet.vault.unlock(testCode))
})

test('wrong tries made at the same moment are all counted', async () => {
  const { tablet } = await lockedTablet()
  const tries = await Promise.all(Array.from({ length: 7 }, () => tablet.vault.unlock('111222')))
  expect(tries.map((one) => (one.ok ? 'open' : one.failure.code))).toEqual([
    ...Array(4).fill('wrong-reading-code'),
    ...Array(3).fill('reading-code-paused'),
  ])
})

test('one derivation at a time: a small tablet has no memory for two', async () => {
  const { name, clock } = await lockedTablet()
  let [active, most] = [0, 0]
  const counting: Derive = async (...given) => {
    active += 1
    most = Math.max(most, active)
    const key = await quickDerive(...given)
    for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve))
    active -= 1
    return key
  }
  const tablet = await createTestServices({ name, clock, derive: counting })
  await Promise.all([tablet.vault.unlock('111222'), tablet.vault.unlock('111222'), tablet.vault.unlock(testCode)])
  expect(most).toBe(1)
})

test('a right code forgives the wrong ones before it', async () => {
  const { tablet } = await lockedTablet()
  for (let turn = 0; turn < 3; turn += 1) {
    for (let wrong = 0; wrong < 4; wrong += 1) await tablet.vault.unlock('111222')
    must(await tablet.vault.unlock(testCode))
  }
})

test('reading locks itself after five idle minutes, put off by every touch', async () => {
  const { clock, tablet } = await lockedTablet()
  must(await tablet.vault.unlock(testCode))
  let told = 0
  tablet.vault.subscribe(() => {
    told += 1
  })
  await clock.pass(4 * minute)
  tablet.vault.touch()
  await clock.pass(4 * minute)
  expect(tablet.vault.isOpen()).toBe(true)
  await clock.pass(minute)
  expect(tablet.vault.isOpen()).toBe(false)
  expect(tablet.vault.openers()).toEqual([])
  expect(told).toBe(1)
})

test('[P16] a forgotten code costs no conversation: the words set a new one and everything opens', async () => {
  const name = freshName()
  const before = await createSetUpServices({ name })
  const draft = must(await startConversation(before, { with: 'resident', language: 'nl' }))
  before.crash()
  const tablet = await createTestServices({ name })
  for (let wrong = 0; wrong < 5; wrong += 1) await tablet.vault.unlock('111222')
  expect(await tablet.vault.recover(wordsFromSeed(new Uint8Array(15)), '902817')).toEqual({
    ok: false,
    failure: { code: 'wrong-recovery-words' },
  })
  expect(await tablet.vault.recover(wordsFromSeed(testSeed).with(0, 'xyzzy'), '902817')).toEqual({
    ok: false,
    failure: { code: 'wrong-recovery-words' },
  })
  must(await tablet.vault.recover(wordsFromSeed(testSeed), '902817'))
  must(await openDraft(tablet, draft.id))
  tablet.vault.lock()
  expect((await tablet.vault.unlock(testCode)).ok).toBe(false)
  must(await tablet.vault.unlock('902817'))
})

test('[P14] nothing on the disk is the code, the seed or a private key', async () => {
  const seeds: string[] = []
  const spying: Derive = async (code, salt, cost) => {
    const key = await quickDerive(code, salt, cost)
    seeds.push(Buffer.from(key).toString('base64url'))
    return key
  }
  const tablet = await createSetUpServices({ derive: spying })
  const device = JSON.stringify(await tablet.database.tables.device.get('device'))
  for (const secret of [testCode, Buffer.from(testSeed).toString('base64url'), ...seeds])
    expect(device).not.toContain(secret)
  for (const word of wordsFromSeed(testSeed)) expect(device).not.toContain(`"${word}"`)
})

test('the key is derived by Argon2id, never under nineteen mebibytes and two passes', async () => {
  const costs: Cost[] = []
  const real: Derive = async (code, salt, cost) => {
    costs.push(cost)
    // The real function, at a cost that a test can pay; what the vault asked for is what is asserted.
    return Uint8Array.from(argon2id(code, salt, { t: 1, m: 64, p: 1, dkLen: 32 }))
  }
  const tablet = await createSetUpServices({ derive: real })
  tablet.vault.lock()
  must(await tablet.vault.unlock(testCode))
  for (const cost of costs) {
    expect(cost.memoryKiB).toBeGreaterThanOrEqual(19 * 1024)
    expect(cost.passes).toBeGreaterThanOrEqual(2)
  }
  const stored = (await tablet.database.tables.device.get('device'))!.readingKey.wrapped
  expect(costs.at(-1)).toMatchObject({ memoryKiB: stored.memoryKiB, passes: stored.passes })
})

test('the cost follows the device: about a second, memory first, never under the least', () => {
  const units = ({ memoryKiB, passes }: Cost) => memoryKiB * passes
  for (const took of [1, 50, 100, 250, 500, 1000, 5000, 60_000]) {
    const cost = calibrate(took)
    expect(cost.memoryKiB).toBeGreaterThanOrEqual(leastCost.memoryKiB)
    expect(cost.passes).toBeGreaterThanOrEqual(leastCost.passes)
    if (took >= 50) expect((units(cost) / units(leastCost)) * took).toBeLessThanOrEqual(Math.max(1001, took))
  }
  expect(calibrate(100).memoryKiB).toBe(64 * 1024)
  expect(calibrate(5000)).toEqual(leastCost)
})

test.each([
  ['12345', 'too-short'],
  ['123456', 'too-easy'],
  ['654321', 'too-easy'],
  ['111111', 'too-easy'],
  ['121212', 'too-easy'],
  ['456789', 'too-easy'],
  ['1234567890', 'too-easy'],
  ['112233', 'too-easy'],
  ['appel', 'too-short'],
  ['password', 'too-easy'],
  ['wachtwoord', 'too-easy'],
  ['483920', 'fine'],
  ['koffie met melk', 'fine'],
])('the reading code %s is %s', (code, verdict) => {
  expect(checkReadingCode(code)).toBe(verdict)
})
