/** What changed behind a number of what may be read back, in that order. */
export type PulledPage = {
  readonly head: number
  readonly records: readonly {
    readonly id: string
    readonly hash: string
    readonly envelope: string
    /** Whose it is, by the row that was opened from it. */
    readonly centre: string
    /** What staff call the tablet that brought it. */
    readonly from: string | undefined
  }[]
  readonly gone: readonly string[]
  /** Those whose term is over (K2). */
  readonly over: readonly string[]
  readonly next: number
  readonly more: boolean
}
