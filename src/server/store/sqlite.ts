// Knows SQLite, with sqlite-copy.ts and the locks beside them: driver, pragmas, checkpoint. Everything else speaks Kysely.

import type { DatabaseConnection, Dialect, Driver } from 'kysely'
import { CompiledQuery, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import Libsql from 'libsql'
import type { BeforeStatement, Database } from './database.ts'
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

export type Sqlite = Database & { readonly pragmas: () => Pragmas }

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
  const truncateLog = (): boolean => {
    // Not worth holding everybody up for: whoever reads now is soon done, and the caller tries again.
    connection.prepare('PRAGMA busy_timeout = 50').all([])
    const row = connection.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all([])[0] as { readonly busy: number }
    connection.prepare(`PRAGMA busy_timeout = ${requiredPragmas.busy_timeout}`).all([])
    return row.busy === 0
  }
  return {
    kind: 'sqlite',
    db,
    pragmas: () => readPragmas(connection),
    // Migrations are transactions, and a transaction has the file alone.
    prepare: (work) => work(db),
    // One connection: others commit between two statements, but nobody puts another database in this one's place.
    atOneMoment: (read) => read(db),
    ofCentres: (_, read) => read(db),
    // Moves the write-ahead log into the file and empties it; not while another process is reading.
    scrub: truncateLog,
    settings: async () => readPragmas(connection),
    copyTo: async (copy) => {
      connection.prepare('VACUUM INTO ?').run([copy])
    },
    close: () => db.destroy(),
  }
}
