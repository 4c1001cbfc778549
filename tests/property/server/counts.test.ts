import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { standardDeck } from '#content/decks.ts'
import type { Pile } from '#domain/card-sort.ts'
import { piles } from '#domain/card-sort.ts'
import { tableFromCardTallies } from '#domain/card-tallies.ts'
import type { Conversation, Refusal } from '#domain/conversation.ts'
import { countCards } from '#domain/count-cards.ts'
import { countConversations, tableFromTallies } from '#domain/count-conversations.ts'
import { exchangeFromOpened, openedFromExchange } from '#domain/exchange.ts'
import { newestRevisions } from '#domain/newest-revision.ts'
import { countedSort } from '#domain/opened-cards.ts'
import type { OpenedConversation } from '#domain/opened-conversation.ts'
import { openedFromTablet } from '#domain/opened-conversation.ts'
import type { SortedCards } from '#domain/sorted-cards.ts'
import type { Opened } from '#server/store/record-store.ts'
import type { TestServer } from '#tests/support/server/open-test-server.ts'
import { openTestServer, quickFolder, removeFolder } from '#tests/support/server/open-test-server.ts'
import { hashOf } from '#tests/support/server/sealed-records.ts'
import { rowsOf, tamper } from '#tests/support/server/test-database.ts'

// Results are read from counts that are kept while conversations come in, are corrected, withdrawn and imported. After
// any history they must be what counting everything again would give.

const histories = Number(process.env.PRAATPLAAT_COUNT_HISTORIES ?? 250)
const roots = 6
const centres = ['bij-betje', 'allekanten', 'de-veste'] as const
const rounds = ['2026-1', '2026-2'] as const
const changeStory = 'zuidwest@1'

let failing = false
let server: TestServer
beforeAll(async () => {
  server = await openTestServer({
    dataDir: quickFolder(),
    reached: (point) => {
      if (failing && point === 'opening-before-commit') throw new Error('cut off')
    },
  })
})
afterAll(async () => {
  await server.close()
  await removeFolder(server.dataDir)
})

const { id: deckId, version, cards: deckCards } = standardDeck
const ids = ['I01', 'I02', 'I03', 'koffie']
const own = { id: 'koffie', pictogram: 'hot-beverage', words: { nl: 'koffie drinken' } }
const decks: readonly SortedCards['deck'][] = [
  { id: deckId, version, cards: deckCards },
  { id: 'van-ons', version: 1, cards: [...deckCards.slice(0, 3), own] },
]

const cards: fc.Arbitrary<SortedCards> = fc
  .record({
    deck: fc.constantFrom(...decks),
    laid: fc.array(fc.option(fc.constantFrom<Pile>(...piles), { nil: undefined }), { minLength: 4, maxLength: 4 }),
    top: fc.array(fc.constantFrom(...ids), { maxLength: 3 }),
    wish: fc.option(fc.constantFrom(...ids), { nil: undefined }),
    ownCards: fc.array(fc.constantFrom('samen zingen', 'een hond'), { maxLength: 2 }),
    group: fc.option(
      fc.record({
        way: fc.constantFrom('together' as const, 'hands' as const),
        people: fc.integer({ min: 2, max: 9 }),
        hands: fc.nat(3),
        disagreed: fc.nat(2),
      }),
      { nil: undefined, freq: 3 },
    ),
  })
  .map(({ deck, laid, top, wish, ownCards, group }) => ({
    deck,
    seed: 1,
    order: [...ids],
    sort: Object.fromEntries(laid.flatMap((on, at) => (on === undefined ? [] : [[ids[at]!, on] as const]))),
    top,
    ...(wish === undefined ? {} : { wish }),
    ownCards: ownCards.map((words) => ({ words })),
    ...(group === undefined
      ? {}
      : {
          group: {
            way: group.way,
            people: group.people,
            hands: { I01: { yes: group.hands, skipped: 1 } },
            disagreed: { I02: group.disagreed },
          },
        }),
  }))

const told = fc.record({
  centre: fc.constantFrom(...centres),
  round: fc.constantFrom(...rounds),
  with: fc.constantFrom('resident' as const, 'partner' as const, 'other' as const),
  day: fc.constantFrom('2026-11-02', '2026-11-03'),
  cards: fc.option(cards, { nil: undefined, freq: 2 }),
})
type Told = typeof told extends fc.Arbitrary<infer One> ? One : never

