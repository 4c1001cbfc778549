import { createContext, useCallback, useContext, useEffect, useRef } from 'react'
import type { TapGuard } from '../ui/tap-guard.ts'
import { isMeant } from '../ui/tap-guard.ts'

/** Takes a tap at that moment, or not; a taken tap closes the door for the next ones for a while. */
export type TakeTap = (at: number) => boolean

const TakeTapContext = createContext<TakeTap>(() => true)
export const TakeTapProvider = TakeTapContext
export const useTakeTap = (): TakeTap => useContext(TakeTapContext)

/**
 * Guards what is on screen against taps that were meant for what stood there before. `shown` names it: a new name
 * starts the settling anew, from the frame in which it is painted.
 */
export const useTapGuard = (shown: string): TakeTap => {
  const guard = useRef<TapGuard>({ shownAt: undefined, takenAt: undefined })
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs for each thing shown, by its name.
  useEffect(() => {
    guard.current = { ...guard.current, shownAt: undefined }
    const frame = requestAnimationFrame((at) => {
      guard.current = { ...guard.current, shownAt: at }
    })
    return () => cancelAnimationFrame(frame)
  }, [shown])
  return useCallback((at) => {
    if (!isMeant(guard.current, at)) return false
    guard.current = { ...guard.current, takenAt: at }
    return true
  }, [])
}
