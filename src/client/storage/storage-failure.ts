import type { ClientProblemCode } from '../problem.ts'

export type StorageFailure = Extract<
  ClientProblemCode,
  'storage-full' | 'storage-lost' | 'newer-app' | 'private-window'
>

/** Thrown inside the storage room where a store made by a newer version of the app is met. */
export const newerSchema = 'NEWER_SCHEMA'
/** Thrown inside the storage room where a transaction never answered. */
export const stuckTransaction = 'STUCK_TRANSACTION'

type Layer = { readonly name?: unknown; readonly message?: unknown; readonly inner?: unknown; readonly cause?: unknown }

/** An error and everything it wraps: Dexie reports a full disk as AbortError with the real name inside. */
const layers = (error: unknown): readonly Layer[] => {
  const found: Layer[] = []
  let next: unknown = error
  while (typeof next === 'object' && next !== null && found.length < 8) {
    const layer: Layer = next
    found.push(layer)
    next = layer.inner ?? layer.cause
  }
  return found
}

const lostNames = new Set([
  'UnknownError',
  'InvalidStateError',
  'InvalidState',
  'DatabaseClosedError',
  'DatabaseClosed',
  'TransactionInactiveError',
  'TransactionInactive',
  'TimeoutError',
  'OpenFailedError',
  'PrematureCommitError',
])
/** What WebKit says when it killed its storage process; the names differ by version. */
const lostMessages =
  /indexed database server lost|without an in-progress transaction|connection is closing|cannot inject key|backing store|STUCK_TRANSACTION/i

/**
 * What an error of the browser's store means to a person.
 * @returns `undefined` when it is not one of the store's troubles but a mistake of ours: that must throw.
 */
export const storageFailure = (error: unknown): StorageFailure | undefined => {
  const all = layers(error)
  const has = (test: (name: string, message: string) => boolean) =>
    all.some((one) => test(String(one.name ?? ''), String(one.message ?? '')))
  if (has((_, message) => message.includes(newerSchema)) || has((name) => name === 'VersionError')) return 'newer-app'
  if (has((name) => name === 'QuotaExceededError' || name === 'QuotaExceeded')) return 'storage-full'
  if (has((name) => name === 'SecurityError' || name === 'MissingAPIError')) return 'private-window'
  if (has((name, message) => lostNames.has(name) || lostMessages.test(message))) return 'storage-lost'
  // An abort without a reason is the browser's: ours never abort except when stuck.
  if (has((name) => name === 'AbortError')) return 'storage-lost'
  return undefined
}
