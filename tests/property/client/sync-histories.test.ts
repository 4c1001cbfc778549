import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PraatplaatDatabase, StoredDraft, StoredRecord } from '#client/storage/database.ts'
import { createDatabase } from '#client/storage/database.ts'
import { putDevice } from '#client/storage/device-row.ts'
import { finishDraftRow, replaceDraft, storeFirstDraft } from '#client/storage/draft-log.ts'
import { createOutbox } from '#client/storage/outbox.ts'
import { requeueRecord } from '#client/storage/record-log.ts'
import { withdrawRoot } from '#client/storage/withdrawal-log.ts'
import { createHttpTransport } from '#client/sync/http-transport.ts'
import type { OutboxPort } from '#client/sync/outbox-port.ts'
import { createSyncEngine } from '#client/sync/sync-engine.ts'
import type { TransportPort } from '#client/sync/transport-port.ts'
import type { After } from '#client/timer.ts'
import { err } from '#domain/result.ts'
import type { HeldRecord } from '#tests/support/check-history.ts'
import { createChecker } from '#tests/support/check-history.ts'
import { freshName, must, randomBytes } from '#tests/support/create-test-services.ts'
import type { LineFault } from '#tests/support/faulty-line.ts'
import { createFaultyLine } from '#tests/support/faulty-line.ts'
import { createReferenceServer } from '#tests/support/reference-server.ts'
import { readWholeNumber } from '#tests/support/whole-numbers.ts'
import { sha256Hex, toBase64Url, uuidFromBytes } from '#wire/bytes.ts'
import { problemCode, problemStatus } from '#wire/problem.ts'

const histories = readWholeNumber(process.env.PRAATPLAAT_SYNC_HISTORIES, 1000)
const day = 24 * 60 * 60_000

type Command =
  /** A whole conversation at once: started, kept, finished. */
  | { readonly do: 'hold' }
  | { readonly do: 'start' }
  | { readonly do: 'type'; readonly which: number }
  | { readonly do: 'finish'; readonly which: number }
  | { readonly do: 'withdraw'; readonly which: number }
  | {
      readonly do: 'sync'
      readonly faults: readonly LineFault[]
      readonly crashAt: number | undefined
      /** The step at which the tablet's disk is full. */
      readonly fullAt: number | undefined
    }
  /** Two windows of one tablet at the same time, with nothing between them but the store. */
  | { readonly do: 'two-windows'; readonly faults: readonly LineFault[] }
  /** A backup is made, two weeks go by: what arrived is let go. */
  | { readonly do: 'fortnight' }
  /** A bit flips in what waits on the tablet. */
  | { readonly do: 'bite'; readonly which: number }
  | { readonly do: 'crash' }
  | { readonly do: 'late' }
  | { readonly do: 'back-up' }
  | { readonly do: 'restore' }
  | { readonly do: 'restore-without-ledger' }
  | { readonly do: 'clock'; readonly days: number }

