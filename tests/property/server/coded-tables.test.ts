import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findCodebook } from '#content/codebooks.ts'
import { joinedEffects, ownEffectId, standing } from '#domain/coding.ts'
import type { MentionFilter } from '#domain/count-mentions.ts'
import { mentionTables, tallyMentions } from '#domain/count-mentions.ts'
import { newestRevisions } from '#domain/newest-revision.ts'
import type { OpenedCoded } from '#domain/opened-coded.ts'
import { codedPassages, effectUses } from '#domain/opened-coded.ts'
import type { OpenedConversation } from '#domain/opened-conversation.ts'
import { type addRounds, countRound } from '#domain/round-counts.ts'
import { readMentionTables, readRoundCounts } from '#server/coded-results.ts'
import type { TestServer } from '#tests/support/server/open-test-server.ts'
import { openTestServer, quickFolder, removeFolder } from '#tests/support/server/open-test-server.ts'
import { hashOf } from '#tests/support/server/sealed-records.ts'

const sets = Number(process.env.PRAATPLAAT_CODED_SETS ?? 500)

let server: TestServer
beforeAll(async () => {
  server = await openTestServer({ dataDir: quickFolder() })
})
afterAll(async () => {
  await server.close()
  await removeFolder(server.dataDir)
})

const cell = {
  round: fc.constantFrom('a', 'b'),
  centre: fc.constantFrom('bij-betje', 'allekanten'),
  with: fc.constantFrom('resident' as const, 'partner' as const),
  language: fc.constantFrom('nl', 'ar'),
}
const passage = fc.record(
  {
    effects: fc.uniqueArray(fc.constantFrom('E01', 'E03', 'E06', 'E12', 'own-samen-zingen'), { maxLength: 3 }),
    newEffect: fc.constantFrom('Samen zingen', "L'été 'n"),
    negative: fc.boolean(),
    health: fc.boolean(),
    nowhere: fc.boolean(),
  },
  { requiredKeys: ['effects', 'negative', 'health', 'nowhere'] },
)
const codedBy = fc.record(
  {
    kind: fc.constantFrom('coding' as const, 'coding' as const, 'coding' as const, 'consensus' as const),
    coders: fc.constantFrom(['a'], ['b'], ['a', 'b']),
    since: fc.constantFrom('2026-11-02', '2026-11-03'),
    revisions: fc.array(
      fc.record({ passages: fc.array(passage, { minLength: 1, maxLength: 2 }), takenBack: fc.boolean() }),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
    turned: fc.boolean(),
    imported: fc.boolean(),
  },
  { requiredKeys: ['kind', 'coders', 'since', 'revisions', 'turned', 'imported'] },
)
const one = fc.record({
  revisions: fc.array(fc.record(cell), { minLength: 1, maxLength: 2 }),
  coded: fc.array(codedBy, { maxLength: 3 }),
  /** Which comes first: what was coded, or the conversation. */
  codedFirst: fc.boolean(),
  withdrawn: fc.boolean(),
  /** Codings of a conversation that never comes. */
  absent: fc.boolean(),
})
type One = typeof one extends fc.Arbitrary<infer Value> ? Value : never

const conversationsOf = (of: One, root: string): readonly OpenedConversation[] =>
  of.revisions.map((at, index) => ({
    origin: 'tablet',
    id: index === 0 ? root : randomUUID(),
    root,
    revision: index + 1,
    form: 'praatplaat',
    day: '2026-11-01',
    instrument: 'praatplaat@1',
    changeStory: 'zuidwest@1',
    mode: 'interviewer',
    source: 'tablet',
    answers: { contact: { state: 'told', text: 'Ik kwam hier.' } },
    ...at,
  }))

let place = 0
const codedOf = (of: One, root: string): readonly OpenedCoded[] =>
  of.coded.flatMap(({ kind, coders, since, revisions, turned, imported }) => {
    const codedRoot = randomUUID()
    place += 1
    const made = (imported ? revisions.slice(0, 1) : revisions).map(
      ({ passages, takenBack }, index): OpenedCoded => ({
        origin: imported ? 'import' : 'tablet',
        kind,
        id: index === 0 ? codedRoot : randomUUID(),
        root: codedRoot,
        revision: index + 1,
        round: 'a',
        centre: 'bij-betje',
        conversation: { root, revision: 1 },
        coders: kind === 'coding' ? coders.slice(0, 1) : coders,
        ...(imported ? {} : { since }),
        place: imported ? place : 0,
        ...(takenBack && !imported ? { takenBack: true as const } : {}),
        passages: (kind === 'coding' ? passages.slice(0, 1) : passages).map((said) => ({
          question: 'contact',
          ...said,
        })),
      }),
    )
    return turned ? made.toReversed() : made
  })

const filters: readonly MentionFilter[] = [
  {},
  { round: ['a'] },
  { centre: ['allekanten'] },
  { with: ['partner'], language: ['ar'] },
  { instrument: ['praatplaat@1'], round: ['b'] },
  { centre: [] },
]

test(`[D] ${sets} sets of codings, re-codings, consensus, corrections and withdrawals: the server's query and the tablet's function make the same tables`, {
  timeout: 600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(one, { maxLength: 6 }), async (held) => {
      const { store } = server.workplace
      const made = held.map((of) => {
        const root = randomUUID()
        return { of, root, conversations: conversationsOf(of, root), coded: codedOf(of, root) }
      })
      const records = made.flatMap(({ of, conversations, coded }) => {
        const told = of.absent
          ? []
          : conversations.map((conversation) => ({ id: conversation.id, kind: 'conversation' as const, conversation }))
        const marked = coded.map((each) => ({ id: each.id, kind: 'coded' as const, coded: each }))
        return of.codedFirst ? [...marked, ...told] : [...told, ...marked]
      })
      const ids = records.map((record) => record.id)
      await store.keep({
        device: 'x',
        now: 0,
        tablet: undefined,
        withdrawals: [],
        records: ids.map((id) => ({ id, hash: hashOf(id), actualHash: hashOf(id), envelope: id })),
      })
      for (let at = 0; at < records.length; at += 7) await store.keepOpened(records.slice(at, at + 7))
      const withdraw = (roots: readonly string[]) =>
        store.keep({
          device: 'x',
          now: 0,
          tablet: undefined,
          records: [],
          withdrawals: roots.map((root) => ({
            root,
            ids: made
              .find((each) => each.root === root)!
              .conversations.map((conversation) => conversation.id)
              .concat(root),
          })),
        })
      await withdraw(made.filter(({ of }) => of.withdrawn).map(({ root }) => root))

      const here = made.filter(({ of }) => !of.withdrawn && !of.absent)
      const conversations = newestRevisions(here.flatMap((each) => each.conversations))
      const coded = standing(here.flatMap((each) => each.coded))
      const passages = coded.flatMap(codedPassages)
      const joined = joinedEffects(coded.flatMap(effectUses))
      for (const filter of filters)
        expect(await readMentionTables({ store }, filter)).toEqual(
          mentionTables(tallyMentions(conversations, passages, findCodebook, filter), joined),
        )
      for (const round of ['a', 'b']) {
        const own = conversations.filter((conversation) => conversation.round === round)
        const roots = new Set(own.map((conversation) => conversation.root))
        const sorted = (counts: Parameters<typeof addRounds>[0][number]) => JSON.stringify(normal(counts))
        expect(sorted(await readRoundCounts({ store }, round))).toBe(
          sorted(
            countRound({
              conversations: own,
              passages: passages.filter((each) => roots.has(each.conversation)),
              joined,
              findCodebook,
            }),
          ),
        )
      }
      // Clean for the next set: everything goes by withdrawal, and then nothing is counted.
      await withdraw(made.filter(({ of }) => !of.withdrawn).map(({ root }) => root))
      expect(await store.mentionTallies({})).toEqual([])
      expect(await store.ownEffectUses()).toEqual([])
      expect(await store.heldTallies(undefined)).toEqual([])
    }),
    { numRuns: sets },
  )
})

const normal = (counts: Awaited<ReturnType<typeof readRoundCounts>>) => ({
  ...counts,
  places: [...counts.places]
    .map((at) => ({ ...at, goals: Object.entries(at.goals).sort() }))
    .map(({ centre, with: who, language, conversations, goals }) => [centre, who, language, conversations, goals])
    .sort(),
  mentions: [...counts.mentions]
    .map(({ kind, key, centre, mentions, conversations }) => [kind, key, centre, mentions, conversations].join())
    .sort(),
})

test('an effect that coders name is the one that counts, however it is spelled', () => {
  expect(ownEffectId("L'été 'n")).toBe('own-l-ete-n')
})
