/** How long a new screen or card takes to sink in: a tap before that was meant for what stood there first. */
export const settleTime = 500
/** Two taps within this time are one tap of a hand that shakes. */
export const doubleTapTime = 350

/** Milliseconds of one clock, that of the events. `shownAt` is absent until what is on screen has been painted. */
export type TapGuard = { readonly shownAt: number | undefined; readonly takenAt: number | undefined }

/** Is a tap at that moment meant for what is shown now? */
export const isMeant = (guard: TapGuard, at: number): boolean =>
  guard.shownAt !== undefined &&
  at - guard.shownAt >= settleTime &&
  (guard.takenAt === undefined || at - guard.takenAt >= doubleTapTime)
