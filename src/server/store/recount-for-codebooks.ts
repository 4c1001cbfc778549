import type { Kysely } from 'kysely'
import { codebookVersions } from '#content/codebooks.ts'
import type { Counting } from './counting.ts'
import type { Tables } from './tables.ts'

const pageSize = 200

/**
 * Counts everything that was coded again when the counts were made with other codebooks than this build has: an effect
 * may belong to another goal now. A crash in between only costs doing it once more.
 */
export const recountForCodebooks = async ({
  db,
  programme,
  counting,
  versions = codebookVersions,
}: {
  readonly db: Kysely<Tables>
  readonly programme: string
  readonly counting: Counting
  readonly versions?: readonly string[]
}): Promise<void> => {
  const codebooks = versions.join(' ')
  const held = await db
    .selectFrom('coded_with')
    .select('codebooks')
    .where('programme_id', '=', programme)
    .executeTakeFirst()
  if (held?.codebooks === codebooks) return
  for (let after = ''; ; ) {
    const page = await db
      .selectFrom('coded_conversations')
      .select('root')
      .where('programme_id', '=', programme)
      .where('root', '>', after)
      .orderBy('root')
      .limit(pageSize)
      .execute()
    const last = page.at(-1)
    if (last === undefined) break
    await db.transaction().execute(async (trx) => {
      await counting.begin(trx)
      await counting.recountCoded.all(
        trx,
        page.map((row) => row.root),
      )
    })
    after = last.root
  }
  await db
    .insertInto('coded_with')
    .values({ programme_id: programme, codebooks })
    .onConflict((conflict) => conflict.column('programme_id').doUpdateSet({ codebooks }))
    .execute()
}
