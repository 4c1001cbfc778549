// What stands no longer than the programme says. Opened rows go, with what was counted from them; of a sealed record its
// id, hash and place stay, so that a tablet which still holds it hears that it is known, and does not bring it again.
import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import { retentionPauseMs } from '#domain/retention.ts'
import { awaitNoLonger, expireAttachments } from './attachment-rows.ts'
import { noteIn } from './audit-queries.ts'
import type { Counting } from './counting.ts'
import type { Database } from './database.ts'
import type { Expired, ExpiryLedger } from './expiry-ledger.ts'
import type { TakePlaces } from './keep-batch.ts'
import { takeClearances } from './keep-clearances.ts'
import { takeAbout } from './keep-coded.ts'
import { logGone } from './pull-log.ts'
import { readTerms } from './read-terms.ts'
import { takeReadings } from './readings.ts'
import type { UnreadableReason } from './record-store.ts'
import type { Retention, SweptAway } from './retention-port.ts'
import { sweepAudit } from './sweep-audit.ts'
import type { Tables } from './tables.ts'
import { takesMost } from './takes-most.ts'
import { limitOf } from './term-limit.ts'
import { latestThrough, pageSize, turnPage } from './turn-page.ts'

type Trx = Transaction<Tables>

const iso = (at: number): string => new Date(at).toISOString()

