import type { Kysely } from 'kysely'
import { noteIn } from './audit-queries.ts'
import type { Tables } from './tables.ts'

/** S16: how many places back a copy is looked for. */
const lookedBack = 20_000
const mostNamed = 50

/** Two tablets with one name, as a profile that was copied makes them (S16). */
export type CopiedTablets = {
  /** Ids of the newest records from this tablet above that place, fifty at most, among the last twenty thousand of anybody's. */
  readonly newestOf: (device: string, after: number) => Promise<readonly string[]>
  /**
   * Another tablet of the same name, centre, scope and pinned reading key (L2), with this token.
   * @returns the one that was made before for the same token; `undefined` when the token is another tablet's, or this tablet was shut out.
   */
  readonly setApart: (copy: {
    readonly from: string
    readonly device: string
    readonly tokenHash: string
    readonly now: number
  }) => Promise<{ readonly device: string; readonly isNew: boolean } | undefined>
}

export const createCopiedTablets = ({
  db,
  programme,
}: {
  readonly db: Kysely<Tables>
  readonly programme: string
}): CopiedTablets => ({
  newestOf: async (device, after) => {
    const head = await db
      .selectFrom('records')
      .select(({ fn }) => fn.max('server_seq').as('seq'))
      .where('programme_id', '=', programme)
      .executeTakeFirst()
    const newest = await db
      .selectFrom('records')
      .select('id')
      .where('programme_id', '=', programme)
      // By the order of their places: there is no index by tablet, and a tablet that asks often is not far behind.
      .where('server_seq', '>', Math.max(after, Number(head?.seq ?? 0) - lookedBack))
      .where('device_id', '=', device)
      .orderBy('server_seq', 'desc')
      .limit(mostNamed)
      .execute()
    return newest.map(({ id }) => id)
  },
  setApart: ({ from, device, tokenHash, now }) =>
    db.transaction().execute(async (trx) => {
      const at = new Date(now).toISOString()
      const held = await trx
        .selectFrom('devices')
        .select(['id', 'token_hash', 'copied_from'])
        .where('programme_id', '=', programme)
        .where(({ or, eb }) => or([eb('token_hash', '=', tokenHash), eb('next_token_hash', '=', tokenHash)]))
        .executeTakeFirst()
      // The answer was lost: the same token is the same tablet.
      if (held !== undefined)
        return held.copied_from === from && held.token_hash === tokenHash
          ? { device: held.id, isNew: false }
          : undefined
      // P15: an update, so that this and shutting out wait for each other: no copy is made of a tablet that is shut out.
      const own = await trx
        .updateTable('devices')
        .set(({ ref }) => ({ token_at: ref('token_at') }))
        .where('programme_id', '=', programme)
        .where('id', '=', from)
        .where('revoked_at', 'is', null)
        .returning(['name', 'centre', 'reads', 'reading_key'])
        .executeTakeFirst()
      if (own === undefined) return undefined
      await trx
        .insertInto('devices')
        .values({
          programme_id: programme,
          id: device,
          token_hash: tokenHash,
          created_at: at,
          copied_from: from,
          ...own,
        })
        .execute()
      await noteIn(trx, programme, { who: `tablet:${device}`, what: 'tablet-copied', about: device, detail: from }, now)
      return { device, isNew: true }
    }),
})
