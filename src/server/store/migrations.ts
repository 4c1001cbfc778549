// ! A migration that was released is never changed: databases out there have run it. Add a new one behind it.

import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import { addAttachmentManifests } from './attachment-manifests-migration.ts'
import { addAttachments } from './attachments-migration.ts'
import { addCardGroups } from './card-groups-migration.ts'
import { addClearances } from './clearance-migration.ts'
import { addCoded } from './coded-migration.ts'
import { addCopiedFrom } from './copied-from-migration.ts'
import { addCounts } from './counts-migration.ts'
import { addLooked } from './looked-migration.ts'
import { addManyServers } from './many-servers-migration.ts'
import { addOperations } from './operations-migration.ts'
import { addPeople } from './people-migration.ts'
import { addPullLog } from './pull-migration.ts'
import { addReadings } from './readings-migration.ts'
import { addSealing } from './sealed-migration.ts'
import { addSelections } from './selection-migration.ts'
import type { Tables } from './tables.ts'

type Migration = { readonly name: string; readonly up: (trx: Transaction<Tables>) => Promise<void> }

const foundation = async (trx: Transaction<Tables>): Promise<void> => {
  await trx.schema
    .createTable('meta')
    .addColumn('programme_id', 'text', (column) => column.primaryKey())
    .addColumn('epoch', 'text', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('backed_up_through', 'integer', (column) => column.notNull())
    .execute()

  await trx.schema
    .createTable('records')
    .addColumn('programme_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('envelope', 'text', (column) => column.notNull())
    .addColumn('server_seq', 'integer', (column) => column.notNull())
    .addColumn('received_at', 'text', (column) => column.notNull())
    .addColumn('device_id', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('reason', 'text')
    // V2: uniqueness is this constraint, never a look before the write.
    .addPrimaryKeyConstraint('records_key', ['programme_id', 'id'])
    .addUniqueConstraint('records_seq', ['programme_id', 'server_seq'])
    .execute()
  for (const state of ['waiting', 'unreadable'] as const) {
    await trx.schema
      .createIndex(`records_${state}`)
      .on('records')
      .columns(['programme_id', 'server_seq'])
      .where(sql.ref('state'), '=', sql.lit(state))
      .execute()
  }

  await trx.schema
    .createTable('kept_aside')
    .addColumn('programme_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('received_at', 'text', (column) => column.notNull())
    .addColumn('device_id', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('kept_aside_key', ['programme_id', 'id', 'hash'])
    .execute()

  await trx.schema
    .createTable('conversations')
    .addColumn('programme_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('root', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('origin', 'text', (column) => column.notNull())
    .addColumn('form', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('round', 'text', (column) => column.notNull())
    .addColumn('centre', 'text', (column) => column.notNull())
    .addColumn('instrument', 'text', (column) => column.notNull())
    .addColumn('change_story', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('with_whom', 'text', (column) => column.notNull())
    .addColumn('mode', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('answers', 'text', (column) => column.notNull())
    .addColumn('held_by', 'text')
    .addColumn('helper', 'text')
    .addColumn('number', 'integer')
    .addColumn('consent', 'text')
    .addColumn('read_back', 'text')
    .addPrimaryKeyConstraint('conversations_key', ['programme_id', 'id'])
    .addUniqueConstraint('conversations_revision', ['programme_id', 'root', 'revision'])
    .execute()
  // Pages of an export walk this; the table of bijlage 1 is counted from the second without touching a story.
  await trx.schema
    .createIndex('conversations_day')
    .on('conversations')
    .columns(['programme_id', 'day', 'root'])
    .execute()
  await trx.schema
    .createIndex('conversations_count')
    .on('conversations')
    .columns(['programme_id', 'round', 'centre', 'with_whom', 'root', 'revision'])
    .execute()

  await trx.schema
    .createTable('refusals')
    .addColumn('programme_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('round', 'text', (column) => column.notNull())
    .addColumn('centre', 'text', (column) => column.notNull())
    .addColumn('instrument', 'text', (column) => column.notNull())
    .addColumn('with_whom', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('refusals_key', ['programme_id', 'id'])
    .execute()

  await trx.schema
    .createTable('withdrawals')
    .addColumn('programme_id', 'text', (column) => column.notNull())
    .addColumn('root', 'text', (column) => column.notNull())
    .addColumn('withdrawn_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('withdrawals_key', ['programme_id', 'root'])
    .execute()
  await trx.schema
    .createTable('withdrawn_ids')
    .addColumn('programme_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('root', 'text', (column) => column.notNull())
    .addColumn('server_seq', 'integer')
    .addPrimaryKeyConstraint('withdrawn_ids_key', ['programme_id', 'id'])
    .execute()

  await trx.schema
    .createTable('devices')
    .addColumn('programme_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('token_hash', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('last_seen', 'text')
    .addColumn('revoked_at', 'text')
    .addColumn('build', 'text')
    .addColumn('unsent', 'integer')
    .addColumn('quarantined', 'integer')
    .addColumn('persisted', 'integer')
    .addPrimaryKeyConstraint('devices_key', ['programme_id', 'id'])
    .addUniqueConstraint('devices_token', ['programme_id', 'token_hash'])
    .execute()
  await trx.schema
    .createTable('enrolment_codes')
    .addColumn('programme_id', 'text', (column) => column.notNull())
    .addColumn('code_hash', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addColumn('used_at', 'text')
    .addPrimaryKeyConstraint('enrolment_codes_key', ['programme_id', 'code_hash'])
    .execute()
}

const cardSorts = async (trx: Transaction<Tables>): Promise<void> => {
  await trx.schema.alterTable('conversations').addColumn('cards', 'text').execute()

  await trx.schema
    .createTable('card_sorts')
    .addColumn('programme_id', 'text', (column) => column.notNull())
    .addColumn('root', 'text', (column) => column.notNull())
    .addColumn('round', 'text', (column) => column.notNull())
    .addColumn('centre', 'text', (column) => column.notNull())
    .addColumn('group_way', 'text')
    .addColumn('people', 'integer')
    .addPrimaryKeyConstraint('card_sorts_key', ['programme_id', 'root'])
    .execute()
  await trx.schema
    .createTable('card_places')
    .addColumn('programme_id', 'text', (column) => column.notNull())
    .addColumn('root', 'text', (column) => column.notNull())
    .addColumn('card', 'text', (column) => column.notNull())
    .addColumn('round', 'text', (column) => column.notNull())
    .addColumn('pile', 'text')
    .addColumn('top', 'integer')
    .addColumn('wish', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('card_places_key', ['programme_id', 'root', 'card'])
    .execute()
  // The table of the cards is one walk along this, already grouped: without it every count sorts all rows first.
  await trx.schema
    .createIndex('card_places_count')
    .on('card_places')
    .columns(['programme_id', 'card', 'pile', 'round', 'top', 'wish'])
    .execute()
  await trx.schema
    .createTable('group_places')
    .addColumn('programme_id', 'text', (column) => column.notNull())
    .addColumn('root', 'text', (column) => column.notNull())
    .addColumn('card', 'text', (column) => column.notNull())
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('pile', 'text', (column) => column.notNull())
    .addColumn('round', 'text', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('group_places_key', ['programme_id', 'root', 'card', 'what', 'pile'])
    .execute()
  await trx.schema
    .createIndex('group_places_count')
    .on('group_places')
    .columns(['programme_id', 'card', 'what', 'pile', 'round', 'count'])
    .execute()
  await trx.schema
    .createTable('own_cards')
    .addColumn('programme_id', 'text', (column) => column.notNull())
    .addColumn('root', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('round', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('words', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('own_cards_key', ['programme_id', 'root', 'position'])
    .execute()
}

const withdrawalsFound = async (trx: Transaction<Tables>): Promise<void> => {
  await trx.schema
    .alterTable('withdrawals')
    .addColumn('found', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  // Of earlier withdrawals an envelope's place is all that tells.
  await trx
    .updateTable('withdrawals')
    .set({ found: 1 })
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('withdrawn_ids')
          .select(sql.lit(1).as('one'))
          .whereRef('withdrawn_ids.programme_id', '=', 'withdrawals.programme_id')
          .whereRef('withdrawn_ids.root', '=', 'withdrawals.root')
          .where('server_seq', 'is not', null),
      ),
    )
    .execute()
}

const migrations: readonly Migration[] = [
  { name: '001-foundation', up: foundation },
  { name: '002-card-sorts', up: cardSorts },
  { name: '003-withdrawals-found', up: withdrawalsFound },
  { name: '004-people', up: addPeople },
  { name: '005-counts', up: addCounts },
  { name: '006-many-servers', up: addManyServers },
  { name: '007-coded', up: addCoded },
  { name: '008-operations', up: addOperations },
  { name: '009-pull-log', up: addPullLog },
  { name: '010-card-groups', up: addCardGroups },
  { name: '011-attachments', up: addAttachments },
  { name: '012-sealing', up: addSealing },
  { name: '013-looked', up: addLooked },
  { name: '014-attachment-manifests', up: addAttachmentManifests },
  { name: '015-quote-clearances', up: addClearances },
  { name: '016-readings', up: addReadings },
  { name: '017-selections', up: addSelections },
  { name: '018-copied-from', up: addCopiedFrom },
]

/**
 * Brings a database to this build's shape: each migration and its mark in one transaction, so a crash leaves it done or
 * not begun, and two processes starting at once do it once.
 * `through` is for tests: the last step to take, which leaves a database as an earlier build made it.
 * @throws when the database knows migrations that this build does not: older code must not write in it.
 */
export const migrate = async (db: Kysely<Tables>, through?: string): Promise<void> => {
  await db.schema
    .createTable('migrations')
    .ifNotExists()
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('applied_at', 'text', (column) => column.notNull().defaultTo(sql`current_timestamp`))
    .execute()
  const applied = new Set((await db.selectFrom('migrations').select('name').execute()).map((row) => row.name))
  for (const name of applied) {
    if (!migrations.some((one) => one.name === name)) {
      throw new Error(`this database was written by a newer version (${name}); start that version instead`)
    }
  }
  for (const { name, up } of migrations) {
    if (applied.has(name)) continue
    await db.transaction().execute(async (trx) => {
      const again = await trx.selectFrom('migrations').select('name').where('name', '=', name).executeTakeFirst()
      if (again !== undefined) return
      await up(trx)
      await trx.insertInto('migrations').values({ name }).execute()
    })
    if (name === through) return
  }
}
