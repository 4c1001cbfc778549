import { minForShare } from './card-shares.ts'
import type { Shown } from './disclosure.ts'
import { isHidden } from './disclosure.ts'

export type Share = {
  readonly count: Shown
  /** Of how many. Never left out where the count is shown. */
  readonly of: Shown
  /** Whole number out of 100; absent under thirty, and where either number is kept back. */
  readonly outOf100?: number
}

/** A count and what it is of. Under thirty a share would promise more than is known (research/domain 5.7). */
export const shareOf = (count: Shown, of: Shown): Share => ({
  count,
  of,
  ...(isHidden(count) || isHidden(of) || of < minForShare ? {} : { outOf100: Math.round((100 * count) / of) }),
})
