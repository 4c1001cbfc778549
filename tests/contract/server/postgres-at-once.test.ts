import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openedFromTablet } from '#domain/opened-conversation.ts'
import type { TestServer } from '#tests/support/server/open-test-server.ts'
import { openTestServer, removeFolder, temporaryFolder } from '#tests/support/server/open-test-server.ts'
import { sealCardSort, someCards } from '#tests/support/server/seal-card-sort.ts'
import type { SealedConversation } from '#tests/support/server/sealed-records.ts'
import { sealConversation } from '#tests/support/server/sealed-records.ts'
import { databaseUrlOf, rowsOf, tamper, waitingForLocks, withClient } from '#tests/support/server/test-database.ts'

// Two servers on one database, asked at the same moment.

let one: TestServer
let two: TestServer
let token: string
beforeEach(async () => {
  one = await openTestServer()
  two = await openTestServer({ dataDir: one.dataDir, managerKey: one.managerKey })
  token = await one.enrol()
})
afterEach(async () => {
  await two.close()
  await one.close()
  await removeFolder(one.dataDir)
})

const seal = (count: number): Promise<readonly SealedConversation[]> =>
  Promise.all(Array.from({ length: count }, () => sealConversation({ ingest: one.workplace.keys.ingest.recipient })))
const places = async (): Promise<readonly number[]> =>
  (await rowsOf(one.dataDir, 'select server_seq as seq from records order by server_seq')).map((row) =>
    Number((row as { readonly seq: string }).seq),
  )

it('[P3] [I3] the same records pushed to both, in another order: each stored once, and both give the same receipt', async () => {
  for (let round = 0; round < 12; round += 1) {
    const records = await seal(6)
    const turned = records.toReversed()
    const [here, there] = await Promise.all([one.push(token, records), two.push(token, turned)])
    for (const [at, record] of records.entries()) {
      const results = [here!.results[at]!, there!.results[turned.indexOf(record)]!]
      expect(new Set(results.map((result) => result.outcome))).toEqual(new Set(['stored', 'duplicate']))
      expect(results[0]!.receipt).toEqual(results[1]!.receipt)
    }
  }
  expect(await places()).toHaveLength(72)
})

it('[R4] places are in the order of commits: whoever sees one taken never sees one before it come later', async () => {
  const all = await seal(180)
  const pushes = [one, two].map(async (server, which) => {
    for (let at = which; at < 36; at += 2)
      await Promise.all([
        server.push(token, all.slice(at * 5, at * 5 + 2)),
        server.push(token, all.slice(at * 5 + 2, at * 5 + 5)),
      ])
  })
  let done = false
  const pushed = Promise.all(pushes).then(() => {
    done = true
  })
  const seen: (readonly number[])[] = []
  while (!done) seen.push(await places())
  await pushed
  seen.push(await places())
  expect(seen.at(-1)).toHaveLength(180)
  for (const [at, later] of seen.entries()) {
    const before = seen[at - 1] ?? []
    expect(later.slice(0, before.length)).toEqual(before)
  }
  // Not vacuous: it was watched while it happened.
  expect(new Set(seen.map((found) => found.length)).size).toBeGreaterThan(5)
})

it('[W4] a record at one and its withdrawal at the other: nothing of it stays, whoever comes first', async () => {
  const [record] = await seal(1)
  const url = (await databaseUrlOf(one.dataDir))!
  await withClient(url, async (client) => {
    // The record's push is held where it has looked for withdrawals and not written yet.
    await client.query('begin')
    await client.query('lock table records in share mode')
    const pushing = one.push(token, [record!])
    while ((await waitingForLocks(client)) < 1);
    const withdrawing = two.push(token, [], { tombstones: [{ root: record!.root, proof: record!.proof }] })
    while ((await waitingForLocks(client)) < 2);
    await client.query('commit')
    await Promise.all([pushing, withdrawing])
  })
  expect(await rowsOf(one.dataDir, 'select id from records')).toEqual([])
  expect((await one.push(token, [record!])).results[0]!.outcome).toBe('withdrawn')
})

it('[W4] a record that one opens while the other withdraws it leaves no row and no count', async () => {
  for (let round = 0; round < 10; round += 1) {
    const [record] = await seal(1)
    await one.workplace.store.keep({
      device: 'd',
      now: 0,
      tablet: undefined,
      withdrawals: [],
      records: [{ ...record!, actualHash: record!.hash }],
    })
    await Promise.all([
      one.workplace.opening.drain(),
      two.push(token, [], { tombstones: [{ root: record!.root, proof: record!.proof }] }),
    ])
  }
  for (const table of ['records', 'conversations', 'conversation_counts'])
    expect([table, await rowsOf(one.dataDir, `select * from ${table}`)]).toEqual([table, []])
})

