// ! Part of a migration that was released: see migrations.ts.

import type { Transaction } from 'kysely'
import type { Tables } from './tables.ts'

/** Step 011: parts of sound and photos, and what is awaited of them. */
export const addAttachments = async (trx: Transaction<Tables>): Promise<void> => {
  await trx.schema
    .createTable('attachments')
    .addColumn('programme_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('device_id', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('parts', 'integer')
    .addColumn('bytes', 'integer')
    .addColumn('hash', 'text')
    .addColumn('arrived', 'integer', (column) => column.notNull())
    .addColumn('server_seq', 'integer')
    .addColumn('root', 'text')
    .addColumn('what', 'text')
    .addColumn('since', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('attachments_key', ['programme_id', 'id'])
    .execute()
  await trx.schema
    .createIndex('attachments_device')
    .on('attachments')
    .columns(['programme_id', 'device_id', 'state', 'bytes'])
    .execute()
  await trx.schema
    .createTable('attachment_parts')
    .addColumn('programme_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('part', 'integer', (column) => column.notNull())
    .addColumn('device_id', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('content', 'blob', (column) => column.notNull())
    .addPrimaryKeyConstraint('attachment_parts_key', ['programme_id', 'id', 'part'])
    .execute()
}
