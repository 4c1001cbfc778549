import { expect, test } from 'vitest'
import { correctConversation } from '#client/actions/correct-conversation.ts'
import { keepDeckEdit, newCard, startDeck } from '#client/actions/edit-deck.ts'
import { exportRecord } from '#client/actions/export-record.ts'
import { finishConversation } from '#client/actions/finish-conversation.ts'
import { importBackup } from '#client/actions/import-backup.ts'
import { makeBackup } from '#client/actions/make-backup.ts'
import { openDraft } from '#client/actions/open-draft.ts'
import { publishDeck } from '#client/actions/publish-deck.ts'
import { putOffBackup } from '#client/actions/put-off-backup.ts'
import { readArchive } from '#client/actions/read-archive.ts'
import { refuseConversation } from '#client/actions/refuse-conversation.ts'
import { setUpTablet } from '#client/actions/set-up-tablet.ts'
import { startConversation } from '#client/actions/start-conversation.ts'
import { withdrawByCode } from '#client/actions/withdraw-by-code.ts'
import { readDeckEdits, readDecks } from '#client/storage/deck-queries.ts'
import { readTruth } from '#client/storage/truth-queries.ts'
import { wordsFromSeed } from '#client/vault/recovery-words.ts'
import { standardDeck } from '#content/decks.ts'
import type { TestWindow } from '#tests/support/create-test-services.ts'
import {
  createLocks,
  createSetUpServices,
  createTestServices,
  freshName,
  must,
  testCode,
  testSeed,
} from '#tests/support/create-test-services.ts'
import { holdConversation, startTold, tell } from '#tests/support/hold-conversation.ts'

const today = '2026-11-23'
const words = wordsFromSeed(testSeed)

const nothing = { added: 0, already: 0, damaged: 0, open: 0, differs: 0 }

/** Another tablet, with keys of its own. */
const otherTablet = async (): Promise<TestWindow> => {
  const tablet = await createTestServices()
  must(
    await setUpTablet(tablet, {
      centre: { id: 'allekanten', name: 'Allekanten' },
      readingCode: '718293',
      recoverySeed: new Uint8Array(15).fill(9),
      language: 'nl',
    }),
  )
  return tablet
}

const hashes = async (tablet: TestWindow) =>
  (await tablet.database.tables.records.toArray()).map(({ id, hash, envelope }) => ({ id, hash, envelope }))

test('[P25] a backup goes into a clean tablet byte for byte, and opens there with the words of the old one', async () => {
  const old = await createSetUpServices()
  await holdConversation(old, 'een ☕')
  await holdConversation(old, 'اثنان')
  const draft = await startTold(old, 'half')
  const backup = must(await makeBackup(old))
  expect(backup).toMatchObject({ conversations: 2, drafts: 1, name: 'praatplaat-bij-betje-2026-11-23.jsonl' })

  const fresh = await otherTablet()
  expect(must(await importBackup(fresh, backup.text, words))).toEqual({ ...nothing, added: 3 })
  expect(await hashes(fresh)).toEqual(await hashes(old))
  const archive = must(await readArchive(fresh))
  expect(archive.map((one) => one.conversation?.answers.contact?.text).sort()).toEqual(['een ☕', 'اثنان'].sort())
  expect(must(await openDraft(fresh, draft.id)).current().answers.contact?.text).toBe('half')
  // Locked and opened again: the other tablet's key came along.
  fresh.vault.lock()
  must(await fresh.vault.unlock('718293'))
  expect(must(await readArchive(fresh)).every((one) => one.conversation !== undefined)).toBe(true)
})

test('[P25] the same backup twice adds nothing', async () => {
  const old = await createSetUpServices()
  await holdConversation(old, 'een')
  const { text } = must(await makeBackup(old))
  expect(must(await importBackup(old, text))).toEqual({ ...nothing, already: 1 })
  const fresh = await otherTablet()
  must(await importBackup(fresh, text))
  expect(must(await importBackup(fresh, text))).toEqual({ ...nothing, already: 1 })
})

test('without words it is kept sealed; with wrong words nothing comes in', async () => {
  const old = await createSetUpServices()
  await holdConversation(old, 'een')
  const { text } = must(await makeBackup(old))
  const fresh = await otherTablet()
  expect(await importBackup(fresh, text, wordsFromSeed(new Uint8Array(15)))).toEqual({
    ok: false,
    failure: { code: 'wrong-recovery-words' },
  })
  expect(await fresh.database.tables.records.count()).toBe(0)
  must(await importBackup(fresh, text))
  expect(must(await readArchive(fresh))).toMatchObject([{ problem: { code: 'backup-for-other-key' } }])
  // The words may come later.
  must(await importBackup(fresh, text, words))
  expect(must(await readArchive(fresh))[0]?.conversation?.answers.contact?.text).toBe('een')
})

