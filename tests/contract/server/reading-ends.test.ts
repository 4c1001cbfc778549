import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { codePassage } from '#client/actions/code-passage.ts'
import { correctConversation } from '#client/actions/correct-conversation.ts'
import { discardDraft } from '#client/actions/discard-draft.ts'
import { enrolTablet } from '#client/actions/enrol-tablet.ts'
import { finishConversation } from '#client/actions/finish-conversation.ts'
import { linkTablet } from '#client/actions/link-tablet.ts'
import { makeBackup } from '#client/actions/make-backup.ts'
import { pullConversations } from '#client/actions/pull-conversations.ts'
import { readArchive } from '#client/actions/read-archive.ts'
import { withdrawByCode } from '#client/actions/withdraw-by-code.ts'
import { restoreBackup } from '#server/restore-backup.ts'
import type { TestWindow } from '#tests/support/create-test-services.ts'
import { must } from '#tests/support/create-test-services.ts'
import { holdConversation, tell, unlocked } from '#tests/support/hold-conversation.ts'
import type { TestServer } from '#tests/support/server/open-test-server.ts'
import { openTestServer, removeFolder } from '#tests/support/server/open-test-server.ts'
import { codeOf, fetchInto, openTablet } from '#tests/support/server/tablet-of.ts'
import { databaseUrlOf } from '#tests/support/server/test-database.ts'
import type { PullAnswer } from '#wire/pull.ts'

// How what was read back ends at its reader: taken back, its term over, another centre, or not to be taken in at first.

