/** How far a tablet came that may read back. */
export type PullPlace = {
  readonly cursor: string
  readonly epoch: string
  readonly at: number
  /** When and in which epoch the server was last asked about everything that was read back. */
  readonly reviewed: { readonly at: number; readonly epoch: string }
  /** Which build read: another one begins at the beginning. Absent: so does this one. */
  readonly build?: string
  /** Records that came and could not be taken in. */
  readonly missed?: number
}
