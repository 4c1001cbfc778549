/**
 * What may be read back, and what is gone, each id once, under the number of its last change. Numbers are given out under
 * one lock until the commit: whoever read up to one of them has seen all below it.
 */
type PullLogTable = {
  readonly programme_id: string
  readonly id: string
  seq: number
  readonly centre: string
  /** 1: withdrawn. 2: its term is over (K2). */
  gone: number
}

/** The last number given out. */
type PullHeadTable = { readonly programme_id: string; seq: number }

/** Of a sealed programme: whom tablets seal what was said for (O1). */
type SealingTable = {
  readonly programme_id: string
  readonly kid: string
  readonly public_key: string
  readonly since: string
}

export type PullTables = {
  readonly sealing: SealingTable
  readonly pull_log: PullLogTable
  readonly pull_head: PullHeadTable
}
