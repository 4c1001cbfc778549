// What a thread of `opening-threads.ts` does: a batch comes in, what was opened goes out. It knows no database.
import { constants, getPriority, setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { knowsInstrument } from '#content/decks.ts'
import type { OpenBatchParts, Waiting } from './open-batch.ts'
import { createOpenBatch } from './open-batch.ts'

const later = constants.priority.PRIORITY_BELOW_NORMAL
// On Linux this is of the thread alone: when cores are few, tablets get their answers before anything is opened.
if (process.platform === 'linux' && getPriority() < later) setPriority(later)

const open = createOpenBatch({ ...(workerData as OpenBatchParts), knowsInstrument })
parentPort?.on('message', async (waiting: readonly Waiting[]) => {
  parentPort?.postMessage(await open(waiting))
})
parentPort?.postMessage('ready')
