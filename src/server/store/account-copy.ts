import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from './tables.ts'

/** What a restore does not turn back: who may come in was decided since, and the log tells of it. */
const tables = [
  'people',
  'person_centres',
  'passkeys',
  'centres',
  'audit',
  'audit_head',
  'backup_runs',
  'retention_terms',
] as const

type Row = Readonly<Record<string, unknown>>
export type Accounts = Readonly<Record<(typeof tables)[number], readonly Row[]>>

export type AccountCopy = {
  readonly accounts: () => Promise<Accounts>
  /**
   * Puts these in the place of its own when they went on from there, told by the log: who was closed since stays
   * closed. Accounts of another server are left where they are. @returns whether they were taken.
   */
  readonly adoptAccounts: (accounts: Accounts) => Promise<boolean>
}

export const createAccountCopy = ({
  db,
  programme,
}: {
  readonly db: Kysely<Tables>
  readonly programme: string
}): AccountCopy => ({
  accounts: async () => {
    const found: Partial<Record<(typeof tables)[number], readonly Row[]>> = {}
    for (const table of tables)
      found[table] = (
        await sql<Row>`select * from ${sql.table(table)} where programme_id = ${programme}`.execute(db)
      ).rows
    return found as Accounts
  },
  adoptAccounts: (accounts) =>
    db.transaction().execute(async (trx) => {
      const { seq, hash } = await trx
        .selectFrom('audit_head')
        .select(['seq', 'hash'])
        .where('programme_id', '=', programme)
        .executeTakeFirstOrThrow()
      // Entries of that time may have had their term since: then somebody whom both know tells.
      const isOver = accounts.audit_head.some((row) => Number(row.gone_seq) >= seq)
      const known = new Set(
        (await trx.selectFrom('people').select('id').where('programme_id', '=', programme).execute()).map(
          ({ id }) => id,
        ),
      )
      const goesOn =
        seq === 0 ||
        accounts.audit.some((row) => Number(row.seq) === seq && row.hash === hash) ||
        (isOver && accounts.people.some((row) => known.has(String(row.id))))
      if (!goesOn || accounts.people.length === 0) return false
      for (const table of tables) {
        await sql`delete from ${sql.table(table)} where programme_id = ${programme}`.execute(trx)
        for (const row of accounts[table]) {
          const names = Object.keys(row)
          await sql`insert into ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))})
            values (${sql.join(names.map((name) => row[name]))})`.execute(trx)
        }
      }
      // How far the terms were seen to is of the database that was replaced: this one holds more again.
      await trx
        .updateTable('retention_terms')
        .set({ stories_through: 0, sealed_through: 0 })
        .where('programme_id', '=', programme)
        .execute()
      return true
    }),
})
