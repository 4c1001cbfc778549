import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codePassage } from '#client/actions/code-passage.ts'
import { correctConversation } from '#client/actions/correct-conversation.ts'
import { enrolTablet } from '#client/actions/enrol-tablet.ts'
import { finishConversation } from '#client/actions/finish-conversation.ts'
import { linkTablet } from '#client/actions/link-tablet.ts'
import { makeBackup } from '#client/actions/make-backup.ts'
import { pullConversations } from '#client/actions/pull-conversations.ts'
import { readArchive } from '#client/actions/read-archive.ts'
import { readCodings } from '#client/actions/read-codings.ts'
import { withdrawByCode } from '#client/actions/withdraw-by-code.ts'
import { changeDevice } from '#client/storage/device-row.ts'
import { readBackup } from '#client/storage/read-backup.ts'
import { readTruth } from '#client/storage/truth-queries.ts'
import type { TestWindow } from '#tests/support/create-test-services.ts'
import { must } from '#tests/support/create-test-services.ts'
import { holdConversation, tell, unlocked } from '#tests/support/hold-conversation.ts'
import type { TestServer } from '#tests/support/server/open-test-server.ts'
import { openTestServer, removeFolder } from '#tests/support/server/open-test-server.ts'
import { hashOf } from '#tests/support/server/sealed-records.ts'
import { codeOf, fetchInto, openTablet } from '#tests/support/server/tablet-of.ts'

// A tablet that reads back, beside one that tells, on the real server.

let server: TestServer
let teller: TestWindow
let reader: TestWindow
const newTablet = async (reads: boolean) =>
  openTablet(
    await codeOf(server, { centre: 'bij-betje', reads }),
    fetchInto(() => server),
  )
beforeEach(async () => {
  server = await openTestServer()
  teller = await newTablet(false)
  reader = await newTablet(true)
})
afterEach(async () => {
  await server.close()
  await removeFolder(server.dataDir)
})

const sent = async (tablet: TestWindow) => {
  await tablet.sync.sendNow()
  expect(tablet.sync.status().problem).toBeUndefined()
  await server.workplace.opening.drain()
}
const pulled = async (tablet = reader) => must(await pullConversations(tablet))
const texts = async (tablet: TestWindow) =>
  must(await readArchive(tablet)).map(({ conversation }) => conversation?.answers.contact?.text)
const states = async (tablet: TestWindow) =>
  (await tablet.database.tables.records.toArray()).map(({ state }) => state).toSorted()
const truth = (tablet: TestWindow) => readTruth(tablet.database, '2026-11-23')

