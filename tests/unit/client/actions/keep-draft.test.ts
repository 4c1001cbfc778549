import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { finishConversation } from '#client/actions/finish-conversation.ts'
import { keepDraft } from '#client/actions/keep-draft.ts'
import { openDraft } from '#client/actions/open-draft.ts'
import { startConversation } from '#client/actions/start-conversation.ts'
import type { OpenDraft } from '#client/services.ts'
import type { TestWindow } from '#tests/support/create-test-services.ts'
import {
  createLocks,
  createSetUpServices,
  createTestServices,
  freshName,
  must,
  randomBytes,
  testCode,
} from '#tests/support/create-test-services.ts'
import { unlocked } from '#tests/support/hold-conversation.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import type { Sealer } from '#wire/envelope.ts'

const tell = (draft: OpenDraft, text: string) =>
  draft.change((held) => ({ ...held, answers: { ...held.answers, contact: { state: 'told', text } } }))

const textOnDisk = async (tablet: TestWindow, name: string, locks: ReturnType<typeof createLocks>, id: string) => {
  tablet.crash()
  const next = await createTestServices({ name, locks })
  must(await next.vault.unlock(testCode))
  const draft = must(await openDraft(await unlocked(next), id))
  return draft.current().answers.contact?.text
}

const start = async () => {
  const name = freshName()
  const locks = createLocks()
  const tablet = await createSetUpServices({ name, locks })
  const draft = must(await startConversation(tablet, { with: 'resident', language: 'nl' }))
  const versions = async () => (await tablet.database.tables.drafts.get(draft.id))?.version
  return { name, locks, tablet, draft, versions }
}

afterEach(() => vi.restoreAllMocks())

test('[P2] a change is on disk 300 ms after the last key', async () => {
  const { tablet, draft, versions } = await start()
  tell(draft, 'k')
  expect(draft.saveState()).toEqual({ kind: 'saving' })
  await tablet.clock.pass(299)
  expect(await versions()).toBe(1)
  await tablet.clock.pass(1)
  await waitFor('the save', () => draft.saveState().kind === 'saved')
  expect(await versions()).toBe(2)
})

test('[P2] who types without a pause is kept every 800 ms', async () => {
  const { tablet, draft, versions } = await start()
  for (let key = 0; key < 8; key += 1) {
    tell(draft, 'k'.repeat(key + 1))
    await tablet.clock.pass(100)
  }
  await waitFor('a save while typing', async () => ((await versions()) ?? 0) > 1)
})

test('[P2] behind a key that has been painted, when one comes in time; without one all the same', async () => {
  const sealing = async (key: number) => {
    const { tablet, draft, waiting } = await startSlow()
    tell(draft, 'een')
    // Never 300 ms without a key.
    for (const pause of [250, 250, 200 + key]) {
      await tablet.clock.pass(pause)
      tell(draft, `een ${pause}`)
    }
    await tablet.clock.pass(29)
    const before = waiting.length
    await tablet.clock.pass(1)
    return [before, waiting.length]
  }
  expect(await sealing(50)).toEqual([0, 1])
  expect(await sealing(90)).toEqual([0, 1])
  const { tablet, draft, waiting } = await startSlow()
  tell(draft, 'een')
  for (const pause of [250, 250]) {
    await tablet.clock.pass(pause)
    tell(draft, `een ${pause}`)
  }
  await tablet.clock.pass(299)
  expect(waiting.length).toBe(0)
  await tablet.clock.pass(1)
  expect(waiting.length).toBe(1)
})

test('[T2] who types on is told at the next pause, not between two keys', async () => {
  const { tablet, draft, versions } = await start()
  const said: string[] = []
  draft.subscribe(() => said.push(draft.saveState().kind))
  for (let key = 0; key < 20; key += 1) {
    tell(draft, 'k'.repeat(key + 1))
    await tablet.clock.pass(100)
  }
  await waitFor('saves while typing', async () => ((await versions()) ?? 0) > 2)
  expect(new Set(said)).toEqual(new Set(['saving']))
  await tablet.clock.pass(300)
  await waitFor('the pause', () => draft.saveState().kind === 'saved')
  // Whoever asks does not wait for the pause: all of it is on disk by then.
  const held = (await versions()) ?? 0
  for (let key = 0; (await versions()) === held; key += 1) {
    tell(draft, 'l'.repeat(key + 1))
    await tablet.clock.pass(100)
  }
  expect(draft.saveState()).toEqual({ kind: 'saving' })
  expect(await draft.flush()).toEqual({ kind: 'saved' })
})

