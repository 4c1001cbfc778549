import { chromium, type Locator, type Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { sealDraft } from '#client/actions/keep-draft.ts'
import type { StoredDraft } from '#client/storage/database.ts'
import { zuidwestProgramme } from '#content/registry.ts'
import type { Draft } from '#domain/draft.ts'
import { inField, linkedTablet, loneTablet } from '#tests/support/field-test.ts'
import { findChromium } from '#tests/support/find-chromium.ts'
import { addRows, deviceOf, recipientsOf, rowsOf } from '#tests/support/page-store.ts'
import { serveAnswer } from '#tests/support/static-server.ts'
import { say } from '#tests/support/words.ts'
import { createSealer } from '#wire/envelope.ts'
import { conversationIn } from './pages/conversation.ts'
import { results, until } from './pages/desk.ts'
import { atHome, goOn, keptHere, unlock } from './pages/home.ts'
import { readingCode, setUp } from './pages/set-up.ts'

/** What is the matter, and what to do about it, both in Dutch and both in sight. */
const told = async (page: Page, code: string): Promise<void> => {
  const notice = page.getByRole('alert').filter({ hasText: say('nl', `problems:${code}.what`) })
  await notice.first().waitFor()
  await notice
    .first()
    .getByText(say('nl', `problems:${code}.do`))
    .waitFor()
}

const words = 'Wat hier al staat, mag niet weg.'

/** An open conversation with words that are kept. */
const openConversation = async (page: Page) => {
  const talk = conversationIn(page, 'nl')
  await talk.begin()
  await talk.openPart('contact')
  await talk.type(words)
  await talk.saved()
  return talk
}

describe('when something is the matter, the screen says what and what to do, and nothing is lost', () => {
  it('[P9] a full disk: said at once, typed words stay and are kept from the reserve; with the reserve gone they wait on the screen until there is room', async () => {
    await inField({ alone: true }, async (field) => {
      const { tablet, address } = field
      await loneTablet(field)
      await openConversation(tablet.page())
      await until('the reserve is laid by', async () => (await rowsOf(tablet.page(), 'ballast')).length === 1)
      const page = tablet.page()
      const text = conversationIn(page, 'nl').field().first()
      const mark = (kind: 'saved' | 'failed') => page.locator(`[data-save="${kind}"]`)
      const origin = `${address}/`
      const cdp = await tablet.cdp()
      /** Leaves so many bytes of room; Chromium goes by what it last knew for half a minute at most. */
      const leaveRoom = async (room: number) => {
        const { usage } = await cdp.send('Storage.getUsageAndQuota', { origin })
        await cdp.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: Math.max(1, usage + room) })
      }
      /** Writes one long answer after another until the screen shows it. @returns what was written last. */
      const writeUntil = async (shown: Locator): Promise<string> => {
        const began = performance.now()
        for (let time = 1; performance.now() - began < 90_000; time += 1) {
          const story = `Verhaal ${time}. ${words} `.repeat(200)
          await text.fill(story)
          await mark('saved').or(mark('failed')).first().waitFor()
          if (await shown.isVisible()) return story
        }
        throw new Error('the tablet never got full')
      }

      await leaveRoom(20_000)
      const kept = await writeUntil(page.getByText(say('nl', 'problems:storage-full.what')).first())
      await told(page, 'storage-full')
      // The reserve is given back, and what was typed goes into it.
      await mark('saved').waitFor()
      expect(await text.inputValue()).toBe(kept)
      expect(await rowsOf(page, 'ballast')).toEqual([])

      await leaveRoom(Number.NEGATIVE_INFINITY)
      const more = await writeUntil(mark('failed'))
      await told(page, 'storage-full')
      expect(await text.inputValue()).toBe(more)
      await cdp.send('Storage.overrideQuotaForOrigin', { origin })
      await mark('saved').waitFor()

      await tablet.kill()
      const again = await tablet.start()
      await again.goto(address)
      await goOn(again).click()
      await unlock(again, readingCode)
      await conversationIn(again, 'nl').field().first().waitFor()
      expect(await conversationIn(again, 'nl').field().first().inputValue()).toBe(more)
      expect(tablet.bugs).toEqual([])
    })
  })

  it('a second tab: the conversation is open elsewhere; closing the first one frees it', async () => {
    await inField({ alone: true }, async (field) => {
      const { tablet, address } = field
      await loneTablet(field)
      await openConversation(tablet.page())
      const second = await tablet.newTab()
      await second.goto(address)
      await goOn(second).click()
      await unlock(second, readingCode)
      await told(second, 'open-elsewhere')
      await tablet.page().close()
      await second.getByRole('button', { name: say('nl', 'ui:crash.reload') }).click()
      // Trying again loads the app anew or opens the door at once; both end at the words.
      const field2 = conversationIn(second, 'nl').field().first()
      const door = second.getByRole('heading', { name: say('nl', 'ui:unlock.title') })
      await field2.or(door).first().waitFor()
      if (await door.isVisible()) await unlock(second, readingCode)
      await field2.waitFor()
      expect(await field2.inputValue()).toBe(words)
    })
  })

  it('[P11] an old tab after an update of the store: it stops writing, says so, and what was kept is there', async () => {
    await inField({ alone: true }, async (field) => {
      const { tablet, address } = field
      await loneTablet(field)
      await openConversation(tablet.page())
      const before = await rowsOf(tablet.page(), 'drafts')
      // What a newer app does when it opens the store: asks for a higher version.
      const newer = await tablet.newTab()
      await newer.goto(`${address}/icon-192.png`)
      await newer.evaluate(
        () =>
          new Promise<void>((resolve, reject) => {
            const opening = indexedDB.open('praatplaat', 990)
            opening.onerror = () => reject(opening.error)
            opening.onsuccess = () => {
              opening.result.close()
              resolve()
            }
          }),
      )
      const page = tablet.page()
      await page.keyboard.insertText(' Te laat.')
      await told(page, 'newer-app')
      // The old app started anew meets the newer store and leaves it alone.
      await page.reload()
      await told(page, 'newer-app')
      expect(await rowsOf(newer, 'drafts')).toEqual(before)
      // Chromium dresses its own page around a picture inline; that is none of the app's.
      tablet.violations.splice(0)
    })
  })

  it('a wrong reading code: said, tried five times, paused a quarter of an hour, also after a restart; new conversations go on', async () => {
    await inField({ alone: true }, async (field) => {
      const { tablet, address } = field
      await loneTablet(field)
      const page = tablet.page()
      // Set-up leaves reading open; a reload shuts it, as a night in the drawer does.
      await page.goto(`${address}/#/archief`)
      await page.reload()
      const attempt = async (at: Page) => {
        await at.getByLabel(say('nl', 'ui:unlock.label'), { exact: true }).fill('975310')
        await at.getByRole('button', { name: say('nl', 'ui:unlock.open'), exact: true }).click()
        await at.getByRole('button', { name: say('nl', 'ui:unlock.open'), exact: true }).waitFor({ timeout: 30_000 })
      }
      for (let time = 1; time <= 4; time += 1) {
        await attempt(page)
        await told(page, 'wrong-reading-code')
      }
      await attempt(page)
      await told(page, 'reading-code-paused')
      await page.reload()
      await page.getByLabel(say('nl', 'ui:unlock.label'), { exact: true }).fill(readingCode)
      await page.getByRole('button', { name: say('nl', 'ui:unlock.open'), exact: true }).click()
      await told(page, 'reading-code-paused')
      await page.goto(`${address}/#/`)
      await atHome(page)
      await openConversation(page)
    })
  })

  it('an enrolment code that is unknown, used or expired: said, and going on without a server is one tap', async () => {
    const at = async (page: Page, address: string, code: string, problem: string) => {
      await page.goto('about:blank')
      await page.goto(`${address}/#/koppel/${code}`)
      await told(page, problem)
      await page.getByRole('button', { name: say('nl', 'setup:link.alone') }).click()
      await page.getByRole('heading', { name: say('nl', 'setup:centre.title') }).waitFor()
    }
    await inField({ env: { ENROLMENT_MINUTES: '1' } }, async (field) => {
      const { tablet, address } = field
      const page = tablet.page()
      await at(page, address, '0123456789ABCDEF', 'enrolment-unknown')
      const code = field.server().enrolmentLink.split('/').at(-1)!
      await fetch(`${address}/api/v1/enrol`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ code }),
      }).then((answer) => expect(answer.status).toBe(200))
      await at(page, address, code, 'enrolment-used')
    })
    await inField({ env: { ENROLMENT_MINUTES: '1' } }, async (field) => {
      const code = field.server().enrolmentLink.split('/').at(-1)!
      await field.stopServer()
      // The same server with its clock an hour on.
      const later = await field.startServer({
        NODE_OPTIONS: '--import=data:text/javascript,const%20now=Date.now;Date.now=()=>now()%2B3600000',
      })
      expect(later.address).toBe(field.address)
      await at(field.tablet.page(), field.address, code, 'enrolment-expired')
    })
  })

  it('a conversation made with a version of the plate that this app does not know: said, and left as it is', async () => {
    await inField({ alone: true }, async (field) => {
      const { tablet, address } = field
      await loneTablet(field)
      const page = tablet.page()
      const id = '5b7e2a54-8f1c-4d7e-9a61-2f3c4d5e6f70'
      const draft: Draft = {
        kind: 'draft',
        id,
        root: id,
        revision: 1,
        practice: false,
        day: '2026-11-23',
        programme: zuidwestProgramme.id,
        round: zuidwestProgramme.round,
        centre: 'bij-betje',
        instrument: 'praatplaat@99',
        changeStory: 'zuidwest@9',
        with: 'resident',
        language: 'nl',
        mode: 'interviewer',
        heldBy: 'own-coordinator',
        helper: 'none',
        number: 7,
        place: { step: 'plate' },
        consent: { takePart: true, quote: true, understood: 'at-once' },
        answers: { 'of-tomorrow': { state: 'told', text: 'Een antwoord op een vraag van morgen.' } },
      }
      const sealer = await createSealer(id, recipientsOf(await deviceOf(page)))
      const row: StoredDraft = await sealDraft(sealer, draft, 1)
      await addRows(page, 'drafts', [row])
      await page.goto('about:blank')
      await page.goto(address)
      await goOn(page).click()
      await unlock(page, readingCode)
      await told(page, 'unknown-instrument')
      expect(await rowsOf(page, 'drafts')).toEqual([row])
      expect(tablet.bugs).toEqual([])
    })
  })

  it('[E1] the browser’s own way back leaves a conversation closed: going on asks the reading code, and reading is locked', async () => {
    await inField({}, async (field) => {
      const { tablet } = field
      await loneTablet(field)
      const page = tablet.page()
      // Set-up ends with reading open; so a look into the drawer asks nothing.
      await openConversation(page)
      for (let back = 0; back < 20 && !page.url().endsWith('#/'); back += 1) {
        const from = page.url()
        await page.goBack()
        await page.waitForFunction((left) => location.href !== left, from)
      }
      await atHome(page)
      await page.getByText(say('nl', 'ui:drawers.locked')).first().waitFor()
      await goOn(page).click()
      await unlock(page, readingCode)
      expect(page.url()).toContain('#/gesprek/')
      expect(tablet.bugs).toEqual([])
    })
  })

  it('a private window: works while it is open, and says before anything is told that the browser does not promise to keep it', async () => {
    await inField({}, async (field) => {
      const browser = await chromium.launch({ executablePath: findChromium(), headless: true })
      try {
        const page = await (await browser.newContext({ locale: 'nl-NL' })).newPage()
        await page.goto(field.address)
        await setUp(page, {
          at: {
            keep: async () => {
              await page.getByText(say('nl', 'setup:keep.no'), { exact: true }).waitFor()
              await page.getByText(say('nl', 'setup:keep.private')).waitFor()
              await page.getByText(say('nl', 'setup:keep.noMeans')).waitFor()
            },
          },
        })
        await openConversation(page)
        // A browser that refuses the store altogether, as some do in a private window: nothing may begin there.
        const refusing = await (await browser.newContext({ locale: 'nl-NL' })).newPage()
        await refusing.addInitScript(() => {
          IDBFactory.prototype.open = () => {
            throw new DOMException('The operation is insecure.', 'SecurityError')
          }
        })
        await refusing.goto(field.address)
        await told(refusing, 'private-window')
      } finally {
        await browser.close()
      }
    })
  })
})

