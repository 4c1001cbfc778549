const first = 2000
const longest = 15 * 60_000

/**
 * S6: how long to wait after so many failures in a row, in milliseconds: full jitter under a doubling ceiling, so that
 * fifty tablets do not come back to a restarted server in the same second. `Retry-After` is a minimum.
 */
export const backOff = (failures: number, random: () => number, retryAfter = 0): number => {
  const wait = Math.floor(random() * Math.min(longest, first * 2 ** failures))
  return retryAfter > 0 ? retryAfter + Math.min(wait, retryAfter) : wait
}
