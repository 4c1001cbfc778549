// Who serves on PostgreSQL is not who owns the tables: the server steps down to a role that sees its own programme's rows
// and, where somebody of a centre asks, that centre's. The queries ask for both themselves; this is the lock behind them.

import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from './tables.ts'

export const servingRole = 'praatplaat_server'

/** Changes with the rules below: a policy of an older build is then replaced. */
const policyName = 'praatplaat_rows_1'

/** What the serving role never changes or takes away here, whatever a query asks. */
const appendOnly: readonly string[] = ['audit']

type Table = {
  readonly name: string
  readonly centre: boolean
  readonly device: boolean
  readonly policy: boolean
  /** What the serving role may do with it now. */
  readonly rights: string
}

const setting = (name: 'programme' | 'centres') => `(select current_setting('praatplaat.${name}', true))`

/** A row is its centre's; what only names its tablet is that tablet's; what names neither is the programme's. */
const ruleOf = ({ name, centre, device }: Table): string => {
  const ofProgramme = `programme_id = ${setting('programme')}`
  const ofCentres = (rule: string) => `${ofProgramme} and (coalesce(${setting('centres')}, '') = '' or ${rule})`
  if (centre) return ofCentres(`centre = any (string_to_array(${setting('centres')}, ' '))`)
  // The tablets asked here have the same security, so that those of the centres answer.
  if (device)
    return ofCentres(
      `exists (select 1 from devices d where d.programme_id = ${name}.programme_id and d.id = ${name}.device_id)`,
    )
  return ofProgramme
}

const findTables = async (db: Kysely<Tables>): Promise<readonly Table[]> => {
  const { rows } = await sql<Table>`
    select c.relname as name,
      bool_or(a.attname = 'centre') as centre,
      bool_or(a.attname = 'device_id') as device,
      c.relrowsecurity and exists (
        select 1 from pg_policy p where p.polrelid = c.oid and p.polname = ${policyName}
      ) as policy,
      (
        select coalesce(string_agg(lower(acl.privilege_type), ', ' order by acl.privilege_type), '')
        from aclexplode(c.relacl) acl join pg_roles r on r.oid = acl.grantee where r.rolname = ${servingRole}
      ) as rights
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
    group by c.oid, c.relname, c.relrowsecurity, c.relacl
    having bool_or(a.attname = 'programme_id')
    order by c.relname`.execute(db)
  return rows
}

const isRole = async (db: Kysely<Tables>): Promise<boolean> =>
  (await sql`select 1 from pg_roles where rolname = ${servingRole}`.execute(db)).rows.length > 0

const mayStepDown = (db: Kysely<Tables>): Promise<boolean> =>
  db
    .transaction()
    .execute((trx) => sql.raw(`set local role ${servingRole}`).execute(trx))
    .then(
      () => true,
      () => false,
    )

const ensureRole = async (db: Kysely<Tables>): Promise<void> => {
  const make = `create role ${servingRole} nologin`
  const grant = `grant ${servingRole} to current_user`
  try {
    if (!(await isRole(db))) {
      await sql
        .raw(make)
        .execute(db)
        // Roles are of the whole server: another database's start may have made it just now.
        .catch(async (failure: unknown) => {
          if (!(await isRole(db))) throw failure
        })
    }
    if (!(await mayStepDown(db))) await sql.raw(grant).execute(db)
  } catch (failure) {
    throw new Error(
      `This account may not make the database role ${servingRole}. Let an administrator run: ${make}; grant ${servingRole} to ACCOUNT;`,
      { cause: failure },
    )
  }
  const { rows } = await sql<{ readonly strong: boolean }>`
    select rolsuper or rolbypassrls as strong from pg_roles where rolname = ${servingRole}`.execute(db)
  if (rows[0]?.strong !== false)
    throw new Error(`The database role ${servingRole} may go past row security; take that right from it.`)
}

const secure = async (trx: Transaction<Tables>, table: Table): Promise<void> => {
  const run = (text: string) => sql.raw(text).execute(trx)
  const rights = appendOnly.includes(table.name) ? 'insert, select' : 'delete, insert, select, update'
  if (table.rights !== rights) {
    await run(`revoke all on "${table.name}" from ${servingRole}`)
    await run(`grant ${rights} on "${table.name}" to ${servingRole}`)
  }
  if (table.policy) return
  const { rows } = await sql<{ readonly polname: string }>`
    select polname from pg_policy where polrelid = ${table.name}::regclass and polname like 'praatplaat%'`.execute(trx)
  for (const { polname } of rows) await run(`drop policy "${polname}" on "${table.name}"`)
  const rule = ruleOf(table)
  await run(`create policy ${policyName} on "${table.name}" using (${rule}) with check (${rule})`)
  await run(`alter table "${table.name}" enable row level security`)
}

/**
 * Gives every table that names a programme its rule, and the serving role its rights and no more. Changes nothing where
 * all of it stands. Not forced upon the owner: pg_dump, which an administrator runs as the owner, would refuse to work.
 * @throws with what an administrator must do, when this account may not make the role.
 */
export const ensureRowSecurity = async (db: Kysely<Tables>): Promise<void> => {
  await ensureRole(db)
  await db.transaction().execute(async (trx) => {
    await sql
      .raw(`do $$ begin execute format('grant usage on schema %I to ${servingRole}', current_schema()); end $$`)
      .execute(trx)
    for (const table of await findTables(trx)) await secure(trx, table)
  })
}
