import type { After } from '#client/timer.ts'
import { nextTurn } from './wait-for.ts'

/**
 * A clock moved by hand: nothing happens until `pass`. Timers fire in order of time; between two of them whatever they
 * started is given the chance to settle.
 */
export const createHandClock = (start = Date.UTC(2026, 10, 23, 13, 0)) => {
  let now = start
  let serial = 0
  const timers = new Map<number, { readonly at: number; readonly work: () => void }>()
  const after: After = (milliseconds, work) => {
    serial += 1
    const own = serial
    timers.set(own, { at: now + milliseconds, work })
    return () => timers.delete(own)
  }
  let isBusy = () => false
  const settle = async () => {
    for (let turn = 0; turn < 5 || (isBusy() && turn < 20_000); turn += 1) await nextTurn(turn)
  }
  return {
    after,
    now: () => now,
    /** Sets the time without firing anything: a person who changes the clock. */
    set: (to: number) => {
      now = to
    },
    /** Time stands still while this holds: work that was started is finished before the next timer fires. */
    busyWhile: (busy: () => boolean) => {
      isBusy = busy
    },
    pass: async (milliseconds: number) => {
      const until = now + milliseconds
      for (;;) {
        await settle()
        const next = [...timers]
          .filter(([, timer]) => timer.at <= until)
          .sort(([a, x], [b, y]) => x.at - y.at || a - b)[0]
        if (next === undefined) break
        timers.delete(next[0])
        now = Math.max(now, next[1].at)
        next[1].work()
      }
      now = until
      await settle()
    },
  }
}
export type HandClock = ReturnType<typeof createHandClock>
