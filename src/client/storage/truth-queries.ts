import { amsterdamDay } from '#domain/amsterdam-day.ts'
import type { DeviceRow, PraatplaatDatabase } from './database.ts'

/** The one line of truth on the home screen. `kept` and `arrived` count conversations (revision 1); the others count records. */
export type Truth = {
  /** Held on this tablet, whatever became of them; withdrawn ones not, not those only the server still has, and none that were read back. */
  readonly kept: number
  readonly arrived: number
  /** Conversations and corrections that the server does not have yet. */
  readonly waiting: number
  /** Records of any kind that the server does not have yet: refusals and codings too. */
  readonly unsent: number
  /** Set aside, of any kind: nothing stuck may be hidden. */
  readonly quarantined: number
  readonly lastArrivedAt: number | undefined
  readonly linked: boolean
  readonly drafts: readonly { readonly id: string; readonly day: string; readonly revision: number }[]
  /** Thank-you screens that were never left: their codes can still be shown. */
  readonly slips: readonly { readonly id: string; readonly day: string }[]
  /** Something is unsent, and no backup was made or put off today. */
  readonly backupDue: boolean
}

/** Counts by index only: opening home with thousands stored costs what it costs with none. */
export const readTruth = async (database: PraatplaatDatabase, today: string): Promise<Truth> => {
  const { device, drafts, records, slips } = database.tables
  const first = (state: string) => records.where('[kind+revision+state]').equals(['conversation', 1, state]).count()
  const [row, open, laid, all, withdrawn, arrived, pruned, pulled, waiting, unsent, quarantined] = await Promise.all([
    device.get('device'),
    drafts.toArray(),
    slips.toArray(),
    // An array sorts after every text, so this is every state. Dexie's own maxKey would bring Dexie into the first paint.
    records.where('[kind+revision+state]').between(['conversation', 1, ''], ['conversation', 1, []]).count(),
    first('withdrawn'),
    first('arrived'),
    first('pruned'),
    first('pulled'),
    records.where('[state+kind]').equals(['waiting', 'conversation']).count(),
    records.where('state').equals('waiting').count(),
    records.where('state').equals('quarantined').count(),
  ])
  const backedUpToday = row?.lastBackupAt !== undefined && amsterdamDay(row.lastBackupAt) === today
  return {
    kept: all - withdrawn - pruned - pulled,
    arrived: arrived + pruned,
    waiting,
    unsent,
    quarantined,
    lastArrivedAt: row?.link?.lastArrivedAt,
    linked: row?.link !== undefined,
    drafts: open
      .map(({ id, day, revision }) => ({ id, day, revision }))
      .sort((a, b) => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day > b.day ? -1 : 1)),
    slips: laid.map(({ id, day }) => ({ id, day })),
    backupDue: unsent + quarantined > 0 && !backedUpToday && row?.backupAskedOn !== today,
  }
}

/** `undefined` before set-up. */
export const readDevice = async (database: PraatplaatDatabase): Promise<DeviceRow | undefined> =>
  database.tables.device.get('device')
