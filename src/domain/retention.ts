import * as z from 'zod/mini'

/** Whole months; null: it stands until somebody sets a term. Long enough that a round is over before its stories go. */
const months = (least: number) => z.nullable(z.int().check(z.gte(least), z.lte(240)))

/** How long a programme keeps what, counted from when it reached the server, by the server's clock (P20). */
export const retentionTerms = z.strictObject({
  /** What was told, opened to count and to export, with its codings. */
  stories: months(1),
  /** The sealed records that tablets sent. */
  sealed: months(1),
  /** Who did what at the desk. */
  audit: months(6),
})
export type RetentionTerms = z.infer<typeof retentionTerms>

/** Nothing goes by itself. */
export const noTerms: RetentionTerms = { stories: null, sealed: null, audit: null }

/** A term that was set by mistake takes nothing with it before somebody can have seen it. */
export const retentionPauseMs = 7 * 24 * 3_600_000

/**
 * So many calendar months before a moment (epoch milliseconds), in UTC: what came in before it has had its term. A day
 * that the month does not have becomes its last.
 */
export const monthsBefore = (moment: number, count: number): number => {
  const at = new Date(moment)
  const day = at.getUTCDate()
  at.setUTCDate(1)
  at.setUTCMonth(at.getUTCMonth() - count)
  const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate()
  at.setUTCDate(Math.min(day, last))
  return at.getTime()
}
