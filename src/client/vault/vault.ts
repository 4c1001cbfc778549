import { checkReadingCode, normalReadingCode } from '#domain/reading-code.ts'
import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import type { Bytes } from '#wire/bytes.ts'
import { fromBase64Url, toBase64Url } from '#wire/bytes.ts'
import type { Opener, Recipient } from '#wire/envelope.ts'
import { keyPairFromSeed } from '#wire/envelope.ts'
import type { ClientProblem } from '../problem.ts'
import type { DeviceRow } from '../storage/database.ts'
import type { After } from '../timer.ts'
import type { Cost, Derive } from './derive.ts'
import { calibrate, leastCost, tooFast } from './derive.ts'
import { stretch, unwrapSeed, wrapSeed } from './wrap-seed.ts'

/** The two key pairs as the device row keeps them, and the moment reading opens. */
export type MadeKeys = Pick<DeviceRow, 'readingKey' | 'recoveryKey'> & { readonly open: () => Promise<void> }

/** The only room that holds a private key, and only in page memory, and only while reading is unlocked. */
export type Vault = {
  /** Is the reading key in memory now? */
  readonly isOpen: () => boolean
  /** The reading key first, then the recovery keys of tablets whose backup was brought in here; empty while locked. */
  readonly openers: () => readonly Opener[]
  /** Tries the reading code; five wrong ones cost 15 minutes. */
  readonly unlock: (code: string) => Promise<Result<void, ClientProblem>>
  /** Unlocks by the recovery words and sets a new reading code. A forgotten code costs no conversation. */
  readonly recover: (words: readonly string[], newCode: string) => Promise<Result<void, ClientProblem>>
  readonly lock: () => void
  /** Puts off the idle lock: called on every tap in an opened screen. */
  readonly touch: () => void
  /** Reading key, recovery key and, once enrolled, the server's ingest key. @throws before set-up. */
  readonly recipients: () => Promise<readonly Recipient[]>
  readonly subscribe: (listener: () => void) => () => void
  /** Makes both key pairs; nothing is stored and nothing opens until `open`, after the device row was written. */
  readonly makeKeys: (readingCode: string, recoverySeed: Bytes) => Promise<MadeKeys>
  /**
   * Keeps another tablet's recovery key beside this one's own, so that its records open here too.
   * Problems: reading-locked, wrong-recovery-words (the words are those of none of `kids`).
   */
  readonly adoptRecovery: (words: readonly string[], kids: ReadonlySet<string>) => Promise<Result<void, ClientProblem>>
}

/** Where the device row is read and changed; the storage room's, passed in so that the vault knows no database. */
export type DeviceStore = {
  readonly read: () => Promise<Result<DeviceRow | undefined, ClientProblem>>
  readonly change: (change: (row: DeviceRow) => DeviceRow) => Promise<Result<DeviceRow | undefined, ClientProblem>>
}

export type VaultTools = {
  readonly device: DeviceStore
  readonly derive: Derive
  readonly now: () => number
  /** Milliseconds that only ever go forward, to measure with. */
  readonly stopwatch: () => number
  readonly after: After
  readonly randomBytes: (length: number) => Bytes
}

const triesBeforePause = 5
const pause = 15 * 60_000
const idleLock = 5 * 60_000

const readingPurpose = (kid: string) => `praatplaat reading key ${kid} under reading code`
const recoveryPurpose = (kid: string) => `praatplaat reading key ${kid} under recovery words`
const importedPurpose = (kid: string) => `praatplaat recovery key ${kid} under reading key`

/** The recovery key pair that 15 random bytes stand for, and the key that wraps the reading key beside it. */
const recoveryFromSeed = async (seed: Bytes) => ({
  pairSeed: await stretch(seed, 'praatplaat recovery key pair 1'),
  wrapping: await stretch(seed, 'praatplaat recovery wrapping 1'),
})

type Opened = { readonly seed: Bytes; readonly opener: Opener; readonly imported: readonly Opener[] }

