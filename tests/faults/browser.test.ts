import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { conversationIn } from '#tests/e2e/pages/conversation.ts'
import { results, until } from '#tests/e2e/pages/desk.ts'
import { atHome, goOn, keptHere, unlock } from '#tests/e2e/pages/home.ts'
import { readingCode, setUp } from '#tests/e2e/pages/set-up.ts'
import { builtApp } from '#tests/support/built-app.ts'
import type { HeldRecord, StoredAtServer } from '#tests/support/check-history.ts'
import { createChecker } from '#tests/support/check-history.ts'
import type { Field } from '#tests/support/field-test.ts'
import { inField, linkedTablet } from '#tests/support/field-test.ts'
import { rowsOf } from '#tests/support/page-store.ts'
import { rowsOf as storedRows } from '#tests/support/server/test-database.ts'
import { startTablet } from '#tests/support/tablet.ts'
import { say } from '#tests/support/words.ts'

// What happens to a browser as a whole, in a real one, with a real server. Each takes a while; `npm test` has them not.

const words = 'Wat hier al staat, mag niet weg.'

const hold = async (page: Page, text = words): Promise<void> => {
  const talk = conversationIn(page, 'nl')
  await talk.begin()
  await talk.answer('contact', text)
  await talk.finish()
  await talk.backToTable()
}

const heldAt = async (page: Page): Promise<readonly HeldRecord[]> =>
  (await rowsOf(page, 'records')).map(({ id, hash, state, envelope }) => ({
    id: id as string,
    hash: hash as string,
    state: state as HeldRecord['state'],
    whole: envelope !== undefined,
  }))

const atServer = async ({ dataDir }: Field): Promise<readonly StoredAtServer[]> =>
  (await storedRows(dataDir, 'select id, hash, server_seq as serverSeq from records')) as readonly StoredAtServer[]

const arrived = (field: Field, count: number): Promise<number> =>
  until(`${count} conversations are in the table`, async () => {
    const { conversations } = await results(field.server(), field.managersKey)
    return conversations.total.total === count
  })

const tabletsOf = async (field: Field): Promise<readonly { readonly build?: string; readonly unsent?: number }[]> => {
  const answer = await fetch(`${field.address}/api/v1/tablets`, {
    headers: { authorization: `Bearer ${field.managersKey}` },
  })
  return (
    (await answer.json()) as { readonly tablets: readonly { readonly build?: string; readonly unsent?: number }[] }
  ).tablets
}

