import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** Called before each statement; tests throw from it to make one statement fail. */
export type BeforeStatement = (sql: string, parameters: readonly unknown[]) => void

/** The epoch as something beside the rows remembers it: rows put back by hand bring their old epoch with them (R1). */
export type EpochMark = {
  /** The epoch this database last had; `undefined` before the first. */
  readonly read: (db: Kysely<Tables>) => Promise<string | undefined>
  readonly write: (db: Kysely<Tables>, epoch: string) => Promise<void>
}

/**
 * What SQLite and PostgreSQL do differently. Everything else in this room is Kysely, and the same for both: turns are
 * taken by updating a row, which both hold until the commit, and uniqueness is a constraint.
 */
export type Database = {
  readonly kind: 'sqlite' | 'postgres'
  readonly db: Kysely<Tables>
  /** Does `work`, which brings the tables to this build's shape; one process at a time, before anything else. */
  readonly prepare: (work: (db: Kysely<Tables>) => Promise<void>) => Promise<void>
  /** What is read in here is of one moment, also when others commit in between. */
  readonly atOneMoment: <Value>(read: (db: Kysely<Tables>) => Promise<Value>) => Promise<Value>
  /**
   * What is read in here is of these centres, also where a query forgets to ask for them; `undefined` is the whole
   * programme. A second lock behind the queries' own predicates: PostgreSQL's row security has it, SQLite has none.
   */
  readonly ofCentres: <Value>(
    centres: readonly string[] | undefined,
    read: (db: Kysely<Tables>) => Promise<Value>,
  ) => Promise<Value>
  /** Takes what was deleted out of the files. @returns false when it must be tried again. */
  readonly scrub: () => boolean
  /** The settings that promises rest on, as they are now. */
  readonly settings: () => Promise<Readonly<Record<string, string | number>>>
  /** A consistent copy of this moment as a SQLite file, made while others write. @throws when the file exists. */
  readonly copyTo: (file: string) => Promise<void>
  readonly close: () => Promise<void>
}
