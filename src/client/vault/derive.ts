/** How costly a guess is. OWASP's least for Argon2id: 19 MiB, two passes, one lane. */
export type Cost = { readonly memoryKiB: number; readonly passes: number }
export const leastCost: Cost = { memoryKiB: 19 * 1024, passes: 2 }

/** Argon2id of a code: 32 bytes. Passed into the vault, so that it may run in a worker here and directly in a test. */
export type Derive = (code: string, salt: Uint8Array<ArrayBuffer>, cost: Cost) => Promise<Uint8Array<ArrayBuffer>>

const mostMemoryKiB = 64 * 1024
const mostPasses = 12
const aim = 1000

/** Faster than this is worth another measurement: the first one on a cold worker is mostly starting up. */
export const tooFast = 0.7 * aim

/**
 * The cost that takes about a second on this device, from how long a known cost took (milliseconds).
 * Memory grows first (it costs a guesser's graphics card most), then passes. Never under `leastCost`.
 */
export const calibrate = (took: number, of: Cost = leastCost): Cost => {
  const budget = (of.memoryKiB * of.passes * aim) / Math.max(took, 1)
  const memoryKiB = Math.round(Math.min(mostMemoryKiB, Math.max(leastCost.memoryKiB, budget / leastCost.passes)))
  const passes = Math.min(mostPasses, Math.max(leastCost.passes, Math.floor(budget / memoryKiB)))
  return { memoryKiB, passes }
}
