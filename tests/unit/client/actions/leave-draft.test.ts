import { expect, test } from 'vitest'
import { correctConversation } from '#client/actions/correct-conversation.ts'
import { finishConversation } from '#client/actions/finish-conversation.ts'
import { leaveDraft } from '#client/actions/leave-draft.ts'
import { makeBackup } from '#client/actions/make-backup.ts'
import { openDraft } from '#client/actions/open-draft.ts'
import { openRecord } from '#client/actions/open-record.ts'
import { startConversation } from '#client/actions/start-conversation.ts'
import { withdrawByCode } from '#client/actions/withdraw-by-code.ts'
import type { PraatplaatDatabase } from '#client/storage/database.ts'
import { err } from '#domain/result.ts'
import { createSetUpServices, must, testCode } from '#tests/support/create-test-services.ts'
import { holdConversation, startTold, tell } from '#tests/support/hold-conversation.ts'
import { waitFor } from '#tests/support/wait-for.ts'

const locked = { ok: false, failure: { code: 'reading-locked' } }

/** A store whose writes can be made to fail as on a full disk. */
const fillable = () => {
  let full = false
  const wrap = (database: PraatplaatDatabase): PraatplaatDatabase => ({
    ...database,
    write: async (names, work) => (full ? err({ code: 'storage-full' }) : database.write(names, work)),
  })
  return {
    wrap,
    fill: () => {
      full = true
    },
  }
}

test('[P14] a conversation that begins locks reading and closes the one that lay open', async () => {
  const tablet = await createSetUpServices()
  const first = await startTold(tablet, 'van een ander')
  tell(first, 'van een ander, tot het laatste woord')
  must(await tablet.vault.unlock(testCode))
  const second = must(await startConversation(tablet, { with: 'resident', language: 'nl' }))
  expect(tablet.vault.isOpen()).toBe(false)
  expect(tablet.drafts.all()).toEqual([second])
  expect(await openDraft(tablet, first.id)).toEqual(locked)
  must(await tablet.vault.unlock(testCode))
  const again = must(await openDraft(tablet, first.id))
  expect(again.current().answers.contact?.text).toBe('van een ander, tot het laatste woord')
  expect(tablet.vault.isOpen()).toBe(false)
  expect(tablet.drafts.all()).toEqual([again])
})

test('[P14] a conversation that begins while reading is locked closes the one that lay open too', async () => {
  const tablet = await createSetUpServices()
  const first = await startTold(tablet, 'van een ander')
  expect(tablet.vault.isOpen()).toBe(false)
  const second = must(await startConversation(tablet, { with: 'resident', language: 'nl' }))
  expect(tablet.drafts.all()).toEqual([second])
  expect(await openDraft(tablet, first.id)).toEqual(locked)
})

test('[P14] going on with, correcting and leaving a conversation lock reading, and correcting closes the others', async () => {
  const tablet = await createSetUpServices()
  const { id } = await holdConversation(tablet, 'klaar')
  const open = await startTold(tablet, 'nog bezig')
  const stop = open.subscribe(() => {})
  must(await tablet.vault.unlock(testCode))
  // Still on the desk: it opens without a code, and yet the key to the others goes.
  expect(must(await openDraft(tablet, open.id))).toBe(open)
  expect(tablet.vault.isOpen()).toBe(false)
  must(await tablet.vault.unlock(testCode))
  stop()
  const correction = must(await correctConversation(tablet, id))
  expect(tablet.vault.isOpen()).toBe(false)
  expect(tablet.drafts.all()).toEqual([correction])
  must(await tablet.vault.unlock(testCode))
  must(await leaveDraft(tablet, correction))
  expect(tablet.vault.isOpen()).toBe(false)
  expect(tablet.drafts.all()).toEqual([])
})

test('[P14] locking closes what no screen shows; what a screen shows, and what is taken up again, stays', async () => {
  const tablet = await createSetUpServices()
  const draft = await startTold(tablet, 'een')
  must(await tablet.vault.unlock(testCode))
  const stop = draft.subscribe(() => {})
  tablet.vault.lock()
  await tablet.drafts.putAway()
  expect(tablet.drafts.find(draft.id)).toBe(draft)
  stop()
  must(await tablet.vault.unlock(testCode))
  expect(must(await openDraft(tablet, draft.id))).toBe(draft)
  await draft.flush()
  expect(tablet.drafts.find(draft.id)).toBe(draft)
  must(await tablet.vault.unlock(testCode))
  tablet.vault.lock()
  await waitFor('an empty desk', () => tablet.drafts.all().length === 0)
})

test('[P2] *later* closes a conversation, but never one whose words are not on disk', async () => {
  const { wrap, fill } = fillable()
  const tablet = await createSetUpServices({ wrap })
  const kept = await startTold(tablet, 'een')
  tell(kept, 'een en twee')
  must(await leaveDraft(tablet, kept))
  expect(await openDraft(tablet, kept.id)).toEqual(locked)
  const unkept = await startTold(tablet, 'drie')
  fill()
  tell(unkept, 'drie en vier')
  expect(await leaveDraft(tablet, unkept)).toEqual({ ok: false, failure: { code: 'storage-full' } })
  await tablet.drafts.putAway()
  expect(tablet.drafts.find(unkept.id)?.current().answers.contact?.text).toBe('drie en vier')
})

test('[P9] on a full disk a copy is still handed over, and the reading code still opens', async () => {
  const { wrap, fill } = fillable()
  const tablet = await createSetUpServices({ wrap })
  await holdConversation(tablet, 'een')
  fill()
  tablet.vault.lock()
  expect(await tablet.vault.unlock('111222')).toEqual({ ok: false, failure: { code: 'wrong-reading-code' } })
  must(await tablet.vault.unlock(testCode))
  expect(must(await makeBackup(tablet)).conversations).toBe(1)
  // Guesses that cannot be written down are counted all the same.
  tablet.vault.lock()
  for (let wrong = 0; wrong < 5; wrong += 1) await tablet.vault.unlock('111222')
  expect((await tablet.vault.unlock(testCode)).ok).toBe(false)
})

test('[W4] a withdrawal takes opened words out of memory, and no correction brings them back', async () => {
  const tablet = await createSetUpServices()
  const { id, code } = await holdConversation(tablet, 'een')
  const row = (await tablet.database.tables.records.get(id))!
  must(await openRecord(tablet, row))
  const correction = must(await correctConversation(tablet, id))
  must(await tablet.vault.unlock(testCode))
  must(await openRecord(tablet, row))
  must(await withdrawByCode(tablet, code!))
  expect(tablet.opened.get(row.hash)).toBeUndefined()
  expect(await openRecord(tablet, (await tablet.database.tables.records.get(id))!)).toMatchObject({ ok: false })
  // A finish that was under way when the withdrawal came.
  const held = { id: correction.id, version: 1, day: 'd', centre: 'c', instrument: 'i', revision: 2, envelope: '' }
  await tablet.database.tables.drafts.put(held)
  expect(await finishConversation(tablet, correction, { readBack: 'not-done' })).toEqual({
    ok: false,
    failure: { code: 'not-found' },
  })
  expect(await tablet.database.tables.records.get(correction.id)).toBeUndefined()
  expect(await tablet.database.tables.drafts.count()).toBe(0)
})
