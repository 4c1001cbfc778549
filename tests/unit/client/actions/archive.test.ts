import { expect, test } from 'vitest'
import { correctConversation } from '#client/actions/correct-conversation.ts'
import { finishConversation } from '#client/actions/finish-conversation.ts'
import { freezeRecord } from '#client/actions/freeze-record.ts'
import { readArchive } from '#client/actions/read-archive.ts'
import { withdrawByCode } from '#client/actions/withdraw-by-code.ts'
import { readTruth } from '#client/storage/truth-queries.ts'
import { codeFromBytes } from '#domain/withdrawal-code.ts'
import { createSetUpServices, must, randomBytes } from '#tests/support/create-test-services.ts'
import { holdConversation, startTold, tell, unlocked } from '#tests/support/hold-conversation.ts'
import { createSealer, openEnvelope, parseEnvelope } from '#wire/envelope.ts'
import { revisionId } from '#wire/withdrawal-proof.ts'

const today = '2026-11-23'

test('the archive shows nothing while reading is locked', async () => {
  const tablet = await createSetUpServices()
  await holdConversation(tablet, 'een')
  tablet.vault.lock()
  expect(await readArchive(tablet)).toEqual({ ok: false, failure: { code: 'reading-locked' } })
})

test('what was opened is forgotten when reading locks', async () => {
  const tablet = await createSetUpServices()
  await holdConversation(tablet, 'een')
  const [shown] = must(await readArchive(tablet))
  expect(tablet.opened.get(shown!.row.hash)).toBeDefined()
  tablet.vault.lock()
  expect(tablet.opened.get(shown!.row.hash)).toBeUndefined()
})

test('a correction is a new record that keeps number and answers and takes the place of the old one', async () => {
  const tablet = await createSetUpServices()
  const first = await holdConversation(tablet, 'koffie')
  const before = await tablet.database.tables.records.get(first.id)
  const draft = must(await correctConversation(await unlocked(tablet), first.id))
  expect(draft.current()).toMatchObject({
    revision: 2,
    supersedes: first.id,
    root: first.id,
    number: 1,
    answers: { contact: { text: 'koffie' } },
  })
  expect(draft.id).toBe(await revisionId(first.id, 2))
  tell(draft, 'koffie en thee')
  const corrected = must(await finishConversation(tablet, draft, { readBack: 'read-self' }))
  expect(corrected.code).toBeUndefined()
  // T4: the old one is not touched.
  expect(await tablet.database.tables.records.get(first.id)).toEqual(before)
  const archive = must(await readArchive(await unlocked(tablet)))
  expect(archive.map(({ conversation }) => conversation?.answers.contact?.text)).toEqual(['koffie en thee'])
  expect(await readTruth(tablet.database, today)).toMatchObject({ kept: 1, waiting: 2 })
  // From an older list the first is corrected again: it goes on from the newest, under an id of its own.
  const third = must(await correctConversation(await unlocked(tablet), first.id))
  expect(third.current()).toMatchObject({
    revision: 3,
    supersedes: corrected.id,
    answers: { contact: { text: 'koffie en thee' } },
  })
  expect(must(await correctConversation(await unlocked(tablet), first.id))).toBe(third)
})

test('[P24] a correction does not ask again about marks that were left, and keeps nothing of words that went', async () => {
  const tablet = await createSetUpServices()
  const draft = await startTold(tablet, 'Met Fatima mee, en met Henk')
  draft.change((held) => ({ ...held, leftMarks: { contact: ['Fatima', 'Henk'] } }))
  const { id } = must(await finishConversation(tablet, draft, { readBack: 'read-self' }))
  const correction = must(await correctConversation(await unlocked(tablet), id))
  expect(correction.current().leftMarks).toEqual({ contact: ['Fatima', 'Henk'] })
  tell(correction, 'Met Fatima mee')
  must(await finishConversation(tablet, correction, { readBack: 'read-self' }))
  const [shown] = must(await readArchive(await unlocked(tablet)))
  expect(shown?.conversation?.leftMarks).toEqual({ contact: ['Fatima'] })
  expect(JSON.stringify(shown?.conversation)).not.toContain('Henk')
})

test('[P17] one damaged record is a row with a problem, never the end of the list', async () => {
  const tablet = await createSetUpServices()
  await holdConversation(tablet, 'een')
  const second = await holdConversation(tablet, 'twee')
  const row = (await tablet.database.tables.records.get(second.id))!
  const sealed = JSON.parse(row.envelope!)
  for (const bitten of [
    'not json',
    JSON.stringify({ ...sealed, body: sealed.body.replace(/^./, (first: string) => (first === 'A' ? 'B' : 'A')) }),
  ]) {
    await tablet.database.tables.records.put({ ...row, envelope: bitten, hash: `${bitten.length}` })
    const archive = must(await readArchive(await unlocked(tablet)))
    expect(archive).toHaveLength(2)
    expect(archive.find((one) => one.row.id === second.id)).toMatchObject({ problem: { code: 'record-damaged' } })
    expect(archive.find((one) => one.row.id !== second.id)?.conversation?.answers.contact?.text).toBe('een')
  }
})

