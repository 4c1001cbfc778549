import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { expect, it } from 'vitest'
import { standardDeck } from '#content/decks.ts'
import { cardPlaces, groupPlaces, tableFromCardTallies } from '#domain/card-tallies.ts'
import { countCards } from '#domain/count-cards.ts'
import { newestRevisions } from '#domain/newest-revision.ts'
import { countedSort } from '#domain/opened-cards.ts'
import type { OpenedConversation } from '#domain/opened-conversation.ts'
import { openedFromTablet } from '#domain/opened-conversation.ts'
import { migrate } from '#server/store/migrations.ts'
import { rowFromOpened } from '#server/store/opened-rows.ts'
import { openTestServer, removeFolder, temporaryFolder } from '#tests/support/server/open-test-server.ts'
import { someCards, someHands } from '#tests/support/server/seal-card-sort.ts'
import { dropDatabaseOf, openDatabaseOf } from '#tests/support/server/test-database.ts'
import { idsOfRoot } from '#wire/withdrawal-proof.ts'

const { id, version, cards: standard } = standardDeck
const ownCard = { id: 'koffie', pictogram: 'hot-beverage', words: { nl: 'koffie drinken' } }
const ownDeck = { id: 'van-ons', version: 1, cards: [...standard.slice(0, 2), ownCard] }

const conversation = (over: Partial<OpenedConversation>): OpenedConversation => {
  const root = over.root ?? randomUUID()
  const { cards, ...rest } = over
  const plain = openedFromTablet({
    kind: 'conversation',
    form: cards === undefined ? 'praatplaat' : 'card-sort',
    id: root,
    revision: 1,
    root,
    day: '2026-11-23',
    programme: 'zuidwest',
    round: '2026-2',
    centre: 'bij-betje',
    instrument: 'praatplaat@1',
    changeStory: 'zuidwest@1',
    language: 'nl',
    with: 'resident',
    mode: 'interviewer',
    heldBy: 'own-coordinator',
    helper: 'none',
    source: 'tablet',
    number: 1,
    answers: {},
    consent: { takePart: true, quote: false, understood: 'at-once' },
    readBack: 'not-done',
  })
  return { ...plain, ...rest, ...(cards === undefined ? {} : { cards }) }
}

/** As the build before counts wrote them: a row for each card of each sort, of newest revisions only. */
const keepAsBefore = async (db: Kysely<never>, all: readonly OpenedConversation[]): Promise<void> => {
  const before = db as unknown as Kysely<Record<string, Record<string, unknown>>>
  const put = async (table: string, rows: readonly Record<string, unknown>[]): Promise<void> => {
    if (rows.length > 0)
      await before
        .insertInto(table)
        .values([...rows])
        .execute()
  }
  const programme_id = 'zuidwest'
  await put(
    'conversations',
    all.map((one) => rowFromOpened(programme_id, one)),
  )
  for (const { root, round, centre, day, cards } of newestRevisions(all)) {
    if (cards === undefined) continue
    const counted = countedSort(cards)
    const { group, ownCards } = counted
    await put('card_sorts', [
      { programme_id, root, round, centre, group_way: group?.way ?? null, people: group?.people ?? null },
    ])
    await put(
      'card_places',
      cardPlaces(counted).map((one) => ({
        programme_id,
        root,
        card: one.card,
        round,
        pile: one.pile ?? null,
        top: one.top ?? null,
        wish: one.wish ? 1 : 0,
      })),
    )
    await put(
      'group_places',
      groupPlaces(counted).map((one) => ({
        programme_id,
        root,
        card: one.card,
        what: one.what,
        pile: one.pile ?? '',
        round,
        count: one.count,
      })),
    )
    await put(
      'own_cards',
      ownCards.map((words, position) => ({ programme_id, root, position, round, day, words })),
    )
  }
}

it('[P11] a database from before counts is counted when it is opened, and counted on from there', async () => {
  const folder = temporaryFolder()
  const fresh = await openTestServer({ dataDir: folder })
  await fresh.close()
  await dropDatabaseOf(folder)

  const corrected = conversation({})
  const reworded = conversation({ cards: someCards({ top: ['I01', 'I02'] }) })
  const all = [
    conversation({}),
    conversation({ centre: 'allekanten', with: 'partner' }),
    corrected,
    { ...corrected, id: randomUUID(), revision: 2, round: '2026-3', with: 'other' as const },
    reworded,
    {
      ...reworded,
      id: randomUUID(),
      revision: 2,
      cards: someCards({ deck: ownDeck, sort: { koffie: 'yes' }, top: ['koffie'] }),
    },
    conversation({ cards: someCards({ deck: { id, version, cards: standard } }), round: '2026-3' }),
    conversation({ cards: someCards({ top: ['I03', 'I01', 'I02'] }), centre: 'allekanten' }),
    conversation({ cards: someHands(4, { I01: { yes: 3, skipped: 0 } }) }),
    conversation({ cards: someCards({ group: { way: 'together', people: 5, disagreed: { I01: 2 }, hands: {} } }) }),
  ]
  const before = await openDatabaseOf(folder)
  await before.prepare((db) => migrate(db, '003-withdrawals-found'))
  await keepAsBefore(before.db as unknown as Kysely<never>, all)
  const refusal = { programme_id: 'zuidwest', day: '2026-11-23', instrument: 'praatplaat@1' }
  await before.db
    .insertInto('refusals')
    .values(
      (['resident', 'resident', 'other'] as const).map((with_whom) => ({
        ...refusal,
        id: randomUUID(),
        round: '2026-2',
        centre: 'bij-betje',
        with_whom,
      })),
    )
    .execute()
  await before.close()

  const server = await openTestServer({ dataDir: folder, managerKey: fresh.managerKey })
  const { store } = server.workplace
  const same = async (kept: readonly OpenedConversation[]): Promise<void> => {
    const newest = newestRevisions(kept)
    for (const round of [undefined, '2026-2', '2026-3'])
      for (const centres of [undefined, ['bij-betje'], ['allekanten'], ['bij-betje', 'allekanten'], []]) {
        const asked = newest
          .filter((one) => round === undefined || one.round === round)
          .filter((one) => centres === undefined || centres.includes(one.centre))
        const tallies = await store.tallies(round, centres)
        const sum = (whom: 'resident' | 'partner' | 'other') => tallies.reduce((n, row) => n + row[whom], 0)
        for (const whom of ['resident', 'partner', 'other'] as const)
          expect(sum(whom)).toBe(asked.filter((one) => one.with === whom).length)
        const sorts = asked
          .toSorted((a, b) => (a.root < b.root ? -1 : 1))
          .flatMap((one) => (one.cards === undefined ? [] : [countedSort(one.cards)]))
        expect(tableFromCardTallies(await store.cardTallies(round, centres))).toEqual(countCards(sorts))
      }
  }
  await same(all)
  expect(await store.counts(undefined)).toMatchObject({ rounds: ['2026-2', '2026-3'], refusals: 3 })
  expect((await store.counts('2026-3')).refusals).toBe(0)
  expect(await store.cardAsOffered('koffie')).toEqual(ownCard)

  const gone = reworded.root
  const withdrawals = [{ root: gone, ids: await idsOfRoot(gone) }]
  await store.keep({ device: 'tablet', now: 0, tablet: undefined, records: [], withdrawals })
  await same(all.filter((one) => one.root !== gone))
  expect(await store.cardAsOffered('koffie')).toBeUndefined()
  await server.close()
  await removeFolder(folder)
})