const day = 24 * 3_600_000
let server: TestServer
let teller: TestWindow
let reader: TestWindow
/** Changes what the reader is answered to its questions for more; for tests of what came wrong. */
let bend: (answer: PullAnswer) => PullAnswer
const bent =
  (fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
  async (input, init) => {
    const answer = await fetch(input, init)
    if (!String(input).endsWith('/sync/pull') || answer.status !== 200) return answer
    const { status, headers } = answer
    return new Response(JSON.stringify(bend((await answer.json()) as PullAnswer)), { status, headers })
  }
const newTablet = async (reads: boolean) =>
  openTablet(
    await codeOf(server, { centre: 'bij-betje', reads }),
    fetchInto(() => server),
    bent,
  )
beforeEach(async () => {
  bend = (answer) => answer
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
const pulled = async (tablet: TestWindow = reader) => must(await pullConversations(tablet))
const texts = async (tablet: TestWindow) =>
  must(await readArchive(await unlocked(tablet))).map(({ conversation }) => conversation?.answers.contact?.text)
const rows = (tablet: TestWindow) => tablet.database.tables.records.toArray()
const states = async (tablet: TestWindow) => (await rows(tablet)).map(({ state }) => state).toSorted()
const ownOf = async (tablet: TestWindow) => (await rows(tablet)).filter(({ state }) => state !== 'pulled')
const toldAndRead = async (text = 'Een verhaal') => {
  const finished = await holdConversation(teller, text)
  await sent(teller)
  await pulled()
  return finished
}
const correcting = async (tablet: TestWindow, text: string) => {
  const [first] = must(await readArchive(await unlocked(tablet)))
  const draft = must(await correctConversation(tablet, first!.row.id))
  tell(draft, text)
  await draft.flush()
  return draft
}
const termsEnd = async () => {
  const { retention } = server.workplace.store
  await retention.setTerms({ stories: null, sealed: 1, audit: null }, 'command', server.now())
  server.wait(60 * day)
  return retention.sweep(server.now())
}

describe('what was read back', () => {
  it('[K2] [L5] goes when its term is over, and what the reader made itself stays as it is', async () => {
    await toldAndRead()
    await holdConversation(reader, 'Zelf verteld')
    const [first] = must(await readArchive(await unlocked(reader))).filter(({ row }) => row.state === 'pulled')
    must(
      await codePassage(reader, {
        conversation: first!.conversation!,
        question: 'contact',
        passage: undefined,
        codes: { effects: ['E01'], negative: false, health: false, nowhere: false },
        coder: 'Noor',
      }),
    )
    await sent(reader)
    const draft = must(await correctConversation(reader, first!.row.id))
    await draft.flush()
    const own = await ownOf(reader)
    expect(own.map(({ state }) => state)).toEqual(['arrived', 'arrived'])
    await termsEnd()
    await pulled()
    // Nobody took anything back: no row says so, and nothing of the reader's own was touched.
    expect(await rows(reader)).toEqual(own)
    expect(await reader.database.tables.drafts.count()).toBe(1)
    // Withdrawn all the same, later: that is told too.
    expect(await texts(reader)).toEqual(['Zelf verteld'])
  })

  it('[K3] [L5] goes too where the database was put back from before it was brought', async () => {
    const file = join(server.dataDir, 'backup.sqlite')
    await server.workplace.store.backUp(file)
    await toldAndRead()
    expect(await states(reader)).toEqual(['pulled'])
    await termsEnd()
    const { dataDir, managerKey } = server
    const begin = server.now()
    await server.close()
    const databaseUrl = await databaseUrlOf(dataDir)
    expect((await restoreBackup({ dataDir, databaseUrl, file, now: () => begin })).ok).toBe(true)
    server = await openTestServer({ dataDir, managerKey, begin })
    await pulled()
    expect(await rows(reader)).toEqual([])
  })

  it('[L4] goes when the tablet is linked to another centre, and comes again where it may be read', async () => {
    await toldAndRead()
    expect(await texts(reader)).toEqual(['Een verhaal'])
    const [{ hash } = { hash: '' }] = await rows(reader)
    expect(reader.opened.get(hash)).toBeDefined()
    const link = async (centre: string) =>
      must(await linkTablet(reader, must(await enrolTablet(reader, await codeOf(server, { centre, reads: true })))))
    await link('allekanten')
    expect(await rows(reader)).toEqual([])
    expect(reader.opened.get(hash)).toBeUndefined()
    await pulled()
    expect(await rows(reader)).toEqual([])
    await link('bij-betje')
    // Linking reads back by itself too, and only one of two does.
    await vi.waitFor(async () => {
      await pulled()
      expect(await texts(reader)).toEqual(['Een verhaal'])
    })
  })

  it('[W4] goes with every correction of it made here, sent or not, and what is still being corrected', async () => {
    const { code } = await toldAndRead()
    must(
      await finishConversation(reader, await correcting(reader, 'Verbeterd, nog niet verstuurd'), {
        readBack: 'not-done',
      }),
    )
    expect(await states(reader)).toEqual(['pulled', 'waiting'])
    const again = await correcting(reader, 'Nog aan het verbeteren')
    expect(await reader.database.tables.drafts.get(again.id)).toBeDefined()
    must(await withdrawByCode(teller, code!))
    await sent(teller)
    await pulled()
    expect(await states(reader)).toEqual(['withdrawn', 'withdrawn'])
    expect((await rows(reader)).every(({ envelope }) => envelope === undefined)).toBe(true)
    expect(await reader.database.tables.drafts.count()).toBe(0)
  })

  it('[L6] is not among the conversations of a second copy', async () => {
    await toldAndRead()
    await holdConversation(reader, 'Zelf verteld')
    expect(must(await makeBackup(await unlocked(reader))).conversations).toBe(1)
  })
})

describe('what could not be taken in at first', () => {
  it('[L3] comes when the correction that stood in its way is thrown away', async () => {
    await toldAndRead()
    const other = await newTablet(true)
    await pulled(other)
    const mine = await correcting(reader, 'Hier verbeterd')
    must(await finishConversation(other, await correcting(other, 'Daar verbeterd'), { readBack: 'not-done' }))
    await sent(other)
    expect(await pulled()).toBe(0)
    must(await discardDraft(reader, mine.id))
    expect(await pulled()).toBe(1)
    expect(await texts(reader)).toEqual(['Daar verbeterd'])
  })

  it('[L3] comes to the next build at once, and to this one after a day', async () => {
    bend = (answer) => ({
      ...answer,
      records: answer.records.map((one) => ({ ...one, envelope: `${one.envelope} ` })),
    })
    const late = await newTablet(true)
    await toldAndRead()
    await pulled(late)
    expect([await rows(reader), await rows(late)]).toEqual([[], []])
    bend = (answer) => answer
    expect(await pulled()).toBe(0)
    expect(must(await pullConversations({ ...reader, build: 'newer' }))).toBe(1)
    // The server is not asked for everything each time.
    expect(await pulled(late)).toBe(0)
    await late.clock.pass(25 * 3_600_000)
    await pulled(late)
    await pulled(late)
    expect(await texts(late)).toEqual(['Een verhaal'])
    expect((await late.database.tables.device.get('device'))?.link?.pull?.missed).toBeUndefined()
  })
})
