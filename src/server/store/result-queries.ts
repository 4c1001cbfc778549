import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { ExchangeConversation } from '#domain/exchange.ts'
import { exchangeFromOpened, openedFromExchange, sameExchange } from '#domain/exchange.ts'
import type { Counting } from './counting.ts'
import type { LookUps, TakePlaces } from './keep-batch.ts'
import { createKeepCoded } from './keep-coded.ts'
import type { KeepConversations } from './keep-conversations.ts'
import { createKeepConversations } from './keep-conversations.ts'
import { takeSelectionLines } from './keep-selections.ts'
import type { Centres } from './of-centres.ts'
import { ofCentres } from './of-centres.ts'
import { openedFromRow } from './opened-rows.ts'
import type { Counts, Importer, ImportOutcome, RecordStore, UnreadableReason } from './record-store.ts'
import type { Tables } from './tables.ts'
import { takeCodedLines } from './take-coded.ts'

const newestOf = (db: Kysely<Tables>, programme: string, round: string | undefined, centres: Centres) =>
  db
    .selectFrom('conversations as c')
    .where('c.programme_id', '=', programme)
    .$if(centres !== undefined, (query) => query.where(ofCentres('c.centre', centres)))
    .$if(round !== undefined, (query) => query.where('c.round', '=', round!))
    // A correction replaces what it corrects, it never counts beside it.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('conversations as newer')
            .select(sql.lit(1).as('one'))
            .where('newer.programme_id', '=', programme)
            .whereRef('newer.root', '=', 'c.root')
            .whereRef('newer.revision', '>', 'c.revision'),
        ),
      ),
    )

const heldReason = 'other-centre' satisfies UnreadableReason

const countOf = async (query: Promise<{ readonly n: number | string | bigint | null } | undefined>): Promise<number> =>
  Number((await query)?.n ?? 0)

export const createResultQueries = ({
  db,
  programme,
  counting,
  lookUps,
  takePlaces,
}: {
  readonly db: Kysely<Tables>
  readonly programme: string
  readonly counting: Counting
  readonly lookUps: LookUps
  readonly takePlaces: TakePlaces
}): Pick<RecordStore, 'tallies' | 'conversations' | 'importing'> & {
  readonly counts: (round: string | undefined, centres?: Centres) => Promise<Omit<Counts, 'attachmentsAwaited'>>
} => {
  const keepConversations = createKeepConversations({ db, programme, counting })
  const keepCoded = createKeepCoded({ programme, counting })
  // What is still sealed does not tell its centre; the tablet it came from does.
  const tabletsOf = (centres: Centres) =>
    db.selectFrom('devices').select('id').where('programme_id', '=', programme).where(ofCentres('centre', centres))
  return {
    // Counted when they came in: how long this takes does not grow with the number of conversations.
    tallies: async (round, centres) => {
      const rows = await db
        .selectFrom('conversation_counts')
        .select(({ fn }) => ['centre', 'with_whom', fn.sum('conversations').as('n')])
        .where('programme_id', '=', programme)
        .where(ofCentres('centre', centres))
        .$if(round !== undefined, (query) => query.where('round', '=', round!))
        .groupBy(['centre', 'with_whom'])
        .orderBy('centre')
        .execute()
      const tallies = new Map<string, { resident: number; partner: number; other: number }>()
      for (const { centre, with_whom, n } of rows) {
        const tally = tallies.get(centre) ?? { resident: 0, partner: 0, other: 0 }
        tallies.set(centre, tally)
        tally[with_whom] += Number(n)
      }
      return [...tallies].map(([centre, tally]) => ({ centre, ...tally }))
    },

    counts: async (round, centres) => {
      const rounds = await db
        .selectFrom('conversation_counts')
        .select('round')
        .distinct()
        .where('programme_id', '=', programme)
        .where(ofCentres('centre', centres))
        .orderBy('round')
        .execute()
      const ofState = (state: 'waiting' | 'unreadable', why?: 'held' | 'broken') =>
        countOf(
          db
            .selectFrom('records')
            .select((column) => column.fn.countAll().as('n'))
            .where('programme_id', '=', programme)
            .where('state', '=', sql.lit(state))
            .$if(why === 'held', (query) => query.where('reason', '=', heldReason))
            // S15, P20: what waits for a manager and what had its term would open well enough.
            .$if(why === 'broken', (query) =>
              query.where(({ or, eb }) =>
                or([eb('reason', 'is', null), eb('reason', 'not in', [heldReason, 'term-over'])]),
              ),
            )
            .$if(centres !== undefined, (query) => query.where('device_id', 'in', tabletsOf(centres)))
            .executeTakeFirst(),
        )
      return {
        rounds: rounds.map((row) => row.round),
        refusals: await countOf(
          db
            .selectFrom('refusal_counts')
            .select(({ fn }) => fn.sum('refusals').as('n'))
            .where('programme_id', '=', programme)
            .where(ofCentres('centre', centres))
            .$if(round !== undefined, (query) => query.where('round', '=', round!))
            .executeTakeFirst(),
        ),
        waiting: await ofState('waiting'),
        unreadable: await ofState('unreadable', 'broken'),
        otherCentre: await ofState('unreadable', 'held'),
        keptAside: await countOf(
          db
            .selectFrom('kept_aside')
            .select((column) => column.fn.countAll().as('n'))
            .where('programme_id', '=', programme)
            .$if(centres !== undefined, (query) => query.where('device_id', 'in', tabletsOf(centres)))
            .executeTakeFirst(),
        ),
      }
    },

    conversations: async ({ round, centres, after, limit }) => {
      const rows = await newestOf(db, programme, round, centres)
        .selectAll('c')
        // Compared as one: both databases then begin this page where the last one ended, and not at the first row.
        .$if(after !== undefined, (query) =>
          query.where(({ eb, refTuple, tuple }) =>
            eb(refTuple('c.day', 'c.root'), '>', tuple(after!.day, after!.root)),
          ),
        )
        .orderBy('c.day')
        .orderBy('c.root')
        .limit(limit)
        .execute()
      return rows.map(openedFromRow)
    },

    importing: (work) =>
      db.transaction().execute(async (trx) => {
        // Nobody withdraws between the look and the write.
        await takePlaces(trx, 0)
        await counting.begin(trx)
        const importer: Importer = {
          take: (lines, changeStory) => takeLines(trx, programme, lookUps, keepConversations, lines, changeStory),
          takeCoded: (lines) => takeCodedLines(trx, programme, lookUps, keepCoded, lines),
          takeSelections: (lines) => takeSelectionLines(trx, programme, lookUps, lines),
        }
        return await work(importer)
      }),
  }
}