export const createVault = ({ device, derive, now, stopwatch, after, randomBytes }: VaultTools): Vault => {
  let opened: Opened | undefined
  let unwritten = { count: 0, pausedUntil: 0 }
  let cancelIdle = () => {}
  /** One try at a time: each takes up to 64 MiB, and a small tablet has few of those. */
  let trying: Promise<unknown> = Promise.resolve()
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }

  const lock = () => {
    cancelIdle()
    if (opened === undefined) return
    opened = undefined
    tell()
  }
  const touch = () => {
    if (opened === undefined) return
    cancelIdle()
    cancelIdle = after(idleLock, lock)
  }
  const openImported = async (row: Pick<DeviceRow, 'importedKeys'>, seed: Bytes): Promise<readonly Opener[]> => {
    const found: Opener[] = []
    for (const one of row.importedKeys ?? []) {
      const inner = await unwrapSeed(one, await stretch(seed, importedPurpose(one.kid)), importedPurpose(one.kid))
      if (inner.ok) found.push((await keyPairFromSeed(inner.value)).opener)
    }
    return found
  }
  const open = async (seed: Bytes, row: Pick<DeviceRow, 'importedKeys'>) => {
    const { opener } = await keyPairFromSeed(seed)
    opened = { seed, opener, imported: await openImported(row, seed) }
    touch()
    tell()
  }

  const wrapReadingSeed = async (
    seed: Bytes,
    kid: string,
    readingCode: string,
  ): Promise<DeviceRow['readingKey']['wrapped']> => {
    const salt = randomBytes(16)
    const code = normalReadingCode(readingCode)
    const measure = async (cost: Cost) => {
      const began = stopwatch()
      const under = await derive(code, salt, cost)
      return { under, took: stopwatch() - began }
    }
    // Measured on this very device: what a second costs here is what a guess costs a thief, and more on a fast tablet.
    let cost = calibrate((await measure(leastCost)).took)
    let measured = await measure(cost)
    const better = calibrate(measured.took, cost)
    if (measured.took < tooFast && better.memoryKiB * better.passes > cost.memoryKiB * cost.passes) {
      cost = better
      measured = await measure(cost)
    }
    const wrapped = await wrapSeed(seed, measured.under, readingPurpose(kid), randomBytes(12))
    return { ...wrapped, salt: toBase64Url(salt), ...cost }
  }

  /** P9: a full disk must not close what is kept on it. A try that cannot be written down counts in memory. */
  const countUnwritten = async (at: number): Promise<Result<DeviceRow, ClientProblem>> => {
    const held = await device.read()
    if (!held.ok) return held
    if (held.value === undefined) throw new Error('no reading code before set-up')
    const until = Math.max(held.value.wrongTries.pausedUntil, unwritten.pausedUntil)
    if (at < until) return err({ code: 'reading-code-paused', until })
    const count = unwritten.count + 1
    unwritten = count < triesBeforePause ? { count, pausedUntil: 0 } : { count: 0, pausedUntil: at + pause }
    return ok(held.value)
  }

  /** Counts the try on disk before it is made: killing the browser in between must not buy a free guess. */
  const countTry = async (): Promise<Result<DeviceRow, ClientProblem>> => {
    const at = now()
    let until = 0
    const changed = await device.change((row) => {
      const { count, pausedUntil, pausedAt } = row.wrongTries
      // A clock set back to before the pause began: what is left of it cannot be known, so it begins again.
      const paused =
        at < pausedUntil && pausedAt !== undefined && at < pausedAt
          ? { count, pausedAt: at, pausedUntil: at + pause }
          : row.wrongTries
      if (at < paused.pausedUntil) {
        until = paused.pausedUntil
        return { ...row, wrongTries: paused }
      }
      if (count >= triesBeforePause) {
        until = at + pause
        return { ...row, wrongTries: { count: 0, pausedAt: at, pausedUntil: until } }
      }
      until = 0
      return { ...row, wrongTries: { count: count + 1, pausedUntil: 0 } }
    })
    if (!changed.ok) return changed.failure.code === 'storage-full' ? countUnwritten(at) : changed
    if (changed.value === undefined) throw new Error('no reading code before set-up')
    return until > 0 ? err({ code: 'reading-code-paused', until }) : ok(changed.value)
  }

  const unlockOnce = async (code: string): Promise<Result<void, ClientProblem>> => {
    const counted = await countTry()
    if (!counted.ok) return counted
    const { readingKey } = counted.value
    const { wrapped } = readingKey
    const under = await derive(normalReadingCode(code), fromBase64Url(wrapped.salt), wrapped)
    const seed = await unwrapSeed(wrapped, under, readingPurpose(readingKey.kid))
    if (!seed.ok) {
      if (counted.value.wrongTries.count < triesBeforePause) return err({ code: 'wrong-reading-code' })
      const at = now()
      const paused = await device.change((row) => ({
        ...row,
        wrongTries: { count: 0, pausedAt: at, pausedUntil: at + pause },
      }))
      return paused.ok ? err({ code: 'reading-code-paused', until: at + pause }) : paused
    }
    unwritten = { count: 0, pausedUntil: 0 }
    const cleared = await device.change((row) => ({ ...row, wrongTries: { count: 0, pausedUntil: 0 } }))
    if (!cleared.ok && cleared.failure.code !== 'storage-full') return cleared
    await open(seed.value, counted.value)
    return ok(undefined)
  }

  return {
    isOpen: () => opened !== undefined,
    openers: () => (opened === undefined ? [] : [opened.opener, ...opened.imported]),
    lock,
    touch,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    recipients: async () => {
      const row = await device.read()
      if (!row.ok || row.value === undefined) throw new Error('no recipients before set-up')
      const { readingKey, recoveryKey, link } = row.value
      return [readingKey, recoveryKey, ...(link === undefined ? [] : [link.ingestKey])].map(({ kid, publicKey }) => ({
        kid,
        publicKey: fromBase64Url(publicKey),
      }))
    },
    unlock: (code) => {
      const attempt = trying.then(() => unlockOnce(code))
      trying = attempt.catch(() => {})
      return attempt
    },
    makeKeys: async (readingCode, recoverySeed) => {
      if (checkReadingCode(readingCode) !== 'fine') throw new Error('a reading code is checked before keys are made')
      const seed = randomBytes(32)
      const reading = await keyPairFromSeed(seed)
      const { pairSeed, wrapping } = await recoveryFromSeed(recoverySeed)
      const recovery = await keyPairFromSeed(pairSeed)
      return {
        readingKey: {
          kid: reading.recipient.kid,
          publicKey: toBase64Url(reading.recipient.publicKey),
          wrapped: await wrapReadingSeed(seed, reading.recipient.kid, readingCode),
        },
        recoveryKey: {
          kid: recovery.recipient.kid,
          publicKey: toBase64Url(recovery.recipient.publicKey),
          wrapped: await wrapSeed(seed, wrapping, recoveryPurpose(reading.recipient.kid), randomBytes(12)),
        },
        open: () => open(seed, {}),
      }
    },
    recover: async (words, newCode) => {
      if (checkReadingCode(newCode) !== 'fine') throw new Error('a reading code is checked before it is set')
      const { seedFromWords } = await import('./recovery-words.ts')
      const recoverySeed = seedFromWords(words)
      if (recoverySeed === undefined) return err({ code: 'wrong-recovery-words' })
      const row = await device.read()
      if (!row.ok) return row
      if (row.value === undefined) throw new Error('no recovery before set-up')
      const { readingKey, recoveryKey } = row.value
      const { wrapping } = await recoveryFromSeed(recoverySeed)
      const seed = await unwrapSeed(recoveryKey.wrapped, wrapping, recoveryPurpose(readingKey.kid))
      if (!seed.ok) return err({ code: 'wrong-recovery-words' })
      const wrapped = await wrapReadingSeed(seed.value, readingKey.kid, newCode)
      const changed = await device.change((held) => ({
        ...held,
        readingKey: { ...held.readingKey, wrapped },
        wrongTries: { count: 0, pausedUntil: 0 },
      }))
      if (!changed.ok) return changed
      await open(seed.value, row.value)
      return ok(undefined)
    },
    adoptRecovery: async (words, kids) => {
      if (opened === undefined) return err({ code: 'reading-locked' })
      const { seed } = opened
      const { seedFromWords } = await import('./recovery-words.ts')
      const recoverySeed = seedFromWords(words)
      if (recoverySeed === undefined) return err({ code: 'wrong-recovery-words' })
      const { pairSeed } = await recoveryFromSeed(recoverySeed)
      const pair = await keyPairFromSeed(pairSeed)
      const { kid } = pair.recipient
      if (!kids.has(kid)) return err({ code: 'wrong-recovery-words' })
      const wrapped = await wrapSeed(
        pairSeed,
        await stretch(seed, importedPurpose(kid)),
        importedPurpose(kid),
        randomBytes(12),
      )
      const changed = await device.change((row) => ({
        ...row,
        importedKeys: [...(row.importedKeys ?? []).filter((one) => one.kid !== kid), { kid, ...wrapped }],
      }))
      if (!changed.ok) return changed
      if (opened !== undefined)
        opened = { ...opened, imported: [...opened.imported.filter((one) => one.kid !== kid), pair.opener] }
      return ok(undefined)
    },
  }
}
