// ! Part of a migration that was released: see migrations.ts.

import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from './tables.ts'

/** Step 008: what the server does by itself, how long things stand, tokens that are renewed, claims of what is opened. */
export const addOperations = async (trx: Transaction<Tables>): Promise<void> => {
  await trx.schema
    .createTable('chores')
    .addColumn('programme_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('holder', 'text')
    .addColumn('held_until', 'text')
    .addColumn('done_at', 'text')
    .addColumn('failed_at', 'text')
    .addColumn('failure', 'text')
    .addPrimaryKeyConstraint('chores_key', ['programme_id', 'name'])
    .execute()
  await trx.schema
    .createTable('retention_terms')
    .addColumn('programme_id', 'text', (column) => column.primaryKey())
    .addColumn('stories_months', 'integer')
    .addColumn('sealed_months', 'integer')
    .addColumn('audit_months', 'integer')
    .addColumn('changed_at', 'text')
    // Places up to which every record's term was seen to.
    .addColumn('stories_through', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('sealed_through', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await trx.schema
    .createTable('opening_claims')
    .addColumn('programme_id', 'text', (column) => column.notNull())
    .addColumn('first_seq', 'integer', (column) => column.notNull())
    .addColumn('last_seq', 'integer', (column) => column.notNull())
    .addColumn('holder', 'text', (column) => column.notNull())
    .addColumn('backend', 'integer', (column) => column.notNull())
    .addColumn('held_until', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('opening_claims_key', ['programme_id', 'first_seq'])
    .execute()
  for (const column of ['token_at', 'next_token_hash', 'next_token_at'] as const)
    await trx.schema.alterTable('devices').addColumn(column, 'text').execute()
  await trx.schema
    .createIndex('devices_next_token')
    .on('devices')
    .columns(['programme_id', 'next_token_hash'])
    .execute()
  // The last entry that was let go at the end of its term: the chain goes on from its hash.
  await trx.schema
    .alterTable('audit_head')
    .addColumn('gone_seq', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await trx.schema
    .alterTable('audit_head')
    .addColumn('gone_hash', 'text', (column) => column.notNull().defaultTo(''))
    .execute()
  // Of imports, which have no record with a time of its own: when the server first saw that they stand.
  await trx.schema.alterTable('conversations').addColumn('kept_since', 'text').execute()
  await trx.schema
    .createIndex('conversations_imported')
    .on('conversations')
    .columns(['programme_id', 'kept_since'])
    .where(sql.ref('origin'), '=', sql.lit('import'))
    .execute()
}
