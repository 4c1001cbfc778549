// Many servers on one PostgreSQL open what came in together: each takes pieces that no other has in hand.
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { RecordStore } from './record-store.ts'
import type { Tables } from './tables.ts'

/** By the database's own clock: those of the servers may differ. */
const utc = (moment: ReturnType<typeof sql>) =>
  sql<string>`to_char((${moment}) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/**
 * The next envelopes that nobody opened, claimed for this server: another one passes them over while the connection that
 * claimed them is there, for a minute at most. Marking a record as opened is still what takes it, so a claim that is
 * lost costs work and nothing else.
 */
export const createClaimUnopened =
  ({
    db,
    programme,
    holder,
  }: {
    readonly db: Kysely<Tables>
    readonly programme: string
    readonly holder: string
  }): RecordStore['unopened'] =>
  (limit, after = 0) =>
    db.transaction().execute(async (trx) => {
      // A claim that is lost with the power is of a server that is gone.
      await sql`set local synchronous_commit = off`.execute(trx)
      await sql`select pg_advisory_xact_lock(hashtextextended(${`praatplaat opening ${programme}`}, 0))`.execute(trx)
      await trx
        .deleteFrom('opening_claims')
        .where('programme_id', '=', programme)
        .where(({ or, eb, not, exists }) =>
          or([
            eb('held_until', '<', utc(sql`now()`)),
            not(exists(sql`(select 1 from pg_stat_activity a where a.pid = opening_claims.backend)`)),
          ]),
        )
        .execute()
      const rows = await trx
        .selectFrom('records')
        .select(['id', 'envelope', 'server_seq as serverSeq'])
        .where('programme_id', '=', programme)
        .where('server_seq', '>', after)
        .where('state', '=', sql.lit('waiting'))
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('opening_claims as c')
                .select(sql.lit(1).as('one'))
                .where('c.programme_id', '=', programme)
                .where('c.holder', '<>', holder)
                .whereRef('c.first_seq', '<=', 'records.server_seq')
                .whereRef('c.last_seq', '>=', 'records.server_seq'),
            ),
          ),
        )
        .orderBy('server_seq')
        .limit(limit)
        .execute()
      const [first, last] = [rows[0], rows.at(-1)]
      if (first === undefined || last === undefined) return rows
      const claim = {
        last_seq: last.serverSeq,
        holder,
        backend: sql<number>`pg_backend_pid()`,
        held_until: utc(sql`now() + interval '60 seconds'`),
      }
      await trx
        .insertInto('opening_claims')
        .values({ programme_id: programme, first_seq: first.serverSeq, ...claim })
        .onConflict((conflict) => conflict.columns(['programme_id', 'first_seq']).doUpdateSet(claim))
        .execute()
      return rows
    })
