import { expect, test } from 'vitest'
import { keepReading } from '#client/actions/keep-reading.ts'
import { makeBackup } from '#client/actions/make-backup.ts'
import { readReadings } from '#client/actions/read-readings.ts'
import { readBackup } from '#client/storage/read-backup.ts'
import type { ReadingOf, Says } from '#domain/reading.ts'
import { sessionsOf } from '#domain/reading.ts'
import { createSetUpServices, must, testCode } from '#tests/support/create-test-services.ts'
import { unlocked } from '#tests/support/hold-conversation.ts'
import { parseEnvelope } from '#wire/envelope.ts'
import { revisionId } from '#wire/withdrawal-proof.ts'

const place = { round: '2026-1', centre: 'bij-betje', changeStory: 'zuidwest@1', place: 0 }
const session: Says = { part: 'session', level: 'goals', guess: { G1: 3, G2: 0 }, coded: 4 }
const said = 'De mensen komen voor de soep en blijven voor elkaar'

const begun = async () => {
  const tablet = await createSetUpServices()
  await unlocked(tablet)
  const first = must(await keepReading(tablet, session, place))
  return { tablet, first, here: { ...place, session: first.root, place: 1 } }
}

test('a reading is kept sealed, waits for the server as every record does, and is read back', async () => {
  const { tablet, first, here } = await begun()
  const meaning = must(
    await keepReading(tablet, { part: 'meaning', question: 'see', voice: 'resident', text: said }, here),
  )
  expect(meaning).toMatchObject({ session: first.root, revision: 1 })
  const row = await tablet.database.tables.records.get(meaning.id)
  expect(row).toMatchObject({ kind: 'reading', state: 'waiting', revision: 1, centre: 'bij-betje' })
  // In the clear: what every record shows, and nothing of what was said. No base64 has a space in it.
  expect(row?.envelope).not.toContain('voor de soep')
  expect(parseEnvelope(row?.envelope ?? '')?.header).toMatchObject({ kind: 'reading', instrument: 'reading@1' })
  // Opened anew, not from memory.
  tablet.vault.lock()
  expect(await readReadings(tablet)).toEqual({ ok: false, failure: { code: 'reading-locked' } })
  expect(await keepReading(tablet, session, place)).toEqual({ ok: false, failure: { code: 'reading-locked' } })
  await tablet.vault.unlock(testCode)
  const [current] = sessionsOf(must(await readReadings(tablet)), 'bij-betje')
  expect(current?.session.says.guess).toEqual({ G1: 3, G2: 0 })
  expect(current?.meanings.map((one) => one.says.text)).toEqual([said])
})

test('closing is a next revision under a computed id; two windows that close it make one, and the second is told', async () => {
  const { tablet, first, here } = await begun()
  const closed = { ...session, closed: first.day } as Says
  const second = must(await keepReading(tablet, closed, here, first as ReadingOf<'session'>))
  expect(second).toMatchObject({ root: first.root, revision: 2, supersedes: first.id, since: first.since })
  expect(second.id).toBe(await revisionId(first.root, 2))
  expect(
    await keepReading(tablet, { ...closed, closed: '2020-01-01' } as Says, here, first as ReadingOf<'session'>),
  ).toEqual({ ok: false, failure: { code: 'open-elsewhere' } })
  expect(must(await readReadings(tablet))).toEqual([second])
})

test('taken back is gone from what stands; what was guessed cannot be changed afterwards', async () => {
  const { tablet, first, here } = await begun()
  const says: Says = { part: 'meaning', question: 'meaning', voice: 'together', text: said }
  const meaning = must(await keepReading(tablet, says, here))
  must(await keepReading(tablet, says, here, meaning as ReadingOf<'meaning'>, true))
  expect(must(await readReadings(tablet))).toEqual([first])
  await expect(
    keepReading(tablet, { ...session, guess: { G1: 1 } } as Says, here, first as ReadingOf<'session'>),
  ).rejects.toThrow()
})

test("readings are in the tablet's second copy", async () => {
  const { tablet, first } = await begun()
  const copy = await readBackup(must(await makeBackup(tablet)).text)
  expect(copy?.contents.records.map((row) => [row.kind, row.id])).toEqual([['reading', first.id]])
})
