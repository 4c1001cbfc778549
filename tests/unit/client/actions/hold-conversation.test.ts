import { expect, test } from 'vitest'
import { discardDraft } from '#client/actions/discard-draft.ts'
import { finishConversation } from '#client/actions/finish-conversation.ts'
import { openDraft } from '#client/actions/open-draft.ts'
import { isPracticeId } from '#client/actions/practice-id.ts'
import { refuseConversation } from '#client/actions/refuse-conversation.ts'
import { startConversation } from '#client/actions/start-conversation.ts'
import type { OpenDraft } from '#client/services.ts'
import { readTruth } from '#client/storage/truth-queries.ts'
import { recordId } from '#domain/conversation.ts'
import {
  createLocks,
  createSetUpServices,
  createTestServices,
  freshName,
  must,
  testCode,
} from '#tests/support/create-test-services.ts'
import { waitFor } from '#tests/support/wait-for.ts'

const agree = (draft: OpenDraft) =>
  draft.change((held) => ({ ...held, consent: { takePart: true, quote: false, understood: 'at-once' } }))
const tell = (draft: OpenDraft, text: string) =>
  draft.change((held) => ({ ...held, answers: { ...held.answers, contact: { state: 'told', text } } }))

test('a conversation is started, told, finished and counted', async () => {
  const services = await createSetUpServices()
  const draft = must(await startConversation(services, { with: 'resident', language: 'nl' }))
  agree(draft)
  tell(draft, 'Koffie op dinsdag')
  const finished = must(await finishConversation(services, draft, { readBack: 'read-aloud' }))
  expect(finished.number).toBe(1)
  expect(finished.code?.pictures).toHaveLength(3)
  const truth = await readTruth(services.database, '2026-11-23')
  expect(truth).toMatchObject({ kept: 1, arrived: 0, waiting: 1, drafts: [], linked: false, backupDue: true })
})

test('[P2] after a reload the draft is safe but closed, and opens at every confirmed word', async () => {
  const name = freshName()
  const locks = createLocks()
  const before = await createSetUpServices({ name, locks })
  const draft = must(await startConversation(before, { with: 'partner', language: 'ar' }))
  tell(draft, 'شاي ☕ كل ثلاثاء')
  expect(await draft.flush()).toEqual({ kind: 'saved' })
  before.crash()

  const after = await createTestServices({ name, locks })
  expect((await readTruth(after.database, '2026-11-23')).drafts).toEqual([
    { id: draft.id, day: '2026-11-23', revision: 1 },
  ])
  expect(await openDraft(after, draft.id)).toEqual({ ok: false, failure: { code: 'reading-locked' } })
  must(await after.vault.unlock(testCode))
  const opened = must(await openDraft(after, draft.id))
  expect(opened.current()).toEqual(draft.current())
  agree(opened)
  must(await finishConversation(after, opened, { readBack: 'not-done' }))
  expect((await readTruth(after.database, '2026-11-23')).kept).toBe(1)
})

test('two quick starts do not get the same interview number', async () => {
  const services = await createSetUpServices()
  const started = await Promise.all(
    [1, 2, 3].map(() => startConversation(services, { with: 'resident', language: 'nl' })),
  )
  expect(started.map((one) => must(one).current().number).sort()).toEqual([1, 2, 3])
})

test('a refusal is counted without content and gives its number back', async () => {
  const services = await createSetUpServices()
  const draft = must(await startConversation(services, { with: 'resident', language: 'nl' }))
  must(await refuseConversation(services, draft))
  expect(services.drafts.find(draft.id)).toBeUndefined()
  const rows = await services.database.tables.records.toArray()
  expect(rows.map((row) => row.kind)).toEqual(['refusal'])
  expect(await readTruth(services.database, '2026-11-23')).toMatchObject({ kept: 0, drafts: [] })
  expect(must(await startConversation(services, { with: 'resident', language: 'nl' })).current().number).toBe(1)
})

test('[S11] practice leaves nothing on the disk and never says it was kept', async () => {
  const services = await createSetUpServices()
  const draft = must(await startConversation(services, { with: 'resident', language: 'nl', practice: true }))
  tell(draft, 'oefenen')
  expect(await draft.flush()).toEqual({ kind: 'practice' })
  agree(draft)
  const finished = must(await finishConversation(services, draft, { readBack: 'not-done' }))
  expect(finished.practice).toBe(true)
  expect(finished.code).toBeUndefined()
  expect(await services.database.tables.records.count()).toBe(0)
  expect(await services.database.tables.drafts.count()).toBe(0)
})

test('[S11] after a reload nothing is left of practice but its address, and that says what it was', async () => {
  const services = await createSetUpServices()
  const draft = must(await startConversation(services, { with: 'resident', language: 'nl', practice: true }))
  const real = must(await startConversation(services, { with: 'resident', language: 'nl' }))
  services.drafts.remove(draft.id)
  expect(await openDraft(services, draft.id)).toEqual({ ok: false, failure: { code: 'not-found' } })
  expect([isPracticeId(draft.id), isPracticeId(real.id)]).toEqual([true, false])
  // A path, and whatever else reads ids, takes it for one.
  expect(recordId.safeParse(draft.id).success).toBe(true)
  const second = must(await startConversation(services, { with: 'resident', language: 'nl', practice: true }))
  expect(second.id).not.toBe(draft.id)
})

test('a draft that is open in another window is not opened here', async () => {
  const name = freshName()
  const locks = createLocks()
  const one = await createSetUpServices({ name, locks })
  const draft = must(await startConversation(one, { with: 'resident', language: 'nl' }))
  const two = await createTestServices({ name, locks })
  must(await two.vault.unlock(testCode))
  expect(await openDraft(two, draft.id)).toEqual({ ok: false, failure: { code: 'open-elsewhere' } })
  one.drafts.remove(draft.id)
  await waitFor('the draft is let go', async () => (await openDraft(two, draft.id)).ok)
  const [first, second] = await Promise.all([openDraft(two, draft.id), openDraft(two, draft.id)])
  expect(must(first)).toBe(must(second))
})

test('a draft that was thrown away does not come back by a late save', async () => {
  const services = await createSetUpServices()
  const draft = must(await startConversation(services, { with: 'resident', language: 'nl' }))
  tell(draft, 'laat')
  const saving = draft.flush()
  must(await discardDraft(services, draft.id))
  await saving
  await services.clock.pass(60_000)
  expect(await services.database.tables.drafts.count()).toBe(0)
})

test('a reload on the thank-you screen says that the conversation is kept, and asks no code to say so', async () => {
  const services = await createSetUpServices()
  const draft = must(await startConversation(services, { with: 'resident', language: 'nl' }))
  agree(draft)
  tell(draft, 'Koffie op dinsdag')
  const { id } = must(await finishConversation(services, draft, { readBack: 'read-self' }))
  services.vault.lock()
  expect(await openDraft(services, id)).toEqual({ ok: false, failure: { code: 'already-finished' } })
  const never = '0b0f6c1e-5a7d-4c1a-9d52-3f2f6f8a1c11'
  expect(await openDraft(services, never)).toEqual({ ok: false, failure: { code: 'not-found' } })
})
