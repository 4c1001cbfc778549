// Moves envelopes from the outbox to the server. Knows neither the store nor the screen: both are ports.

import type { Result } from '#domain/result.ts'
import { err } from '#domain/result.ts'
import type { ClientProblem } from '../problem.ts'
import { needsPeople } from '../problem.ts'
import type { After } from '../timer.ts'
import { backOff } from './back-off.ts'
import { createConfigFollower } from './follow-config.ts'
import type { OutboxPort } from './outbox-port.ts'
import type { Stop } from './send-round.ts'
import { createRound } from './send-round.ts'
import type { TransportPort } from './transport-port.ts'

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

export type SyncTools = {
  readonly outbox: OutboxPort
  readonly transport: TransportPort
  readonly lock: <Value>(name: string, work: () => Promise<Value>) => Promise<Value | undefined>
  readonly now: () => number
  /** Between 0 and 1. */
  readonly random: () => number
  readonly after: After
  readonly newId: () => string
}

/** Long enough for a finish and its neighbours to go in one batch. */
const soon = 500
const pausedWait = 15 * 60_000
const elsewhereWait = 30_000
export const createSyncEngine = ({ outbox, transport, lock, now, random, after, newId }: SyncTools): SyncEngine => {
  let started = false
  let running: Promise<void> | undefined
  let problem: ClientProblem | undefined
  let nextTryAt: number | undefined
  let failures = 0
  let again = false
  let cancelTimer = () => {}
  /** A person asked. */
  let forced = false
  /** The last round got through to the server; only pushing some records failed. */
  let onlyRecordsFailed = false
  /** S7: a round before its time, for new records; those that failed before wait for theirs. */
  let sparesStruck = false
  /** The tablet goes by another config: what was held back may be for a key that the server has after all. */
  let asksAnew = false
  const config = createConfigFollower({ outbox, transport })
  const round = createRound({ outbox, transport: config.listenTo(transport), now, newId })
  const listeners = new Set<() => void>()

  let shown: SyncStatus = { running: false, problem: undefined, nextTryAt: undefined }
  // The same object until something changed: a screen that subscribes to a new one each time renders without end.
  const status = (): SyncStatus => {
    const isRunning = running !== undefined
    if (shown.running !== isRunning || shown.problem !== problem || shown.nextTryAt !== nextTryAt)
      shown = { running: isRunning, problem, nextTryAt }
    return shown
  }
  const tell = () => {
    for (const listener of [...listeners]) listener()
  }

  const settleRound = (result: Result<void, Stop> | undefined) => {
    if (result === undefined) {
      // Another window is sending: it sends for this one too.
      plan(elsewhereWait)
      return
    }
    if (result.ok && sparesStruck && nextTryAt !== undefined) {
      // The new ones went; those that failed keep their wait and their warning.
      plan(Math.max(0, nextTryAt - now()))
      return
    }
    if (result.ok) {
      failures = 0
      problem = undefined
      nextTryAt = undefined
      return
    }
    const { code, retryAfter } = result.failure
    onlyRecordsFailed = result.failure.onlyRecords === true
    const wait = needsPeople.has(code) ? pausedWait : backOff(failures, random, retryAfter)
    failures += 1
    plan(wait)
    problem = code === 'too-many-requests' && nextTryAt !== undefined ? { code, until: nextTryAt } : { code }
  }

  const plan = (wait: number) => {
    cancelTimer()
    nextTryAt = now() + wait
    if (started) cancelTimer = after(wait, () => void run())
  }

  // Outside every screen and in one place, so that two loops cannot race with the same batch.
  const run = (early = false): Promise<void> => {
    if (running !== undefined) {
      again = true
      return running
    }
    cancelTimer()
    again = false
    sparesStruck = early
    onlyRecordsFailed = false
    const anew = asksAnew
    asksAnew = false
    running = lock('sync', () => round({ forced: forced || anew, sparesStruck }))
      .then(settleRound)
      .catch((error: unknown) => {
        // A mistake of ours: nothing is dropped, sending goes on later, and the error surfaces.
        settleRound(err({ code: 'server-failed' }))
        after(0, () => {
          throw error
        })
      })
      .finally(() => {
        running = undefined
        tell()
        if (again && started && (problem === undefined || onlyRecordsFailed)) {
          again = false
          cancelTimer()
          cancelTimer = after(soon, () => void run(problem !== undefined))
        }
        void followConfig()
      })
    tell()
    return running
  }

  /** C1: after a round, not in it: a server slow to answer this one holds up no push. */
  const followConfig = async () => {
    if (!(await config.follow())) return
    asksAnew = true
    tell()
    wake()
  }

  const wake = () => {
    if (!started) return
    if (running !== undefined) {
      again = true
      return
    }
    // A server that spoke and asked for patience gets it. One that was not there costs nothing to try again.
    const early = nextTryAt !== undefined && nextTryAt > now() && problem !== undefined && problem.code !== 'offline'
    if (early && !onlyRecordsFailed) return
    cancelTimer()
    cancelTimer = after(soon, () => void run(early))
  }

  return {
    status,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    start: () => {
      if (started) return
      started = true
      void run()
    },
    stop: () => {
      started = false
      cancelTimer()
    },
    wake,
    sendNow: async () => {
      failures = 0
      // A round under way may have read the queue before the newest came: it is waited for, then one more is made.
      if (running !== undefined) await running
      forced = true
      await run()
      forced = false
      return status()
    },
  }
}
