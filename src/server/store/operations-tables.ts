import type { Generated } from 'kysely'

/** What the server does by itself: whose turn it is, when it was last done, and what went wrong. */
type ChoresTable = {
  readonly programme_id: string
  readonly name: string
  holder: string | null
  held_until: string | null
  done_at: string | null
  failed_at: string | null
  failure: string | null
  looked_at: Generated<string | null>
  steady_since: Generated<string | null>
}

type RetentionTermsTable = {
  readonly programme_id: string
  /** Whole months; null: until somebody sets a term. */
  stories_months: number | null
  sealed_months: number | null
  audit_months: number | null
  changed_at: string | null
  stories_through: Generated<number>
  sealed_through: Generated<number>
}

type OpeningClaimsTable = {
  readonly programme_id: string
  readonly first_seq: number
  readonly last_seq: number
  readonly holder: string
  /** PostgreSQL's process of the connection that claimed: gone when the server died. */
  readonly backend: number
  readonly held_until: string
}

export type OperationsTables = {
  readonly chores: ChoresTable
  readonly retention_terms: RetentionTermsTable
  readonly opening_claims: OpeningClaimsTable
}
