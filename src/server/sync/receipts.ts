import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto'
import type { Receipt } from '#wire/batch.ts'
import type { Bytes } from '#wire/bytes.ts'
import type { RecordStore, Stored } from '../store/record-store.ts'

export type Receipts = {
  /** R1: the same record in the same epoch always gets the same receipt. */
  readonly issue: (stored: Stored, epoch: string) => Receipt
  /** Did this server (this key) issue it? */
  readonly isOurs: (receipt: Receipt) => boolean
}

export const createReceipts = (macKey: Bytes): Receipts => {
  const key = createSecretKey(macKey)
  const macOf = ({ id, hash, serverSeq }: Stored, epoch: string): string =>
    createHmac('sha256', key)
      .update(JSON.stringify([id, hash, serverSeq, epoch]))
      .digest('base64url')
  return {
    issue: (stored, epoch) => ({
      id: stored.id,
      hash: stored.hash,
      serverSeq: stored.serverSeq,
      epoch,
      mac: macOf(stored, epoch),
    }),
    isOurs: (receipt) => {
      const [expected, given] = [Buffer.from(macOf(receipt, receipt.epoch)), Buffer.from(receipt.mac)]
      return expected.length === given.length && timingSafeEqual(expected, given)
    },
  }
}

/**
 * R2: a receipt of ours, of this epoch, for a record that does not stand here: the database is older than its receipts.
 * Takes a new epoch by itself; tablets then offer what they still hold (R3).
 * @returns whether the server had been rolled back.
 */
export const noticeRollBack = async ({
  store,
  receipts,
  newEpoch,
  lastReceipt,
}: {
  readonly store: RecordStore
  readonly receipts: Receipts
  readonly newEpoch: () => string
  readonly lastReceipt: Receipt | undefined
}): Promise<boolean> => {
  if (lastReceipt === undefined || !receipts.isOurs(lastReceipt)) return false
  const { epoch } = await store.standing()
  if (lastReceipt.epoch !== epoch || (await store.holds(lastReceipt))) return false
  await store.renewEpoch(epoch, newEpoch())
  return true
}