export const createRetention = ({
  database,
  programme,
  counting,
  takePlaces,
  ledger,
  onErased,
}: {
  readonly database: Database
  readonly programme: string
  readonly counting: Counting
  readonly takePlaces: TakePlaces
  readonly ledger: ExpiryLedger
  /** Something was erased: to be taken out of the files too. */
  readonly onErased: () => void
}): Retention => {
  const { db } = database

  /** Opened rows of these conversations: what was told, what was counted from it, what was coded of it. */
  const takeAway = async (trx: Trx, roots: readonly string[]): Promise<void> => {
    if (roots.length === 0) return
    const counted = await counting.newest(trx, roots)
    await trx.deleteFrom('conversations').where('programme_id', '=', programme).where('root', 'in', roots).execute()
    await counting.move(trx, counted, await counting.newest(trx, roots))
    await awaitNoLonger(trx, programme, roots)
    await takeAbout(trx, programme, roots)
    await counting.recountCoded.known(trx, roots)
  }

  /** Of these conversations those of which no revision came in since, neither from a tablet nor from a file. */
  const over = async (trx: Trx, roots: readonly string[], limit: string): Promise<readonly string[]> => {
    if (roots.length === 0) return []
    const rows = await trx
      .selectFrom('conversations as c')
      .leftJoin('records as r', (join) =>
        join.onRef('r.programme_id', '=', 'c.programme_id').onRef('r.id', '=', 'c.id'),
      )
      .select(({ fn }) => ['c.root', fn.coalesce('r.received_at', 'c.kept_since').as('at')])
      .where('c.programme_id', '=', programme)
      .where('c.root', 'in', roots)
      .execute()
    const stays = new Set(rows.filter(({ at }) => at == null || at >= limit).map(({ root }) => root))
    return [...new Set(rows.map(({ root }) => root))].filter((root) => !stays.has(root))
  }

  const takeRefusals = async (trx: Trx, ids: readonly string[]): Promise<number> => {
    const gone = await trx
      .deleteFrom('refusals')
      .where('programme_id', '=', programme)
      .where('id', 'in', ids)
      .returning(['centre', 'round', 'with_whom'])
      .execute()
    await counting.add(
      trx,
      gone.map((row) => ({
        table: 'refusal_counts' as const,
        by: [row.centre, row.round, row.with_whom],
        sums: [-1],
      })),
    )
    return gone.length
  }

  /** Codings, selections and clearances whose own term is over, of conversations that stand. */
  const takeCodings = async (trx: Trx, ids: readonly string[]): Promise<void> => {
    await trx.deleteFrom('selections').where('programme_id', '=', programme).where('id', 'in', ids).execute()
    await takeClearances(trx, programme, ids)
    const gone = await trx
      .deleteFrom('coded_records')
      .where('programme_id', '=', programme)
      .where('id', 'in', ids)
      .returning('conversation')
      .execute()
    if (gone.length > 0) await counting.recountCoded.all(trx, [...new Set(gone.map((row) => row.conversation))])
  }

  /** What could not be opened until now never becomes a story: whoever puts a key back later finds it over. */
  const closeForGood = async (trx: Trx, ids: readonly string[]): Promise<void> => {
    await trx
      .updateTable('records')
      .set({ state: 'unreadable', reason: 'term-over' satisfies UnreadableReason })
      .where('programme_id', '=', programme)
      .where('id', 'in', ids)
      .where('state', 'in', ['waiting', 'unreadable'])
      .execute()
  }

  const sweepStories = async (
    limit: string,
    now: number,
    righted: Set<string>,
  ): Promise<Pick<SweptAway, 'conversations' | 'refusals'> & { readonly readings: number }> => {
    let [conversations, refusals, readings] = [0, 0, 0]
    let { storiesThrough: after } = await readTerms(db, programme)
    let latest = await latestThrough(db, { programme, place: after, now })
    for (let ended = false, moves = true; !ended; ) {
      const page = await db.transaction().execute(async (trx) => {
        await counting.begin(trx)
        const turned = await turnPage(trx, { programme, after, latest, righted, limit, now })
        const ids = turned.due.map(({ id }) => id)
        if (ids.length > 0) {
          const told = await trx
            .selectFrom('conversations')
            .select('root')
            .distinct()
            .where('programme_id', '=', programme)
            .where('id', 'in', ids)
            .execute()
          const roots = await over(
            trx,
            told.map(({ root }) => root),
            limit,
          )
          await takeAway(trx, roots)
          const refused = await takeRefusals(trx, ids)
          await takeCodings(trx, ids)
          readings += await takeReadings(trx, programme, ids)
          await closeForGood(trx, ids)
          conversations += roots.length
          refusals += refused
          if (roots.length + refused > 0)
            await noteIn(
              trx,
              programme,
              { who: 'server', what: 'stories-expired', detail: String(roots.length + refused) },
              now,
            )
        }
        if (moves) {
          await trx
            .updateTable('retention_terms')
            .set({ stories_through: turned.through })
            .where('programme_id', '=', programme)
            .execute()
        }
        return turned
      })
      moves = moves && page.through === page.last
      after = page.last
      latest = page.latest
      ended = page.ended
    }
    return { conversations, refusals, readings }
  }

  /** Imports have no record; their term begins when the server first sees that they stand. */
  const sweepImports = async (limit: string, now: number): Promise<number> => {
    await db
      .updateTable('conversations')
      .set({ kept_since: iso(now) })
      .where('programme_id', '=', programme)
      .where('origin', '=', sql.lit('import' as const))
      .where(({ or, eb }) => or([eb('kept_since', 'is', null), eb('kept_since', '>', iso(now))]))
      .execute()
    let taken = 0
    for (let after = ''; ; ) {
      const page = await db.transaction().execute(async (trx) => {
        await counting.begin(trx)
        const rows = await trx
          .selectFrom('conversations')
          .select('root')
          .distinct()
          .where('programme_id', '=', programme)
          .where('origin', '=', sql.lit('import' as const))
          .where('kept_since', '<', limit)
          .where('root', '>', after)
          .orderBy('root')
          .limit(pageSize)
          .execute()
        const due = rows.map(({ root }) => root)
        // A tablet may have corrected it since.
        const roots = await over(trx, due, limit)
        await takeAway(trx, roots)
        if (roots.length > 0)
          await noteIn(trx, programme, { who: 'server', what: 'stories-expired', detail: String(roots.length) }, now)
        return { taken: roots.length, last: due.at(-1), ended: due.length < pageSize }
      })
      taken += page.taken
      if (page.ended || page.last === undefined) return taken
      after = page.last
    }
  }

  const empty = async (trx: Trx, ids: readonly string[]) => {
    await expireAttachments(trx, programme, ids)
    return trx
      .updateTable('records')
      .set({ envelope: '', state: 'expired', reason: null })
      .where('programme_id', '=', programme)
      .where('id', 'in', ids)
      .where('state', '<>', sql.lit('expired' as const))
      .returning(['id', 'hash'])
      .execute()
  }

  const sweepSealed = async (limit: string, now: number, righted: Set<string>): Promise<number> => {
    let sealed = 0
    let { sealedThrough: after } = await readTerms(db, programme)
    let latest = await latestThrough(db, { programme, place: after, now })
    for (let ended = false, moves = true; !ended; ) {
      const page = await db.transaction().execute(async (trx) => {
        const turned = await turnPage(trx, { programme, after, latest, righted, limit, now })
        const gone: readonly Expired[] =
          turned.due.length === 0
            ? []
            : await empty(
                trx,
                turned.due.map(({ id }) => id),
              )
        // L5: whoever read one of these back lets go of it too.
        await logGone(
          trx,
          programme,
          gone.map(({ id }) => id),
          'over',
        )
        if (gone.length > 0)
          await noteIn(trx, programme, { who: 'server', what: 'sealed-expired', detail: String(gone.length) }, now)
        if (moves)
          await trx
            .updateTable('retention_terms')
            .set({ sealed_through: turned.through })
            .where('programme_id', '=', programme)
            .execute()
        // On disk before the commit: after a crash in between its replay empties them.
        ledger.append(gone)
        sealed += gone.length
        return turned
      })
      moves = moves && page.through === page.last
      after = page.last
      latest = page.latest
      ended = page.ended
    }
    const aside = await db
      .deleteFrom('kept_aside')
      .where('programme_id', '=', programme)
      .where('received_at', '<', limit)
      .executeTakeFirst()
    return sealed + Number(aside.numDeletedRows)
  }

  return {
    terms: async () => {
      const { stories, sealed, audit, changedAt } = await readTerms(db, programme)
      return { stories, sealed, audit, changedAt }
    },

    setTerms: ({ stories, sealed, audit }, by, now) =>
      db.transaction().execute(async (trx) => {
        const set = {
          stories_months: stories,
          sealed_months: sealed,
          audit_months: audit,
          changed_at: iso(now),
        }
        await trx
          .insertInto('retention_terms')
          .values({ programme_id: programme, ...set })
          .onConflict((conflict) => conflict.column('programme_id').doUpdateSet(set))
          .execute()
        const detail = [stories, sealed, audit].map((months) => months ?? '-').join(' ')
        await noteIn(trx, programme, { who: by, what: 'retention-changed', detail }, now)
      }),

    sweep: async (now) => {
      const { stories, sealed, audit, changedAt } = await readTerms(db, programme)
      const swept = { conversations: 0, refusals: 0, sealed: 0, auditEntries: 0 }
      const changed = changedAt === undefined ? now : Date.parse(changedAt)
      // P20: changed by a clock that was ahead: a week from when this one sees it would never come.
      if (now - changed < retentionPauseMs && changed <= now) return swept
      const limits = { stories: limitOf(now, stories), sealed: limitOf(now, sealed), audit: limitOf(now, audit) }
      const righted = new Set<string>()
      let readings = 0
      if (limits.stories !== undefined) {
        const told = await sweepStories(limits.stories, now, righted)
        swept.conversations = told.conversations + (await sweepImports(limits.stories, now))
        swept.refusals = told.refusals
        readings = told.readings
      }
      if (limits.sealed !== undefined) swept.sealed = await sweepSealed(limits.sealed, now, righted)
      if (limits.audit !== undefined)
        swept.auditEntries = await sweepAudit({ database, programme, limit: limits.audit, now })
      if (swept.conversations + swept.refusals + swept.sealed + readings > 0) onErased()
      return swept
    },

    takesMost: (now, since) => takesMost(db, { programme, now, since }),

    replay: async (now) => {
      const entries = ledger.entries()
      let count = 0
      for (let at = 0; at < entries.length; at += pageSize) {
        const part = entries.slice(at, at + pageSize)
        const rows = await db
          .selectFrom('records')
          .select(['id', 'state'])
          .where('programme_id', '=', programme)
          .where(
            'id',
            'in',
            part.map(({ id }) => id),
          )
          .execute()
        const states = new Map(rows.map(({ id, state }) => [id, state]))
        const fresh = part.filter(({ id }) => states.get(id) !== 'expired')
        if (fresh.length === 0) continue
        count += await db.transaction().execute(async (trx) => {
          const { seq } = await takePlaces(trx, fresh.length)
          const withdrawn = new Set(
            (
              await trx
                .selectFrom('withdrawn_ids')
                .select('id')
                .where('programme_id', '=', programme)
                .where(
                  'id',
                  'in',
                  fresh.map(({ id }) => id),
                )
                .execute()
            ).map(({ id }) => id),
          )
          const gone = fresh.filter(({ id }) => !withdrawn.has(id))
          if (gone.length === 0) return 0
          await empty(
            trx,
            gone.map(({ id }) => id),
          )
          await trx
            .insertInto('records')
            .values(
              gone.map(({ id, hash }, index) => ({
                programme_id: programme,
                id,
                hash,
                envelope: '',
                server_seq: seq - fresh.length + index + 1,
                received_at: iso(now),
                device_id: '',
                state: 'expired' as const,
                reason: null,
              })),
            )
            .onConflict((conflict) => conflict.columns(['programme_id', 'id']).doNothing())
            .execute()
          await logGone(
            trx,
            programme,
            gone.map(({ id }) => id),
            'over',
          )
          return gone.length
        })
      }
      if (count > 0) onErased()
      return count
    },
  }
}