const root = fc.nat(roots - 1)
const command = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('arrive' as const), root, revision: fc.integer({ min: 1, max: 3 }), told }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('import' as const), root, told }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('withdraw' as const), root }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('open-again' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('unreadable' as const),
      root,
      revision: fc.integer({ min: 1, max: 3 }),
      told,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('refuse' as const), told }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('fail' as const), root, revision: fc.integer({ min: 1, max: 3 }), told }),
  },
)
type Command = typeof command extends fc.Arbitrary<infer One> ? One : never

const conversationOf = (root: string, id: string, revision: number, of: Told): Conversation => ({
  kind: 'conversation',
  form: of.cards === undefined ? 'praatplaat' : 'card-sort',
  id,
  revision,
  root,
  day: of.day,
  programme: 'zuidwest',
  round: of.round,
  centre: of.centre,
  instrument: of.cards === undefined ? 'praatplaat@1' : 'meaning-cards@1',
  changeStory,
  language: 'nl',
  with: of.with,
  mode: of.cards === undefined ? 'interviewer' : of.cards.group === undefined ? 'self' : 'group',
  heldBy: 'own-coordinator',
  helper: 'none',
  source: 'tablet',
  number: 1,
  answers: {},
  consent: { takePart: true, quote: false, understood: 'at-once' },
  readBack: 'not-done',
  ...(of.cards === undefined ? {} : { cards: of.cards }),
})

const from = { device: 'tablet', now: 0, tablet: undefined }
const sealed = (id: string) => {
  const envelope = JSON.stringify({ id })
  return { id, hash: hashOf(envelope), actualHash: hashOf(envelope), envelope }
}