describe('a tablet that reads back', () => {
  it('[L6] reads it in its archive, counts it for nobody, sends it never and puts it in no copy', async () => {
    await holdConversation(teller, 'Verteld bij de soep')
    await sent(teller)
    expect(await pulled()).toBe(1)
    expect(await texts(reader)).toEqual(['Verteld bij de soep'])
    expect(await truth(reader)).toMatchObject({ kept: 0, arrived: 0, waiting: 0, unsent: 0, quarantined: 0 })
    await sent(reader)
    expect(await states(reader)).toEqual(['pulled'])
    const copy = await readBackup(must(await makeBackup(reader)).text)
    expect(copy?.contents.records).toEqual([])
    expect(await pulled()).toBe(0)
    // Months later it is still here: only what a tablet made itself is pruned.
    await server.workplace.store.backUp(`${server.dataDir}/copy.sqlite`)
    await reader.clock.pass(60 * 24 * 60 * 60_000)
    await sent(reader)
    expect(await states(reader)).toEqual(['pulled'])
  })

  it('[L6] what it told itself it has once, whatever comes back', async () => {
    await holdConversation(reader, 'Zelf verteld')
    await holdConversation(reader, 'Nog niet verstuurd')
    await sent(reader)
    await holdConversation(reader, 'Wacht nog')
    const rows = await reader.database.tables.records.toArray()
    expect(await pulled()).toBe(0)
    expect(await reader.database.tables.records.toArray()).toEqual(rows)
    // Reading back may have run by itself before: these are the bytes that were frozen here.
    for (const { envelope, hash } of rows) expect(hashOf(envelope!)).toBe(hash)
    expect((await texts(reader)).toSorted()).toEqual(['Nog niet verstuurd', 'Wacht nog', 'Zelf verteld'])
    expect(await states(reader)).toEqual(['arrived', 'arrived', 'waiting'])
    expect(await truth(reader)).toMatchObject({ kept: 3, arrived: 2, waiting: 1 })
  })

  it('[L6] what it let go before it might read comes back, and counts as it did; from then on it lets nothing go', async () => {
    await holdConversation(teller, 'Lang geleden')
    await sent(teller)
    await server.workplace.store.backUp(`${server.dataDir}/copy.sqlite`)
    await sent(teller)
    await teller.clock.pass(15 * 24 * 60 * 60_000)
    await sent(teller)
    expect(await states(teller)).toEqual(['pruned'])
    const before = await truth(teller)
    await unlocked(teller)
    must(
      await linkTablet(
        teller,
        must(await enrolTablet(teller, await codeOf(server, { centre: 'bij-betje', reads: true }))),
      ),
    )
    expect(await pulled(teller)).toBe(0)
    expect(await texts(teller)).toEqual(['Lang geleden'])
    expect(await truth(teller)).toMatchObject({ kept: before.kept, arrived: before.arrived })
    const copy = await readBackup(must(await makeBackup(teller)).text)
    expect(copy?.contents.records).toEqual([])
    await holdConversation(teller, 'Van nu')
    await sent(teller)
    await server.workplace.store.backUp(`${server.dataDir}/copy-2.sqlite`)
    await teller.clock.pass(15 * 24 * 60 * 60_000)
    await sent(teller)
    await sent(teller)
    expect(await states(teller)).toEqual(['arrived', 'pruned'])
  })

  it('[L1] codes and corrects what it read back, and the teller reads nothing it may not', async () => {
    await holdConversation(teller, 'Een verhaal')
    await sent(teller)
    await pulled()
    const [first] = must(await readArchive(reader))
    const coding = must(
      await codePassage(reader, {
        conversation: first!.conversation!,
        question: 'contact',
        passage: undefined,
        codes: { effects: ['E01'], negative: false, health: false, nowhere: false },
        coder: 'Noor',
      }),
    )
    const draft = must(await correctConversation(reader, first!.row.id))
    tell(draft, 'Een beter verhaal')
    must(await finishConversation(reader, draft, { readBack: 'not-done' }))
    await sent(reader)
    await unlocked(reader)
    expect(await texts(reader)).toEqual(['Een beter verhaal'])
    expect(must(await pullConversations(teller))).toBe(0)
    const other = await newTablet(true)
    expect(await pulled(other)).toBe(3)
    expect(await texts(other)).toEqual(['Een beter verhaal'])
    expect(must(await readCodings(other)).codings).toEqual([coding])
  })

  it('[L5] [W4] what the resident takes back goes here too, and what was coded of it', async () => {
    const { code } = await holdConversation(teller, 'Toch liever niet')
    await sent(teller)
    await pulled()
    const [first] = must(await readArchive(reader))
    must(
      await codePassage(reader, {
        conversation: first!.conversation!,
        question: 'contact',
        passage: undefined,
        codes: { effects: ['E01'], negative: false, health: false, nowhere: false },
        coder: 'Noor',
      }),
    )
    must(await withdrawByCode(teller, code!))
    await sent(teller)
    await pulled()
    expect(await texts(reader)).toEqual([undefined])
    expect(must(await readCodings(reader)).codings).toEqual([])
    expect(await states(reader)).toEqual(['withdrawn', 'withdrawn'])
    expect((await reader.database.tables.records.toArray()).every(({ envelope }) => envelope === undefined)).toBe(true)
  })

  it('[W2] what was withdrawn here does not come back by reading, before the server knows of it', async () => {
    const { code } = await holdConversation(teller, 'Ingetrokken aan de balie')
    await sent(teller)
    // The resident's code is typed at the reader, which never held it, and the line is down.
    must(await withdrawByCode(reader, code!))
    expect(await pulled()).toBe(0)
    expect(await reader.database.tables.records.count()).toBe(0)
  })

  it('[L3] another correction under way here is not run over by one that comes back', async () => {
    await holdConversation(teller, 'Een verhaal')
    await sent(teller)
    await pulled()
    const [mine] = must(await readArchive(reader))
    const draft = must(await correctConversation(reader, mine!.row.id))
    tell(draft, 'Hier verbeterd')
    await draft.flush()
    const other = await newTablet(true)
    await pulled(other)
    const [theirs] = must(await readArchive(other))
    const elsewhere = must(await correctConversation(other, theirs!.row.id))
    tell(elsewhere, 'Daar verbeterd')
    must(await finishConversation(other, elsewhere, { readBack: 'not-done' }))
    await sent(other)
    await pulled()
    must(await finishConversation(reader, draft, { readBack: 'not-done' }))
    await reader.sync.sendNow()
    // Two corrections of one: shown, and neither is lost.
    expect(await states(reader)).toEqual(['pulled', 'quarantined'])
    // Once more from the beginning: what stands aside here keeps its own words.
    const aside = (await reader.database.tables.records.toArray()).find(({ state }) => state === 'quarantined')
    await changeDevice(reader.database, ({ link, ...row }) => {
      const { pull: _place, ...rest } = link!
      return { ...row, link: rest }
    })
    await pulled()
    expect(await reader.database.tables.records.get(aside!.id)).toEqual(aside)
  })
})
