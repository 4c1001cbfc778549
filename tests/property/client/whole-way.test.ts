import fc from 'fast-check'
import { expect, test } from 'vitest'
import { correctConversation } from '#client/actions/correct-conversation.ts'
import { enrolTablet } from '#client/actions/enrol-tablet.ts'
import type { Finished } from '#client/actions/finish-conversation.ts'
import { finishConversation } from '#client/actions/finish-conversation.ts'
import { openDraft } from '#client/actions/open-draft.ts'
import { setUpTablet } from '#client/actions/set-up-tablet.ts'
import { withdrawByCode } from '#client/actions/withdraw-by-code.ts'
import { readDevice } from '#client/storage/truth-queries.ts'
import { createHttpTransport } from '#client/sync/http-transport.ts'
import {
  createLocks,
  createTestServices,
  freshName,
  must,
  testCode,
  testSeed,
} from '#tests/support/create-test-services.ts'
import type { LineFault, Serve } from '#tests/support/faulty-line.ts'
import { createFaultyLine } from '#tests/support/faulty-line.ts'
import { holdConversation, startTold, tell, unlocked } from '#tests/support/hold-conversation.ts'
import type { TestServer } from '#tests/support/server/open-test-server.ts'
import { openTestServer, removeFolder } from '#tests/support/server/open-test-server.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { conversationsAnswer } from '#wire/desk.ts'

const histories = 200

type Command =
  | { readonly do: 'hold' }
  | { readonly do: 'correct'; readonly which: number }
  | { readonly do: 'withdraw'; readonly which: number }
  | { readonly do: 'sync'; readonly faults: readonly LineFault[] }
  | { readonly do: 'reload' }
  | { readonly do: 'late' }

const fault = fc.oneof(
  fc.constantFrom<LineFault>(
    { kind: 'none' },
    { kind: 'none' },
    { kind: 'cut-before' },
    { kind: 'cut-after' },
    { kind: 'doubled' },
    { kind: 'delayed' },
    { kind: 'truncated' },
    { kind: 'portal', status: 200 },
    { kind: 'stranger' },
  ),
  fc
    .tuple(fc.integer({ min: 400, max: 599 }), fc.boolean())
    .map(([status, done]): LineFault => ({ kind: 'status', status, done })),
)
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Command>({ do: 'hold' }) },
  { weight: 1, arbitrary: fc.nat({ max: 9 }).map((which): Command => ({ do: 'correct', which })) },
  { weight: 1, arbitrary: fc.nat({ max: 9 }).map((which): Command => ({ do: 'withdraw', which })) },
  { weight: 4, arbitrary: fc.array(fault, { maxLength: 3 }).map((faults): Command => ({ do: 'sync', faults })) },
  { weight: 1, arbitrary: fc.constantFrom<Command>({ do: 'reload' }, { do: 'late' }) },
)

const serveBy =
  (server: TestServer): Serve =>
  async (path, body, headers) => {
    const answer = await server.app.inject({
      method: body.length === 0 ? 'GET' : 'POST',
      url: path,
      headers: Object.fromEntries(headers),
      ...(body.length === 0 ? {} : { payload: Buffer.from(body) }),
    })
    return new Response(answer.body, {
      status: answer.statusCode,
      headers: { 'content-type': String(answer.headers['content-type']) },
    })
  }

const openTablet = async (server: TestServer) => {
  const name = freshName()
  const locks = createLocks()
  const line = createFaultyLine(serveBy(server))
  const transport = createHttpTransport({ fetch: line.fetch, after: () => () => {} })
  const window = () => createTestServices({ name, locks, transport, fetch: line.fetch })
  const first = await window()
  const code = await server.app.inject({
    method: 'POST',
    url: '/api/v1/enrolments',
    headers: { authorization: `Bearer ${server.managerKey}` },
  })
  const link = must(await enrolTablet(first, code.json<{ readonly code: string }>().code))
  const centre = { id: 'bij-betje', name: 'Bij Betje' }
  must(await setUpTablet(first, { centre, readingCode: testCode, recoverySeed: testSeed, language: 'nl', link }))
  return { line, first, window }
}

