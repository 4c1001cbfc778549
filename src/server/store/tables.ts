import type { Generated } from 'kysely'
import type { AttachmentTables } from './attachment-tables.ts'
import type { ClearanceTables } from './clearance-tables.ts'
import type { CodedTables } from './coded-tables.ts'
import type { CountTables } from './count-tables.ts'
import type { OperationsTables } from './operations-tables.ts'
import type { PeopleTables } from './people-tables.ts'
import type { PullTables } from './pull-tables.ts'
import type { ReadingsTable } from './readings-table.ts'
import type { SelectionTables } from './selection-tables.ts'

// Every key leads with programme_id, so that a distributed PostgreSQL can shard by it (DESIGN 7). Times are ISO text and
// JSON is text: what SQLite and PostgreSQL both hold without a word of their own.

type MetaTable = {
  readonly programme_id: string
  epoch: string
  seq: number
  backed_up_through: number
  /** Of PostgreSQL: where this epoch was taken (postgres-home.ts). */
  home: string | null
  /** SHA-256 of the key that receipts are made with: servers that share the database share it. */
  receipt_key_hash: string | null
}

/** `expired`: its term is over and the envelope is gone; id, hash and place stay, so that it is known and not asked again. */
export type RecordState = 'waiting' | 'opened' | 'unreadable' | 'expired'

type RecordsTable = {
  readonly programme_id: string
  readonly id: string
  readonly hash: string
  /** The envelope's text, byte for byte as the tablet froze it (S2); empty when it is expired. */
  envelope: string
  readonly server_seq: number
  received_at: string
  readonly device_id: string
  state: RecordState
  reason: string | null
}

type KeptAsideTable = {
  readonly programme_id: string
  readonly id: string
  /** SHA-256 of what was really sent. */
  readonly hash: string
  readonly reason: 'conflict' | 'invalid'
  /** JSON string: what is kept aside may hold characters that a text column cannot. */
  readonly content: string
  readonly received_at: string
  readonly device_id: string
}

export type ConversationsTable = {
  readonly programme_id: string
  readonly id: string
  readonly root: string
  readonly revision: number
  readonly origin: 'tablet' | 'import'
  readonly form: string
  readonly day: string
  readonly round: string
  readonly centre: string
  readonly instrument: string
  readonly change_story: string
  readonly language: string
  readonly with_whom: 'resident' | 'partner' | 'other'
  readonly mode: string
  readonly source: string
  readonly answers: string
  /** Null where the exchange format does not tell: unknown is not "no". */
  readonly held_by: string | null
  readonly helper: string | null
  readonly number: number | null
  readonly consent: string | null
  readonly read_back: string | null
  /** JSON; only of a card sort. */
  readonly cards: string | null
  /** Of an import: when the server first saw that it stands, for its term. */
  kept_since?: string | null
}

type RefusalsTable = {
  readonly programme_id: string
  readonly id: string
  readonly day: string
  readonly round: string
  readonly centre: string
  readonly instrument: string
  readonly with_whom: 'resident' | 'partner' | 'other'
}

type WithdrawalsTable = {
  readonly programme_id: string
  readonly root: string
  readonly withdrawn_at: string
  /** 1: something of it was here to erase. */
  found: number
}
/** W2: all 64 ids of each withdrawn root, so that asking is one look-up. */
type WithdrawnIdsTable = {
  readonly programme_id: string
  readonly id: string
  readonly root: string
  /** Where the record stood before it was erased; null when this database never held it. Tells a roll-back (R2). */
  readonly server_seq: number | null
}

type DevicesTable = {
  readonly programme_id: string
  readonly id: string
  token_hash: string
  readonly created_at: string
  last_seen: string | null
  revoked_at: string | null
  build: string | null
  unsent: number | null
  quarantined: number | null
  persisted: number | null
  /** Whom it is for, as staff wrote it: the name of a tablet, not of a person. */
  readonly name: string | null
  /** Null: of the whole programme, as tablets were before centres had codes of their own. */
  readonly centre: string | null
  /** 1: may read its centre back. */
  readonly reads: Generated<number>
  /** 1: shut out, yet staff agreed that what it still holds may come in. */
  deposits: Generated<number>
  /** When its token was made; null: when it enrolled. */
  token_at: string | null
  /** A newer token that it was given and has not used yet: until it does, both open. */
  next_token_hash: string | null
  next_token_at: string | null
  /** Public half of its reading key, base64url, as it was first told (L2). */
  reading_key: string | null
  /** The tablet whose token it was made with, as a copy of it (S16); null: it enrolled. */
  readonly copied_from: string | null
}

type EnrolmentCodesTable = {
  readonly programme_id: string
  readonly code_hash: string
  readonly created_at: string
  readonly expires_at: string
  used_at: string | null
  readonly name: string | null
  readonly centre: string | null
  readonly reads: Generated<number>
}

type MigrationsTable = { readonly name: string; readonly applied_at: Generated<string> }

export type Tables = AttachmentTables &
  ClearanceTables &
  CountTables &
  CodedTables &
  OperationsTables &
  PeopleTables &
  PullTables &
  SelectionTables & {
    readonly migrations: MigrationsTable
    readonly meta: MetaTable
    readonly readings: ReadingsTable
    readonly records: RecordsTable
    readonly kept_aside: KeptAsideTable
    readonly conversations: ConversationsTable
    readonly refusals: RefusalsTable
    readonly withdrawals: WithdrawalsTable
    readonly withdrawn_ids: WithdrawnIdsTable
    readonly devices: DevicesTable
    readonly enrolment_codes: EnrolmentCodesTable
  }
