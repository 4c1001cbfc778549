import { expect, test } from 'vitest'
import { correctConversation } from '#client/actions/correct-conversation.ts'
import { dropSlip } from '#client/actions/drop-slip.ts'
import { finishConversation } from '#client/actions/finish-conversation.ts'
import { makeBackup } from '#client/actions/make-backup.ts'
import { openSlip } from '#client/actions/open-slip.ts'
import { startCardGame } from '#client/actions/start-card-game.ts'
import { startConversation } from '#client/actions/start-conversation.ts'
import { withdrawByCode } from '#client/actions/withdraw-by-code.ts'
import type { PraatplaatDatabase, StoredSlip } from '#client/storage/database.ts'
import { changeDevice } from '#client/storage/device-row.ts'
import { readTruth } from '#client/storage/truth-queries.ts'
import { standardDeck } from '#content/decks.ts'
import { zuidwestProgramme } from '#content/registry.ts'
import {
  createLocks,
  createSetUpServices,
  createTestServices,
  freshName,
  must,
  randomBytes,
  testCode,
} from '#tests/support/create-test-services.ts'
import { holdConversation, startTold, tell, unlocked } from '#tests/support/hold-conversation.ts'
import { toBase64Url } from '#wire/bytes.ts'
import { keyPairFromSeed, parseEnvelope } from '#wire/envelope.ts'

const locked = { ok: false, failure: { code: 'reading-locked' } }
const none = { ok: false, failure: { code: 'already-finished' } }
const slipsOf = (database: PraatplaatDatabase): Promise<readonly StoredSlip[]> => database.tables.slips.toArray()

test('[T6] after a reload or a crash on the thank-you screen the reading code shows the code once more', async () => {
  const name = freshName()
  const locks = createLocks()
  const before = await createSetUpServices({ name, locks })
  const draft = await startTold(before, 'Koffie op dinsdag')
  draft.change((held) => ({ ...held, language: 'ar' }))
  const { id, code, number } = must(await finishConversation(before, draft, { readBack: 'read-self' }))
  before.crash()

  const after = await createTestServices({ name, locks })
  expect((await readTruth(after.database, '2026-11-23')).slips).toEqual([{ id, day: '2026-11-23' }])
  expect(await openSlip(after, id)).toEqual(locked)
  must(await after.vault.unlock(testCode))
  expect(must(await openSlip(after, id))).toEqual({
    id,
    number,
    code,
    language: 'ar',
    instrument: draft.current().instrument,
  })
  // The tablet goes back to whoever told: everything else is shut again.
  expect(after.vault.isOpen()).toBe(false)
})

test('[T6] a slip is gone when the screen is left, and is asked no code for to say so', async () => {
  const tablet = await createSetUpServices()
  const { id } = await holdConversation(tablet, 'Koffie op dinsdag')
  must(await dropSlip(tablet, id))
  tablet.vault.lock()
  expect(await slipsOf(tablet.database)).toEqual([])
  expect(await openSlip(tablet, id)).toEqual(none)
  expect((await readTruth(tablet.database, '2026-11-23')).slips).toEqual([])
})

test('[T6] [P14] the code is nowhere in the store in the clear, in no copy, and sealed for this tablet’s own two keys alone', async () => {
  const tablet = await createSetUpServices()
  const ingest = await keyPairFromSeed(randomBytes(32))
  must(
    await changeDevice(tablet.database, (row) => ({
      ...row,
      link: {
        server: 'https://praatplaat.test',
        device: 'd',
        token: 't',
        ingestKey: { kid: ingest.recipient.kid, publicKey: toBase64Url(ingest.recipient.publicKey) },
        programme: zuidwestProgramme,
      },
    })),
  )
  const { id, code } = await holdConversation(tablet, 'Koffie op dinsdag')
  const [slip] = await slipsOf(tablet.database)
  const { tables } = tablet.database
  const everything = await Promise.all(Object.values(tables).map((table) => table.toArray()))
  expect(JSON.stringify(everything)).not.toContain(code!.letters)
  const device = (await tables.device.get('device'))!
  expect(parseEnvelope(slip!.envelope)?.wraps.map((wrap) => wrap.kid)).toEqual([
    device.readingKey.kid,
    device.recoveryKey.kid,
  ])
  expect(Object.keys(slip!).sort()).toEqual(['day', 'envelope', 'id'])
  // The record went to the server's key; its code did not.
  expect(parseEnvelope((await tables.records.get(id))!.envelope!)?.wraps).toHaveLength(3)
  expect(must(await makeBackup(tablet)).text).not.toContain(slip!.envelope.slice(-60, -2))
})

test('[T3] [T6] slip and record come in one transaction, or not at all', async () => {
  let cut = false
  const wrap = (database: PraatplaatDatabase): PraatplaatDatabase => ({
    ...database,
    write: (names, work) =>
      database.write(names, async (tables, transaction) => {
        const value = await work(tables, transaction)
        if (cut && names.includes('records')) transaction.abort()
        return value
      }),
  })
  const tablet = await createSetUpServices({ wrap })
  const draft = await startTold(tablet, 'Koffie op dinsdag')
  cut = true
  expect((await finishConversation(tablet, draft, { readBack: 'not-done' })).ok).toBe(false)
  expect(await slipsOf(tablet.database)).toEqual([])
  expect(await tablet.database.tables.drafts.count()).toBe(1)
  cut = false
  must(await finishConversation(tablet, draft, { readBack: 'not-done' }))
  expect((await slipsOf(tablet.database)).map((slip) => slip.id)).toEqual([draft.id])
})

test('[T6] [W4] a withdrawal takes the slip along, and a damaged one does not stand in the way', async () => {
  const tablet = await createSetUpServices()
  const { code } = await holdConversation(tablet, 'Koffie op dinsdag')
  must(await withdrawByCode(tablet, code!))
  expect(await slipsOf(tablet.database)).toEqual([])
  const other = await holdConversation(await unlocked(tablet), 'Thee op woensdag')
  await tablet.database.tables.slips.update(other.id, { envelope: '{}' })
  expect(await openSlip(await unlocked(tablet), other.id)).toEqual(none)
})

test('[T6] a card game has a slip too; practice and corrections have none, as they have no code', async () => {
  const tablet = await createSetUpServices()
  const game = must(await startCardGame(tablet, { with: 'resident', language: 'tr', deck: standardDeck }))
  tell(game, 'kahve')
  const played = must(await finishConversation(tablet, game, { readBack: 'read-self' }))
  expect(must(await openSlip(await unlocked(tablet), played.id))).toMatchObject({ code: played.code, language: 'tr' })
  must(await dropSlip(tablet, played.id))

  const practice = must(await startConversation(tablet, { with: 'resident', language: 'nl', practice: true }))
  tell(practice, 'oefenen')
  must(await finishConversation(tablet, practice, { readBack: 'not-done' }))
  const correction = must(await correctConversation(await unlocked(tablet), played.id))
  must(await finishConversation(tablet, correction, { readBack: 'not-done' }))
  expect(await slipsOf(tablet.database)).toEqual([])
})