test('a backup that was cut short or bitten gives what is whole and counts the rest', async () => {
  const old = await createSetUpServices()
  for (const text of ['een', 'twee', 'drie']) await holdConversation(old, text)
  const lines = must(await makeBackup(old)).text.split('\n')
  const fresh = await otherTablet()
  expect(must(await importBackup(fresh, lines.slice(0, 3).join('\n').slice(0, -40)))).toEqual({
    ...nothing,
    added: 1,
    damaged: 2,
  })
  const bitten = lines.with(2, lines[2]!.replace('bij-betje', 'allekanten')).join('\r\n')
  expect(must(await importBackup(fresh, bitten))).toEqual({ ...nothing, added: 1, already: 1, damaged: 1 })
})

test.each(['', 'hallo', '{}', '{"format":"iets"}', '<html>'])('%j is not a backup', async (text) => {
  expect(await importBackup(await otherTablet(), text)).toEqual({ ok: false, failure: { code: 'not-a-backup' } })
})

test('[W4] what was withdrawn does not come back out of an older backup, here or on another tablet', async () => {
  const old = await createSetUpServices()
  const finished = await holdConversation(old, 'een')
  const before = must(await makeBackup(old)).text
  must(await withdrawByCode(old, finished.code!))
  expect(must(await importBackup(old, before)).added).toBe(0)
  const after = must(await makeBackup(old)).text
  expect(after).not.toContain('"is":"record"')
  const fresh = await otherTablet()
  must(await importBackup(fresh, before))
  must(await importBackup(fresh, after))
  const [row] = await fresh.database.tables.records.toArray()
  expect(row).toMatchObject({ state: 'withdrawn' })
  expect(row?.envelope).toBeUndefined()
})

test('[W3] a doctored backup cannot withdraw what it has no proof for', async () => {
  const tablet = await otherTablet()
  const finished = await holdConversation(tablet, 'een')
  const line = JSON.stringify({ is: 'tombstone', root: finished.id, proof: 'A'.repeat(43) })
  const sha256 = Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(line))).toString('hex')
  const head = {
    format: 'praatplaat-backup',
    version: 1,
    made: today,
    centre: 'x',
    recoveryKid: '0'.repeat(16),
    lines: 1,
  }
  expect(must(await importBackup(tablet, `${JSON.stringify(head)}\n${JSON.stringify({ sha256, line })}\n`))).toEqual({
    ...nothing,
    damaged: 1,
  })
  expect((await tablet.database.tables.records.get(finished.id))?.state).toBe('waiting')
})

test('[E1] a backup holds no plain word, no token and no wrapped key', async () => {
  const tablet = await createSetUpServices()
  await holdConversation(tablet, 'Zonnebloemenveld')
  const { text } = must(await makeBackup(tablet))
  expect(text).not.toContain('Zonnebloemenveld')
  const device = (await tablet.database.tables.device.get('device'))!
  for (const secret of [device.readingKey.wrapped.key, device.recoveryKey.wrapped.key])
    expect(text).not.toContain(secret)
})

test('a backup is due when something is unsent, once a day, unless made or put off', async () => {
  const tablet = await createSetUpServices()
  const due = async (day = today) => (await readTruth(tablet.database, day)).backupDue
  expect(await due()).toBe(false)
  await holdConversation(tablet, 'een')
  expect(await due()).toBe(true)
  must(await putOffBackup(tablet))
  expect(await due()).toBe(false)
  expect(await due('2026-11-24')).toBe(true)
  tablet.clock.set(tablet.clock.now() + 24 * 60 * 60_000)
  must(await makeBackup(tablet))
  expect(await due('2026-11-24')).toBe(false)
  expect(await due('2026-11-25')).toBe(true)
})

test('one record goes out by itself, and in again', async () => {
  const tablet = await createSetUpServices()
  const finished = await holdConversation(tablet, 'een')
  await holdConversation(tablet, 'twee')
  const file = must(await exportRecord(tablet, finished.id))
  expect(must(await importBackup(await otherTablet(), file.text))).toEqual({ ...nothing, added: 1 })
})

test('[P2] bringing in a backup never takes away a draft that somebody has open, in any window', async () => {
  const name = freshName()
  const locks = createLocks()
  const first = await createSetUpServices({ name, locks })
  const draft = await startTold(first, 'half')
  const half = must(await makeBackup(first)).text
  const elsewhere = await createSetUpServices()
  must(await importBackup(elsewhere, half, words))
  if (!elsewhere.vault.isOpen()) must(await elsewhere.vault.unlock(testCode))
  must(await finishConversation(elsewhere, must(await openDraft(elsewhere, draft.id)), { readBack: 'not-done' }))
  const whole = must(await makeBackup(elsewhere)).text
  const second = await createTestServices({ name, locks })
  for (const window of [first, second])
    expect(must(await importBackup(window, whole))).toEqual({ ...nothing, differs: 1 })
  tell(draft, 'half en meer')
  expect(await draft.flush()).toEqual({ kind: 'saved' })
  must(await finishConversation(first, draft, { readBack: 'not-done' }))
  if (!first.vault.isOpen()) must(await first.vault.unlock(testCode))
  expect(must(await readArchive(first))[0]?.conversation?.answers.contact?.text).toBe('half en meer')
})

