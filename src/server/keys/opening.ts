import type { Opened, RecordStore } from '../store/record-store.ts'
import { storageFailure } from '../store/sqlite.ts'
import type { IngestOpener } from './open-envelope.ts'
import { openRecord } from './open-record.ts'

export type Opening = {
  /** Something new came in: open it soon, after the answer (V6). */
  readonly wake: () => void
  /** Opens everything that waits. @returns how many were taken. */
  readonly drain: () => Promise<number>
  /** Lets the batch under way finish and begins no other. */
  readonly stop: () => Promise<void>
}

const batchSize = 50

/**
 * Opens stored envelopes into plain rows, in batches, one at a time. Idempotent: a crash at any point leaves records
 * waiting, and the next start opens them again.
 */
export const createOpening = ({
  store,
  openers,
  programme,
  knowsInstrument,
  onFailure,
}: {
  readonly store: RecordStore
  readonly openers: readonly IngestOpener[]
  readonly programme: string
  readonly knowsInstrument: (reference: string) => boolean
  readonly onFailure: (failure: unknown) => void
}): Opening => {
  let stopped = false
  let running: Promise<number> | undefined
  let again = false

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

  const openBatches = async (): Promise<number> => {
    let taken = 0
    while (!stopped) {
      const waiting = await store.unopened(batchSize)
      if (waiting.length === 0) break
      const opened = await Promise.all(
        waiting.map((one) => openRecord({ ...one, openers, programme, knowsInstrument })),
      )
      if (stopped) break
      await keep(opened)
      taken += waiting.length
    }
    return taken
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
        taken += await openBatches()
      } while (again && !stopped)
      return taken
    }
    running = run().finally(() => {
      running = undefined
    })
    return running
  }

  return {
    wake: () => {
      if (!stopped) drain().catch(onFailure)
    },
    drain,
    stop: async () => {
      stopped = true
      await running?.catch(onFailure)
    },
  }
}
