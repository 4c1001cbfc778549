// Which database a test's data directory has: a SQLite file in it, or, in the project `postgres`, a database of its own
// on the run's PostgreSQL, named after the directory, so that a server that is opened there again finds it again.
import { createHash } from 'node:crypto'
import { copyFileSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Libsql from 'libsql'
import { Client, escapeLiteral } from 'pg'
import { inject } from 'vitest'
import type { Database } from '#server/store/database.ts'
import { migrate } from '#server/store/migrations.ts'
import { openPostgresAlone } from '#server/store/postgres.ts'
import { loadFromSqlite } from '#server/store/postgres-copy.ts'
import { openSqlite } from '#server/store/sqlite.ts'
import type {} from './postgres-for-tests.ts'

const programme = 'zuidwest'

/** `undefined` in every project but one. */
const cluster = (): string | undefined => inject('postgres') as string | undefined

export const onPostgres = (): boolean => cluster() !== undefined

/** Asks a database past every rule of ours, as its owner. */
export const withClient = async <Value>(url: string, work: (client: Client) => Promise<Value>): Promise<Value> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** How many connections to this client's database wait for a lock at this moment. */
export const waitingForLocks = async (client: Client): Promise<number> => {
  // Within a transaction the view is as it was when it was first looked at.
  await client.query('select pg_stat_clear_snapshot()')
  const { rows } = await client.query<{ readonly n: string }>(
    `select count(*) as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
  )
  return Number(rows[0]!.n)
}

const nameOf = (dataDir: string): string =>
  `praatplaat_${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`

export const urlOfDatabase = (admin: string, database: string): string => {
  const url = new URL(admin)
  url.pathname = `/${database}`
  return url.href
}

const made = new Map<string, Promise<void>>()
/** Names of databases that a test took away: what comes in their place has no tables yet. */
const taken = new Set<string>()

const make = (admin: string, name: string, template: string | undefined): Promise<void> => {
  const like = template === undefined ? '' : `template ${template} strategy file_copy`
  const found =
    made.get(name) ?? withClient(admin, async (client) => void (await client.query(`create database ${name} ${like}`)))
  made.set(name, found)
  return found
}

/** The address of the directory's own database, made when it is new; `undefined` for SQLite. */
export const databaseUrlOf = async (dataDir: string): Promise<string | undefined> => {
  const admin = cluster()
  if (admin === undefined) return undefined
  const name = nameOf(dataDir)
  await make(admin, name, taken.has(name) ? undefined : inject('postgresTemplate'))
  return urlOfDatabase(admin, name)
}

const removeFile = (dataDir: string): void => {
  for (const end of ['', '-wal', '-shm']) rmSync(join(dataDir, `praatplaat.sqlite${end}`), { force: true })
}

/** Takes the database away and leaves the rest of the directory. */
export const dropDatabaseOf = async (dataDir: string): Promise<void> => {
  const admin = cluster()
  const name = nameOf(dataDir)
  taken.add(name)
  if (admin === undefined) removeFile(dataDir)
  else if (made.delete(name)) await withClient(admin, (client) => client.query(`drop database ${name} with (force)`))
}

/** Gives a directory that was copied from another a copy of its database. Nobody may be connected to either. */
export const copyDatabaseOf = async (from: string, to: string): Promise<void> => {
  const admin = cluster()
  if (admin !== undefined) await make(admin, nameOf(to), nameOf(from))
}

/** The directory's database without a server. Nobody else may be connected to it. */
export const openDatabaseOf = async (dataDir: string): Promise<Database> => {
  const url = await databaseUrlOf(dataDir)
  return url === undefined
    ? openSqlite(join(dataDir, 'praatplaat.sqlite'))
    : openPostgresAlone({ url, programme }).database
}

/** What a query finds, asked by somebody who has the database in hand. */
export const rowsOf = async (dataDir: string, query: string): Promise<readonly unknown[]> => {
  const url = await databaseUrlOf(dataDir)
  if (url !== undefined) return withClient(url, async (client) => (await client.query(query)).rows)
  const connection = new Libsql(join(dataDir, 'praatplaat.sqlite'))
  try {
    return connection.prepare(query).all()
  } finally {
    connection.close()
  }
}

/** Statements of such a hand. */
export const tamper = async (dataDir: string, statements: string): Promise<void> => {
  const url = await databaseUrlOf(dataDir)
  if (url !== undefined) {
    await withClient(url, (client) => client.query(statements))
    return
  }
  const connection = new Libsql(join(dataDir, 'praatplaat.sqlite'))
  connection.exec(statements)
  connection.close()
}

/** What somebody does who knows nothing of `npm run restore`: the rows of a backup, as they are, in the place of ours. */
export const putBackByHand = async (dataDir: string, backup: string): Promise<void> => {
  await dropDatabaseOf(dataDir)
  if (cluster() === undefined) {
    copyFileSync(backup, join(dataDir, 'praatplaat.sqlite'))
    return
  }
  const database = await openDatabaseOf(dataDir)
  try {
    await database.prepare(migrate)
    await database.db.transaction().execute((trx) => loadFromSqlite(trx, programme, backup))
  } finally {
    await database.close()
  }
}

/** Every file below a folder that holds the marker, as UTF-8 or UTF-16. */
export const filesHolding = (folder: string, marker: string): readonly string[] => {
  const needles = [Buffer.from(marker, 'utf8'), Buffer.from(marker, 'utf16le'), Buffer.from(marker, 'utf16le').swap16()]
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .filter((path) => {
      const bytes = readFileSync(path)
      return needles.some((needle) => bytes.includes(needle))
    })
}

/** Every table with a row that holds the marker. */
const tablesHolding = (url: string, marker: string): Promise<readonly string[]> =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ readonly name: string }>(
      `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
    )
    const texts = rows.map(
      ({ name }) =>
        `select '${name}' as name where exists (select 1 from "${name}" t where strpos(t::text, ${escapeLiteral(marker)}) > 0)`,
    )
    if (texts.length === 0) return []
    const held = await client.query<{ readonly name: string }>(texts.join(' union all '))
    return held.rows.map(({ name }) => `table ${name}`)
  })

/** Does the database, in any of its live files or tables, hold the marker? Backups beside it may. */
export const databaseHolds = async (dataDir: string, marker: string): Promise<boolean> => {
  const url = await databaseUrlOf(dataDir)
  if (url !== undefined) return (await tablesHolding(url, marker)).length > 0
  return readdirSync(dataDir)
    .filter((name) => name.startsWith('praatplaat.sqlite'))
    .some((name) => readFileSync(join(dataDir, name)).includes(marker))
}

/** Everywhere that a server's data directory and its database hold the marker: files, and PostgreSQL's tables. */
export const placesHolding = async (dataDir: string, marker: string): Promise<readonly string[]> => {
  const url = await databaseUrlOf(dataDir)
  return [...filesHolding(dataDir, marker), ...(url === undefined ? [] : await tablesHolding(url, marker))]
}
