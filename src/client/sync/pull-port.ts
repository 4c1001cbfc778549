import type { Result } from '#domain/result.ts'
import type { HaveAnswer, HaveRequest } from '#wire/batch.ts'
import type { EnvelopeHeader } from '#wire/envelope.ts'
import type { PullAnswer, PullRequest } from '#wire/pull.ts'
import type { ServerFailure } from './ask-server.ts'
import type { Kept } from './outbox-port.ts'

/** A tablet that may read back, and how far it came. */
export type PullLink = {
  readonly server: string
  /** Which tablet it is there: another one after linking anew. */
  readonly device: string
  readonly token: string
  readonly readingKey: PullRequest['readingKey']
  /** Of the last page that was kept, and the epoch it is of. */
  readonly place: { readonly cursor: string; readonly epoch: string } | undefined
  /** When and in which epoch the server was last asked about everything that was read back. */
  readonly reviewed: { readonly at: number; readonly epoch: string } | undefined
}

/** A record that came, its bytes proven; the envelope with a wrap for this tablet. */
export type ArrivedBack = {
  readonly header: EnvelopeHeader
  readonly hash: string
  readonly envelope: string
  readonly from: string | undefined
}

export type Page = {
  readonly place: { readonly cursor: string; readonly epoch: string }
  readonly records: readonly ArrivedBack[]
  /** Withdrawn (W4). */
  readonly gone: readonly string[]
  /** Their term is over (K2). */
  readonly over: readonly string[]
  /** How many came that are not among the records: of another kind than this build knows, or damaged. */
  readonly missed: number
}

/** What was read back, as the puller sees it. The storage room implements it. */
export type PullPort = {
  /** `undefined` for a tablet that is alone or may not read back. */
  readonly link: () => Kept<PullLink | undefined>
  /**
   * Keeps one page and how far it reaches in one transaction: whatever interrupts it, the next round goes on from what
   * is here (L3). Nothing changes when the tablet was linked anew, or is to begin again, since it asked.
   * @returns how many records are new here.
   */
  readonly keep: (seen: PullLink, page: Page) => Kept<number>
  /** Everything that was read back and stands. */
  readonly held: () => Kept<readonly { readonly id: string; readonly hash: string }[]>
  /** L5, W4: nothing of these may stay, nor of any revision of them, whoever made it. */
  readonly erase: (ids: readonly string[]) => Kept<void>
  /** K2: what was only read of these goes; what this tablet made itself stays as it is. */
  readonly letGo: (ids: readonly string[]) => Kept<void>
  /** The review is done; where records could not be taken in, the next round begins at the beginning. */
  readonly reviewed: (seen: PullLink, epoch: string) => Kept<void>
}

/** The two questions that reading back asks. */
export type PullTransport = {
  readonly pull: (to: PullLink, request: PullRequest) => Promise<Result<PullAnswer, ServerFailure>>
  readonly have: (to: PullLink, request: HaveRequest) => Promise<Result<HaveAnswer, ServerFailure>>
}
