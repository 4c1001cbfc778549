import type { Reading } from '#domain/reading.ts'
import type { Centres } from './of-centres.ts'

/** What the desk may ask of readings. */
export type ReadingStore = {
  /** What people made while they interpreted these results together, as it stands. */
  readonly readings: (round: string | undefined, centres?: Centres) => Promise<readonly Reading[]>
}
