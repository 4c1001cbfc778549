// Knows PostgreSQL, with postgres-*.ts beside it: driver, settings, roles. Everything else speaks Kysely.

import type { ColumnDefinitionNode } from 'kysely'
import {
  DataTypeNode,
  Kysely,
  PostgresAdapter,
  PostgresDriver,
  PostgresIntrospector,
  PostgresQueryCompiler,
  RawNode,
  sql,
} from 'kysely'
import type { ClientBase } from 'pg'
import { Pool, types } from 'pg'
import type { BeforeStatement, Database } from './database.ts'
import { copyToSqlite, loadFromSqlite } from './postgres-copy.ts'
import { createHomeMark } from './postgres-home.ts'
import { ensureRowSecurity, servingRole } from './row-security.ts'
import type { Tables } from './tables.ts'

/** What the server's own settings must be; without them an answered commit can be lost with the power. */
export const requiredSettings = { fsync: 'on', full_page_writes: 'on' } as const

// What stands for a column's type, so that both databases hold the same: numbers of 64 bits, and texts compared by their
// bytes. The order of a language changes with the system's libraries, and spoils indexes with it.
const columnTypes: Readonly<Record<string, string>> = { integer: 'bigint', text: 'text collate "C"', blob: 'bytea' }

class QueryCompiler extends PostgresQueryCompiler {
  protected override visitColumnDefinition(node: ColumnDefinitionNode): void {
    const type = DataTypeNode.is(node.dataType) ? columnTypes[String(node.dataType.dataType)] : undefined
    super.visitColumnDefinition(type === undefined ? node : { ...node, dataType: RawNode.createWithSql(type) })
  }
}

const wholeNumber = (text: string): number => {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new RangeError('a number of the database is too large to be exact')
  return number
}
/** Counts and sums come as numbers, as from SQLite, not as text. By PostgreSQL's own numbers for bigint and numeric. */
const parsers: Readonly<Record<number, (text: string) => number>> = { 20: wholeNumber, 1700: Number }

/** No text of PostgreSQL holds U+0000. Where it means something (an envelope) it was refused before (V1). */
const storable = (value: unknown): unknown =>
  typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\ufffd') : value

/** The driver's own errors, when the connection is gone, have no code; `08006` is what the server would say. */
const withCode = (failure: unknown): unknown =>
  failure instanceof Error && !('code' in failure) ? Object.assign(failure, { code: '08006' }) : failure

/** A restore has the database alone; found by the error's name. */
export class DatabaseInUse extends Error {}

const connect = ({
  url,
  before,
  most,
  begin,
}: {
  readonly url: string
  readonly before: BeforeStatement | undefined
  readonly most: number
  /** Once for each new connection, before anything else. */
  readonly begin: (client: ClientBase) => Promise<unknown>
}): Kysely<Tables> => {
  const pool = new Pool({
    connectionString: url,
    max: most,
    application_name: 'praatplaat',
    connectionTimeoutMillis: 10_000,
    // A lone connection holds a lock: it may not be let go while its owner is busy elsewhere.
    idleTimeoutMillis: most === 1 ? 0 : 30_000,
    keepAlive: true,
    types: { getTypeParser: ((oid: number) => parsers[oid] ?? types.getTypeParser(oid)) as typeof types.getTypeParser },
    onConnect: (client) => {
      // A connection that breaks between two statements says so here; the next statement fails with it.
      client.on('error', () => {})
      return begin(client)
    },
  })
  // An idle connection that breaks leaves the pool by itself.
  pool.on('error', () => {})
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new QueryCompiler(),
      createDriver: () =>
        new PostgresDriver({
          pool: {
            connect: async () => {
              const client = await pool.connect().catch((failure: unknown) => {
                throw withCode(failure)
              })
              const query = (text: string, parameters: readonly unknown[]): Promise<unknown> => {
                before?.(text, parameters)
                return client.query(text, parameters.map(storable)).catch((failure: unknown) => {
                  throw withCode(failure)
                })
              }
              return { query: query as never, release: () => client.release() }
            },
            end: () => pool.end(),
          },
        }),
    },
  })
}

/** Waits no longer than this for a turn, and holds one no longer than that when its process fell silent. */
const patience = { lock_timeout: '10s', idle_in_transaction_session_timeout: '60s' }

// Never weaker than `on`; a server that waits for its stand-by goes on doing so.
const durable = `set_config('synchronous_commit',
  case current_setting('synchronous_commit') when 'remote_apply' then 'remote_apply' else 'on' end, false)`
const inUse = (programme: string): [string] => [`praatplaat in use ${programme}`]
const lockKey = 'hashtextextended($1, 0)'

/** Steps down to the serving role, for one programme, beside others at work and never beside a restore. */
const beginServing = (programme: string) => async (client: ClientBase) => {
  await client.query(
    `select set_config('lock_timeout', '${patience.lock_timeout}', false),
      set_config('idle_in_transaction_session_timeout', '${patience.idle_in_transaction_session_timeout}', false),
      ${durable},
      pg_advisory_lock_shared(${lockKey}),
      set_config('praatplaat.programme', $2, false),
      set_config('role', '${servingRole}', false)`,
    [...inUse(programme), programme],
  )
}

