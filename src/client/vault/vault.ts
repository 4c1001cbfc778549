import { normalReadingCode } from '#domain/normal-reading-code.ts'
import type { Result } from '#domain/result.ts'
import { err, ok } from '#domain/result.ts'
import type { Bytes } from '#wire/bytes.ts'
import { fromBase64Url } from '#wire/bytes.ts'
import type { Opener, Recipient } from '#wire/envelope.ts'
import { keyPairFromSeed } from '#wire/envelope.ts'
import type { ClientProblem } from '../problem.ts'
import type { DeviceRow } from '../storage/database.ts'
import { linkRecipients, recipientOf } from './link-recipients.ts'
import { importedPurpose, readingPurpose } from './purposes.ts'
import type { KeysOfCopy } from './set-keys.ts'
import type { VaultTools } from './vault-tools.ts'
import { stretch, unwrapSeed } from './wrap-seed.ts'

/** The two key pairs as the device row keeps them, and the moment reading opens. */
export type MadeKeys = Pick<DeviceRow, 'readingKey' | 'recoveryKey'> & { readonly open: () => Promise<void> }

/** The only room that holds a private key, and only in page memory, and only while reading is unlocked. */
export type Vault = {
  /** Is the reading key in memory now? */
  readonly isOpen: () => boolean
  /** The reading key first, then the recovery keys of tablets whose backup was brought in here; empty while locked. */
  readonly openers: () => readonly Opener[]
  /** Tries the reading code; five wrong ones cost 15 minutes. One that could not be computed (low-memory) is no try. */
  readonly unlock: (code: string) => Promise<Result<void, ClientProblem>>
  /** Unlocks by the recovery words and sets a new reading code. A forgotten code costs no conversation. */
  readonly recover: (words: readonly string[], newCode: string) => Promise<Result<void, ClientProblem>>
  readonly lock: () => void
  /** Puts off the idle lock: called on every tap in an opened screen. */
  readonly touch: () => void
  /** Reading key, recovery key and, once enrolled, who reads by the link. @throws before set-up. */
  readonly recipients: () => Promise<readonly Recipient[]>
  readonly subscribe: (listener: () => void) => () => void
  /** Makes both key pairs; nothing is stored and nothing opens until `open`, after the device row was written. */
  readonly makeKeys: (readingCode: string, recoverySeed: Bytes) => Promise<Result<MadeKeys, ClientProblem>>
  /** Other recovery words from now on, in one write; the old ones open nothing here any more. Problems: reading-locked. */
  readonly renewSheet: (recoverySeed: Bytes) => Promise<Result<void, ClientProblem>>
  /**
   * Keeps another tablet's keys beside this one's own, so that its records open here too.
   * Problems: reading-locked, wrong-recovery-words (the words open nothing that the copy names).
   */
  readonly adoptRecovery: (words: readonly string[], copy: KeysOfCopy) => Promise<Result<void, ClientProblem>>
}

const triesBeforePause = 5
const pause = 15 * 60_000
const idleLock = 5 * 60_000

type Opened = { readonly seed: Bytes; readonly opener: Opener; readonly imported: readonly Opener[] }

/** An old window after an update: its files are gone. */
const oldWindow = err({ code: 'newer-app' } as const)
const setKeys = () => import('./set-keys.ts').catch(() => undefined)

export const createVault = (tools: VaultTools): Vault => {
  const { device, derive, now, after } = tools
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
    const under = await derive(normalReadingCode(code), fromBase64Url(wrapped.salt), wrapped).catch(() => undefined)
    if (under === undefined) {
      // Too little memory for the worker, or its file is gone. Nothing was tried: whoever typed the right code must not be locked out for it.
      if (unwritten.count > 0) unwritten.count -= 1
      else
        await device.change((row) => ({
          ...row,
          wrongTries: { ...row.wrongTries, count: Math.max(0, row.wrongTries.count - 1) },
        }))
      return err({ code: 'low-memory' })
    }
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
      return [recipientOf(readingKey), recipientOf(recoveryKey), ...linkRecipients(link)]
    },
    unlock: (code) => {
      const attempt = trying.then(() => unlockOnce(code))
      trying = attempt.catch(() => {})
      return attempt
    },
    makeKeys: async (readingCode, recoverySeed) => {
      const made = await (await setKeys())?.makeKeys(tools, readingCode, recoverySeed)
      if (made === undefined) return oldWindow
      if (!made.ok) return made
      const { seed, ...keys } = made.value
      return ok({ ...keys, open: () => open(seed, {}) })
    },
    recover: async (words, newCode) => {
      const recovered = await (await setKeys())?.recoverKeys(tools, words, newCode)
      if (recovered === undefined) return oldWindow
      if (!recovered.ok) return recovered
      await open(recovered.value.seed, recovered.value.row)
      return ok(undefined)
    },
    renewSheet: async (recoverySeed) => {
      if (opened === undefined) return err({ code: 'reading-locked' })
      const { seed } = opened
      return (await (await setKeys())?.renewSheet(tools, seed, recoverySeed)) ?? oldWindow
    },
    adoptRecovery: async (words, copy) => {
      if (opened === undefined) return err({ code: 'reading-locked' })
      const { seed } = opened
      const adopted = await (await setKeys())?.adoptKeys(tools, seed, words, copy)
      if (adopted === undefined) return oldWindow
      if (!adopted.ok) return adopted
      // The first that has a wrap's id is used: one that is there twice opens the same.
      if (opened !== undefined) opened = { ...opened, imported: [...opened.imported, ...adopted.value] }
      return ok(undefined)
    },
  }
}
