import { maxBatchBytes, maxBatchRecords } from '#wire/batch.ts'
import type { OutboxItem } from './outbox-port.ts'

/** Room for the request around the records: ids, hashes, receipt, quotes. */
const overheadPerRecord = 200
const overheadPerBatch = 4096

/** How often each record sat in a batch that failed; in memory only, forgotten at success. */
export type Strikes = {
  readonly has: (id: string) => boolean
  readonly of: (batch: readonly OutboxItem[]) => number
  readonly add: (batch: readonly OutboxItem[]) => void
  readonly clear: (batch: readonly OutboxItem[]) => void
}

export const createStrikes = (): Strikes => {
  const count = new Map<string, number>()
  return {
    has: (id) => count.has(id),
    of: (batch) => Math.min(...batch.map((one) => count.get(one.id) ?? 0)),
    add: (batch) => {
      for (const one of batch) count.set(one.id, (count.get(one.id) ?? 0) + 1)
    },
    clear: (batch) => {
      for (const one of batch) count.delete(one.id)
    },
  }
}

export const splitBatch = (batch: readonly OutboxItem[]): readonly (readonly OutboxItem[])[] => {
  const half = Math.ceil(batch.length / 2)
  return [batch.slice(0, half), batch.slice(half)]
}

/**
 * Batches within the limits of one request. Records that failed before go last and in smaller company, so that those
 * that never failed get through first (S7).
 */
export const planBatches = (items: readonly OutboxItem[], strikes: Strikes): (readonly OutboxItem[])[] => {
  const struck = items.map((item) => ({ item, strikes: strikes.of([item]) })).sort((a, b) => a.strikes - b.strikes)
  const batches: (readonly OutboxItem[])[] = []
  let batch: OutboxItem[] = []
  let bytes = overheadPerBatch
  let batchStrikes = 0
  for (const { item, strikes: count } of struck) {
    const most = Math.max(1, Math.floor(maxBatchRecords / 2 ** Math.max(0, batchStrikes - 2)))
    // Quotes and backslashes inside an envelope's text are escaped once more: base64 has none, its JSON frame has few.
    const cost = Math.ceil(item.size * 1.05) + overheadPerRecord
    if (batch.length > 0 && (batch.length >= most || bytes + cost > maxBatchBytes || count !== batchStrikes)) {
      batches.push(batch)
      batch = []
      bytes = overheadPerBatch
    }
    if (batch.length === 0) batchStrikes = count
    batch.push(item)
    bytes += cost
  }
  if (batch.length > 0) batches.push(batch)
  return batches
}
