import type { DeviceRow, PraatplaatDatabase } from './database.ts'

/** The one line of truth on the home screen. Unit of the first three: conversations (revision 1), of `waiting`: records. */
export type Truth = {
  /** Held on this tablet, whatever became of them; withdrawn ones not. */
  readonly kept: number
  readonly arrived: number
  /** Conversations and corrections that the server does not have yet. */
  readonly waiting: number
  readonly quarantined: number
  readonly lastArrivedAt: number | undefined
  readonly linked: boolean
  readonly drafts: readonly { readonly id: string; readonly day: string; readonly revision: number }[]
  /** Something is unsent, and no backup was made or put off today. */
  readonly backupDue: boolean
}

/** Counts by index only: opening home with thousands stored costs what it costs with none. */
export const readTruth = async (_database: PraatplaatDatabase, _today: string): Promise<Truth> => {
  throw new Error('not built')
}

/** `undefined` before set-up. */
export const readDevice = async (_database: PraatplaatDatabase): Promise<DeviceRow | undefined> => {
  throw new Error('not built')
}
