// The only file that knows SQLite, with sqlite-copy.ts: driver, pragmas, checkpoint. Everything else speaks Kysely.

import type { DatabaseConnection, Dialect, Driver } from 'kysely'
import { CompiledQuery, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import Libsql from 'libsql'
import type { Tables } from './tables.ts'

type Statement = {
  readonly reader: boolean
  readonly all: (parameters: readonly unknown[]) => unknown[]
  readonly run: (parameters: readonly unknown[]) => { readonly changes: number }
}
type Connection = {
  readonly prepare: (sql: string) => Statement
  readonly exec: (sql: string) => void
  readonly close: () => void
}

/** What every open must have; `PRAGMA name` answers the value on the right. */
export const requiredPragmas = {
  journal_mode: 'wal',
  // 2 = FULL. Drivers may open an existing WAL file at NORMAL, where an acknowledged commit dies with the power.
  synchronous: 2,
  // Without it a withdrawn story stays readable in free pages.
  secure_delete: 1,
  foreign_keys: 1,
  busy_timeout: 5000,
  trusted_schema: 0,
} as const
export type Pragmas = Readonly<Record<keyof typeof requiredPragmas, string | number>>

export type Sqlite = {
  readonly db: Kysely<Tables>
  readonly pragmas: () => Pragmas
  /** Moves the write-ahead log into the file and empties it. @returns false when another process is reading. */
  readonly truncateLog: () => boolean
  /** A consistent copy of this moment, made while others write. @throws when the file exists. */
  readonly copyTo: (file: string) => void
  readonly close: () => Promise<void>
}

const readPragma = (connection: Connection, name: string): string | number => {
  const row = connection.prepare(`PRAGMA ${name}`).all([])[0] as Record<string, string | number> | undefined
  return Object.values(row ?? {})[0] ?? ''
}

const readPragmas = (connection: Connection): Pragmas =>
  Object.fromEntries(Object.keys(requiredPragmas).map((name) => [name, readPragma(connection, name)])) as Pragmas

/** One promise chain: SQLite has one connection here, and a transaction holds it across awaits. */
const createTurns = () => {
  let last: Promise<void> = Promise.resolve()
  return (): Promise<() => void> => {
    let release = () => {}
    const turn = last.then(() => release)
    last = new Promise((resolve) => {
      release = resolve
    })
    return turn.then(() => release)
  }
}

/** Called before each statement; tests throw from it to make one statement fail. */
export type BeforeStatement = (sql: string, parameters: readonly unknown[]) => void

const createDialect = (connection: Connection, before: BeforeStatement | undefined): Dialect => {
  const prepared = new Map<string, Statement>()
  // Preparing costs more than running for the short statements of a push.
  const prepare = (sql: string): Statement => {
    const found = prepared.get(sql)
    if (found !== undefined) return found
    const made = connection.prepare(sql)
    if (prepared.size >= 400) prepared.clear()
    prepared.set(sql, made)
    return made
  }
  const databaseConnection: DatabaseConnection = {
    executeQuery: async <Row>({ sql, parameters }: CompiledQuery) => {
      before?.(sql, parameters)
      const statement = prepare(sql)
      if (statement.reader) return { rows: statement.all(parameters) as Row[] }
      return { rows: [], numAffectedRows: BigInt(statement.run(parameters).changes) }
    },
    streamQuery: () => {
      throw new Error('read in pages: an open cursor keeps the log from being emptied')
    },
  }
  const takeTurn = createTurns()
  let release: (() => void) | undefined
  const run = (sql: string) => databaseConnection.executeQuery(CompiledQuery.raw(sql))
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => {
      const released = await takeTurn()
      release = released
      return databaseConnection
    },
    // IMMEDIATE: a transaction that begins as a reader and then writes fails at once when another process wrote
    // meanwhile, whatever the busy timeout is.
    beginTransaction: async () => {
      await run('begin immediate')
    },
    commitTransaction: async () => {
      await run('commit')
    },
    rollbackTransaction: async () => {
      await run('rollback')
    },
    releaseConnection: async () => {
      release?.()
    },
    destroy: async () => {
      prepared.clear()
      connection.close()
    },
  }
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => driver,
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

/**
 * Opens (or makes) the database file and asserts its settings.
 * @throws when a setting does not hold: a server that cannot keep its promise must not start.
 */
export const openSqlite = (file: string, before?: BeforeStatement): Sqlite => {
  const connection = new Libsql(file) as unknown as Connection
  try {
    connection.prepare('PRAGMA busy_timeout = 5000').all([])
    connection.prepare('PRAGMA journal_mode = WAL').all([])
    connection.exec('PRAGMA synchronous = FULL')
    connection.prepare('PRAGMA secure_delete = ON').all([])
    connection.exec('PRAGMA foreign_keys = ON')
    connection.exec('PRAGMA trusted_schema = OFF')
    const found = readPragmas(connection)
    for (const [name, expected] of Object.entries(requiredPragmas)) {
      const actual = found[name as keyof Pragmas]
      if (actual !== expected) throw new Error(`SQLite says ${name} = ${actual}; ${expected} is needed`)
    }
  } catch (failure) {
    connection.close()
    throw failure
  }
  const db = new Kysely<Tables>({ dialect: createDialect(connection, before) })
  return {
    db,
    pragmas: () => readPragmas(connection),
    truncateLog: () => {
      // Not worth holding everybody up for: whoever reads now is soon done, and the caller tries again.
      connection.prepare('PRAGMA busy_timeout = 50').all([])
      const row = connection.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all([])[0] as { readonly busy: number }
      connection.prepare(`PRAGMA busy_timeout = ${requiredPragmas.busy_timeout}`).all([])
      return row.busy === 0
    },
    copyTo: (copy) => {
      connection.prepare('VACUUM INTO ?').run([copy])
    },
    close: () => db.destroy(),
  }
}

/** Is this failure the disk being full, the file being busy, or the disk being broken? Then no record is to blame. */
export const storageFailure = (failure: unknown): 'full' | 'busy' | 'broken' | undefined => {
  const code = failure instanceof Error && 'code' in failure ? String(failure.code) : ''
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC') return 'full'
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'busy'
  return /^SQLITE_(IOERR|CORRUPT|NOTADB|READONLY|CANTOPEN|NOMEM)/.test(code) ? 'broken' : undefined
}
