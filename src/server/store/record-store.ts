// The one port between the server and its database. Everything a route or command may ask stands here; SQL does not
// leave this room, and part C's PostgreSQL answers to the same contract suite.

import type { Recording } from '#domain/attachment.ts'
import type { CardTallies } from '#domain/card-tallies.ts'
import type { Refusal } from '#domain/conversation.ts'
import type { Card } from '#domain/deck.ts'
import type { ExchangeConversation } from '#domain/exchange.ts'
import type { ExchangeCoded } from '#domain/exchange-coding.ts'
import type { LineFault } from '#domain/exchange-line.ts'
import type { ExchangeSelection } from '#domain/exchange-selection.ts'
import type { OpenedCoded } from '#domain/opened-coded.ts'
import type { OpenedConversation } from '#domain/opened-conversation.ts'
import type { OpenedSelection } from '#domain/opened-selection.ts'
import type { QuoteClearance } from '#domain/quote-clearance.ts'
import type { Reading } from '#domain/reading.ts'
import type { Announced } from '#wire/attachment.ts'
import type { TabletState } from '#wire/batch.ts'
import type { Actor } from './audit-queries.ts'
import type { Chores } from './chores.ts'
import type { CodedStore } from './coded-store.ts'
import type { Centres } from './of-centres.ts'
import type { PulledPage } from './pulled-page.ts'
import type { ReadingStore } from './reading-store.ts'
import type { Retention } from './retention-port.ts'
import type { StaffStore } from './staff-store.ts'

export type Standing = { readonly epoch: string; readonly seq: number; readonly backedUpThrough: number }

/** A record's place in the database; with an epoch and a mac it becomes a receipt. */
export type Stored = { readonly id: string; readonly hash: string; readonly serverSeq: number }

export type IncomingRecord = {
  readonly id: string
  /** What the tablet says the hash is, and what it is (V1). */
  readonly hash: string
  readonly actualHash: string
  readonly envelope: string
}

/** A withdrawal whose proof was checked, with all the ids it covers (W2). */
export type Withdrawal = { readonly root: string; readonly ids: readonly string[] }

export type IncomingBatch = {
  readonly device: string
  /** Whose the tablet is: what it files under another centre is kept and not opened. */
  readonly centre?: string | undefined
  readonly now: number
  readonly records: readonly IncomingRecord[]
  readonly withdrawals: readonly Withdrawal[]
  readonly tablet: TabletState | undefined
}

export type KeptRecord =
  | { readonly id: string; readonly outcome: 'stored' | 'duplicate'; readonly stored: Stored }
  | { readonly id: string; readonly outcome: 'conflict' | 'withdrawn' | 'invalid' | 'later' }

export type KeptBatch = {
  readonly standing: Standing
  /** In the order of the batch. */
  readonly records: readonly KeptRecord[]
  /** Roots withdrawn by this batch of which anything is or was here. */
  readonly found: ReadonlySet<string>
}

export type AnnouncedAttachment =
  | { readonly id: string; readonly outcome: 'awaited'; readonly missing: readonly number[] }
  | { readonly id: string; readonly outcome: 'complete'; readonly stored: Stored }
  | { readonly id: string; readonly outcome: 'withdrawn' | 'conflict' | 'unknown' | 'no-room' }

export type IncomingPart = {
  readonly device: string
  readonly id: string
  readonly part: number
  /** What the tablet says the hash is, and what it is (V1). */
  readonly hash: string
  readonly actualHash: string
  readonly content: Uint8Array
}

export type KeptPart = {
  readonly standing: Standing
  readonly outcome: 'stored' | 'duplicate' | 'conflict' | 'withdrawn' | 'unknown' | 'invalid'
  /** All of its parts are here now. */
  readonly whole?: Stored
}

export type SortedOut = {
  readonly standing: Standing
  readonly known: readonly Stored[]
  readonly missing: readonly string[]
  readonly withdrawn: readonly string[]
  readonly conflicts: readonly string[]
}