const codes = problemCode.options.filter((code) => code !== 'offline')
const fault: fc.Arbitrary<LineFault> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<LineFault>({ kind: 'none' }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<LineFault>({ kind: 'cut-before' }, { kind: 'delayed' }, { kind: 'stranger' }),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom<LineFault>({ kind: 'cut-after' }, { kind: 'doubled' }, { kind: 'truncated' }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(200, 200, 302, 511).map((status): LineFault => ({ kind: 'portal', status })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.integer({ min: 400, max: 599 }), fc.boolean())
      .map(([status, done]): LineFault => ({ kind: 'status', status, done })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...codes), fc.boolean())
      .map(([code, done]): LineFault => ({ kind: 'status', status: problemStatus[code], code, done })),
  },
)
const which = fc.nat({ max: 99 })
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 5, arbitrary: fc.constant<Command>({ do: 'hold' }) },
  { weight: 2, arbitrary: fc.constant<Command>({ do: 'start' }) },
  { weight: 2, arbitrary: which.map((one): Command => ({ do: 'type', which: one })) },
  { weight: 2, arbitrary: which.map((one): Command => ({ do: 'finish', which: one })) },
  { weight: 2, arbitrary: which.map((one): Command => ({ do: 'withdraw', which: one })) },
  { weight: 1, arbitrary: fc.constant<Command>({ do: 'restore-without-ledger' }) },
  {
    weight: 5,
    arbitrary: fc
      .tuple(
        fc.array(fault, { maxLength: 4 }),
        fc.option(fc.nat({ max: 16 }), { nil: undefined, freq: 2 }),
        fc.option(fc.nat({ max: 16 }), { nil: undefined, freq: 2 }),
      )
      .map(([faults, crashAt, fullAt]): Command => ({ do: 'sync', faults, crashAt, fullAt })),
  },
  {
    weight: 1,
    arbitrary: fc.array(fault, { maxLength: 4 }).map((faults): Command => ({ do: 'two-windows', faults })),
  },
  { weight: 1, arbitrary: which.map((one): Command => ({ do: 'bite', which: one })) },
  { weight: 1, arbitrary: fc.constant<Command>({ do: 'fortnight' }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Command>(
      { do: 'crash' },
      { do: 'late' },
      { do: 'back-up' },
      { do: 'back-up' },
      { do: 'restore' },
      { do: 'restore' },
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom(16, 16, -400, 400).map((days): Command => ({ do: 'clock', days })) },
)

const never = new Promise<never>(() => {})
const realAfter: After = (milliseconds, work) => {
  const timer = setTimeout(work, milliseconds)
  return () => clearTimeout(timer)
}
/** Rounds are asked for by hand here, so nothing may start by itself. */
const noTimer: After = () => () => {}

const clear = { day: '2026-11-23', centre: 'bij-betje', instrument: 'praatplaat@1', revision: 1 }

/** As much of an envelope as the queue looks at: which keys it is for. */
const sealed = (id: string, version: number): string =>
  JSON.stringify({ id, version, wraps: [{ kid: '0'.repeat(16) }] })

type Made = {
  readonly id: string
  version: number
  envelope: string
  /** `bitten`: its bytes on the tablet were spoiled; what the server has of it must be what they were. */
  stage: 'draft' | 'finished' | 'withdrawn' | 'bitten'
}

/** One tablet, one server, one line; everything a history may do to them. */
const createWorld = async () => {
  const name = freshName()
  let now = Date.UTC(2026, 10, 23, 13)
  const made: Made[] = []
  let forgotten = 0
  const proofOf = (id: string) => toBase64Url(new TextEncoder().encode(id)).padEnd(43, 'A').slice(0, 43)
  const server = createReferenceServer({
    proves: async ({ root, proof }) => (proof === proofOf(root) ? [root] : undefined),
  })
  const line = createFaultyLine(server.serve)
  let database: PraatplaatDatabase
  let engine: ReturnType<typeof createSyncEngine>
  let step: (isStore: boolean) => Promise<'full' | undefined> = async () => undefined
  const counted = <Port extends object>(port: Port, isStore: boolean): Port =>
    Object.fromEntries(
      Object.entries(port).map(([key, call]) => [
        key,
        async (...given: readonly unknown[]) => {
          if ((await step(isStore)) === 'full') return err({ code: 'storage-full' })
          return (call as (...given: readonly unknown[]) => unknown)(...given)
        },
      ]),
    ) as Port

  const open = async () => {
    database = must(await createDatabase({ name, after: realAfter })).database
    engine = engineOn(database)
  }
  /** The queue of one window. */
  const engineOn = (store: PraatplaatDatabase) => {
    const outbox: OutboxPort = createOutbox({
      database: store,
      now: () => now,
      build: 'test',
      persisted: async () => true,
    })
    const transport: TransportPort = createHttpTransport({ fetch: line.fetch, after: noTimer })
    return createSyncEngine({
      outbox: counted(outbox, true),
      transport: counted(transport, false),
      lock: (_, work) => work(),
      now: () => now,
      random: () => 0.5,
      after: noTimer,
      newId: () => uuidFromBytes(randomBytes(16)),
    })
  }
  const crash = async () => {
    database.close()
    await open()
  }
  await open()
  const key = { kid: '0'.repeat(16), publicKey: '' }
  const wrapped = { nonce: '', key: '' }
  must(
    await putDevice(database!, {
      key: 'device',
      installId: name,
      centre: { id: 'bij-betje', name: 'Bij Betje' },
      typedCentres: [],
      readingKey: { ...key, wrapped: { ...wrapped, salt: '', memoryKiB: 1, passes: 1 } },
      recoveryKey: { ...key, wrapped },
      wrongTries: { count: 0, pausedUntil: 0 },
      link: { server: 'https://praatplaat.test', device: 'd', token: 't', ingestKey: key, programme: {} },
      numbers: {},
      language: 'nl',
    }),
  )

  const draftRow = (one: Made): StoredDraft => ({ id: one.id, version: one.version, ...clear, envelope: one.envelope })
  const recordRow = async (one: Made): Promise<StoredRecord> => ({
    id: one.id,
    kind: 'conversation',
    ...clear,
    hash: await sha256Hex(one.envelope),
    size: one.envelope.length,
    state: 'waiting',
    envelope: one.envelope,
  })

  const pick = (number: number): Made | undefined => made[number % Math.max(1, made.length)]
  const start = async () => {
    const id = uuidFromBytes(randomBytes(16))
    const fresh: Made = { id, version: 1, envelope: sealed(id, 1), stage: 'draft' }
    must(await storeFirstDraft(database, draftRow(fresh)))
    made.push(fresh)
  }
  const finish = async (one: Made | undefined) => {
    if (one?.stage !== 'draft') return
    expect(must(await finishDraftRow(database, one.id, await recordRow(one)))).toBe('finished')
    one.stage = 'finished'
  }

  const run = async (next: Command) => {
    switch (next.do) {
      case 'hold':
        await start()
        return finish(made[made.length - 1])
      case 'start':
        return start()
      case 'type': {
        const one = pick(next.which)
        if (one?.stage !== 'draft') return
        const version = one.version + 1
        const newer: Made = { ...one, version, envelope: sealed(one.id, version) }
        expect(must(await replaceDraft(database, draftRow(newer)))).toBe('stored')
        Object.assign(one, newer)
        return
      }
      case 'finish':
        return finish(pick(next.which))
      case 'withdraw': {
        const one = pick(next.which)
        if (one === undefined) return
        const tombstone = { root: one.id, proof: proofOf(one.id), state: 'waiting' } as const
        must(await withdrawRoot(database, { ids: [one.id], tombstone, always: true }))
        one.stage = 'withdrawn'
        return
      }
      case 'sync': {
        line.expect(next.faults)
        let steps = 0
        let wasFull = false
        let fell = () => {}
        const crashed = new Promise<'crashed'>((resolve) => {
          fell = () => resolve('crashed')
        })
        step = async (isStore) => {
          const at = steps
          steps += 1
          if (at === next.crashAt) {
            fell()
            await never
          }
          if (next.fullAt === undefined || at < next.fullAt || wasFull || !isStore) return undefined
          wasFull = true
          return 'full'
        }
        const ended = await Promise.race([engine.sendNow(), crashed])
        step = async () => undefined
        line.expect([])
        if (ended === 'crashed') await crash()
        return ended === 'crashed' ? ended : wasFull ? 'full' : undefined
      }
      case 'two-windows': {
        const other = must(await createDatabase({ name, after: realAfter })).database
        line.expect(next.faults)
        await Promise.all([engine.sendNow(), engineOn(other).sendNow()])
        line.expect([])
        other.close()
        return 'two windows'
      }
      case 'fortnight':
        server.backUp()
        now += 16 * day
        await engine.sendNow()
        return
      case 'bite': {
        const one = pick(next.which)
        const row = one === undefined ? undefined : await database.tables.records.get(one.id)
        if (one?.stage !== 'finished' || row?.state !== 'waiting' || row.envelope === undefined) return
        await database.tables.records.update(one.id, { envelope: `${row.envelope} ` })
        one.stage = 'bitten'
        return 'bitten'
      }
      case 'crash':
        return crash()
      case 'late':
        return line.deliverLate()
      case 'back-up':
        return server.backUp()
      case 'restore':
        return server.restore()
      case 'restore-without-ledger':
        if (made.some((one) => one.stage === 'withdrawn')) forgotten += 1
        return server.restoreWithoutLedger()
      case 'clock':
        now += next.days * day
        return 'clock'
    }
  }

  const rows = async () => new Map((await database.tables.records.toArray()).map((row) => [row.id, row]))

  /** I1–I4: what must hold at every moment, whatever happened. */
  const check = async () => {
    const held = await rows()
    const drafts = new Map((await database.tables.drafts.toArray()).map((row) => [row.id, row]))
    for (const one of made) {
      const row = held.get(one.id)
      const draft = drafts.get(one.id)
      // T5: in exactly one place.
      expect([row, draft].filter((found) => found !== undefined).length).toBe(
        one.stage === 'withdrawn' && row === undefined ? 0 : 1,
      )
      if (one.stage === 'draft') expect(draft?.envelope).toBe(one.envelope)
      if (one.stage === 'withdrawn' && row !== undefined) expect(row).toMatchObject({ state: 'withdrawn' })
      if (one.stage === 'withdrawn') expect(row?.envelope).toBeUndefined()
      if (one.stage !== 'finished') continue
      const { hash } = await recordRow(one)
      expect(row?.hash).toBe(hash)
      expect(['waiting', 'arrived', 'pruned', 'quarantined']).toContain(row?.state)
      // I1, I4: held here with its very bytes, or let go only because a backup of the server has it.
      if (row?.state === 'pruned') expect(server.backup().get(one.id)?.hash).toBe(hash)
      else expect(row?.envelope).toBe(one.envelope)
      if (row?.state === 'quarantined') expect(row.problem).toBe('too-large')
      if (row?.state === 'arrived') {
        expect(row.receipt?.hash).toBe(hash)
        expect(server.epochs()).toContain(row.receipt?.epoch)
      }
    }
    // I3: no doubles (a map), no strangers, no other bytes.
    for (const [id, stored] of server.records()) {
      const one = made.find((candidate) => candidate.id === id)
      expect(one?.stage).not.toBe('draft')
      expect(stored.envelope).toBe(one?.envelope)
    }
    expect(held.size + drafts.size).toBeLessThanOrEqual(made.length)
  }

  /** I5–I7: the faults have stopped. */
  const converge = async (): Promise<number> => {
    await line.deliverLate()
    // Set aside by a server that called one record too large; somebody taps "try again".
    for (const row of (await rows()).values())
      if (row.state === 'quarantined') must(await requeueRecord(database, row.id))
    let rounds = 0
    const unsent = async () =>
      [...(await rows()).values()].filter((row) => row.state === 'waiting').length +
      (await database.tables.tombstones.where('state').equals('waiting').count())
    // At least one: only by asking does a tablet hear that the server was put back.
    do {
      rounds += 1
      await engine.sendNow()
    } while (rounds < 10 && (await unsent()) > 0)
    await check()
    expect(await unsent()).toBe(0)
    for (const one of made) {
      if (one.stage === 'finished') expect(server.records().get(one.id)?.hash).toBe(await sha256Hex(one.envelope))
      if (one.stage === 'withdrawn') expect(server.records().has(one.id)).toBe(false)
      if (one.stage === 'withdrawn') expect(server.ledger().has(one.id)).toBe(true)
    }
    return rounds
  }

  /** Everything as it stands, for the one checker. */
  const history = async (rounds: number) => {
    const all = await Promise.all(made.map(async (one) => ({ ...one, hash: await sha256Hex(one.envelope) })))
    const stageOf = (stage: Made['stage']) => all.filter((one) => one.stage === stage).map((one) => one.id)
    const drafts = await Promise.all(
      (await database.tables.drafts.toArray()).map(
        async ({ id, envelope }): Promise<HeldRecord> => ({
          id,
          hash: await sha256Hex(envelope),
          state: 'draft',
          whole: true,
        }),
      ),
    )
    const records = [...(await rows()).values()].map(
      ({ id, hash, state, envelope }): HeldRecord => ({
        id,
        hash,
        state,
        whole: envelope !== undefined && envelope === all.find((one) => one.id === id)?.envelope,
      }),
    )
    return {
      made: all,
      promised: all.map((one) => one.id),
      withdrawn: stageOf('withdrawn'),
      spoiled: stageOf('bitten'),
      tablets: [[...drafts, ...records]],
      server: [...server.records()].map(([id, { hash, serverSeq }]) => ({ id, hash, serverSeq })),
      backedUp: new Map([...server.backup()].map(([id, { hash }]) => [id, hash])),
      rounds,
    }
  }

  return {
    run,
    check,
    converge,
    history,
    close: () => database.close(),
    server,
    line,
    made,
    rows,
    forgotten: () => forgotten,
  }
}

test(`[S1] [S3] [S9] [R3] [W4] ${histories} histories of taps and faults: nothing lost, nothing twice, and it converges`, {
  timeout: 300_000 + histories * 300,
}, async () => {
  const checker = createChecker()
  const seed = Number(process.env.PRAATPLAAT_SEED ?? Math.floor(Math.random() * 2 ** 31))
  console.log(`sync histories: PRAATPLAAT_SEED=${seed}`)
  const seen = new Map<string, number>()
  const note = (what: string, times = 1) => seen.set(what, (seen.get(what) ?? 0) + times)
  let longest = 0

  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 5, maxLength: 16, size: 'max' }), async (commands) => {
      const world = await createWorld()
      for (const next of commands) {
        const happened = await world.run(next)
        if (typeof happened === 'string') note(happened)
        await world.check()
      }
      const rounds = await world.converge()
      checker.check(await world.history(rounds))
      expect(rounds).toBeLessThanOrEqual(3)
      longest = Math.max(longest, rounds)
      for (const kind of world.line.met()) note(kind)
      note('records', world.made.filter((one) => one.stage === 'finished').length)
      note('withdrawn', world.made.filter((one) => one.stage === 'withdrawn').length)
      if (world.server.epochs().length > 1) note('new epoch')
      note('withdrawals forgotten', world.forgotten())
      for (const row of (await world.rows()).values()) note(row.state)
      world.close()
    }),
    { seed, numRuns: histories },
  )

  // Not vacuous: each of these happened, many times.
  console.log(
    `longest convergence ${longest} rounds; ${[...seen].map(([what, times]) => `${what} ${times}`).join(', ')}`,
  )
  const times = (...what: readonly string[]) => what.reduce((sum, one) => sum + (seen.get(one) ?? 0), 0)
  checker.injected('browser killed mid-write', times('crashed'))
  checker.injected('response lost after commit', times('cut-after'))
  checker.injected('duplicate or concurrent delivery, two tabs, two servers', times('doubled', 'two windows'))
  checker.injected('reorder, delay for weeks', times('delayed'))
  checker.injected(
    'captive portal, HTML with 200, half an answer, another server',
    times('cut-before', 'portal', 'truncated', 'stranger'),
  )
  checker.injected('401, 403, 426, 429, 503 and every other status', times('status'))
  checker.injected('quota of the tablet exceeded', times('full'))
  checker.injected('a bit of a record flips on the tablet', times('bitten'))
  checker.injected('clock jumps by years', times('clock'))
  checker.injected('server rolled back', times('new epoch'))
  checker.injected('a restore brings back what was withdrawn', times('withdrawals forgotten'))
  checker.write()
  for (const what of [
    'none',
    'cut-before',
    'cut-after',
    'doubled',
    'delayed',
    'portal',
    'truncated',
    'status',
    'stranger',
    'crashed',
    'full',
    'two windows',
    'bitten',
    'clock',
    'withdrawn',
  ])
    expect(seen.get(what) ?? 0, what).toBeGreaterThan(histories / 50)
  expect(seen.get('records') ?? 0).toBeGreaterThan(histories)
  expect(seen.get('new epoch') ?? 0).toBeGreaterThan(0)
  expect(seen.get('withdrawals forgotten') ?? 0).toBeGreaterThan(histories / 50)
  expect(seen.get('pruned') ?? 0).toBeGreaterThan(histories / 50)
})
