import type { Result } from '#domain/result.ts'
import type { Opener, Recipient } from '#wire/envelope.ts'
import type { ClientProblem } from '../problem.ts'

/** The only room that holds a private key, and only in page memory, and only while reading is unlocked. */
export type Vault = {
  /** Epoch-free: is the reading key in memory now? */
  readonly isOpen: () => boolean
  readonly opener: () => Opener | undefined
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
}