describe('a browser as a whole', () => {
  it('[I5] a frozen tab sends when it wakes, one that is killed while frozen keeps its words, one that comes back goes on', async () => {
    const checker = createChecker()
    await inField({}, async (field) => {
      const { tablet, address } = field
      await linkedTablet(field)
      const page = tablet.page()
      await field.stopServer()
      await hold(page)
      await keptHere(page, 1).waitFor()
      const cdp = await tablet.cdp()
      await cdp.send('Page.setWebLifecycleState', { state: 'frozen' })
      checker.injected('tab frozen, discarded or back from the cache')
      await field.startServer()
      await cdp.send('Page.setWebLifecycleState', { state: 'active' })
      await arrived(field, 1)

      // Away to another page in mid-conversation, and back: from the browser's cache or anew, the words are there.
      const talk = conversationIn(page, 'nl')
      await talk.begin()
      await talk.openPart('contact')
      await talk.type(words)
      await talk.saved()
      await page.goto('about:blank')
      await page.goBack()
      checker.injected('tab frozen, discarded or back from the cache')
      const door = page.getByRole('heading', { name: say('nl', 'ui:unlock.title') })
      await talk.field().first().or(door).first().waitFor()
      if (await door.isVisible()) await unlock(page, readingCode)
      expect(await talk.field().first().inputValue()).toBe(words)

      // Frozen, and then ended by the system, as happens to a tab in the background.
      await talk.field().first().focus()
      await page.keyboard.press('Control+End')
      await page.keyboard.insertText(' En dit ook.')
      await talk.saved()
      await (await tablet.cdp()).send('Page.setWebLifecycleState', { state: 'frozen' })
      await tablet.kill()
      checker.injected('tab frozen, discarded or back from the cache')
      const again = await tablet.start()
      await again.goto(address)
      await atHome(again)
      await goOn(again).click()
      await unlock(again, readingCode)
      const reopened = conversationIn(again, 'nl')
      await reopened.field().first().waitFor()
      expect(await reopened.field().first().inputValue()).toBe(`${words} En dit ook.`)
      const held = await heldAt(again)
      checker.check({ made: held, promised: held.map((one) => one.id), tablets: [held], server: await atServer(field) })
      expect(held.length).toBe(1)
      expect(tablet.bugs).toEqual([])
    })
    checker.write()
  })

  it('[P10] a new version of which a file is missing: the tablet stays on the one it has, works offline, tells its build; the mended one comes', async () => {
    const checker = createChecker()
    const staticDir = mkdtempSync(join(tmpdir(), 'praatplaat-static-'))
    try {
      cpSync(builtApp(), staticDir, { recursive: true })
      await inField({ staticDir }, async (field) => {
        const { tablet } = field
        await linkedTablet(field)
        const page = tablet.page()
        await hold(page)
        await arrived(field, 1)
        const [before] = await tabletsOf(field)

        // A new worker that wants a file under a name that is not there.
        const worker = join(staticDir, 'sw.js')
        const whole = readFileSync(worker, 'utf8')
        const broken = whole.replace(
          /\{url:"index\.html",revision:"[0-9a-f]+"\}/,
          (entry) => `${entry},{url:"weg.html",revision:"0"}`,
        )
        expect(broken).not.toBe(whole)
        writeFileSync(worker, broken)
        const state = await page.evaluate(async () => {
          const registration = await navigator.serviceWorker.getRegistration()
          const installing = new Promise<string>((resolve) => {
            registration!.addEventListener('updatefound', () => {
              const fresh = registration!.installing!
              fresh.addEventListener('statechange', () => {
                if (fresh.state !== 'installing') resolve(fresh.state)
              })
            })
          })
          await registration!.update().catch(() => undefined)
          return installing
        })
        expect(state).toBe('redundant')
        checker.injected('the service worker does not install')

        await tablet.offline(true)
        await tablet.kill()
        const offline = await tablet.start()
        await offline.goto(field.address)
        await hold(offline)
        await keptHere(offline, 2).waitFor()
        await tablet.offline(false)
        await arrived(field, 2)
        expect((await tabletsOf(field))[0]?.build).toBe(before?.build)

        writeFileSync(worker, `${whole}\n// mended`)
        await offline.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
        await offline.waitForFunction(async () => (await navigator.serviceWorker.getRegistration())?.waiting != null)
        const held = await heldAt(offline)
        checker.check({
          made: held,
          promised: held.map((one) => one.id),
          tablets: [held],
          server: await atServer(field),
        })
        expect(held.length).toBe(2)
        expect(tablet.bugs).toEqual([])
      })
    } finally {
      rmSync(staticDir, { recursive: true, force: true })
    }
    checker.write()
  })

  it('[I3] a profile that was copied while a conversation waits: both go on, the server has each conversation once', async () => {
    const checker = createChecker()
    await inField({}, async (field) => {
      const { tablet, address } = field
      await linkedTablet(field)
      await field.stopServer()
      await hold(tablet.page(), 'Verteld voor de kopie.')
      await keptHere(tablet.page(), 1).waitFor()
      await tablet.stop()
      const profile = mkdtempSync(join(tmpdir(), 'praatplaat-tablet-'))
      cpSync(tablet.profile, profile, {
        recursive: true,
        // Which browser has it open is not part of an image.
        filter: (path) => !/\/Singleton[^/]*$/.test(path),
      })
      checker.injected('a tablet put back from an image of another')
      await field.startServer()
      const copy = await startTablet({ profile })
      try {
        const [one, other] = [await tablet.start(), copy.page()]
        for (const [page, text] of [
          [one, 'Verteld aan de eerste.'],
          [other, 'Verteld aan de kopie.'],
        ] as const) {
          await page.goto(address)
          await atHome(page)
          await hold(page, text)
        }
        await arrived(field, 3)
        for (const page of [one, other])
          await until('everything arrived', async () => (await heldAt(page)).every((row) => row.state === 'arrived'))
        const held = [await heldAt(one), await heldAt(other)]
        const made = new Map(held.flat().map((row) => [row.id, row]))
        expect([made.size, ...held.map((rows) => rows.length)]).toEqual([3, 2, 2])
        checker.check({
          made: [...made.values()],
          promised: [...made.keys()],
          tablets: held,
          server: await atServer(field),
        })
        expect([tablet.bugs, copy.bugs]).toEqual([[], []])
      } finally {
        await copy.close()
      }
    })
    checker.write()
  })

  it('[I1] everything the browser kept is evicted: the tablet starts as new and works, what arrived is safe, and the desk still shows the tablet that was', async () => {
    const checker = createChecker()
    await inField({}, async (field) => {
      const { tablet, address } = field
      await linkedTablet(field)
      await hold(tablet.page())
      await arrived(field, 1)
      const before = await heldAt(tablet.page())
      // Noted once the tablet has been open for a while.
      await tablet.page().waitForFunction(() => document.cookie.includes('praatplaat-held=1.1.1.'), null, {
        timeout: 120_000,
      })
      // What a browser clears to make room: every store of the site, and no cookie.
      const storageTypes = 'indexeddb,local_storage,service_workers,cache_storage,file_systems,storage_buckets'
      await (await tablet.cdp()).send('Storage.clearDataForOrigin', { origin: address, storageTypes })
      checker.injected('eviction of everything the browser kept')
      await tablet.page().goto('about:blank')
      await tablet.page().goto(address)
      await tablet
        .page()
        .getByText(say('nl', 'setup:welcome.held_one', { count: 1 }))
        .waitFor()
      await tablet
        .page()
        .getByText(say('nl', 'setup:welcome.heldArrived_one', { count: 1 }))
        .waitFor()
      await setUp(tablet.page())
      await hold(tablet.page())
      await keptHere(tablet.page(), 1).waitFor()
      const held = await heldAt(tablet.page())
      expect(held.map((row) => row.state)).toEqual(['waiting'])
      checker.check({
        made: before,
        promised: before.map((one) => one.id),
        server: await atServer(field),
      })
      expect(await tabletsOf(field)).toHaveLength(1)
      expect(tablet.bugs).toEqual([])
    })
    checker.write()
  })

  it('[I1] the browser’s own database files overwritten: the tablet starts or says what is the matter, and what arrived is safe', async () => {
    const checker = createChecker()
    await inField({}, async (field) => {
      const { tablet, address } = field
      await linkedTablet(field)
      await hold(tablet.page())
      await arrived(field, 1)
      const before = await heldAt(tablet.page())
      await tablet.stop()
      const folder = join(tablet.profile, 'Default', 'IndexedDB')
      const files = readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.(ldb|log|sst)$|^(MANIFEST|CURRENT)/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name))
      expect(files.length).toBeGreaterThan(0)
      for (const file of files) writeFileSync(file, Buffer.alloc(Math.max(64, readFileSync(file).length), 0xa5))
      checker.injected('database of the tablet broken or made anew', files.length)
      const page = await tablet.start()
      await page.goto(address)
      // Either the browser made a new store, which is a first start, or it gives none, and that is said.
      const asNew = page.getByRole('button', { name: say('nl', 'setup:welcome.alone') })
      const lost = page.getByText(say('nl', 'problems:storage-lost.what')).first()
      await asNew.or(lost).first().waitFor()
      checker.check({ made: before, promised: before.map((one) => one.id), server: await atServer(field) })
    })
    checker.write()
  })
})
