// What the server does by itself, one server at a time: a lease in the database, so that it ends with whoever died.
import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

export type ChoreName = 'backup' | 'retention'

export type Chore = {
  /** When somebody last looked whether it is due, or said what stands in the way of it. */
  readonly lookedAt: string | undefined
  /** ISO text, by the server's clock. */
  readonly doneAt: string | undefined
  readonly failedAt: string | undefined
  /** A code of a closed list; absent when the last time went well. */
  readonly failure: string | undefined
}

export type Chores = {
  /**
   * Writes down that it was looked. @returns since when (epoch milliseconds) one look follows another by this clock; now,
   * when there was none before, or none in the last two days, or one that is still to come (P20).
   */
  readonly look: (name: ChoreName, now: number) => Promise<number>
  /**
   * Takes the turn for `holdMs` when nobody has it and it is due: never done, done `everyMs` ago or longer, and when it
   * failed since, `againMs` ago or longer. Without `everyMs` it is always due. @returns whether it was taken.
   */
  readonly take: (
    name: ChoreName,
    how: {
      readonly holder: string
      readonly now: number
      readonly holdMs: number
      readonly everyMs?: number
      readonly againMs?: number
    },
  ) => Promise<boolean>
  /** Still at it. @returns false when the turn was lost meanwhile. */
  readonly hold: (
    name: ChoreName,
    how: { readonly holder: string; readonly now: number; readonly holdMs: number },
  ) => Promise<boolean>
  /** Gives the turn back. */
  readonly done: (name: ChoreName, holder: string, now: number) => Promise<void>
  /** Gives the turn back as if it had not been taken. */
  readonly release: (name: ChoreName, holder: string) => Promise<void>
  readonly failed: (name: ChoreName, holder: string, now: number, failure: string) => Promise<void>
  /**
   * Says what keeps this server from a chore that is due and that nobody has. Takes no turn and keeps nobody waiting:
   * another server may be able to.
   */
  readonly tell: (
    name: ChoreName,
    how: { readonly now: number; readonly failure: string; readonly everyMs: number; readonly againMs: number },
  ) => Promise<void>
  readonly read: (name: ChoreName) => Promise<Chore>
}

const iso = (at: number): string => new Date(at).toISOString()

/** Servers are down over a weekend's night, not for longer without somebody seeing to them. */
const steadyMs = 48 * 3_600_000
/** Two servers' clocks are never quite the same. */
const apartMs = 60_000

export const createChores = ({
  db,
  programme,
}: {
  readonly db: Kysely<Tables>
  readonly programme: string
}): Chores => {
  const end = (
    name: ChoreName,
    holder: string,
    set: { readonly done_at?: string; readonly failed_at?: string | null; readonly failure?: string | null } = {},
  ) =>
    db
      .updateTable('chores')
      .set({ holder: null, held_until: null, ...set })
      .where('programme_id', '=', programme)
      .where('name', '=', name)
      .where('holder', '=', holder)
      .execute()
  const begin = (name: ChoreName) =>
    db
      .insertInto('chores')
      .values({
        programme_id: programme,
        name,
        holder: null,
        held_until: null,
        done_at: null,
        failed_at: null,
        failure: null,
      })
      .onConflict((conflict) => conflict.columns(['programme_id', 'name']).doNothing())
      .execute()
  return {
    look: async (name, now) => {
      await begin(name)
      // One statement: of two servers that look at once the second sees what the first wrote.
      const { steady_since } = await db
        .updateTable('chores')
        .set(({ eb, and, ref }) => ({
          looked_at: iso(now),
          steady_since: eb
            .case()
            .when(
              and([
                eb('looked_at', '>=', iso(now - steadyMs)),
                eb('looked_at', '<=', iso(now + apartMs)),
                eb('steady_since', '<=', iso(now + apartMs)),
              ]),
            )
            .then(ref('steady_since'))
            .else(iso(now))
            .end(),
        }))
        .where('programme_id', '=', programme)
        .where('name', '=', name)
        .returning('steady_since')
        .executeTakeFirstOrThrow()
      return steady_since === null ? now : Date.parse(steady_since)
    },
    take: async (name, { holder, now, holdMs, everyMs, againMs = 0 }) => {
      await begin(name)
      // P20: a time that is still to come was written by a clock that was wrong; it keeps nobody waiting.
      const { numUpdatedRows } = await db
        .updateTable('chores')
        .set({ holder, held_until: iso(now + holdMs) })
        .where('programme_id', '=', programme)
        .where('name', '=', name)
        .where(({ or, eb }) =>
          or([
            eb('held_until', 'is', null),
            eb('held_until', '<=', iso(now)),
            eb('held_until', '>', iso(now + 2 * holdMs)),
          ]),
        )
        .$if(everyMs !== undefined, (query) =>
          query
            .where(({ or, eb }) =>
              or([eb('done_at', 'is', null), eb('done_at', '<=', iso(now - everyMs!)), eb('done_at', '>', iso(now))]),
            )
            .where(({ or, eb }) =>
              or([
                eb('failed_at', 'is', null),
                eb('failed_at', '<=', iso(now - againMs)),
                eb('failed_at', '>', iso(now)),
              ]),
            ),
        )
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
    hold: async (name, { holder, now, holdMs }) => {
      const { numUpdatedRows } = await db
        .updateTable('chores')
        .set({ held_until: iso(now + holdMs) })
        .where('programme_id', '=', programme)
        .where('name', '=', name)
        .where('holder', '=', holder)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
    done: async (name, holder, now) => {
      await end(name, holder, { done_at: iso(now), failed_at: null, failure: null })
    },
    release: async (name, holder) => {
      await end(name, holder)
    },
    failed: async (name, holder, now, failure) => {
      await end(name, holder, { failed_at: iso(now), failure })
    },
    tell: async (name, { now, failure, everyMs, againMs }) => {
      await begin(name)
      await db
        .updateTable('chores')
        // Without a time of failing: nobody waits for it.
        .set({ failure, failed_at: null, looked_at: iso(now) })
        .where('programme_id', '=', programme)
        .where('name', '=', name)
        .where(({ or, eb }) => or([eb('held_until', 'is', null), eb('held_until', '<=', iso(now))]))
        .where(({ or, eb }) =>
          or([eb('done_at', 'is', null), eb('done_at', '<=', iso(now - everyMs)), eb('done_at', '>', iso(now))]),
        )
        .where(({ or, eb }) =>
          or([eb('failed_at', 'is', null), eb('failed_at', '<=', iso(now - againMs)), eb('failed_at', '>', iso(now))]),
        )
        .execute()
    },
    read: async (name) => {
      const row = await db
        .selectFrom('chores')
        .select(['done_at', 'failed_at', 'failure', 'looked_at'])
        .where('programme_id', '=', programme)
        .where('name', '=', name)
        .executeTakeFirst()
      return {
        doneAt: row?.done_at ?? undefined,
        failedAt: row?.failed_at ?? undefined,
        failure: row?.failure ?? undefined,
        lookedAt: row?.looked_at ?? undefined,
      }
    },
  }
}