export type UnreadableReason =
  | 'no-envelope'
  | 'not-for-this-key'
  | 'damaged'
  | 'unknown-shape'
  | 'unknown-instrument'
  | 'header-differs'
  | 'other-programme'
  /** Opened well, but the database did not take its rows. */
  | 'not-written'
  /** The thread that opened it died of it. */
  | 'not-opened'
  /** Its tablet is another centre's: kept until a manager lets it count. */
  | 'other-centre'
  /** The term of stories was over before it could be opened. */
  | 'term-over'

export type Opened =
  | {
      readonly id: string
      readonly kind: 'conversation'
      readonly conversation: OpenedConversation
      /** Ids of its sound and photos: awaited from here on, whatever of them is here (A5). */
      readonly attachments?: readonly string[]
    }
  | { readonly id: string; readonly kind: 'recording'; readonly recording: Recording }
  | { readonly id: string; readonly kind: 'refusal'; readonly refusal: Refusal }
  | { readonly id: string; readonly kind: 'reading'; readonly reading: Reading }
  | { readonly id: string; readonly kind: 'coded'; readonly coded: OpenedCoded }
  | { readonly id: string; readonly kind: 'quote-clearance'; readonly clearance: QuoteClearance }
  | { readonly id: string; readonly kind: 'selection'; readonly selection: OpenedSelection }
  | { readonly id: string; readonly kind: 'unreadable'; readonly reason: UnreadableReason }

export type Unopened = { readonly id: string; readonly envelope: string; readonly serverSeq: number }

export type Device = {
  readonly id: string
  readonly revoked: boolean
  /** Shut out, yet staff agreed that what it still holds may come in. */
  readonly deposits: boolean
  /** Whose it is; `undefined` for one of the whole programme. */
  readonly centre: string | undefined
  /** May it read its centre back? */
  readonly reads: boolean
}

export type DeviceRow = {
  readonly id: string
  readonly tokenHash: string
  readonly tokenAt: string | null
  readonly nextTokenHash: string | null
  readonly nextTokenAt: string | null
  readonly createdAt: string
  readonly revokedAt: string | null
  readonly name: string | null
  readonly centre: string | null
  readonly reads: number
  readonly deposits: number
  readonly readingKey: string | null
  readonly copiedFrom: string | null
}

/** A tablet as staff see it: numbers, no words. Times are ISO text; the numbers are those of `lastSeen`. */
export type TabletRow = {
  readonly id: string
  readonly createdAt: string
  readonly lastSeen: string | undefined
  readonly revokedAt: string | undefined
  readonly build: string | undefined
  readonly unsent: number | undefined
  readonly quarantined: number | undefined
  /** Did its browser promise to keep what it stores? */
  readonly persisted: boolean | undefined
  readonly name: string | undefined
  readonly centre: string | undefined
  readonly reads: boolean
  readonly deposits: boolean
  /** Records that it filed under another centre, kept and not counted. */
  readonly otherCentre: number
  /** That centre, of the last of these. */
  readonly filedUnder: string | undefined
}

export type CentreTally = {
  readonly centre: string
  readonly resident: number
  readonly partner: number
  readonly other: number
}

export type Counts = {
  readonly rounds: readonly string[]
  readonly refusals: number
  /** Stored and not opened yet. */
  readonly waiting: number
  /** Stored and impossible to open or to read with this build: kept, never counted. */
  readonly unreadable: number
  /** Filed under another centre than its tablet's: kept until a manager lets it count. */
  readonly otherCentre: number
  /** Sound and photos that are not whole here yet. */
  readonly attachmentsAwaited: number
  /** Kept aside: the same id with other bytes, or bytes that are not what their hash says. */
  readonly keptAside: number
}

export type PageEnd = { readonly day: string; readonly root: string }

/** `over`: it stood here until its term was over. */
export type ImportOutcome = 'imported' | 'unchanged' | 'conflict' | 'withdrawn' | 'over'
export type Importer = {
  readonly take: (lines: readonly ExchangeConversation[], changeStory: string) => Promise<readonly ImportOutcome[]>
  /** Behind all conversations: of what is not here yet nothing can be coded. A fault tells what is wrong with the line. */
  readonly takeCoded: (lines: readonly ExchangeCoded[]) => Promise<readonly (ImportOutcome | LineFault)[]>
  /** The same of what came of stories that people chose from. */
  readonly takeSelections: (lines: readonly ExchangeSelection[]) => Promise<readonly (ImportOutcome | LineFault)[]>
}

