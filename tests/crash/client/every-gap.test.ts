import { expect, test } from 'vitest'
import { correctConversation } from '#client/actions/correct-conversation.ts'
import type { Enrolled } from '#client/actions/enrol-tablet.ts'
import { finishConversation } from '#client/actions/finish-conversation.ts'
import { openDraft } from '#client/actions/open-draft.ts'
import { readArchive } from '#client/actions/read-archive.ts'
import { setUpTablet } from '#client/actions/set-up-tablet.ts'
import { startConversation } from '#client/actions/start-conversation.ts'
import { withdrawByCode } from '#client/actions/withdraw-by-code.ts'
import type { PraatplaatDatabase } from '#client/storage/database.ts'
import { createHttpTransport } from '#client/sync/http-transport.ts'
import { zuidwestProgramme } from '#content/registry.ts'
import type { WithdrawalCode } from '#domain/withdrawal-code.ts'
import { createChecker } from '#tests/support/check-history.ts'
import type { TestWindow } from '#tests/support/create-test-services.ts'
import {
  createLocks,
  createTestServices,
  freshName,
  must,
  randomBytes,
  testCode,
  testSeed,
} from '#tests/support/create-test-services.ts'
import { createFaultyLine } from '#tests/support/faulty-line.ts'
import { tell, unlocked } from '#tests/support/hold-conversation.ts'
import { createReferenceServer } from '#tests/support/reference-server.ts'
import { toBase64Url } from '#wire/bytes.ts'
import { keyPairFromSeed } from '#wire/envelope.ts'
import { idFromProof, idsOfRoot, provesRoot, withdrawalProof } from '#wire/withdrawal-proof.ts'

/** What a person was told, and so must find again. */
type Told = {
  words: string | undefined
  finished: string[]
  withdrawing: WithdrawalCode | undefined
  withdrawn: string[]
}

const dead = new Promise<never>(() => {})
const checker = createChecker()

/**
 * Counts every step that leaves the page: to the store and to the server. At step `at` the power goes; even numbers
 * before the step was done, odd ones after it, before anybody heard.
 */
const createPower = (at: number) => {
  let steps = 0
  let off = () => {}
  const out = new Promise<'out'>((resolve) => {
    off = () => resolve('out')
  })
  const step = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    const mine = steps
    steps += 2
    if (mine > at) return dead
    if (mine === at) {
      off()
      return dead
    }
    const value = await work()
    if (mine + 1 === at) {
      off()
      return dead
    }
    return value
  }
  const wire = (database: PraatplaatDatabase): PraatplaatDatabase => ({
    ...database,
    read: (work) => step(() => database.read(work)),
    write: (names, work) => step(() => database.write(names, work)),
  })
  return { out, step, wire }
}

/** An afternoon at the table, end to end; what was said aloud is written down as it is said. */
const afternoon = async (tablet: TestWindow, told: Told) => {
  const draft = must(await startConversation(tablet, { with: 'resident', language: 'nl' }))
  for (const words of ['koffie', 'koffie en een praatje ☕']) {
    tell(draft, words)
    if ((await draft.flush()).kind === 'saved') told.words = words
  }
  const first = must(await finishConversation(tablet, draft, { readBack: 'read-aloud' }))
  told.words = undefined
  told.finished.push(first.id)
  await tablet.sync.sendNow()
  const correction = must(await correctConversation(await unlocked(tablet), first.id))
  tell(correction, 'koffie, een praatje en een fiets')
  told.finished.push(must(await finishConversation(tablet, correction, { readBack: 'not-done' })).id)
  const second = must(await startConversation(tablet, { with: 'partner', language: 'ar' }))
  tell(second, 'weg')
  const { code } = must(await finishConversation(tablet, second, { readBack: 'not-done' }))
  await tablet.sync.sendNow()
  told.withdrawing = code
  must(await withdrawByCode(tablet, code!))
  told.withdrawn.push(second.id)
  await tablet.sync.sendNow()
}