/** As the owner of the tables, beside others at work. */
const beginPreparing = (programme: string) => async (client: ClientBase) => {
  await client.query(`select ${durable}, pg_advisory_lock_shared(${lockKey})`, inUse(programme))
}

/** What a server that was stopped just now still takes to be gone from the database's side. Milliseconds. */
const leaving = 2_000
const lockNotAvailable = '55P03'

/** As the owner of the tables, while nobody else is connected. @throws DatabaseInUse */
const beginAlone = (programme: string) => async (client: ClientBase) => {
  await client.query(`select ${durable}, set_config('lock_timeout', '${leaving}', false)`)
  try {
    await client.query(`select pg_advisory_lock(${lockKey})`, inUse(programme))
  } catch (failure) {
    if ((failure as { readonly code?: string }).code !== lockNotAvailable) throw failure
    throw new DatabaseInUse('somebody is at work on the database')
  }
  await client.query(`select set_config('lock_timeout', '0', false)`)
}

const readSettings = async (db: Kysely<Tables>) => {
  const { rows } = await sql<{ readonly name: string; readonly setting: string }>`
    select name, setting from pg_settings
    where name in (${sql.join([...Object.keys(requiredSettings), 'synchronous_commit'])})`.execute(db)
  return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))
}

const assertSettings = async (db: Kysely<Tables>): Promise<void> => {
  const found = await readSettings(db)
  for (const [name, expected] of Object.entries(requiredSettings))
    if (found[name] !== expected) throw new Error(`PostgreSQL says ${name} = ${found[name]}; ${expected} is needed`)
}

/** One process at a time: two that start at once would both find a table missing. */
const prepareIn = async (db: Kysely<Tables>, work: (db: Kysely<Tables>) => Promise<void>): Promise<void> => {
  const key = sql`hashtextextended('praatplaat prepare', 0)`
  await sql`select pg_advisory_lock(${key})`.execute(db)
  try {
    await assertSettings(db)
    await work(db)
    await ensureRowSecurity(db)
  } finally {
    await sql`select pg_advisory_unlock(${key})`.execute(db)
  }
}

type Open = { readonly url: string; readonly programme: string; readonly before?: BeforeStatement | undefined }

const createDatabase = (db: Kysely<Tables>, programme: string): Omit<Database, 'prepare'> => ({
  kind: 'postgres',
  db,
  atOneMoment: (read) => db.transaction().setIsolationLevel('repeatable read').execute(read),
  ofCentres: (centres, read) =>
    centres === undefined
      ? read(db)
      : db.transaction().execute(async (trx) => {
          // Empty would mean the whole programme; no centre is called `-`.
          const names = centres.length === 0 ? '-' : centres.join(' ')
          await sql`select set_config('praatplaat.centres', ${names}, true)`.execute(trx)
          return read(trx)
        }),
  // Free space and log are the database's own business (README, "PostgreSQL").
  scrub: () => true,
  settings: () => readSettings(db),
  copyTo: (file) =>
    db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute((trx) => copyToSqlite(trx, programme, file)),
  close: () => db.destroy(),
})

/** Many servers may have the same database open. Connects when it is first asked something. */
export const openPostgres = ({ url, programme, before }: Open): Database => {
  const db = connect({ url, before, most: 10, begin: beginServing(programme) })
  return {
    ...createDatabase(db, programme),
    prepare: async (work) => {
      const owned = connect({ url, before, most: 1, begin: beginPreparing(programme) })
      try {
        await prepareIn(owned, work)
      } finally {
        await owned.destroy()
      }
    },
  }
}

/**
 * The same for a restore: one connection, as the owner of the tables, while nobody else is connected.
 * @throws DatabaseInUse at the first question.
 */
export const openPostgresAlone = ({ url, programme }: Open) => {
  const db = connect({ url, before: undefined, most: 1, begin: beginAlone(programme) })
  const epochMark = createHomeMark(programme)
  const database: Database = { ...createDatabase(db, programme), prepare: (work) => prepareIn(db, work) }
  return {
    database,
    epochMark,
    /** Puts the rows of a SQLite file in the place of the programme's own: all of them or, after a crash, none. */
    load: (file: string): Promise<void> =>
      db.transaction().execute(async (trx) => {
        await loadFromSqlite(trx, programme, file)
        // The epoch that came along was taken for this place.
        await epochMark.write(trx, '')
      }),
  }
}

/** Does this database hold the programme already? Asked before its keys are made. */
export const postgresHolds = async ({ url, programme }: Open): Promise<boolean> => {
  const db = connect({ url, before: undefined, most: 1, begin: async () => {} })
  try {
    const { rows } = await sql<{ readonly here: boolean }>`select to_regclass('meta') is not null as here`.execute(db)
    if (rows[0]?.here !== true) return false
    return (
      (await db.selectFrom('meta').select('programme_id').where('programme_id', '=', programme).executeTakeFirst()) !==
      undefined
    )
  } finally {
    await db.destroy()
  }
}
