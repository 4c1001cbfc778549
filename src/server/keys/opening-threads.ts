import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Opened } from '../store/record-store.ts'
import type { OpenBatch, OpenBatchParts, Waiting } from './open-batch.ts'

export type OpeningThreads = {
  readonly open: OpenBatch
  /** How many batches can be under way at once. */
  readonly count: number
  /** Ends them at once: what was not opened keeps waiting in the database. */
  readonly close: () => Promise<void>
}

/** One core is left to those who wait for an answer. */
export const defaultThreads = (): number => Math.max(1, availableParallelism() - 1)

const entry = new URL('./start-opening-thread.mjs', import.meta.url)

/** Enough for a batch of the largest envelopes; one that asks for more costs its thread, not the server. */
const memory = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16 } as const

/** After this long without work a thread gives its memory back. */
const restMs = 30_000

const noThread = 'NO_THREAD'
/** Could no thread be started? Then nothing was tried. */
export const isNoThread = (failure: unknown): boolean =>
  failure instanceof Error && 'code' in failure && failure.code === noThread

type Job = {
  readonly waiting: readonly Waiting[]
  readonly done: (opened: readonly Opened[]) => void
  readonly failed: (failure: Error) => void
}
type Thread = { readonly worker: Worker; job: Job | undefined; rest: NodeJS.Timeout | undefined }

/**
 * Threads that open batches beside the one that answers. They start with the first batch and end when there was nothing
 * to do for a while. A thread that dies fails the batch it held; the next batch starts another.
 */
export const createOpeningThreads = (
  parts: OpenBatchParts,
  count: number,
  start: (parts: OpenBatchParts) => Worker = (data) => new Worker(entry, { workerData: data, resourceLimits: memory }),
): OpeningThreads => {
  const threads = new Set<Thread>()
  const queue: Job[] = []
  let closed = false

  const give = (thread: Thread): void => {
    const job = queue.shift()
    if (job === undefined) {
      thread.worker.unref()
      thread.rest = setTimeout(() => {
        threads.delete(thread)
        void thread.worker.terminate()
      }, restMs).unref()
      return
    }
    clearTimeout(thread.rest)
    thread.job = job
    thread.worker.ref()
    thread.worker.postMessage(job.waiting)
  }
  const begin = (): void => {
    const thread: Thread = { worker: start(parts), job: undefined, rest: undefined }
    threads.add(thread)
    let why = new Error('a thread that opens envelopes ended')
    thread.worker.on('message', (message: 'ready' | readonly Opened[]) => {
      const { job } = thread
      thread.job = undefined
      if (message !== 'ready') job?.done(message)
      give(thread)
    })
    thread.worker.on('error', (failure) => {
      why = failure
    })
    thread.worker.on('exit', () => {
      clearTimeout(thread.rest)
      // One that was at rest is not missed.
      if (!threads.delete(thread)) return
      thread.job?.failed(why)
      // None is left to take what still stands in line, and one that ends before its first batch would end again.
      if (threads.size === 0) for (const job of queue.splice(0)) job.failed(Object.assign(why, { code: noThread }))
    })
  }
  const isFree = ({ job, rest }: Thread): boolean => job === undefined && rest !== undefined

  return {
    count,
    open: (waiting) =>
      new Promise((done, failed) => {
        if (closed) return failed(new Error('the threads are closed'))
        queue.push({ waiting, done, failed })
        const free = [...threads].find(isFree)
        if (free !== undefined) give(free)
        else if (threads.size < count) begin()
      }),
    close: async () => {
      closed = true
      await Promise.all([...threads].map(({ worker }) => worker.terminate()))
    },
  }
}