describe('whatever answers in the place of the server', () => {
  it('[P6] a log-in page with 200, cut JSON, and a sample of every status from 400 to 599: nothing is dropped, and the real server gets it once', async () => {
    await inField({}, async (field) => {
      const { tablet } = field
      await linkedTablet(field)
      await field.stopServer()
      const page = tablet.page()
      const talk = await openConversation(page)
      await talk.toPlate()
      await talk.finish()
      await talk.backToTable()
      await keptHere(page, 1).waitFor()

      const html = '<!doctype html><title>Welkom</title><form>Log in voor gratis wifi</form>'
      const problem = (status: number, code: string) =>
        JSON.stringify({ type: 'about:blank', status, title: code, code })
      const answers = [
        { status: 200, type: 'text/html', body: html },
        { status: 200, type: 'application/json', body: '{"protocol":1,"epo' },
        { status: 200, type: 'application/json', body: '{}' },
        { status: 204, type: 'application/json', body: '' },
        { status: 302, type: 'text/html', body: html },
        ...[400, 401, 403, 404, 408, 409, 410, 413, 415, 418, 426, 429, 451, 500, 502, 503, 504, 507, 511, 599].map(
          (status) => ({
            status,
            type: 'text/html',
            body: html,
          }),
        ),
        { status: 401, type: 'application/problem+json', body: problem(401, 'not-signed-in') },
        { status: 403, type: 'application/problem+json', body: problem(403, 'not-allowed') },
        { status: 404, type: 'application/problem+json', body: problem(404, 'not-found') },
        { status: 413, type: 'application/problem+json', body: problem(413, 'too-large') },
        { status: 426, type: 'application/problem+json', body: problem(426, 'client-too-old') },
        { status: 500, type: 'application/problem+json', body: problem(500, 'server-failed') },
        { status: 507, type: 'application/problem+json', body: problem(507, 'server-full') },
      ]
      let asked = 0
      let given = answers[0]!
      const strange = await serveAnswer(field.port, ({ path }) => {
        if (path.startsWith('/api/')) asked += 1
        return given
      })
      const send = page.getByRole('button', { name: say('nl', 'ui:truth.send'), exact: true })
      for (const answer of answers) {
        given = answer
        const before = asked
        await send.click()
        await until(`the tablet asked a server that says ${answer.status}`, async () => asked > before)
        await page.locator('.home__truth button[aria-busy="false"]').waitFor()
        const [row] = await rowsOf(page, 'records')
        expect([row?.state, typeof row?.envelope], `after ${answer.status} ${answer.type}`).toEqual([
          'waiting',
          'string',
        ])
      }
      await strange.close()
      const server = await field.startServer()
      await send.click()
      await until('it arrived', async () => (await results(server, field.managersKey)).conversations.total.total === 1)
      await page.getByText(say('nl', 'ui:truth.arrivedAll')).waitFor()
      expect(tablet.bugs).toEqual([])
    })
  })
})
