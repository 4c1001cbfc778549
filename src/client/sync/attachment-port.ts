import type { Announced } from '#wire/attachment.ts'
import type { Receipt } from '#wire/batch.ts'
import type { Kept, ServerTerms } from './outbox-port.ts'

/** The parts that wait, as the sending of attachments sees them. The storage room implements it. */
export type AttachmentPort = {
  /**
   * Brings every attachment to where its conversation and the server's epoch say it is: finished, its manifest goes to the
   * queue; withdrawn or thrown away, its bytes go; of another epoch, it waits again.
   * @returns how many manifests went to the queue.
   */
  readonly settle: () => Kept<number>
  /** What waits and whose manifest the server has in this epoch. */
  readonly waiting: (epoch: string) => Kept<readonly Announced[]>
  /** What arrived more than a day ago in this epoch: to be asked about again. */
  readonly held: (epoch: string) => Kept<readonly Announced[]>
  /**
   * What the server says now of one that had arrived. R4: with the same receipt once more, in its backup and two weeks old,
   * the parts go; nothing else lets them go. Without it the parts wait again.
   */
  readonly reviewed: (terms: ServerTerms, id: string, receipt: Receipt | undefined) => Kept<void>
  /** `undefined` when it is gone or damaged; what is damaged was set aside. */
  readonly part: (
    id: string,
    part: number,
  ) => Kept<{ readonly hash: string; readonly bytes: Uint8Array<ArrayBuffer> } | undefined>
  /** Only a receipt for these very bytes, of this epoch, is an arrival (S3). */
  readonly arrived: (epoch: string, receipt: Receipt) => Kept<boolean>
  /** Erased on the server by a withdrawal: here too (S9). */
  readonly withdrawn: (id: string) => Kept<void>
  /** Other bytes stand there: set aside, nothing erased. */
  readonly conflict: (id: string) => Kept<void>
  /** Did the server say that it has no room for more of this tablet's? */
  readonly noRoom: (id: string, full: boolean) => Kept<void>
}