test('[P2] a closed draft that went on since stays, whatever the copy made of it', async () => {
  const here = await createSetUpServices()
  const { id } = await startTold(here, 'half')
  const half = must(await makeBackup(here)).text
  const elsewhere = await createSetUpServices()
  must(await importBackup(elsewhere, half, words))
  const went = must(await openDraft(elsewhere, id))
  tell(went, 'half, en daar verder')
  await went.flush()
  const longer = must(await makeBackup(elsewhere)).text
  must(await finishConversation(elsewhere, went, { readBack: 'not-done' }))
  const whole = must(await makeBackup(elsewhere)).text
  tell(here.drafts.find(id)!, 'half, en hier verder')
  await here.drafts.putAway()
  for (const text of [longer, whole, half]) {
    expect(must(await importBackup(here, text))).toEqual({ ...nothing, differs: 1 })
    must(await here.vault.unlock(testCode))
    expect(must(await openDraft(here, id)).current().answers.contact?.text).toBe('half, en hier verder')
    await here.drafts.putAway()
  }
  expect(await here.database.tables.records.count()).toBe(0)
})

test('[P2] the draft goes for its record when the copy holds both', async () => {
  const here = await createSetUpServices()
  const draft = await startTold(here, 'half')
  const half = must(await makeBackup(here)).text.split('\n')
  const elsewhere = await createSetUpServices()
  must(await importBackup(elsewhere, half.join('\n'), words))
  const went = must(await openDraft(elsewhere, draft.id))
  must(await finishConversation(elsewhere, went, { readBack: 'not-done' }))
  const both = `${must(await makeBackup(elsewhere)).text.trimEnd()}\n${half[1]}\n`
  // Open here: what is being typed is in no file.
  expect(must(await importBackup(here, both))).toEqual({ ...nothing, open: 1, already: 1 })
  await here.drafts.putAway()
  expect(must(await importBackup(here, both))).toEqual({ ...nothing, added: 1, already: 1 })
  expect(await here.database.tables.drafts.count()).toBe(0)
})

test('a copy counts conversations: no corrections, refusals or codings', async () => {
  const tablet = await createSetUpServices()
  const { id } = await holdConversation(tablet, 'een')
  const again = must(await correctConversation(tablet, id))
  expect(must(await makeBackup(tablet))).toMatchObject({ conversations: 1, drafts: 0 })
  must(await finishConversation(tablet, again, { readBack: 'not-done' }))
  const draft = must(await startConversation(tablet, { with: 'resident', language: 'nl' }))
  must(await refuseConversation(tablet, draft))
  expect(await tablet.database.tables.records.count()).toBe(3)
  expect(must(await makeBackup(tablet))).toMatchObject({ conversations: 1, drafts: 0 })
})

test('[W4] a copy brings no words of what the server said was withdrawn, and takes its slip', async () => {
  const tablet = await createSetUpServices()
  const { id, code } = await holdConversation(tablet, 'een')
  const before = must(await makeBackup(tablet)).text
  const elsewhere = await createSetUpServices()
  must(await importBackup(elsewhere, before, words))
  must(await finishConversation(elsewhere, must(await correctConversation(elsewhere, id)), { readBack: 'not-done' }))
  const corrected = must(await makeBackup(elsewhere)).text
  must(await withdrawByCode(elsewhere, code!))
  expect(await tablet.database.tables.slips.count()).toBe(1)
  must(await importBackup(tablet, must(await makeBackup(elsewhere)).text))
  expect(await tablet.database.tables.slips.count()).toBe(0)
  // Heard from the server, so without a tombstone of its own.
  const third = await createSetUpServices()
  must(await importBackup(third, before, words))
  const row = (await third.database.tables.records.get(id))!
  const { envelope: _erased, ...bare } = row
  await third.database.tables.records.put({ ...bare, state: 'withdrawn' })
  expect(must(await importBackup(third, corrected, words))).toEqual({ ...nothing, already: 2 })
})

