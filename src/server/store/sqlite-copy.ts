import { existsSync, renameSync, rmSync } from 'node:fs'
import Libsql from 'libsql'
import { flush, flushName } from '../durable-file.ts'
import type { Database } from './database.ts'

type Rows = { readonly prepare: (sql: string) => { readonly all: (parameters: readonly unknown[]) => unknown[] } }

/**
 * Checks a database file without changing it.
 * @returns the highest serverSeq of the programme in it, or why it cannot be a backup of this programme.
 */
export const inspectSqliteFile = (
  file: string,
  programme: string,
): { readonly seq: number } | { readonly problem: string } => {
  if (!existsSync(file)) return { problem: 'there is no such file' }
  const connection = new Libsql(file)
  try {
    const reader = connection as unknown as Rows
    const check = reader.prepare('PRAGMA integrity_check').all([])[0] as
      | { readonly integrity_check: string }
      | undefined
    if (check?.integrity_check !== 'ok') return { problem: 'the file is damaged' }
    const meta = reader.prepare('select seq from meta where programme_id = ?').all([programme])[0] as
      | { readonly seq: number }
      | undefined
    return meta === undefined ? { problem: `it holds no programme ${programme}` } : { seq: meta.seq }
  } catch {
    return { problem: 'it is not a backup of Praatplaat' }
  } finally {
    connection.close()
  }
}

/**
 * A consistent, checked copy under a new name; the name appears only when the copy is whole and on disk.
 * @throws when the file exists or the copy does not pass SQLite's own check.
 */
export const makeSqliteCopy = async (
  database: Pick<Database, 'copyTo'>,
  file: string,
  programme: string,
): Promise<{ readonly seq: number }> => {
  if (existsSync(file)) throw new Error(`${file} is there already; choose another name`)
  const partial = `${file}.partial`
  rmSync(partial, { force: true })
  await database.copyTo(partial)
  const found = inspectSqliteFile(partial, programme)
  if ('problem' in found) {
    rmSync(partial, { force: true })
    throw new Error(`the copy did not pass its check: ${found.problem}`)
  }
  flush(partial)
  renameSync(partial, file)
  flushName(file)
  return { seq: found.seq }
}