/** One programme's life; what ought to be there is kept beside it as plain lists. */
const createWorld = (note: (what: string) => void) => {
  const { store } = server.workplace
  const pool = Array.from({ length: roots }, () => {
    const revisions = Array.from({ length: 3 }, () => randomUUID())
    return { root: revisions[0]!, revisions }
  })
  const standing = new Map<string, OpenedConversation>()
  const refusals: Refusal[] = []
  const opened: Opened[] = []
  const withdrawn = new Set<number>()
  const seen = new Set<string>()

  const take = async (at: number, revision: number, of: Told): Promise<Opened | undefined> => {
    const { root: rootId, revisions } = pool[at]!
    const id = revisions[revision - 1]!
    // Other bytes under one id are the matter of other tests.
    if (seen.has(id)) return undefined
    seen.add(id)
    await store.keep({ ...from, records: [sealed(id)], withdrawals: [] })
    return { id, kind: 'conversation', conversation: openedFromTablet(conversationOf(rootId, id, revision, of)) }
  }
  const stand = (at: number, one: Opened): void => {
    if (one.kind !== 'conversation' || withdrawn.has(at) || standing.has(one.id)) return
    note(one.conversation.revision === 1 ? 'first' : 'correction')
    if (one.conversation.cards?.group !== undefined) note('group')
    standing.set(one.id, one.conversation)
  }

  const commands: { readonly [Do in Command['do']]: (one: Extract<Command, { readonly do: Do }>) => Promise<void> } = {
    arrive: async ({ root: at, revision, told: of }) => {
      const one = await take(at, revision, of)
      if (one === undefined) return
      opened.push(one)
      await store.keepOpened([one])
      stand(at, one)
    },
    import: async ({ root: at, told: of }) => {
      const { root: id } = pool[at]!
      const line = exchangeFromOpened(openedFromTablet(conversationOf(id, id, 1, of)))
      const [outcome] = await store.importing((importer) => importer.take([line], changeStory))
      if (outcome !== 'imported') return
      note('imported')
      seen.add(id)
      standing.set(id, openedFromExchange(line, changeStory))
    },
    withdraw: async ({ root: at }) => {
      const { root: id, revisions } = pool[at]!
      await store.keep({ ...from, records: [], withdrawals: [{ root: id, ids: revisions }] })
      withdrawn.add(at)
      for (const gone of revisions) if (standing.delete(gone)) note('withdrawn')
    },
    'open-again': async () => {
      // A server that was killed after it had opened these, and another one that opened them too.
      await Promise.all([store.keepOpened(opened), store.keepOpened(opened.toReversed())])
      note('opened again')
    },
    unreadable: async ({ root: at, revision, told: of }) => {
      const one = await take(at, revision, of)
      if (one === undefined) return
      await store.keepOpened([{ id: one.id, kind: 'unreadable', reason: 'unknown-shape' }])
      await store.retryUnreadable()
      await store.keepOpened([one])
      opened.push(one)
      stand(at, one)
      note('unreadable at first')
    },
    refuse: async ({ told: { centre, round, with: whom, day } }) => {
      const id = randomUUID()
      const refusal: Refusal = {
        kind: 'refusal',
        id,
        revision: 1,
        day,
        programme: 'zuidwest',
        round,
        centre,
        instrument: 'praatplaat@1',
        with: whom,
      }
      await store.keep({ ...from, records: [sealed(id)], withdrawals: [] })
      opened.push({ id, kind: 'refusal', refusal })
      await store.keepOpened([{ id, kind: 'refusal', refusal }])
      refusals.push(refusal)
      note('refused')
    },
    fail: async ({ root: at, revision, told: of }) => {
      const one = await take(at, revision, of)
      if (one === undefined) return
      // Cut off in the middle of its transaction: whatever it had counted is undone with it.
      failing = true
      const failed = await store.keepOpened([one]).then(
        () => false,
        () => true,
      )
      failing = false
      note(failed ? 'cut off' : 'had nothing to cut')
      await store.keepOpened([one])
      opened.push(one)
      stand(at, one)
    },
  }

  /** The counts of one centre or all, of one round or all, beside a recount of what ought to be there. */
  const compare = async (round: string | undefined, centre: string | undefined): Promise<void> => {
    const newest = newestRevisions(standing.values())
      .filter((one) => (round === undefined || one.round === round) && (centre === undefined || one.centre === centre))
      .toSorted((a, b) => (a.day === b.day ? (a.root < b.root ? -1 : 1) : a.day < b.day ? -1 : 1))
    const of = centre === undefined ? undefined : [centre]
    expect(tableFromTallies(await store.tallies(round, of), centres)).toEqual(countConversations(newest, centres))
    const sorts = newest.flatMap((one) => (one.cards === undefined ? [] : [countedSort(one.cards)]))
    expect(tableFromCardTallies(await store.cardTallies(round, of))).toEqual(countCards(sorts))
    const said = refusals.filter(
      (one) => (round === undefined || one.round === round) && (centre === undefined || one.centre === centre),
    )
    const counts = await store.counts(round, of)
    expect(counts.refusals).toBe(said.length)
    expect(counts.rounds).toEqual(
      [
        ...new Set(
          newestRevisions(standing.values())
            .filter((one) => centre === undefined || one.centre === centre)
            .map((one) => one.round),
        ),
      ].sort(),
    )
  }

  return {
    run: (one: Command): Promise<void> => (commands[one.do] as (given: Command) => Promise<void>)(one),
    check: async (): Promise<void> => {
      for (const round of [undefined, ...rounds])
        for (const centre of [undefined, ...centres]) await compare(round, centre)
      const offered = newestRevisions(standing.values()).some((one) => one.cards?.deck?.id === 'van-ons')
      expect(await store.cardAsOffered('koffie')).toEqual(offered ? own : undefined)
    },
    /** Everybody withdraws: not even a row of zeros may tell that somebody was here. */
    empty: async (): Promise<void> => {
      for (const at of pool.keys()) await commands.withdraw({ do: 'withdraw', root: at })
      for (const table of [
        'conversation_counts',
        'sort_counts',
        'card_counts',
        'card_pair_counts',
        'group_card_counts',
        'own_cards',
        'offered_decks',
        'deck_cards',
      ])
        expect([table, await rowsOf(server.dataDir, `select * from ${table}`)]).toEqual([table, []])
      await tamper(server.dataDir, 'delete from refusals; delete from refusal_counts')
    },
  }
}

it(`[C10] [W4] ${histories} histories of arrivals, corrections, imports and withdrawals: what is counted as it comes is what a recount gives`, {
  timeout: 300_000,
}, async () => {
  const seed = Number(process.env.PRAATPLAAT_SEED ?? Math.floor(Math.random() * 2 ** 31))
  console.log(`counts: PRAATPLAAT_SEED=${seed}`)
  const seen = new Map<string, number>()
  const note = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1)
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 4, maxLength: 24, size: 'max' }), async (commands) => {
      const world = createWorld(note)
      try {
        for (const one of commands) await world.run(one)
        await world.check()
      } finally {
        failing = false
        await world.empty()
      }
    }),
    { seed, numRuns: histories },
  )
  console.log(Object.fromEntries(seen))
  // Not vacuous: each of these happened.
  const happened = [
    'first',
    'correction',
    'group',
    'imported',
    'withdrawn',
    'opened again',
    'unreadable at first',
    'refused',
    'cut off',
  ]
  for (const what of happened) expect([what, (seen.get(what) ?? 0) > 0]).toEqual([what, true])
})
