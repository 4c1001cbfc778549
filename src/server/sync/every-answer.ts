import { protocol } from '#wire/batch.ts'
import { minClient } from '../app-context.ts'
import type { Standing } from '../store/record-store.ts'

/** What every answer of sync tells a tablet. */
export const everyAnswer = (standing: Standing, now: number) =>
  ({
    protocol,
    epoch: standing.epoch,
    serverTime: new Date(now).toISOString(),
    backedUpThrough: standing.backedUpThrough,
    minClient,
  }) as const
