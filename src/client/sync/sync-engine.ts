import type { ClientProblem } from '../problem.ts'

export type SyncStatus = {
  readonly running: boolean
  /** The last thing that went wrong, until something goes right. */
  readonly problem: ClientProblem | undefined
  /** Epoch milliseconds of the next try by itself. */
  readonly nextTryAt: number | undefined
}

export type SyncEngine = {
  readonly start: () => void
  readonly stop: () => void
  /** Something new waits: try soon. */
  readonly wake: () => void
  /** A tap on *verstuur*: resets the back-off and tries now (S6). Resolves when that round ended. */
  readonly sendNow: () => Promise<SyncStatus>
  readonly status: () => SyncStatus
  readonly subscribe: (listener: () => void) => () => void
}