export type RecordStore = StaffStore &
  CodedStore &
  ReadingStore & {
    /** What the server does by itself, one server at a time. */
    readonly chores: Chores
    /** How long what stands, and taking away what had its term. */
    readonly retention: Retention
    readonly standing: () => Promise<Standing>
    /** R2: takes the new epoch unless another request already did. @returns the epoch that now holds. */
    readonly renewEpoch: (from: string, to: string) => Promise<string>
    /**
     * Are this server's receipts made with the key of all other servers on this database? The first key is the one, and
     * a new one takes the place of one that was lost. @returns whether it is that key.
     */
    readonly sharesReceiptKey: (hash: string, how: { readonly isNew: boolean }) => Promise<boolean>
    /** Does this record stand here under this number, or did it until it was withdrawn? */
    readonly holds: (stored: Stored) => Promise<boolean>
    /** S12: what of these is here, what is not. */
    readonly sortOut: (
      device: string,
      records: readonly { readonly id: string; readonly hash: string }[],
      tablet: TabletState | undefined,
      now: number,
    ) => Promise<SortedOut>
    /** V1–V3, W4: one transaction; when it resolves, everything it answers is on disk. */
    readonly keep: (batch: IncomingBatch) => Promise<KeptBatch>

    /** A5: what of these attachments is missing; one transaction, which a withdrawal cannot come between. */
    readonly announceAttachments: (asked: {
      readonly device: string
      readonly attachments: readonly Announced[]
      readonly now: number
    }) => Promise<{ readonly standing: Standing; readonly results: readonly AnnouncedAttachment[] }>
    /** One sealed part, once, whoever brings it again. When it resolves, what it answers is on disk. */
    readonly keepPart: (part: IncomingPart) => Promise<KeptPart>
    /** The sealed bytes of one part; `undefined` when they are not here. */
    readonly attachmentPart: (id: string, part: number) => Promise<Uint8Array | undefined>

    /** V6: envelopes nobody opened yet, in the order of their places, those behind `after`. */
    readonly unopened: (limit: number, after?: number) => Promise<readonly Unopened[]>
    /** Idempotent: what was opened or withdrawn meanwhile is left alone. */
    readonly keepOpened: (opened: readonly Opened[]) => Promise<void>
    /** Gives what this build may now understand another try. */
    readonly retryUnreadable: () => Promise<void>

    readonly addEnrolmentCode: (code: {
      readonly hash: string
      readonly now: number
      readonly expires: number
      /** Of a tablet of the whole programme that reads nothing, when it is not told. */
      readonly name?: string | undefined
      readonly centre?: string | undefined
      readonly reads?: boolean
      readonly by?: Actor
    }) => Promise<void>
    /** Spends a code once and adds the device, in one transaction. */
    readonly enrol: (asked: {
      readonly codeHash: string
      readonly device: string
      readonly tokenHash: string
      readonly now: number
    }) => Promise<
      | { readonly centre: string | undefined; readonly reads: boolean }
      | 'enrolment-unknown'
      | 'enrolment-used'
      | 'enrolment-expired'
    >
    readonly findDevice: (tokenHash: string) => Promise<Device | undefined>
    readonly hasDevices: () => Promise<boolean>

    /**
     * What may be read back of these centres and changed behind a number, in the order it changed: at most so many
     * records, and of their envelopes so many characters. `head`: the last number given out; a higher `after` is of a
     * database that was put back.
     */
    readonly pull: (asked: {
      readonly centres: Centres
      readonly after: number
      readonly most: number
      readonly length: number
    }) => Promise<PulledPage & { readonly standing: Standing }>
    /** K2: of these ids those that stand here with their term over. */
    readonly overAmong: (ids: readonly string[]) => Promise<readonly string[]>
    /** L2: the first reading key that a tablet tells is the one. @returns whether this is it. */
    readonly pinReadingKey: (device: string, readingKey: string, now: number) => Promise<boolean>
    /** In the order they enrolled. */
    readonly tablets: (centres?: Centres) => Promise<readonly TabletRow[]>
    /**
     * Its token opens nothing any more; what it sent stays. With `deposits` it may still bring what it holds. Again
     * changes nothing. @returns whether there is such a tablet (in these centres).
     */
    readonly revoke: (
      id: string,
      now: number,
      how?: { readonly by?: Actor; readonly deposits?: boolean; readonly centres?: Centres },
    ) => Promise<boolean>
    /** Lets what a tablet filed under another centre be opened and counted there. @returns how many, 0 for no such. */
    readonly acceptOtherCentre: (id: string, now: number, by: Actor) => Promise<number>
    /**
     * The tablet is of this centre from now on: what it files there counts. Reading back ends, because what it read so far
     * is of another centre. @returns whether there is such a tablet in use.
     */
    readonly moveTablet: (id: string, centre: string, now: number, by: Actor) => Promise<boolean>
    /**
     * Gives a tablet a newer token, by its hash. The one it has goes on opening until the newer one is used (S14).
     * @returns false when another tablet has that token.
     */
    readonly renewToken: (device: string, tokenHash: string, now: number) => Promise<boolean>
    /** @returns whether there is such a tablet that was shut out. */
    readonly setDeposit: (
      id: string,
      allowed: boolean,
      now: number,
      by: { readonly by: Actor; readonly centres: Centres },
    ) => Promise<boolean>

    /** One query: newest revision of each root, withdrawn ones gone. */
    readonly tallies: (round: string | undefined, centres?: Centres) => Promise<readonly CentreTally[]>
    /** Of some centres: what waits or cannot be opened counts by the centre of the tablet that sent it. */
    readonly counts: (round: string | undefined, centres?: Centres) => Promise<Counts>
    /** What `countCards` counts over the newest revisions; own cards by day, root and the order they were made in. */
    readonly cardTallies: (round: string | undefined, centres?: Centres) => Promise<CardTallies>
    /** The deck of some opened sort that holds the card, for what the card says; `undefined` when none came with its deck. */
    readonly cardAsOffered: (card: string) => Promise<Card | undefined>
    /** What came of stories that people chose from, of those that stand: stories of one sitting together, in its order. */
    readonly selections: (round: string | undefined, centres?: Centres) => Promise<readonly OpenedSelection[]>
    /** Newest revisions by day and root, one page at a time. */
    readonly conversations: (asked: {
      readonly round: string | undefined
      readonly centres?: Centres
      readonly after: PageEnd | undefined
      readonly limit: number
    }) => Promise<readonly OpenedConversation[]>
    /** All or nothing: what the work throws undoes every line it took. */
    readonly importing: <Value>(work: (importer: Importer) => Promise<Value>) => Promise<Value>

    /** W5: the ledger's withdrawals that this database does not know, applied. @returns how many were new. */
    readonly replayWithdrawals: (now: number) => Promise<number>
    /**
     * A checked copy of this moment in a new file. Only then, and only for a copy apart from this data directory, does
     * `backedUpThrough` rise (R4): tablets forget on its word.
     */
    readonly backUp: (file: string, where?: { readonly apart: boolean }) => Promise<{ readonly seq: number }>
    /** A copy apart from the data directory, made of everything up to this place, is on its disk (R4). */
    readonly markBackedUp: (seq: number) => Promise<void>
    /** Tablets that a database put back from a backup may not know yet, or that were shut out since. */
    readonly devices: () => Promise<readonly DeviceRow[]>
    readonly adoptDevices: (devices: readonly DeviceRow[]) => Promise<void>
    /**
     * After a restore: a code or link that was spent after the backup must not work twice, and who was signed in then is
     * not now.
     */
    readonly forgetEnrolmentCodes: () => Promise<void>
    readonly health: () => Promise<Readonly<Record<string, string | number>>>
    readonly close: () => Promise<void>
  }