test('[T2] it says saved only when every change so far is on disk', async () => {
  const { draft, tablet } = await start()
  const said: string[] = []
  draft.subscribe(() => said.push(draft.saveState().kind))
  tell(draft, 'een')
  const first = draft.flush()
  tell(draft, 'een twee')
  await first
  // The second change came while the first was being sealed: one "saved", after both.
  expect(said).toEqual(['saving', 'saving', 'saved'])
  const stored = await tablet.database.tables.drafts.get(draft.id)
  expect(stored?.version).toBeGreaterThan(1)
})

/** A draft whose sealing takes as long as the test wants. */
const startSlow = async () => {
  const { tablet, draft: made } = await start()
  const held = made.sealer!
  const waiting: (() => void)[] = []
  const sealer: Sealer = {
    ...held,
    seal: async (header, body) => {
      await new Promise<void>((resolve) => waiting.push(resolve))
      return held.seal(header, body)
    },
  }
  const draft = keepDraft(tablet, { draft: made.current(), sealer, version: 1, release: () => {} })
  return { tablet, draft, waiting, version: async () => (await tablet.database.tables.drafts.get(draft.id))?.version }
}

test('[T2] what is typed while a save runs is not called saved by that save', async () => {
  const { tablet, draft, waiting, version } = await startSlow()
  tell(draft, 'een')
  await tablet.clock.pass(300)
  tell(draft, 'een twee')
  waiting.shift()?.()
  await waitFor('the first save', async () => (await version()) === 2)
  await tablet.clock.pass(0)
  expect(draft.saveState()).toEqual({ kind: 'saving' })
  await tablet.clock.pass(300)
  waiting.shift()?.()
  await waitFor('the second save', () => draft.saveState().kind === 'saved')
  expect(await version()).toBe(3)
})

test('[P2] a pause in typing that falls inside a slow save is not forgotten', async () => {
  const { tablet, draft, waiting, version } = await startSlow()
  tell(draft, 'een')
  await tablet.clock.pass(300)
  tell(draft, 'een twee')
  await tablet.clock.pass(5000)
  // Nobody types any more, no timer is left: the second save must follow the first by itself.
  waiting.shift()?.()
  await waitFor('the second sealing', () => waiting.length > 0)
  waiting.shift()?.()
  await waitFor('the second save', () => draft.saveState().kind === 'saved')
  expect(await version()).toBe(3)
})

test('[P2] [T1] whatever the rhythm of changes, flushes and pauses, the last typed is the last stored', async () => {
  const seed = Math.floor(Math.random() * 2 ** 31)
  console.log(`draft rhythm: seed ${seed}`)
  const { tablet, draft, name, locks } = await start()
  let typed = ''
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('type', 'type', 'type', 'flush', 'pause', 'turn'), { maxLength: 12 }),
      async (rhythm) => {
        for (const next of rhythm) {
          if (next === 'type') {
            typed = `${typed.slice(-20)}${typed.length}`
            tell(draft, typed)
          } else if (next === 'flush') void draft.flush()
          else if (next === 'pause') await tablet.clock.pass(400)
          else await new Promise((resolve) => setImmediate(resolve))
        }
        expect(await draft.flush()).toEqual({ kind: 'saved' })
        const row = await tablet.database.tables.drafts.get(draft.id)
        expect(row).toBeDefined()
      },
    ),
    { numRuns: 60, seed },
  )
  expect(await textOnDisk(tablet, name, locks, draft.id)).toBe(typed)
})

test('a save that the other window’s newer version beats does not overwrite it', async () => {
  const { tablet, draft } = await start()
  const held = (await tablet.database.tables.drafts.get(draft.id))!
  await tablet.database.tables.drafts.put({ ...held, version: 50, envelope: 'newer' })
  tell(draft, 'ouder')
  expect(await draft.flush()).toMatchObject({ kind: 'failed', problem: { code: 'open-elsewhere' } })
  expect((await tablet.database.tables.drafts.get(draft.id))?.envelope).toBe('newer')
})

