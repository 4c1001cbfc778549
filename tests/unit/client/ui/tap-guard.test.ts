import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { doubleTapTime, isMeant, settleTime } from '#client/ui/tap-guard.ts'

const long = { shownAt: 0, takenAt: undefined }

describe('[G1] taps that were meant', () => {
  it('nothing counts before what is on screen has been painted', () => {
    expect(isMeant({ shownAt: undefined, takenAt: undefined }, 10_000)).toBe(false)
  })

  it('a new card takes no tap for half a second', () => {
    expect(isMeant(long, settleTime - 1)).toBe(false)
    expect(isMeant(long, settleTime)).toBe(true)
  })

  it('two taps within 350 ms are one', () => {
    expect(isMeant({ shownAt: 0, takenAt: 1000 }, 1000 + doubleTapTime - 1)).toBe(false)
    expect(isMeant({ shownAt: 0, takenAt: 1000 }, 1000 + doubleTapTime)).toBe(true)
  })

  it('however fast a hand taps, taken taps are at least 350 ms apart, and none is in a card’s first half second', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 60 }), (pauses) => {
        let at = 0
        let guard: Parameters<typeof isMeant>[0] = { shownAt: 0, takenAt: undefined }
        const taken: number[] = []
        for (const pause of pauses) {
          at += pause
          if (!isMeant(guard, at)) continue
          taken.push(at)
          // Every taken tap shows a new card.
          guard = { shownAt: at, takenAt: at }
        }
        for (const [index, one] of taken.entries())
          expect(one - (taken[index - 1] ?? 0)).toBeGreaterThanOrEqual(settleTime)
      }),
      { verbose: 1 },
    )
  })
})
