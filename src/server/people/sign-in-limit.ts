/** So many typing errors cost nothing. */
const free = 5
const firstWait = 30_000
const mostWait = 15 * 60_000

/**
 * Milliseconds an account must wait after its last wrong try: none for the first five, then twice as long each time, a
 * quarter of an hour at most: a guesser gets nowhere, and nobody is shut out for longer than a cup of coffee. Passkeys
 * do not wait: they cannot be guessed.
 */
export const waitAfter = (failed: number): number =>
  failed < free ? 0 : Math.min(mostWait, firstWait * 2 ** Math.min(failed - free, 10))

/** Seconds left to wait, or `undefined` when a try may be made now. Times in epoch milliseconds. */
export const secondsLeft = (failed: number, lastAt: number, now: number): number | undefined => {
  const left = lastAt + waitAfter(failed) - now
  return left > 0 ? Math.ceil(left / 1000) : undefined
}