/** Dexie reports a full disk as AbortError with the true name inside; so does this. */
const fillDisk = () => {
  const real = IDBObjectStore.prototype.put
  const state = { full: true }
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...given) {
    if (!state.full) return real.apply(this, given)
    throw new DOMException('The disk is full', 'QuotaExceededError')
  })
  return state
}

test('[P9] a full disk is said, the words stay, the reserve is given back and the next save keeps them', async () => {
  const { tablet, draft, name, locks } = await start()
  await tablet.database.fillBallast(randomBytes)
  const disk = fillDisk()
  tell(draft, 'een heel verhaal')
  expect(await draft.flush()).toEqual({ kind: 'failed', problem: { code: 'storage-full' } })
  expect(tablet.database.problem()).toEqual({ code: 'storage-full' })
  expect(draft.current().answers.contact?.text).toBe('een heel verhaal')
  expect(await tablet.database.tables.ballast.count()).toBe(0)
  // The reserve made room: the next try, which comes by itself, succeeds.
  disk.full = false
  await tablet.clock.pass(5000)
  await waitFor('the save', () => draft.saveState().kind === 'saved')
  expect(await textOnDisk(tablet, name, locks, draft.id)).toBe('een heel verhaal')
})

test('[P9] a failed save is tried again at the next change', async () => {
  const { draft } = await start()
  const disk = fillDisk()
  tell(draft, 'a')
  await draft.flush()
  disk.full = false
  tell(draft, 'ab')
  expect(await draft.flush()).toEqual({ kind: 'saved' })
})

test('[P9] a conversation that cannot be finished on a full disk is still open, with every word', async () => {
  const { tablet, draft } = await start()
  draft.change((held) => ({ ...held, consent: { takePart: true, quote: true, understood: 'at-once' } }))
  tell(draft, 'het slot')
  await draft.flush()
  const full = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('The disk is full', 'QuotaExceededError')
  })
  expect(await finishConversation(tablet, draft, { readBack: 'not-done' })).toEqual({
    ok: false,
    failure: { code: 'storage-full' },
  })
  expect(await tablet.database.tables.drafts.count()).toBe(1)
  expect(await tablet.database.tables.records.count()).toBe(0)
  full.mockRestore()
  must(await finishConversation(tablet, draft, { readBack: 'not-done' }))
  expect(await tablet.database.tables.drafts.count()).toBe(0)
})

test('a text that could never be opened again is not stored: it is said, and kept once it fits', async () => {
  const { draft, tablet, versions } = await start()
  tell(draft, 'x'.repeat(10_001))
  expect(await draft.flush()).toEqual({ kind: 'failed', problem: { code: 'too-much-text' } })
  expect(await versions()).toBe(1)
  tell(draft, 'x'.repeat(10_000))
  expect(await draft.flush()).toEqual({ kind: 'saved' })
  expect(tablet.database.problem()).toBeUndefined()
})

test('two taps on finish make one record', async () => {
  const { tablet, draft } = await start()
  draft.change((held) => ({ ...held, consent: { takePart: true, quote: false, understood: 'at-once' } }))
  const [first, second] = await Promise.all([
    finishConversation(tablet, draft, { readBack: 'not-done' }),
    finishConversation(tablet, draft, { readBack: 'not-done' }),
  ])
  expect(must(first)).toEqual(must(second))
  expect(await tablet.database.tables.records.count()).toBe(1)
})

test('what is typed while the record is being sealed is in the record', async () => {
  const { tablet, draft } = await start()
  draft.change((held) => ({ ...held, consent: { takePart: true, quote: false, understood: 'at-once' } }))
  await draft.flush()
  const finishing = finishConversation(tablet, draft, { readBack: 'not-done' })
  tell(draft, 'nog één ding')
  const { id } = must(await finishing)
  const { readArchive } = await import('#client/actions/read-archive.ts')
  const [archived] = must(await readArchive(await unlocked(tablet)))
  expect(archived?.row.id).toBe(id)
  expect(archived?.conversation?.answers.contact?.text).toBe('nog één ding')
})
