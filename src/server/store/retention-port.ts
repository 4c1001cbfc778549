import type { RetentionTerms } from '#domain/retention.ts'
import type { Actor } from './audit-queries.ts'

/** Why nothing was taken away, for the desk: the clock jumped, and more than half would have gone. */
export const tooMuchAtOnce = 'too-much-at-once'

export type SweptAway = {
  readonly conversations: number
  readonly refusals: number
  readonly sealed: number
  readonly auditEntries: number
}

export type Retention = {
  readonly terms: () => Promise<RetentionTerms & { readonly changedAt: string | undefined }>
  readonly setTerms: (terms: RetentionTerms, by: Actor, now: number) => Promise<void>
  /**
   * Takes away what had its term by the server's clock, a page a transaction, each with its entry in the log. Not within
   * a week after the terms were changed. Again changes nothing.
   */
  readonly sweep: (now: number) => Promise<SweptAway>
  /**
   * Would more than half of the stories, of the sealed records or of the log go by this clock? Not when somebody set the
   * terms since that moment: they know what goes.
   */
  readonly takesMost: (now: number, since: number) => Promise<boolean>
  /** What the ledger knows as expired and this database does not, expired here too. @returns how many. */
  readonly replay: (now: number) => Promise<number>
}
