import type { Kysely } from 'kysely'
import { noTerms } from '#domain/retention.ts'
import type { Tables } from './tables.ts'

/** The terms as they stand, and the places up to which every record's term was seen to. */
export const readTerms = async (db: Kysely<Tables>, programme: string) => {
  const row = await db
    .selectFrom('retention_terms')
    .selectAll()
    .where('programme_id', '=', programme)
    .executeTakeFirst()
  return {
    stories: row?.stories_months ?? noTerms.stories,
    sealed: row?.sealed_months ?? noTerms.sealed,
    audit: row?.audit_months ?? noTerms.audit,
    changedAt: row?.changed_at ?? undefined,
    storiesThrough: row?.stories_through ?? 0,
    sealedThrough: row?.sealed_through ?? 0,
  }
}
