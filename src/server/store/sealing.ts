import type { Kysely } from 'kysely'
import type { Actor } from './audit-queries.ts'
import { noteIn } from './audit-queries.ts'
import type { Sealed, SealingMark } from './sealing-mark.ts'
import type { Tables } from './tables.ts'

export type Sealing = {
  /** `undefined` while the programme is not sealed. */
  readonly read: () => Promise<Sealed | undefined>
  /** O6: once and for good. @returns whether this is the key that the programme is sealed for. */
  readonly seal: (key: { readonly kid: string; readonly publicKey: string }, by: Actor, now: number) => Promise<boolean>
  /** O6: a database of before the sealing is sealed again by the mark beside it, and a mark that was lost is written again. */
  readonly replay: () => Promise<void>
}

const readIn = async (db: Kysely<Tables>, programme: string): Promise<Sealed | undefined> =>
  db
    .selectFrom('sealing')
    .select(['kid', 'public_key as publicKey', 'since'])
    .where('programme_id', '=', programme)
    .executeTakeFirst()

/** @returns whether it was not sealed before. */
const insertIn = async (db: Kysely<Tables>, programme: string, { kid, publicKey, since }: Sealed): Promise<boolean> => {
  const made = await db
    .insertInto('sealing')
    .values({ programme_id: programme, kid, public_key: publicKey, since })
    .onConflict((conflict) => conflict.column('programme_id').doNothing())
    .executeTakeFirst()
  return (made.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export const createSealing = ({
  db,
  programme,
  mark,
}: {
  readonly db: Kysely<Tables>
  readonly programme: string
  readonly mark: SealingMark
}): Sealing => {
  const replay = async (): Promise<void> => {
    const marked = mark.read()
    if (marked !== undefined) await insertIn(db, programme, marked)
    const stands = await readIn(db, programme)
    if (stands !== undefined && stands.kid !== marked?.kid) mark.write(stands)
  }
  return {
    read: () => readIn(db, programme),
    seal: async ({ kid, publicKey }, by, now) => {
      const isThis = await db.transaction().execute(async (trx) => {
        if (await insertIn(trx, programme, { kid, publicKey, since: new Date(now).toISOString() }))
          await noteIn(trx, programme, { who: by, what: 'programme-sealed', about: kid }, now)
        return (await readIn(trx, programme))?.kid === kid
      })
      // Behind the commit: what a crash leaves out the next open writes.
      await replay()
      return isThis
    },
    replay,
  }
}
