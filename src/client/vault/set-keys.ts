// The rare half of the vault: keys made at set-up, a new code by the recovery words, new words, another tablet's keys taken in. A file
// of its own, because a first answer needs none of it (200 kB).

import { normalReadingCode } from '#domain/normal-reading-code.ts'
import { checkReadingCode } from '#domain/reading-code.ts'
import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import type { Bytes } from '#wire/bytes.ts'
import { toBase64Url } from '#wire/bytes.ts'
import type { Opener } from '#wire/envelope.ts'
import { keyPairFromSeed } from '#wire/envelope.ts'
import type { ClientProblem } from '../problem.ts'
import type { DeviceRow } from '../storage/database.ts'
import type { Cost } from './derive.ts'
import { calibrate, leastCost, tooFast } from './derive.ts'
import { importedPurpose, readingPurpose, recoveryPurpose } from './purposes.ts'
import { seedFromWords } from './recovery-words.ts'
import type { VaultTools } from './vault-tools.ts'
import type { Wrapped } from './wrap-seed.ts'
import { stretch, unwrapSeed, wrapSeed } from './wrap-seed.ts'

type Tools = Pick<VaultTools, 'device' | 'derive' | 'stopwatch' | 'randomBytes'>

/** The recovery key pair that 15 random bytes stand for, and the key that wraps the reading key beside it. */
const recoveryFromSeed = async (seed: Bytes) => ({
  pairSeed: await stretch(seed, 'praatplaat recovery key pair 1'),
  wrapping: await stretch(seed, 'praatplaat recovery wrapping 1'),
})

const wrapReadingSeed = async (
  { derive, stopwatch, randomBytes }: Tools,
  seed: Bytes,
  kid: string,
  readingCode: string,
): Promise<Result<DeviceRow['readingKey']['wrapped'], ClientProblem>> => {
  const salt = randomBytes(16)
  const code = normalReadingCode(readingCode)
  const measure = async (cost: Cost) => {
    const began = stopwatch()
    const under = await derive(code, salt, cost).catch(() => undefined)
    return { under, cost, took: stopwatch() - began }
  }
  // Measured on this very device: what a second costs here is what a guess costs a thief, and more on a fast tablet.
  const least = await measure(leastCost)
  let measured = await measure(calibrate(least.took))
  const { cost } = measured
  const better = calibrate(measured.took, cost)
  if (
    measured.under !== undefined &&
    measured.took < tooFast &&
    better.memoryKiB * better.passes > cost.memoryKiB * cost.passes
  ) {
    const again = await measure(better)
    if (again.under !== undefined) measured = again
  }
  // No memory for more: the least that is safe. What was made with that much opens with that much.
  const { under, cost: paid } = measured.under === undefined ? least : measured
  if (under === undefined) return err({ code: 'low-memory' })
  const wrapped = await wrapSeed(seed, under, readingPurpose(kid), randomBytes(12))
  return ok({ ...wrapped, salt: toBase64Url(salt), ...paid })
}

/** Both key pairs as the device row keeps them, and the reading key's seed. Problems: low-memory. */
export const makeKeys = async (
  tools: Tools,
  readingCode: string,
  recoverySeed: Bytes,
): Promise<Result<Pick<DeviceRow, 'readingKey' | 'recoveryKey'> & { readonly seed: Bytes }, ClientProblem>> => {
  if (checkReadingCode(readingCode) !== 'fine') throw new Error('a reading code is checked before keys are made')
  const seed = tools.randomBytes(32)
  const { recipient } = await keyPairFromSeed(seed)
  const { pairSeed, wrapping } = await recoveryFromSeed(recoverySeed)
  const recovery = await keyPairFromSeed(pairSeed)
  const wrapped = await wrapReadingSeed(tools, seed, recipient.kid, readingCode)
  if (!wrapped.ok) return wrapped
  return ok({
    seed,
    readingKey: { kid: recipient.kid, publicKey: toBase64Url(recipient.publicKey), wrapped: wrapped.value },
    recoveryKey: {
      kid: recovery.recipient.kid,
      publicKey: toBase64Url(recovery.recipient.publicKey),
      wrapped: await wrapSeed(seed, wrapping, recoveryPurpose(recipient.kid), tools.randomBytes(12)),
    },
  })
}

