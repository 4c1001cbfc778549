import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { standardDeck } from '#content/decks.ts'
import { piles } from '#domain/card-sort.ts'
import { tableFromCardTallies } from '#domain/card-tallies.ts'
import { countCards } from '#domain/count-cards.ts'
import { cardsFromExchange, exchangeFromSort } from '#domain/exchange-card-sort.ts'
import { newestRevisions } from '#domain/newest-revision.ts'
import { countedSort } from '#domain/opened-cards.ts'
import type { OpenedConversation } from '#domain/opened-conversation.ts'
import { openedFromTablet } from '#domain/opened-conversation.ts'
import type { SortedCards } from '#domain/sorted-cards.ts'
import type { TestServer } from '#tests/support/server/open-test-server.ts'
import { openTestServer, quickFolder, removeFolder } from '#tests/support/server/open-test-server.ts'
import { hashOf } from '#tests/support/server/sealed-records.ts'

const sets = Number(process.env.PRAATPLAAT_CARD_SETS ?? 300)
const ids = ['I01', 'I02', 'I03', 'I10', 'koffie', 'a-2']
const { id, version, cards: deckCards } = standardDeck
const deck = { id, version, cards: deckCards }

let server: TestServer
beforeAll(async () => {
  server = await openTestServer({ dataDir: quickFolder() })
})
afterAll(async () => {
  await server.close()
  await removeFolder(server.dataDir)
})

const someCards = fc.uniqueArray(fc.constantFrom(...ids), { maxLength: ids.length })
const few = fc.nat(4)
const perCard = <Value>(value: fc.Arbitrary<Value>) =>
  someCards.chain((chosen) =>
    fc
      .tuple(...chosen.map(() => value))
      .map((values) => Object.fromEntries(chosen.map((card, at) => [card, values[at]!]))),
  )
const group = fc.record({
  way: fc.constantFrom('together' as const, 'hands' as const),
  people: fc.integer({ min: 2, max: 12 }),
  disagreed: perCard(few),
  hands: perCard(
    fc.record({ yes: few, 'a-little': few, 'not-yet': few, 'not-for-me': few, skipped: few }, { requiredKeys: [] }),
  ),
})
/** Everything that the shape allows, also what the game cannot make: choices of cards that were never laid. */
const sorted: fc.Arbitrary<SortedCards> = fc.record(
  {
    deck: fc.constant(deck),
    seed: fc.constant(1),
    order: fc.constant(ids),
    sort: perCard(fc.constantFrom(...piles)),
    top: fc.array(fc.constantFrom(...ids), { maxLength: 3 }),
    wish: fc.constantFrom(...ids),
    ownCards: fc.array(fc.record({ words: fc.constantFrom('samen zingen', 'een hond', "l'été 'n") }), { maxLength: 2 }),
    group,
  },
  { requiredKeys: ['deck', 'seed', 'order', 'sort', 'top', 'ownCards'] },
)
const version1 = fc.record({ cards: fc.option(sorted, { nil: undefined, freq: 8 }), round: fc.constantFrom('a', 'b') })
const one = fc.record({
  revisions: fc.array(version1, { minLength: 1, maxLength: 3 }),
  /** In which order the revisions arrive. */
  turned: fc.boolean(),
  imported: fc.boolean(),
  withdrawn: fc.boolean(),
  day: fc.constantFrom('2026-11-02', '2026-11-03'),
})
type One = typeof one extends fc.Arbitrary<infer Value> ? Value : never

const conversationsOf = (of: One, run: number): readonly OpenedConversation[] => {
  const root = randomUUID()
  return of.revisions.map(({ cards, round }, at) =>
    openedFromTablet({
      kind: 'conversation',
      form: cards === undefined ? 'praatplaat' : 'card-sort',
      id: at === 0 ? root : randomUUID(),
      revision: at + 1,
      root,
      day: of.day,
      programme: 'zuidwest',
      round: `${round}${run}`,
      centre: 'bij-betje',
      instrument: 'meaning-cards@1',
      changeStory: 'zuidwest@1',
      language: 'nl',
      with: 'resident',
      mode: cards?.group === undefined ? 'self' : 'group',
      heldBy: 'own-coordinator',
      helper: 'none',
      source: 'tablet',
      number: 1,
      answers: {},
      consent: { takePart: true, quote: false, understood: 'at-once' },
      readBack: 'not-done',
      ...(cards === undefined ? {} : { cards }),
    }),
  )
}

const batch = { device: 'tablet', now: 0, tablet: undefined }
const arrive = async (conversation: OpenedConversation): Promise<void> => {
  const { store } = server.workplace
  const envelope = JSON.stringify({ id: conversation.id })
  const record = { id: conversation.id, hash: hashOf(envelope), actualHash: hashOf(envelope), envelope }
  await store.keep({ ...batch, records: [record], withdrawals: [] })
  await store.keepOpened([{ id: conversation.id, kind: 'conversation', conversation }])
}

test(`[C10] ${sets} sets of sorts, groups, corrections and withdrawals: the server's query and the tablet's function make one table`, {
  timeout: 240_000,
}, async () => {
  const seed = Number(process.env.PRAATPLAAT_SEED ?? Math.floor(Math.random() * 2 ** 31))
  console.log(`card tables: PRAATPLAAT_SEED=${seed}`)
  let run = 0
  const seen = { corrected: 0, withdrawn: 0, groups: 0, imported: 0, ownCards: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(one, { maxLength: 6 }), async (set) => {
      run += 1
      const { store } = server.workplace
      const standing: OpenedConversation[] = []
      for (const each of set) {
        const made = conversationsOf(each, run)
        const first = made[0]!
        if (each.imported && made.length === 1 && first.cards !== undefined) {
          const line = exchangeFromSort(first, first.cards)
          await store.importing((importer) => importer.take([line], 'zuidwest@1'))
          standing.push({ ...first, cards: cardsFromExchange(line) })
          seen.imported += 1
        } else {
          for (const conversation of each.turned ? made.toReversed() : made) await arrive(conversation)
          if (made.length > 1) seen.corrected += 1
          standing.push(...made)
        }
        if (!each.withdrawn) continue
        seen.withdrawn += 1
        const gone = made.map((conversation) => conversation.id)
        await store.keep({ ...batch, records: [], withdrawals: [{ root: first.root, ids: gone }] })
        standing.splice(standing.length - made.length, made.length)
      }
      const newest = newestRevisions(standing)
        .filter((conversation) => conversation.cards !== undefined)
        .toSorted((a, b) => (a.day === b.day ? (a.root < b.root ? -1 : 1) : a.day < b.day ? -1 : 1))
      for (const round of [`a${run}`, `b${run}`]) {
        const expected = countCards(
          newest.filter((each) => each.round === round).map((each) => countedSort(each.cards!)),
        )
        expect(tableFromCardTallies(await store.cardTallies(round))).toEqual(expected)
        seen.groups += expected.groupRows.length
        seen.ownCards += expected.ownCards.length
      }
    }),
    { seed, numRuns: sets },
  )
  console.log(seen)
  // Not vacuous: each of these happened.
  for (const [what, times] of Object.entries(seen)) expect([what, times > 0]).toEqual([what, true])
})
