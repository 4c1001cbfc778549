// The one switch between SQLite and PostgreSQL.
import { existsSync } from 'node:fs'
import type { BeforeStatement, Database, EpochMark } from './database.ts'
import { openEpochMark } from './epoch-mark.ts'
import { openPostgres, postgresHolds } from './postgres.ts'
import { createHomeMark } from './postgres-home.ts'
import { openSqlite } from './sqlite.ts'

/** Where the rows are: a file, unless there is the address of a PostgreSQL database. */
export type Place = {
  readonly file: string
  readonly epochFile: string
  readonly url: string | undefined
  readonly programme: string
}

export const openDatabase = (
  { file, epochFile, url, programme }: Place,
  before?: BeforeStatement,
): { readonly database: Database; readonly epochMark: EpochMark } =>
  url === undefined
    ? { database: openSqlite(file, before), epochMark: openEpochMark(epochFile) }
    : { database: openPostgres({ url, programme, before }), epochMark: createHomeMark(programme) }

/** Is there something already that the keys of before belong to? */
export const databaseExists = async ({ file, url, programme }: Place): Promise<boolean> =>
  url === undefined ? existsSync(file) : postgresHolds({ url, programme })