/** The reading key's seed by the recovery words, under the new code from now on. Problems: wrong-recovery-words, low-memory. */
export const recoverKeys = async (
  tools: Tools,
  words: readonly string[],
  newCode: string,
): Promise<Result<{ readonly seed: Bytes; readonly row: DeviceRow }, ClientProblem>> => {
  if (checkReadingCode(newCode) !== 'fine') throw new Error('a reading code is checked before it is set')
  const recoverySeed = seedFromWords(words)
  if (recoverySeed === undefined) return err({ code: 'wrong-recovery-words' })
  const row = await tools.device.read()
  if (!row.ok) return row
  if (row.value === undefined) throw new Error('no recovery before set-up')
  const { readingKey, recoveryKey } = row.value
  const { wrapping } = await recoveryFromSeed(recoverySeed)
  const seed = await unwrapSeed(recoveryKey.wrapped, wrapping, recoveryPurpose(readingKey.kid))
  if (!seed.ok) return err({ code: 'wrong-recovery-words' })
  const wrapped = await wrapReadingSeed(tools, seed.value, readingKey.kid, newCode)
  if (!wrapped.ok) return wrapped
  let isHeld = false
  const changed = await tools.device.change((held) => {
    // Another window may have taken a new sheet while this one stretched the code: words of before set no code any more.
    isHeld = held.recoveryKey.kid === recoveryKey.kid && held.readingKey.kid === readingKey.kid
    if (!isHeld) return held
    return {
      ...held,
      readingKey: { ...held.readingKey, wrapped: wrapped.value },
      wrongTries: { count: 0, pausedUntil: 0 },
    }
  })
  if (!changed.ok) return changed
  return isHeld ? ok({ seed: seed.value, row: row.value }) : err({ code: 'wrong-recovery-words' })
}

/**
 * Another recovery sheet for the reading key that `seed` is. What was sealed for the former recovery key opens with the
 * reading key, so that is all there is to wrap again. One write takes the new words into use and the old ones out of it:
 * whatever breaks off, one of the two sheets works. Problems: reading-locked (this tablet has another reading key by now).
 */
export const renewSheet = async (
  { device, randomBytes }: Tools,
  seed: Bytes,
  recoverySeed: Bytes,
): Promise<Result<void, ClientProblem>> => {
  const { pairSeed, wrapping } = await recoveryFromSeed(recoverySeed)
  const { recipient } = await keyPairFromSeed(pairSeed)
  const reading = await keyPairFromSeed(seed)
  const wrapped = await wrapSeed(seed, wrapping, recoveryPurpose(reading.recipient.kid), randomBytes(12))
  const recoveryKey = { kid: recipient.kid, publicKey: toBase64Url(recipient.publicKey), wrapped }
  let isHeld = false
  const changed = await device.change((row) => {
    // A sheet for a key that this tablet reads with no more would open nothing.
    isHeld = row.readingKey.kid === reading.recipient.kid
    if (!isHeld) return row
    return {
      ...row,
      recoveryKey,
      formerRecoveryKids: [...new Set([...(row.formerRecoveryKids ?? []), row.recoveryKey.kid])].filter(
        (kid) => kid !== recipient.kid,
      ),
    }
  })
  if (changed.ok) return isHeld ? ok(undefined) : err({ code: 'reading-locked' })
  // A write that was not heard of may have landed all the same: then the new sheet is in force, whatever broke off.
  const after = await device.read()
  return after.ok && after.value?.recoveryKey.kid === recipient.kid ? ok(undefined) : changed
}

/** What a copy says of keys: ids that something in it is sealed for, and reading keys under the words of newer sheets. */
export type KeysOfCopy = {
  readonly kids: ReadonlySet<string>
  readonly readingKeys?: readonly (Wrapped & { readonly kid: string })[]
}

/** Another tablet's keys, as far as these words open them, kept under this one's reading key. Problems: wrong-recovery-words. */
export const adoptKeys = async (
  { device, randomBytes }: Tools,
  seed: Bytes,
  words: readonly string[],
  { kids, readingKeys = [] }: KeysOfCopy,
): Promise<Result<readonly Opener[], ClientProblem>> => {
  const recoverySeed = seedFromWords(words)
  if (recoverySeed === undefined) return err({ code: 'wrong-recovery-words' })
  const { pairSeed, wrapping } = await recoveryFromSeed(recoverySeed)
  const found = [pairSeed]
  for (const one of readingKeys) {
    const reading = await unwrapSeed(one, wrapping, recoveryPurpose(one.kid))
    if (reading.ok) found.push(reading.value)
  }
  const pairs = await Promise.all(found.map(async (inner) => ({ inner, ...(await keyPairFromSeed(inner)) })))
  const adopted = pairs.filter(({ opener }, at) => at > 0 || kids.has(opener.kid))
  if (adopted.length === 0) return err({ code: 'wrong-recovery-words' })
  const kept = await Promise.all(
    adopted.map(async ({ inner, opener: { kid } }) => {
      const purpose = importedPurpose(kid)
      return { kid, ...(await wrapSeed(inner, await stretch(seed, purpose), purpose, randomBytes(12))) }
    }),
  )
  const changed = await device.change((row) => ({
    ...row,
    importedKeys: [...(row.importedKeys ?? []).filter((one) => !kept.some(({ kid }) => kid === one.kid)), ...kept],
  }))
  return changed.ok ? ok(adopted.map(({ opener }) => opener)) : changed
}
