// ! Part of a migration that was released: see migrations.ts.

import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from './tables.ts'

/** Step 014: what the opened manifest says of an attachment, for announcements that come after it. */
export const addAttachmentManifests = async (trx: Transaction<Tables>): Promise<void> => {
  await trx.schema.alterTable('attachments').addColumn('manifest_hash', 'text').execute()
  await trx.schema.alterTable('attachments').addColumn('manifest_bytes', 'integer').execute()
  // Those whose term was over before went on filling their tablet's share.
  await sql`
    update attachments set arrived = 0
    where state = 'complete' and not exists (
      select 1 from attachment_parts p where p.programme_id = attachments.programme_id and p.id = attachments.id
    )`.execute(trx)
}
