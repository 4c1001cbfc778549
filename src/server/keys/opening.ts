import type { Opened, RecordStore, Unopened } from '../store/record-store.ts'
import { storageFailure } from '../store/storage-failure.ts'
import type { OpenBatch } from './open-batch.ts'
import { isNoThread } from './opening-threads.ts'

export type Opening = {
  /** Something new came in: open it soon, after the answer (V6). */
  readonly wake: () => void
  /**
   * Somebody waits for an answer: opening holds back until the function that this returns is called, though never for
   * long at a time. What was answered is safe; whoever reads results is told how many still wait.
   */
  readonly giveWay: () => () => void
  /** Opens everything that waits. @returns how many were taken. */
  readonly drain: () => Promise<number>
  /** Lets the batch under way finish and begins no other. */
  readonly stop: () => Promise<void>
}

const batchSize = 50

/** For so long at most one batch makes way for answers: with no end of tablets there is still an end to opening. */
const longestWayMs = 200

/** After a failure: whatever it was (a full disk, a database in use) may be over by then. */
const againMs = 10_000

/** Envelopes that were taken from the database and are being opened. */
type Lot = { readonly waiting: readonly Unopened[]; readonly opened: Promise<readonly Opened[]> }

/**
 * Opens stored envelopes into plain rows, in batches, in the order they came. Idempotent: a crash at any point leaves
 * records waiting, and the next start opens them again.
 */
export const createOpening = ({
  store,
  open,
  lots,
  onFailure,
}: {
  readonly store: RecordStore
  readonly open: OpenBatch
  /** How many batches may be under way at once, so that no thread waits for the database. */
  readonly lots: number
  readonly onFailure: (failure: unknown) => void
}): Opening => {
  let stopped = false
  let running: Promise<number> | undefined
  let again = false
  let later: NodeJS.Timeout | undefined
  let asking = 0
  const held = new Set<() => void>()
  const goOn = (): void => {
    for (const release of held) release()
    held.clear()
  }
  /** Until nobody waits for an answer, or it was held back for long enough. */
  const turn = async (): Promise<void> => {
    if (asking === 0 || stopped) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, longestWayMs)
      held.add(() => {
        clearTimeout(timer)
        resolve()
      })
    })
  }

  /** One record that cannot be written must not hold up the others: the same batch comes first every time. */
  const keepEach = async (opened: readonly Opened[]): Promise<void> => {
    for (const one of opened) {
      try {
        await store.keepOpened([one])
      } catch (failure) {
        if (storageFailure(failure) !== undefined) throw failure
        onFailure(failure)
        await store.keepOpened([{ id: one.id, kind: 'unreadable', reason: 'not-written' }])
      }
    }
  }
  const keep = async (opened: readonly Opened[]): Promise<void> => {
    try {
      await store.keepOpened(opened)
    } catch (failure) {
      // A full, busy or broken disk is no record's fault: all of them wait.
      if (storageFailure(failure) !== undefined) throw failure
      await keepEach(opened)
    }
  }

  /** The thread that had them died: one of them may be why, and must not take the others with it each time. */
  const openEach = async (waiting: readonly Unopened[]): Promise<readonly Opened[]> => {
    const opened: Opened[] = []
    for (const one of waiting) {
      if (stopped) break
      try {
        opened.push(...(await open([one])))
      } catch (failure) {
        if (isNoThread(failure)) throw failure
        onFailure(failure)
        opened.push({ id: one.id, kind: 'unreadable', reason: 'not-opened' })
      }
    }
    return opened
  }
  const takeLot = async (after: number): Promise<Lot | undefined> => {
    const waiting = await store.unopened(batchSize, after)
    if (waiting.length === 0) return undefined
    const opened = open(waiting).catch((failure) => {
      // Where none can be started it is no record's fault: all of them wait.
      if (isNoThread(failure)) throw failure
      onFailure(failure)
      return openEach(waiting)
    })
    // Whoever waits for it hears of it; a lot that nobody comes to wait for any more is opened again another time.
    opened.catch(() => {})
    return { waiting, opened }
  }

  const openLots = async (): Promise<number> => {
    let taken = 0
    let after = 0
    const underWay: Lot[] = []
    const fill = async (): Promise<void> => {
      while (underWay.length < lots && !stopped) {
        const lot = await takeLot(after)
        if (lot === undefined) return
        after = lot.waiting.at(-1)!.serverSeq
        underWay.push(lot)
      }
    }
    for (;;) {
      await turn()
      await fill()
      const lot = underWay.shift()
      if (lot === undefined) return taken
      const opened = await lot.opened
      if (stopped) return taken
      await keep(opened)
      taken += opened.length
    }
  }

  const drain = (): Promise<number> => {
    if (running !== undefined) {
      again = true
      return running
    }
    const run = async (): Promise<number> => {
      let taken = 0
      do {
        again = false
        taken += await openLots()
      } while (again && !stopped)
      return taken
    }
    running = run().finally(() => {
      running = undefined
    })
    return running
  }

  const wake = (): void => {
    if (stopped) return
    clearTimeout(later)
    drain().catch((failure) => {
      onFailure(failure)
      if (!stopped) later = setTimeout(wake, againMs).unref()
    })
  }

  return {
    giveWay: () => {
      let asks = true
      asking += 1
      return () => {
        if (!asks) return
        asks = false
        asking -= 1
        if (asking === 0) goOn()
      }
    },
    wake,
    drain,
    stop: async () => {
      stopped = true
      clearTimeout(later)
      goOn()
      await running?.catch(onFailure)
    },
  }
}