it('[C10] [V6] both open what waits: every count is what one server alone would have made of it', async () => {
  const { recipient: ingest } = one.workplace.keys.ingest
  const alone = temporaryFolder()
  cpSync(join(one.dataDir, 'keys'), join(alone, 'keys'), { recursive: true })
  const third = await openTestServer({ dataDir: alone, managerKey: one.managerKey })
  const revisions = await Promise.all(
    Array.from({ length: 30 }, async (_, at) => {
      const first = await sealCardSort({
        ingest,
        cards: someCards({ top: ['I01'], sort: { I01: 'yes', I02: 'skipped' } }),
      })
      const { proof } = first
      const cards = someCards({ sort: { I01: 'not-yet' }, ownCards: [{ words: `kaart ${at}` }] })
      return [first, await sealCardSort({ ingest, proof, revision: 2, cards })]
    }),
  )
  const kept = { device: 'd', now: 0, tablet: undefined, withdrawals: [] }
  const asKept = (records: readonly SealedConversation[]) => records.map((one) => ({ ...one, actualHash: one.hash }))
  // Corrections come first at one and last at the other.
  await Promise.all([
    ...revisions.map(([first]) => one.workplace.store.keep({ ...kept, records: asKept([first!]) })),
    ...revisions.map(([, second]) => two.workplace.store.keep({ ...kept, records: asKept([second!]) })),
  ])
  await third.workplace.store.keep({ ...kept, records: asKept(revisions.flat()) })
  const opened = (record: SealedConversation) => [
    { id: record.id, kind: 'conversation' as const, conversation: openedFromTablet(record.plain) },
  ]
  for (const [first, second] of revisions.slice(0, 15))
    await Promise.all([one.workplace.store.keepOpened(opened(first!)), two.workplace.store.keepOpened(opened(second!))])
  await Promise.all([one.workplace.opening.drain(), two.workplace.opening.drain(), third.workplace.opening.drain()])
  const counted = async ({ workplace: { store } }: TestServer) => {
    const { ownCards, ...cards } = await store.cardTallies(undefined)
    return {
      tallies: await store.tallies(undefined),
      counts: await store.counts(undefined),
      cards: {
        ...cards,
        places: cards.places.toSorted((a, b) => (`${a.card} ${a.pile}` < `${b.card} ${b.pile}` ? -1 : 1)),
      },
      ownCards: ownCards.toSorted(),
    }
  }
  const expected = await counted(third)
  expect(expected).toMatchObject({ cards: { sorts: 30 }, counts: { waiting: 0, unreadable: 0 } })
  expect(await counted(one)).toEqual(expected)
  expect(await counted(two)).toEqual(expected)
  await third.close()
  await removeFolder(alone)
})

it('[R2] both notice a roll-back at the same moment and take one new epoch', async () => {
  const [record] = await seal(1)
  const { receipt } = (await one.push(token, [record!])).results[0]!
  await tamper(one.dataDir, 'delete from records; update meta set seq = 0')
  const lastReceipt = receipt!
  const answers = await Promise.all(
    [one, two, one, two].map((server) => server.have(token, [record!], { lastReceipt, epoch: lastReceipt.epoch })),
  )
  const epochs = new Set(answers.map((answer) => answer.epoch))
  expect([...epochs].filter((epoch) => epoch !== lastReceipt.epoch)).toHaveLength(1)
  expect((await one.have(token, [])).epoch).toBe((await two.have(token, [])).epoch)
  expect((await two.have(token, [])).epoch).not.toBe(lastReceipt.epoch)
})

it('one enrolment code at both: one tablet', async () => {
  const made = await one.app.inject({
    method: 'POST',
    url: '/api/v1/enrolments',
    headers: { authorization: `Bearer ${one.managerKey}` },
  })
  const { code } = made.json<{ readonly code: string }>()
  const before = (await one.workplace.store.tablets()).length
  const answers = await Promise.all(
    [one, two, one, two].map((server) =>
      server.app.inject({ method: 'POST', url: '/api/v1/enrol', payload: { code } }),
    ),
  )
  expect(answers.map((answer) => answer.statusCode).toSorted()).toEqual([200, 410, 410, 410])
  expect(await two.workplace.store.tablets()).toHaveLength(before + 1)
})

it('the audit log of both is one chain', async () => {
  await Promise.all([one, two, one, two, one, two].map((server) => server.enrol()))
  expect(await one.workplace.store.audit.firstBreak()).toBeUndefined()
  expect(await two.workplace.store.audit.entries({ before: undefined, limit: 100 })).toHaveLength(14)
})