test('interview numbers go on behind those of the tablet that this one replaces, and never go back', async () => {
  const old = await createSetUpServices()
  for (const text of ['een', 'twee', 'drie']) await holdConversation(old, text)
  await startTold(old, 'half')
  const { text } = must(await makeBackup(old))
  const next = async (tablet: TestWindow) => {
    const draft = must(await startConversation(tablet, { with: 'resident', language: 'nl' }))
    return draft.current().number
  }
  const fresh = await createSetUpServices()
  fresh.vault.lock()
  must(await importBackup(fresh, text))
  must(await fresh.vault.unlock(testCode))
  // Sealed, nobody can know the numbers; with the words they count.
  must(await importBackup(fresh, text, words))
  expect(await next(fresh)).toBe(5)
  must(await fresh.vault.unlock(testCode))
  must(await importBackup(fresh, text, words))
  expect(await next(fresh)).toBe(6)
})

test('[P17] a copy with good bytes repairs a record that was found damaged', async () => {
  const tablet = await createSetUpServices()
  const { id } = await holdConversation(tablet, 'een')
  const { text } = must(await makeBackup(tablet))
  const row = (await tablet.database.tables.records.get(id))!
  const damaged = { ...row, envelope: row.envelope!.slice(1), state: 'quarantined', problem: 'damaged' } as const
  await tablet.database.tables.records.put(damaged)
  expect(must(await importBackup(tablet, text))).toEqual({ ...nothing, added: 1 })
  expect(await tablet.database.tables.records.get(id)).toEqual(row)
})

test('[P25] a backup of a backup opens with the words of any tablet whose records are in it', async () => {
  const old = await createSetUpServices()
  await holdConversation(old, 'van de eerste')
  const between = await otherTablet()
  must(await importBackup(between, must(await makeBackup(old)).text))
  const { text } = must(await makeBackup(between))
  const third = await createTestServices()
  const setUp = { centre: { id: 'x', name: 'X' }, readingCode: '602938', language: 'nl' }
  must(await setUpTablet(third, { ...setUp, recoverySeed: new Uint8Array(15).fill(3) }))
  must(await importBackup(third, text, words))
  expect(must(await readArchive(third))[0]?.conversation?.answers.contact?.text).toBe('van de eerste')
})

test('[D6] card sets come along, every version and what is being worked on, and never over other cards', async () => {
  const old = await createSetUpServices()
  const edit = {
    ...must(await startDeck(old, 'De Lier')),
    cards: [{ id: 'I02', pictogram: 'tulip', words: { nl: 'Hier ben ik niet alleen' } }],
  }
  must(await publishDeck(old, edit))
  must(await publishDeck(old, { ...edit, name: 'De Lier 2' }))
  const half = { ...edit, cards: [...edit.cards, newCard(old)] }
  must(await keepDeckEdit(old, half))
  const { text, conversations } = must(await makeBackup(old))
  expect(conversations).toBe(0)

  const fresh = await otherTablet()
  expect(must(await importBackup(fresh, text)).decks).toEqual({ added: 3, already: 0, other: 0 })
  expect(await readDecks(fresh.database)).toEqual(await readDecks(old.database))
  expect(await readDeckEdits(fresh.database)).toEqual([half])
  expect(must(await importBackup(fresh, text))).toEqual({
    ...nothing,
    decks: { added: 0, already: 3, other: 0 },
  })
  // The same number with other cards: what is here stays.
  const third = await otherTablet()
  must(await publishDeck(third, { ...edit, cards: [{ ...edit.cards[0]!, words: { nl: 'Iets anders' } }] }))
  expect(must(await importBackup(third, text)).decks).toEqual({ added: 2, already: 0, other: 1 })
  expect((await readDecks(third.database))[0]?.cards[0]?.words).toEqual({ nl: 'Iets anders' })
})

test('[D6] a doctored copy cannot bring a card set that is not whole, or speak for one that the app brings itself', async () => {
  const tablet = await otherTablet()
  const bring = async (deck: object) => {
    const line = JSON.stringify({ is: 'deck', deck })
    const sha256 = Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(line))).toString('hex')
    const head = {
      format: 'praatplaat-backup',
      version: 1,
      made: today,
      centre: 'x',
      recoveryKid: '0'.repeat(16),
      lines: 1,
    }
    return importBackup(tablet, `${JSON.stringify(head)}\n${JSON.stringify({ sha256, line })}\n`)
  }
  const refused = { ...nothing, damaged: 1 }
  const silent = { ...standardDeck, id: 'lier-k7m2', cards: [{ id: 'x', pictogram: 'tulip' }] }
  expect(must(await bring(silent))).toEqual(refused)
  expect(must(await bring({ ...silent, cards: [{ ...silent.cards[0], words: { nl: 'Wel' } }] })).decks?.added).toBe(1)
  const standard = { ...standardDeck, version: 7, cards: [{ id: 'I01', pictogram: 'tulip', words: { nl: 'Nee' } }] }
  expect(must(await bring(standard))).toEqual(refused)
  expect(await readDecks(tablet.database)).toHaveLength(1)
})