test('[V4] a conversation held with an instrument that this build does not know still shows', async () => {
  const tablet = await createSetUpServices()
  const finished = await holdConversation(tablet, 'een')
  const [shown] = must(await readArchive(await unlocked(tablet)))
  const sealer = await createSealer(finished.id, await tablet.vault.recipients())
  await tablet.database.tables.records.put(
    await freezeRecord(sealer, { ...shown!.conversation!, instrument: 'praatplaat@9' }),
  )
  const [later] = must(await readArchive(await unlocked(tablet)))
  expect(later?.conversation).toMatchObject({ instrument: 'praatplaat@9', answers: { contact: { text: 'een' } } })
  expect(await correctConversation(tablet, finished.id)).toEqual({ ok: false, failure: { code: 'unknown-instrument' } })
})

test('the newest day comes first, then the highest number', async () => {
  const tablet = await createSetUpServices()
  await holdConversation(tablet, 'een')
  await holdConversation(tablet, 'twee')
  tablet.clock.set(tablet.clock.now() + 24 * 60 * 60_000)
  await holdConversation(tablet, 'drie')
  expect(must(await readArchive(await unlocked(tablet))).map((one) => one.conversation?.answers.contact?.text)).toEqual(
    ['drie', 'twee', 'een'],
  )
})

test('[E3] every record and draft opens with the reading key and with the recovery key', async () => {
  const tablet = await createSetUpServices()
  await holdConversation(tablet, 'een')
  await startTold(tablet, 'twee')
  const { readingKey, recoveryKey } = (await tablet.database.tables.device.get('device'))!
  const envelopes = [
    ...(await tablet.database.tables.records.toArray()),
    ...(await tablet.database.tables.drafts.toArray()),
  ].map((row) => parseEnvelope(row.envelope!)!)
  expect(envelopes).toHaveLength(2)
  for (const sealed of envelopes) {
    expect(sealed.wraps.map((wrap) => wrap.kid)).toEqual([readingKey.kid, recoveryKey.kid])
    expect((await openEnvelope(sealed, (await unlocked(tablet)).vault.openers()[0]!)).ok).toBe(true)
  }
})

test('[E1] no word anybody typed stands in any row', async () => {
  const tablet = await createSetUpServices()
  const marker = 'Zonnebloemenveld'
  await startTold(tablet, `${marker} in een concept`)
  const { code } = await holdConversation(tablet, `${marker} afgerond`)
  const corrected = must(
    await correctConversation(await unlocked(tablet), (await holdConversation(tablet, `${marker} later`)).id),
  )
  tell(corrected, `${marker} verbeterd`)
  must(await finishConversation(tablet, corrected, { readBack: 'not-done' }))
  const rows = JSON.stringify(await Promise.all(Object.values(tablet.database.tables).map((table) => table.toArray())))
  expect(rows.length).toBeGreaterThan(3000)
  expect(rows).not.toContain(marker)
  expect(rows).not.toContain(Buffer.from(marker).toString('base64').slice(0, 12))
  expect(rows).not.toContain(code!.letters)
})

test('[W1] [W4] a withdrawal by code erases every revision and the draft, and counts no longer', async () => {
  const tablet = await createSetUpServices()
  const finished = await holdConversation(tablet, 'een')
  must(
    await finishConversation(tablet, must(await correctConversation(await unlocked(tablet), finished.id)), {
      readBack: 'not-done',
    }),
  )
  const open = must(await correctConversation(await unlocked(tablet), finished.id))
  tell(open, 'half')
  const other = await holdConversation(tablet, 'blijft')
  expect(must(await withdrawByCode(tablet, finished.code!))).toEqual({ root: finished.id, here: 3, day: today })
  const rows = await tablet.database.tables.records.toArray()
  for (const row of rows.filter((one) => one.id !== other.id)) {
    expect(row.state).toBe('withdrawn')
    expect(row.envelope).toBeUndefined()
  }
  // The draft that was open is gone, and its pending save does not bring it back.
  await open.flush()
  await tablet.clock.pass(60_000)
  expect(await tablet.database.tables.drafts.count()).toBe(0)
  expect(tablet.drafts.find(open.id)).toBeUndefined()
  expect(await readTruth(tablet.database, today)).toMatchObject({ kept: 1, waiting: 1, drafts: [] })
  expect(must(await readArchive(await unlocked(tablet))).filter((one) => one.conversation !== undefined)).toHaveLength(
    1,
  )
  expect(await tablet.database.tables.tombstones.toArray()).toMatchObject([{ root: finished.id, state: 'waiting' }])
})

test('[W1] a code that leads to nothing on a lone tablet is said to be wrong, and leaves no trace', async () => {
  const tablet = await createSetUpServices()
  await holdConversation(tablet, 'een')
  expect(await withdrawByCode(tablet, codeFromBytes(randomBytes(10)))).toEqual({
    ok: false,
    failure: { code: 'wrong-withdrawal-code' },
  })
  expect(await tablet.database.tables.tombstones.count()).toBe(0)
})

test('hundreds of conversations open side by side, none of them failing', { timeout: 60_000 }, async () => {
  const tablet = await createSetUpServices()
  const recipients = await tablet.vault.recipients()
  const finished = await holdConversation(tablet, 'een')
  const [{ conversation } = {}] = must(await readArchive(await unlocked(tablet)))
  const count = 400
  const rows = await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const id = await revisionId(finished.id, index + 2)
      return freezeRecord(await createSealer(id, recipients), { ...conversation!, id, root: id, number: index + 2 })
    }),
  )
  must(await tablet.database.write(['records'], ({ records }) => records.bulkAdd(rows)))
  const archive = must(await readArchive(await unlocked(tablet)))
  expect(archive.filter((one) => one.conversation !== undefined)).toHaveLength(count + 1)
})