test(`[S1] [V2] [W4] the whole way, ${histories} times: real tablets, a bad line, the real server, and its table counts each conversation once`, {
  timeout: 600_000,
}, async () => {
  const seed = Number(process.env.PRAATPLAAT_SEED ?? Math.floor(Math.random() * 2 ** 31))
  console.log(`whole way: PRAATPLAAT_SEED=${seed}`)
  const server = await openTestServer()
  let expected = 0
  let withdrawn = 0
  let corrected = 0
  let faults = 0
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 2, maxLength: 8, size: 'max' }), async (commands) => {
        const { line, first, window } = await openTablet(server)
        let tablet = first
        const live: Finished[] = []
        for (const next of commands) {
          const picked = 'which' in next ? live[next.which % Math.max(1, live.length)] : undefined
          if (next.do === 'hold') live.push(await holdConversation(tablet, `verhaal ${live.length} ☕`))
          if (next.do === 'correct' && picked !== undefined) {
            const draft = must(await correctConversation(await unlocked(tablet), picked.id))
            tell(draft, 'verbeterd')
            must(await finishConversation(tablet, draft, { readBack: 'not-done' }))
            corrected += 1
          }
          if (next.do === 'withdraw' && picked !== undefined) {
            must(await withdrawByCode(tablet, picked.code!))
            live.splice(live.indexOf(picked), 1)
            withdrawn += 1
          }
          if (next.do === 'sync') {
            line.expect(next.faults)
            await tablet.sync.sendNow()
            line.expect([])
          }
          if (next.do === 'late') await line.deliverLate()
          if (next.do === 'reload') {
            // In mid-conversation: what was confirmed is there, closed, and is finished afterwards.
            const half = await startTold(tablet, 'half')
            tablet.crash()
            tablet = await window()
            must(await tablet.vault.unlock(testCode))
            const again = must(await openDraft(await unlocked(tablet), half.id))
            expect(again.current()).toEqual(half.current())
            live.push(must(await finishConversation(tablet, again, { readBack: 'not-done' })))
          }
        }
        await line.deliverLate()
        for (let rounds = 0; rounds < 3; rounds += 1) await tablet.sync.sendNow()
        // C1: whatever the line did, by now it goes by what this server says.
        await waitFor('the config', async () => {
          await tablet.sync.sendNow()
          return (await readDevice(tablet.database))?.link?.config !== undefined
        })
        const states = new Set((await tablet.database.tables.records.toArray()).map((row) => row.state))
        for (const state of states) expect(['arrived', 'withdrawn']).toContain(state)
        expect(await tablet.database.tables.tombstones.where('state').equals('waiting').count()).toBe(0)
        expected += live.length
        faults += line.met().filter((kind) => kind !== 'none').length
        tablet.database.close()
      }),
      // A run that fails leaves its conversations on the server: the next ones would be counted against a wrong total.
      { seed, numRuns: histories, endOnFailure: true },
    )
    await server.workplace.opening.drain()
    const answer = conversationsAnswer.parse((await server.manage('/api/v1/results/conversations')).json())
    expect(answer.conversations.total.total).toBe(expected)
    expect(answer.conversations.rows).toMatchObject([{ centre: 'bij-betje', resident: expected }])
    expect({ waiting: answer.waiting, unreadable: answer.unreadable }).toEqual({ waiting: 0, unreadable: 0 })
    for (const count of [expected, withdrawn, corrected, faults]) expect(count).toBeGreaterThan(histories / 20)
    console.log(`${expected} conversations, ${withdrawn} withdrawn, ${corrected} corrected, ${faults} faults`)
  } finally {
    await server.close()
    await removeFolder(server.dataDir)
  }
})
