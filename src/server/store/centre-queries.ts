import type { Kysely } from 'kysely'
import type { Centre } from '#domain/programme.ts'
import type { AuditEntry } from './audit-queries.ts'
import { noteIn, takeTurn } from './audit-queries.ts'
import type { Tables } from './tables.ts'

export type CentreRow = { readonly id: string; readonly name: string; readonly closedAt: string | undefined }

export type CentreChange = 'done' | 'unknown' | 'taken'

export type CentreStore = {
  /** The centres that the programme begins with; what stands there already stays as it is. */
  readonly seed: (centres: readonly Centre[]) => Promise<void>
  /** All of them, closed ones too, in the programme's order. */
  readonly all: () => Promise<readonly CentreRow[]>
  /** Behind the others. `taken`: a centre has this id, or an open one this name. */
  readonly add: (centre: Centre, by: AuditEntry['who'], now: number) => Promise<CentreChange>
  /** The id stays: conversations name it. */
  readonly rename: (centre: Centre, by: AuditEntry['who'], now: number) => Promise<CentreChange>
  /** A closed centre is not offered on tablets any more; what was told there stays and counts. */
  readonly setClosed: (id: string, closed: boolean, by: AuditEntry['who'], now: number) => Promise<CentreChange>
}

const nameKey = (name: string): string => name.normalize('NFKC').trim().toLowerCase()

export const createCentreStore = ({
  db,
  programme,
}: {
  readonly db: Kysely<Tables>
  readonly programme: string
}): CentreStore => {
  const rowsOf = (within: Kysely<Tables>) =>
    within
      .selectFrom('centres')
      .select(['id', 'name', 'position', 'closed_at'])
      .where('programme_id', '=', programme)
      .orderBy('position')
      .orderBy('id')
      .execute()
  return {
    seed: async (centres) => {
      if ((await rowsOf(db)).length > 0) return
      await db
        .insertInto('centres')
        .values(centres.map(({ id, name }, position) => ({ programme_id: programme, id, name, position })))
        .onConflict((conflict) => conflict.columns(['programme_id', 'id']).doNothing())
        .execute()
    },
    all: async () =>
      (await rowsOf(db)).map(({ id, name, closed_at }) => ({ id, name, closedAt: closed_at ?? undefined })),
    add: ({ id, name }, by, now) =>
      db.transaction().execute(async (trx) => {
        await takeTurn(trx, programme)
        const rows = await rowsOf(trx)
        if (rows.some((row) => row.id === id || nameKey(row.name) === nameKey(name))) return 'taken'
        await noteIn(trx, programme, { who: by, what: 'centre-added', about: id }, now)
        const position = Math.max(-1, ...rows.map((row) => row.position)) + 1
        await trx.insertInto('centres').values({ programme_id: programme, id, name, position }).execute()
        return 'done'
      }),
    rename: ({ id, name }, by, now) =>
      db.transaction().execute(async (trx) => {
        await takeTurn(trx, programme)
        const rows = await rowsOf(trx)
        if (!rows.some((row) => row.id === id)) return 'unknown'
        if (rows.some((row) => row.id !== id && nameKey(row.name) === nameKey(name))) return 'taken'
        await noteIn(trx, programme, { who: by, what: 'centre-renamed', about: id }, now)
        await trx
          .updateTable('centres')
          .set({ name })
          .where('programme_id', '=', programme)
          .where('id', '=', id)
          .execute()
        return 'done'
      }),
    setClosed: (id, closed, by, now) =>
      db.transaction().execute(async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable('centres')
          .set({ closed_at: closed ? new Date(now).toISOString() : null })
          .where('programme_id', '=', programme)
          .where('id', '=', id)
          .executeTakeFirst()
        if (numUpdatedRows === 0n) return 'unknown'
        await noteIn(trx, programme, { who: by, what: closed ? 'centre-closed' : 'centre-opened', about: id }, now)
        return 'done'
      }),
  }
}
