// A programme's rows out of PostgreSQL into a SQLite file and back: one form of backup for both databases, and the way
// from one to the other.

import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { migrate } from './migrations.ts'
import { openSqlite } from './sqlite.ts'
import { createStatementTexts } from './statement-texts.ts'
import type { Tables } from './tables.ts'

type Row = Readonly<Record<string, unknown>>
type Table = { readonly name: string; readonly columns: readonly string[] }

/** Rows at a time; of parts of sound and photos, which are large, so many that nobody's memory grows with them. */
const pageSizeOf = (table: string): number => (table === 'attachment_parts' ? 8 : 200)

/** The tables that hold a programme's rows, as a SQLite file of this build has them. */
const tablesOf = async (file: Kysely<Tables>): Promise<readonly Table[]> => {
  const { rows } = await sql<{ readonly name: string; readonly column: string }>`
    select t.name as name, c.name as column from sqlite_master t, pragma_table_info(t.name) c
    where t.type = 'table' order by t.name, c.cid`.execute(file)
  const columns = new Map<string, string[]>()
  for (const { name, column } of rows) columns.set(name, [...(columns.get(name) ?? []), column])
  return [...columns]
    .filter(([, names]) => names.includes('programme_id'))
    .map(([name, names]) => ({ name, columns: names }))
}

const listOf = (columns: readonly string[]) => sql.join(columns.map((column) => sql.ref(column)))

/** SQLite's driver gives bytes as an ArrayBuffer, of which PostgreSQL's would write the text `{}`. */
const bindable = (value: unknown): unknown => (value instanceof ArrayBuffer ? Buffer.from(value) : value)

const createInsert = (db: Kysely<Tables>, { name, columns }: Table) => {
  const text = createStatementTexts((length) => ({
    compile: () =>
      sql`insert into ${sql.table(name)} (${listOf(columns)}) values ${sql.join(
        Array.from({ length }, () => sql`(${sql.join(columns.map(() => ''))})`),
      )}`.compile(db),
  }))
  return async (rows: readonly Row[]): Promise<void> => {
    if (rows.length > 0)
      await text(
        db,
        rows.length,
        rows.flatMap((row) => columns.map((column) => bindable(row[column]))),
      )
  }
}

/** Within a transaction that sees one moment. @throws when the file exists. */
export const copyToSqlite = async (from: Kysely<Tables>, programme: string, file: string): Promise<void> => {
  const sqlite = openSqlite(file)
  try {
    await migrate(sqlite.db)
    await sqlite.db.transaction().execute(async (into) => {
      for (const table of await tablesOf(into)) {
        const insert = createInsert(into, table)
        await sql`declare rows_to_copy no scroll cursor for
          select ${listOf(table.columns)} from ${sql.table(table.name)} where programme_id = ${sql.lit(programme)}`.execute(
          from,
        )
        for (;;) {
          const { rows } = await sql<Row>`fetch ${sql.lit(pageSizeOf(table.name))} from rows_to_copy`.execute(from)
          await insert(rows)
          if (rows.length < pageSizeOf(table.name)) break
        }
        await sql`close rows_to_copy`.execute(from)
      }
    })
    sqlite.scrub()
  } finally {
    await sqlite.close()
  }
}

/** Puts the file's rows in the place of the programme's own. Within a transaction: all of them or none. */
export const loadFromSqlite = async (into: Kysely<Tables>, programme: string, file: string): Promise<void> => {
  const sqlite = openSqlite(file)
  try {
    for (const table of await tablesOf(sqlite.db)) {
      await sql`delete from ${sql.table(table.name)} where programme_id = ${programme}`.execute(into)
      const insert = createInsert(into, table)
      for (let after = 0; ; ) {
        const { rows } = await sql<Row & { readonly place: number }>`
          select rowid as place, ${listOf(table.columns)} from ${sql.table(table.name)}
          where rowid > ${after} and programme_id = ${programme} order by rowid limit ${sql.lit(pageSizeOf(table.name))}`.execute(
          sqlite.db,
        )
        await insert(rows)
        if (rows.length < pageSizeOf(table.name)) break
        after = rows.at(-1)!.place
      }
    }
  } finally {
    await sqlite.close()
  }
}
