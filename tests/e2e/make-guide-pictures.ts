import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CDPSession, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import type { GuidePicture } from '#client/features/guide/chapters.ts'
import { fileOf, guidePictureSize, guidePictures } from '#client/features/guide/chapters.ts'
import { builtApp } from '#tests/support/built-app.ts'
import { findChromium } from '#tests/support/find-chromium.ts'
import { root } from '#tests/support/read-modules.ts'
import { serveFolder } from '#tests/support/static-server.ts'
import { say, starts } from '#tests/support/words.ts'
import { openArchive, withdraw } from './pages/archive.ts'
import { conversationIn } from './pages/conversation.ts'
import { atHome, openNew } from './pages/home.ts'
import { readingCode, setUp } from './pages/set-up.ts'

// Taps through the built app and keeps what it sees: the pictures of the guide are the app itself, never older than it.

const most = 60 * 1024
const view = { width: 1280, height: 800 }

const keep = async (session: CDPSession, picture: GuidePicture): Promise<void> => {
  for (const quality of [80, 65, 50, 35]) {
    const { data } = await session.send('Page.captureScreenshot', {
      format: 'webp',
      quality,
      clip: { x: 0, y: 0, ...view, scale: guidePictureSize.width / view.width },
      captureBeyondViewport: false,
    })
    const bytes = Buffer.from(data, 'base64')
    if (bytes.length > most) continue
    writeFileSync(join(root, 'public', fileOf(picture)), bytes)
    return
  }
  throw new Error(`${picture} does not fit in ${most} bytes`)
}

const tour = async (page: Page, address: string, look: (picture: GuidePicture) => Promise<void>): Promise<void> => {
  const talk = conversationIn(page, 'nl')
  await page.goto(address)
  await setUp(page)
  await look('home')

  await openNew(page)
  await page.getByRole('button', { name: starts(say('nl', 'conversation:start.resident')) }).waitFor()
  await look('start')
  await page.getByRole('button', { name: starts(say('nl', 'conversation:start.resident')) }).click()
  await talk.chooseLanguage()
  let cards = 0
  await talk.consent(true, async () => {
    cards += 1
    if (cards === 2) await look('consent')
  })
  await talk.answer('contact', 'Mijn buurvrouw nam me mee naar de soep op woensdag. Ik durfde eerst niet naar binnen.')
  await talk.answer('area-meeting', 'We eten samen aan de lange tafel. Er is altijd wel iemand die je groet.')
  await talk.answer('area-institutions', 'Samen hebben we die brief van de verhuurder gelezen. Bel me op 06-12345678.')
  await talk.openPart('change-self')
  await talk.button('question.firstChange').click()
  await page.keyboard.type('Ik durf Nederlands te praten')
  await page.keyboard.press('Enter')
  for (const change of ['Ik kom vaker buiten', 'Ik ken mijn buren']) {
    await talk
      .button('question.anotherChange')
      .or(page.getByRole('textbox', { name: say('nl', 'conversation:question.change') }))
      .first()
      .click()
    await page.keyboard.type(change)
    await page.keyboard.press('Enter')
  }
  await page.keyboard.press('Escape')
  await page
    .getByRole('button', {
      name: say('nl', 'conversation:question.choose', { change: 'Ik durf Nederlands te praten' }),
    })
    .click()
  await page
    .locator('textarea')
    .first()
    .fill('Eerst bleef ik thuis. Ik durfde niks te zeggen in de winkel. Aan tafel lacht hier niemand om mijn fouten.')
  await talk.saved()
  await look('question')
  await talk.toPlate()
  await look('plate')
  await talk.button('frame.stop').click()
  await page.getByRole('dialog').waitFor()
  await look('stopping')
  await talk.button('stop.goOn').click()
  await talk.button('plate.readBack').click()
  await talk.button('readBack.read-aloud').click()
  await look('readBack')
  await talk.button('readBack.next').click()
  await talk.button('check.finish').waitFor()
  await look('check')
  await talk.button('check.finish').click()
  await talk.button('check.leave').click()
  await page.getByRole('heading', { name: starts(talk.words('thanks.title')) }).waitFor()
  // This slip opens nothing: its conversation is withdrawn below, and the tablet is gone when the script ends.
  const slip = await talk.code()
  await look('thanks')
  await talk.backToTable()

  await page.goto(`${address}/#/archief`)
  await page.reload()
  await page.getByRole('heading', { name: say('nl', 'ui:unlock.title') }).waitFor()
  await look('door')
  await page.goto(`${address}/#/`)
  await atHome(page)
  await openArchive(page, readingCode)
  await page.locator('.archive-row').first().click()
  await page.getByRole('heading', { name: say('nl', 'archive:receipt.title') }).waitFor()
  await look('receipt')
  await page.goto(`${address}/#/resultaten`)
  await page.getByRole('table').waitFor()
  await look('results')
  await page.goto(`${address}/#/versturen`)
  await page.getByRole('heading', { name: say('nl', 'settings:copy.title') }).waitFor()
  await look('send')
  await page.goto(`${address}/#/archief/intrekken`)
  const pictures = page.getByRole('group', { name: say('nl', 'archive:withdrawing.pictures') })
  for (const name of slip.pictures.slice(0, 2)) await pictures.getByRole('button', { name, exact: true }).click()
  await look('withdraw')
  await page.goto(`${address}/#/`)
  await atHome(page)
  await withdraw(page, slip)
}

mkdirSync(join(root, 'public/guide'), { recursive: true })
const server = await serveFolder(builtApp())
const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] })
try {
  const context = await browser.newContext({
    viewport: view,
    locale: 'nl-NL',
    colorScheme: 'light',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  const seen = new Set<GuidePicture>()
  await tour(page, server.address, async (picture) => {
    // No picture may say that something is not kept yet.
    if ((await page.locator('[data-save]').count()) > 0) await page.locator('[data-save="saved"]').waitFor()
    // Drawings and letters come in beside the words: a picture without them would be wrong.
    await page.waitForLoadState('networkidle')
    await page.evaluate(() => document.fonts.ready)
    await page.evaluate(() => {
      scrollTo(0, 0)
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    })
    await keep(session, picture)
    seen.add(picture)
  })
  for (const picture of guidePictures) {
    if (!seen.has(picture)) throw new Error(`no picture was made of ${picture}`)
    console.log(`${fileOf(picture)} ${statSync(join(root, 'public', fileOf(picture))).size} bytes`)
  }
} finally {
  await browser.close()
  await server.close()
}
