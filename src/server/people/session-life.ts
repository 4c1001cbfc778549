/** Nobody at the desk for so long: signed out (ASVS 7.3.1). Milliseconds, as the others. */
export const idleLife = 30 * 60_000
/** However busy: signed out (ASVS 7.3.2). */
export const wholeLife = 12 * 60 * 60_000
/** Key actions ask that the proof was given no longer ago than this. */
export const freshLife = 5 * 60_000
/** A session's last use is written no more often than this: reading must not cost a write each time. */
export const touchEvery = 60_000

/** Is a session over? Times in epoch milliseconds. */
export const isOver = (
  { provenAt, lastSeen }: { readonly provenAt: number; readonly lastSeen: number },
  now: number,
): boolean => now - provenAt >= wholeLife || now - lastSeen >= idleLife