/** @returns whether the power went before the afternoon was over. */
const liveThrough = async (at: number): Promise<boolean> => {
  const name = freshName()
  const locks = createLocks()
  const ingest = await keyPairFromSeed(randomBytes(32))
  const server = createReferenceServer({
    proves: async ({ root, proof }) => ((await provesRoot(proof, root)) ? idsOfRoot(root) : undefined),
  })
  const line = createFaultyLine(server.serve)
  const transport = createHttpTransport({ fetch: line.fetch, after: () => () => {} })
  const link: Enrolled = {
    device: 'd',
    token: 't',
    programme: zuidwestProgramme,
    ingestKey: { kid: ingest.recipient.kid, publicKey: toBase64Url(ingest.recipient.publicKey) },
    server: 'https://praatplaat.test',
  }
  const first = await createTestServices({ name, locks })
  const centre = { id: 'bij-betje', name: 'Bij Betje' }
  must(await setUpTablet(first, { centre, readingCode: testCode, recoverySeed: testSeed, language: 'nl', link }))
  first.crash()

  const told: Told = { words: undefined, finished: [], withdrawing: undefined, withdrawn: [] }
  const cut = createPower(at)
  let plugged = false
  const tablet = await createTestServices({
    name,
    locks,
    transport: {
      config: (to) => cut.step(() => transport.config(to)),
      have: (to, request) => cut.step(() => transport.have(to, request)),
      push: (to, request) => cut.step(() => transport.push(to, request)),
    },
    wrap: (database) => {
      const wired = cut.wire(database)
      // Unlocking is not part of the afternoon.
      return {
        ...database,
        read: (work) => (plugged ? wired.read(work) : database.read(work)),
        write: (names, work) => (plugged ? wired.write(names, work) : database.write(names, work)),
      }
    },
  })
  must(await tablet.vault.unlock(testCode))
  plugged = true
  const ended = await Promise.race([afternoon(tablet, told).then(() => 'over' as const), cut.out])
  tablet.crash()

  const after = await createTestServices({ name, locks, transport })
  must(await after.vault.unlock(testCode))
  const drafts = await after.database.tables.drafts.toArray()
  const records = await after.database.tables.records.toArray()
  // T5: nothing in two places, and nothing that does not open.
  expect(drafts.filter((draft) => records.some((row) => row.id === draft.id))).toEqual([])
  for (const draft of drafts) must(await openDraft(await unlocked(after), draft.id))
  const archive = must(await readArchive(await unlocked(after)))
  expect(archive.filter((one) => one.problem !== undefined)).toEqual([])

  // What was called saved is there, as draft or as record.
  if (told.words !== undefined) {
    const open = drafts.map((draft) => after.drafts.find(draft.id)?.current().answers.contact?.text ?? '')
    const kept = archive.map((one) => one.conversation?.answers.contact?.text ?? '')
    expect([...open, ...kept].some((text) => text.startsWith(told.words!))).toBe(true)
  }
  for (const id of told.finished) expect(records.some((row) => row.id === id && row.envelope !== undefined)).toBe(true)
  const gone = told.withdrawing === undefined ? undefined : await idFromProof(await withdrawalProof(told.withdrawing))
  for (const id of told.withdrawn) expect(records.find((row) => row.id === id)?.envelope).toBeUndefined()

  // And by itself everything gets where it belongs.
  for (let rounds = 0; rounds < 3; rounds += 1) await after.sync.sendNow()
  const rows = await after.database.tables.records.toArray()
  for (const row of rows) expect(['arrived', 'withdrawn']).toContain(row.state)
  for (const id of told.finished) expect(server.records().has(id)).toBe(true)
  if (told.withdrawn.length > 0) expect(server.records().has(gone!)).toBe(false)
  if (ended === 'out') checker.injected('browser killed mid-write')
  // A draft's bytes are its own; what opens was looked at above.
  const open = (await after.database.tables.drafts.toArray()).map(({ id }) => ({ id, hash: 'draft' }))
  checker.check({
    made: [...rows, ...open],
    promised: told.finished,
    withdrawn: rows.filter((row) => row.state === 'withdrawn').map((row) => row.id),
    tablets: [
      [
        ...rows.map(({ id, hash, state, envelope }) => ({ id, hash, state, whole: envelope !== undefined })),
        ...open.map((one) => ({ ...one, state: 'draft' as const, whole: true })),
      ],
    ],
    server: [...server.records()].map(([id, { hash, serverSeq }]) => ({ id, hash, serverSeq })),
    rounds: 3,
  })
  after.database.close()
  return ended === 'out'
}

test('[P2] [T3] [S1] [W4] the power may go before or after any step to store or server: what was said holds', {
  timeout: 600_000,
}, async () => {
  let at = 0
  while (await liveThrough(at)) at += 1
  // The afternoon has well over forty steps; fewer would mean that the power went nowhere.
  expect(at).toBeGreaterThan(80)
  console.log(`${at} places to crash`)
  checker.write()
})