const takeLines = async (
  trx: Kysely<Tables>,
  programme: string,
  lookUps: LookUps,
  keepConversations: KeepConversations,
  lines: readonly ExchangeConversation[],
  changeStory: string,
): Promise<readonly ImportOutcome[]> => {
  const ids = lines.map((line) => line.id)
  const withdrawn = await lookUps.withdrawnAmong(trx, ids)
  const rows = await trx
    .selectFrom('conversations')
    .selectAll()
    .where('programme_id', '=', programme)
    .where(({ or, eb }) => or([eb('root', 'in', ids), eb('id', 'in', ids)]))
    .orderBy('revision')
    .execute()
  // Rows come by rising revision, so the newest of each root is what stays; an id that is some root's correction is taken.
  const present = new Map<string, ExchangeConversation>()
  for (const row of rows) {
    const line = exchangeFromOpened(openedFromRow(row))
    present.set(row.root, line)
    if (row.id !== row.root && !present.has(row.id)) present.set(row.id, line)
  }
  // An envelope that waits to be opened, or cannot be, holds its id too. One of which no row stands any more had its term:
  // a file from before does not bring it back.
  const records = await trx
    .selectFrom('records')
    .select(['id', 'state', 'reason'])
    .where('programme_id', '=', programme)
    .where('id', 'in', ids)
    .execute()
  const unopened = new Set<string>()
  const over = new Set<string>()
  for (const { id, state, reason } of records) {
    if (state === 'waiting' || (state === 'unreadable' && reason !== 'term-over')) unopened.add(id)
    else over.add(id)
  }
  const fresh: ExchangeConversation[] = []
  const outcomes = lines.map((line): ImportOutcome => {
    if (withdrawn.has(line.id)) return 'withdrawn'
    const found = present.get(line.id)
    if (found !== undefined) return sameExchange(found, line) ? 'unchanged' : 'conflict'
    if (unopened.has(line.id)) return 'conflict'
    if (over.has(line.id)) return 'over'
    present.set(line.id, line)
    fresh.push(line)
    return 'imported'
  })
  await keepConversations(
    trx,
    fresh.map((line) => openedFromExchange(line, changeStory)),
  )
  return outcomes
}
