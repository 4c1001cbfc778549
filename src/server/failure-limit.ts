export type FailureLimit = {
  /** Seconds to wait when this address failed too often of late, else `undefined`. */
  readonly blockedFor: (address: string) => number | undefined
  readonly failed: (address: string) => void
}

/**
 * Counts failures, not requests: a centre's tablets share one address and must never wait for each other, so only wrong
 * codes, tokens and keys count. At most `most` failures in each window; forgets the oldest address beyond 10,000.
 */
export const createFailureLimit = ({
  now,
  most,
  windowMs,
}: {
  readonly now: () => number
  readonly most: number
  readonly windowMs: number
}): FailureLimit => {
  const windows = new Map<string, { readonly began: number; count: number }>()
  const current = (address: string) => {
    const found = windows.get(address)
    return found !== undefined && now() - found.began < windowMs ? found : undefined
  }
  return {
    blockedFor: (address) => {
      const found = current(address)
      return found === undefined || found.count < most
        ? undefined
        : Math.max(1, Math.ceil((found.began + windowMs - now()) / 1000))
    },
    failed: (address) => {
      const found = current(address)
      if (found !== undefined) {
        found.count += 1
        return
      }
      windows.delete(address)
      windows.set(address, { began: now(), count: 1 })
      if (windows.size > 10_000) windows.delete(windows.keys().next().value!)
    },
  }
}
