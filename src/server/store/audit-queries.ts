// Who did what, when: append-only and chained. Holds ids and codes of closed lists, never a name, never a word of a story.

import { createHash } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import type { AuditDeed } from '#wire/audit.ts'
import type { Tables } from './tables.ts'

/** A person, a tablet, the manager's key, a command on the server's machine, the server itself, or nobody who is known. */
export type Actor = `person:${string}` | `tablet:${string}` | 'key' | 'command' | 'server' | 'nobody'

export type AuditEntry = {
  readonly who: Actor
  readonly what: AuditDeed
  /** Id of whom or what it was done to. */
  readonly about?: string | undefined
  /** A code: a role, a format, yes or no. */
  readonly detail?: string | undefined
}

export type AuditRow = {
  readonly seq: number
  readonly at: string
  readonly who: string
  readonly what: string
  readonly about: string | null
  readonly detail: string | null
}

export type AuditLog = {
  readonly note: (entry: AuditEntry, now: number) => Promise<void>
  /** Newest first, from just before `before`. */
  readonly entries: (asked: {
    readonly before: number | undefined
    readonly limit: number
  }) => Promise<readonly AuditRow[]>
  /** @returns the first place that does not follow from the one before it; `undefined` when the chain is whole. */
  readonly firstBreak: () => Promise<number | undefined>
}

const hashOf = (before: string, row: AuditRow): string =>
  createHash('sha256')
    .update(JSON.stringify([before, row.seq, row.at, row.who, row.what, row.about, row.detail]))
    .digest('hex')

/** The programme's place for its next entry. Made when the database is opened. */
export const ensureAuditHead = async (db: Kysely<Tables>, programme: string): Promise<void> => {
  await db
    .insertInto('audit_head')
    .values({ programme_id: programme, seq: 0, hash: '' })
    .onConflict((conflict) => conflict.column('programme_id').doNothing())
    .execute()
}

/**
 * Waits for the others and keeps them waiting until the commit: for what must not happen at once. Two managers who each
 * close the other's account would leave nobody. Call it before anything is read.
 */
export const takeTurn = async (trx: Transaction<Tables>, programme: string): Promise<void> => {
  await trx
    .updateTable('audit_head')
    .set((column) => ({ seq: column.ref('seq') }))
    .where('programme_id', '=', programme)
    .execute()
}

/** Writes one entry within the transaction of what it tells, so that neither is there without the other. */
export const noteIn = async (
  trx: Transaction<Tables>,
  programme: string,
  entry: AuditEntry,
  now: number,
): Promise<void> => {
  const head = await trx
    .updateTable('audit_head')
    .set((column) => ({ seq: column('seq', '+', 1) }))
    .where('programme_id', '=', programme)
    .returning(['seq', 'hash'])
    .executeTakeFirstOrThrow()
  const row: AuditRow = {
    seq: head.seq,
    at: new Date(now).toISOString(),
    who: entry.who,
    what: entry.what,
    about: entry.about ?? null,
    detail: entry.detail ?? null,
  }
  const hash = hashOf(head.hash, row)
  await trx
    .insertInto('audit')
    .values({ programme_id: programme, ...row, hash })
    .execute()
  await trx.updateTable('audit_head').set({ hash }).where('programme_id', '=', programme).execute()
}

const pageSize = 500

export const createAuditLog = ({
  db,
  programme,
}: {
  readonly db: Kysely<Tables>
  readonly programme: string
}): AuditLog => ({
  note: (entry, now) => db.transaction().execute((trx) => noteIn(trx, programme, entry, now)),
  entries: ({ before, limit }) =>
    db
      .selectFrom('audit')
      .select(['seq', 'at', 'who', 'what', 'about', 'detail'])
      .where('programme_id', '=', programme)
      .$if(before !== undefined, (query) => query.where('seq', '<', before!))
      .orderBy('seq', 'desc')
      .limit(limit)
      .execute(),
  firstBreak: async () => {
    // What was let go at the end of its term was the beginning; the rest goes on from it.
    const { gone_seq, gone_hash } = await db
      .selectFrom('audit_head')
      .select(['gone_seq', 'gone_hash'])
      .where('programme_id', '=', programme)
      .executeTakeFirstOrThrow()
    let hash = gone_hash
    for (let at = gone_seq; ; ) {
      const rows = await db
        .selectFrom('audit')
        .select(['seq', 'at', 'who', 'what', 'about', 'detail', 'hash'])
        .where('programme_id', '=', programme)
        .where('seq', '>', at)
        .orderBy('seq')
        .limit(pageSize)
        .execute()
      for (const { hash: stands, ...row } of rows) {
        if (row.seq !== at + 1 || hashOf(hash, row) !== stands) return at + 1
        at = row.seq
        hash = stands
      }
      if (rows.length < pageSize) break
    }
    const head = await db
      .selectFrom('audit_head')
      .select(['seq', 'hash'])
      .where('programme_id', '=', programme)
      .executeTakeFirstOrThrow()
    // Entries taken off the end leave a whole chain that is too short.
    return head.hash === hash ? undefined : head.seq
  },
})
