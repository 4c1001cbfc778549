import { cpSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { restoreBackup } from '#server/restore-backup.ts'
import type { FailPoint } from '#server/store/keep-batch.ts'
import type { StoredAtServer } from '#tests/support/check-history.ts'
import { createChecker } from '#tests/support/check-history.ts'
import type { TestServer } from '#tests/support/server/open-test-server.ts'
import { openTestServer, quickFolder, removeFolder } from '#tests/support/server/open-test-server.ts'
import type { SealedConversation } from '#tests/support/server/sealed-records.ts'
import { sealConversation } from '#tests/support/server/sealed-records.ts'
import {
  copyDatabaseOf,
  databaseHolds,
  databaseUrlOf,
  putBackByHand,
  rowsOf,
} from '#tests/support/server/test-database.ts'
import type { PushResult, Receipt } from '#wire/batch.ts'

// One server's life as its tablets live it: pushes doubled, reordered and at once, answers that never arrive, crashes
// between any two steps, backups, restores, files put back by hand, withdrawals.

const histories = Number(process.env.PRAATPLAAT_HISTORIES ?? 300)
const roots = 5
const crashPoints = [
  'before-insert',
  'after-ledger',
  'before-commit',
  'after-commit',
  'opening-before-commit',
  'opening-after-commit',
] as const

let template: string
let token: string
let managerKey: string
/** By root: revision 1, revision 2, and other bytes under the id of revision 1. */
let pool: readonly (readonly [SealedConversation, SealedConversation, SealedConversation])[]
const marker = (root: number): string => `merkwoord${root}tuinhek`

beforeAll(async () => {
  template = quickFolder()
  const server = await openTestServer({ dataDir: template })
  token = await server.enrol()
  managerKey = server.managerKey
  const { recipient: ingest } = server.workplace.keys.ingest
  pool = await Promise.all(
    Array.from({ length: roots }, async (_, root) => {
      const first = await sealConversation({ ingest, text: marker(root) })
      const { proof } = first
      const second = await sealConversation({
        ingest,
        proof,
        revision: 2,
        text: marker(root),
        over: { with: 'partner' },
      })
      const other = await sealConversation({ ingest, proof, text: `${marker(root)} anders`, over: { with: 'other' } })
      return [first, second, other] as const
    }),
  )
  await server.close()
})
afterAll(() => removeFolder(template))

const which = fc.record({ root: fc.nat(roots - 1), version: fc.constantFrom(0, 0, 0, 1, 1, 2) })
const batch = fc.array(which, { minLength: 1, maxLength: 6 })
const command = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('push' as const), batch, answered: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('push-at-once' as const),
      batches: fc.array(batch, { minLength: 2, maxLength: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('withdraw' as const), root: fc.nat(roots - 1), with: batch }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('crash' as const),
      at: fc.constantFrom(...crashPoints),
      batch,
      withdraw: fc.option(fc.nat(roots - 1), { nil: undefined }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('back-up' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('restore' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('put-back-by-hand' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('sync' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('open' as const) }) },
)
type Command = typeof command extends fc.Arbitrary<infer One> ? One : never

const createWorld = async (note: (what: string) => void) => {
  const dataDir = quickFolder()
  cpSync(template, dataDir, { recursive: true })
  await copyDatabaseOf(template, dataDir)
  const backup = join(quickFolder(), 'backup.sqlite')
  let crashAt: FailPoint | undefined
  const open = (): Promise<TestServer> =>
    openTestServer({
      dataDir,
      managerKey,
      reached: (point) => {
        if (point !== crashAt) return
        crashAt = undefined
        // Noted where it happens: what was under way may be taken up again by the same process (V6), and is no less cut.
        note(`crash ${point}`)
        throw new Error('crashed')
      },
    })
  let server = await open()

  // What the tablets know.
  const held = new Map<string, SealedConversation>()
  const arrived = new Map<string, Receipt>()
  let highest: Receipt | undefined
  const withdrawn = new Set<number>()
  /** Every receipt ever seen, by epoch and id: within an epoch there is one (R1). */
  const receipts = new Map<string, string>()
  const stored = new Set<string>()

  const rootOf = (id: string): number => pool.findIndex(([first, second]) => first.id === id || second.id === id)
  const take = ({ root, version }: { readonly root: number; readonly version: number }): SealedConversation => {
    const record = pool[root]![version]!
    if (version !== 2) held.set(record.id, record)
    return record
  }
  const noteEpoch = (epoch: string): void => {
    // R3: receipts of another epoch promise nothing any more.
    if (highest !== undefined && highest.epoch !== epoch) {
      note('new epoch noticed')
      arrived.clear()
      highest = undefined
    }
  }
  const learn = (sent: readonly SealedConversation[], epoch: string, results: readonly PushResult[]): void => {
    noteEpoch(epoch)
    results.forEach((result, index) => {
      note(result.outcome)
      const record = sent[index]!
      expect(result.id).toBe(record.id)
      if (withdrawn.has(rootOf(result.id))) expect(result.outcome).toBe('withdrawn')
      if (result.outcome === 'withdrawn') expect(withdrawn.has(rootOf(result.id))).toBe(true)
      if (result.outcome !== 'stored' && result.outcome !== 'duplicate') return
      const receipt = result.receipt!
      expect(receipt).toMatchObject({ id: record.id, hash: record.hash, epoch })
      const key = `${epoch} ${record.id}`
      const text = JSON.stringify(receipt)
      expect(receipts.get(key) ?? text).toBe(text)
      receipts.set(key, text)
      // I3: within an epoch a record is stored once; after that it is a duplicate.
      if (result.outcome === 'stored') {
        expect(stored.has(key)).toBe(false)
        stored.add(key)
      }
      arrived.set(record.id, receipt)
      if (highest === undefined || receipt.serverSeq > highest.serverSeq) highest = receipt
    })
  }
  const tombstones = (root: number) => [{ root: pool[root]![0].root, proof: pool[root]![0].proof }]
  const push = async (
    sent: readonly SealedConversation[],
    withdraw: number | undefined,
    answered: boolean,
  ): Promise<void> => {
    if (withdraw !== undefined) withdrawn.add(withdraw)
    const answer = await server.push(token, sent, {
      ...(highest === undefined ? {} : { lastReceipt: highest }),
      tombstones: withdraw === undefined ? [] : tombstones(withdraw),
    })
    if (answered) learn(sent, answer.epoch, answer.results)
    else note('answer lost')
  }
  const reopen = async (): Promise<void> => {
    await server.close().catch(() => note('closed after a crash'))
    crashAt = undefined
    server = await open()
  }
  /** One round of a tablet: have, then push what is missing. */
  const sync = async (): Promise<number> => {
    const records = [...held.values()]
    const answer = await server.have(token, records, highest === undefined ? {} : { lastReceipt: highest })
    noteEpoch(answer.epoch)
    for (const id of answer.withdrawn) expect(withdrawn.has(rootOf(id))).toBe(true)
    const missing = answer.missing.map((id) => held.get(id)!)
    if (missing.length > 0) await push(missing, undefined, true)
    return missing.length
  }

  const commands: { readonly [Do in Command['do']]: (one: Extract<Command, { readonly do: Do }>) => Promise<void> } = {
    push: (one) => push(one.batch.map(take), undefined, one.answered),
    'push-at-once': async ({ batches }) => {
      await Promise.all(batches.map((one) => push(one.map(take), undefined, true)))
    },
    withdraw: (one) => push(one.with.map(take), one.root, true),
    crash: async ({ at, batch: sent, withdraw }) => {
      crashAt = at
      const records = sent.map(take)
      // A withdrawal that crashed is asked for again until it is answered, so the tablet counts it as asked.
      await push(records, withdraw, true).catch(() => note('push cut'))
      await server.workplace.opening.drain().catch(() => note('opening cut'))
      await reopen()
      if (withdraw !== undefined) await push([], withdraw, true)
    },
    restart: reopen,
    'back-up': async () => {
      rmSync(backup, { force: true })
      await server.workplace.store.backUp(backup)
    },
    restore: async () => {
      if (!existsSync(backup)) return
      note('restored')
      await server.close()
      const databaseUrl = await databaseUrlOf(dataDir)
      expect(await restoreBackup({ dataDir, databaseUrl, file: backup, now: () => 0 })).toMatchObject({ ok: true })
      server = await open()
    },
    'put-back-by-hand': async () => {
      if (!existsSync(backup)) return
      note('put back by hand')
      await server.close()
      await putBackByHand(dataDir, backup)
      server = await open()
    },
    sync: async () => {
      await sync()
    },
    open: async () => {
      await server.workplace.opening.drain()
    },
  }

  return {
    run: (one: Command): Promise<void> => (commands[one.do] as (given: Command) => Promise<void>)(one),
    /** I6: after every step, what was withdrawn is in no file or table of the database. */
    check: async () => {
      for (const root of withdrawn)
        expect(await databaseHolds(dataDir, marker(root)), `root ${root} was withdrawn`).toBe(false)
    },
    /** I2, I3, I5, I7: when the faults stop, three rounds are enough, and what is there is what was made. */
    converge: async () => {
      for (const root of withdrawn) await push([], root, true)
      let rounds = 0
      while ((await sync()) > 0) {
        rounds += 1
        expect(rounds).toBeLessThanOrEqual(3)
      }
      await server.workplace.opening.drain()
      // Of two different records under one id the first that arrived stays; the other was told so.
      const expected = { resident: 0, partner: 0, other: 0 }
      const page = await server.workplace.store.conversations({ round: undefined, after: undefined, limit: 100 })
      const byRoot = new Map(page.map((row) => [row.root, row]))
      expect(byRoot.size).toBe(page.length)
      for (const [root, [first, second]] of pool.entries()) {
        const row = byRoot.get(first.root)
        if (withdrawn.has(root)) expect(row).toBeUndefined()
        else if (held.has(second.id)) expect(row).toMatchObject({ revision: 2, with: 'partner' })
        else if (held.has(first.id)) expect(row).toMatchObject({ revision: 1 })
        if (row !== undefined) expected[row.with] += 1
      }
      const strangers = page.filter((row) => !pool.some(([first]) => first.root === row.root))
      expect(strangers).toEqual([])
      const tallies = await server.workplace.store.tallies(undefined)
      expect(tallies.reduce((sum, row) => sum + row.resident + row.partner + row.other, 0)).toBe(page.length)
      expect(tallies.reduce((sum, row) => sum + row.partner, 0)).toBe(expected.partner)
      expect(await server.workplace.store.counts(undefined)).toMatchObject({ waiting: 0, unreadable: 0 })
      return rounds
    },
    /** Everything as it stands, for the one checker. */
    history: async (rounds: number) => {
      const stored = (await rowsOf(dataDir, 'select id, hash, server_seq as "serverSeq" from records')) as readonly {
        readonly id: string
        readonly hash: string
        readonly serverSeq: number | string
      }[]
      const server = stored.map((row): StoredAtServer => ({ ...row, serverSeq: Number(row.serverSeq) }))
      const taken = new Map(server.map((row) => [row.id, row.hash]))
      const all = [...held.values(), ...pool.map(([, , other]) => other)]
      // Of two bodies under one id the first that came stays; both were really sent.
      const made = all.filter((one) => (taken.get(one.id) ?? one.hash) === one.hash)
      return {
        made: [...new Map(made.map((one) => [one.id, { id: one.id, hash: one.hash }])).values()],
        promised: [...arrived.keys()],
        withdrawn: all.filter((one) => withdrawn.has(rootOf(one.id))).map((one) => one.id),
        server,
        rounds,
      }
    },
    close: async () => {
      await server.close()
      await removeFolder(dataDir)
      await removeFolder(join(backup, '..'))
    },
  }
}

test(`[I2] [I3] [I6] [I7] [R1] [R2] [W4] [W5] ${histories} histories of a server: nothing lost, nothing twice, nothing back`, {
  timeout: 300_000 + histories * 500,
}, async () => {
  const checker = createChecker()
  const seed = Number(process.env.PRAATPLAAT_SEED ?? Math.floor(Math.random() * 2 ** 31))
  console.log(`push histories: PRAATPLAAT_SEED=${seed}`)
  const seen = new Map<string, number>()
  const note = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1)
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 4, maxLength: 14, size: 'max' }), async (commands) => {
      const world = await createWorld(note)
      try {
        for (const one of commands) {
          await world.run(one)
          await world.check()
        }
        const rounds = await world.converge()
        await world.check()
        checker.check(await world.history(rounds))
      } finally {
        await world.close()
      }
    }),
    { seed, numRuns: histories },
  )
  console.log([...seen].map(([what, times]) => `${what} ${times}`).join(', '))
  const times = (...what: readonly string[]) => what.reduce((sum, one) => sum + (seen.get(one) ?? 0), 0)
  checker.injected(
    'server killed before, within or after COMMIT',
    times(...crashPoints.map((point) => `crash ${point}`)),
  )
  checker.injected('response lost after commit', times('answer lost'))
  checker.injected('duplicate or concurrent delivery, two tabs, two servers', times('duplicate'))
  checker.injected('the same id with another body', times('conflict'))
  checker.injected('server rolled back', times('put back by hand', 'restored'))
  checker.write()
  // Not vacuous: each of these happened.
  const happened = [
    'stored',
    'duplicate',
    'conflict',
    'withdrawn',
    'answer lost',
    'restored',
    'put back by hand',
    'new epoch noticed',
  ]
  for (const what of [...happened, ...crashPoints.map((point) => `crash ${point}`)])
    expect([what, (seen.get(what) ?? 0) > 0]).toEqual([what, true])
})
