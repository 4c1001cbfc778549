import type { Kysely } from 'kysely'
import type { Actor } from './audit-queries.ts'
import { noteIn } from './audit-queries.ts'
import type { Tables } from './tables.ts'

export type Sealed = { readonly kid: string; readonly publicKey: string; readonly since: string }

export type Sealing = {
  /** `undefined` while the programme is not sealed. */
  readonly read: () => Promise<Sealed | undefined>
  /** O6: once and for good. @returns whether this is the key that the programme is sealed for. */
  readonly seal: (key: { readonly kid: string; readonly publicKey: string }, by: Actor, now: number) => Promise<boolean>
}

const readIn = async (db: Kysely<Tables>, programme: string): Promise<Sealed | undefined> =>
  db
    .selectFrom('sealing')
    .select(['kid', 'public_key as publicKey', 'since'])
    .where('programme_id', '=', programme)
    .executeTakeFirst()

export const createSealing = ({
  db,
  programme,
}: {
  readonly db: Kysely<Tables>
  readonly programme: string
}): Sealing => ({
  read: () => readIn(db, programme),
  seal: ({ kid, publicKey }, by, now) =>
    db.transaction().execute(async (trx) => {
      const made = await trx
        .insertInto('sealing')
        .values({ programme_id: programme, kid, public_key: publicKey, since: new Date(now).toISOString() })
        .onConflict((conflict) => conflict.column('programme_id').doNothing())
        .executeTakeFirst()
      if ((made.numInsertedOrUpdatedRows ?? 0n) > 0n)
        await noteIn(trx, programme, { who: by, what: 'programme-sealed', about: kid }, now)
      return (await readIn(trx, programme))?.kid === kid
    }),
})
