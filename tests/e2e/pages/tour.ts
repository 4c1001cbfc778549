import type { Page } from 'playwright-core'
import { say, starts } from '#tests/support/words.ts'
import { conversationIn, type Language } from './conversation.ts'
import { atHome, openNew, unlock } from './home.ts'
import { readingCode, setUp } from './set-up.ts'

export type Look = (screen: string) => Promise<void>

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name })

/** Every sheet of the set-up. */
export const tourOfSetUp = async (page: Page, address: string, look: Look): Promise<void> => {
  await page.goto(address)
  await heading(page, say('nl', 'setup:welcome.title')).waitFor()
  await look('set-up: welcome')
  await page.getByRole('button', { name: starts(say('nl', 'setup:welcome.link')) }).click()
  await heading(page, say('nl', 'setup:link.title')).waitFor()
  await page.getByRole('button', { name: say('nl', 'setup:link.connect') }).click()
  await look('set-up: link code, wrongly typed')
  await page.getByRole('button', { name: say('nl', 'setup:back'), exact: true }).click()
  await setUp(page, {
    at: {
      centre: () => look('set-up: centre'),
      code: () => look('set-up: reading code'),
      sheet: () => look('set-up: recovery sheet'),
      wordsBack: () => look('set-up: two words back'),
      keep: () => look('set-up: will it be kept'),
      ready: () => look('set-up: ready'),
    },
  })
}

/** What the coordinator sees outside a conversation. */
export const tourOfWork = async (page: Page, address: string, look: Look): Promise<void> => {
  await page.goto(`${address}/#/`)
  await atHome(page)
  await page.locator('.home__truth > *').first().waitFor()
  await look('home')
  await page.goto(`${address}/#/archief/intrekken`)
  await heading(page, say('nl', 'archive:withdrawing.title')).waitFor()
  await look('withdraw by code')
  // Set-up and reading leave the drawer open; a reload shuts it.
  await page.goto(`${address}/#/archief`)
  await page.reload()
  await heading(page, say('nl', 'ui:unlock.title')).waitFor()
  await look('reading code asked')
  await page.getByRole('button', { name: say('nl', 'ui:unlock.forgotten') }).click()
  await heading(page, say('nl', 'setup:forgotten.title')).waitFor()
  await look('recovery words asked')
  await page.getByRole('button', { name: say('nl', 'ui:unlock.cancel') }).click()
  await unlock(page, readingCode)
  await heading(page, say('nl', 'archive:title')).waitFor()
  await page.locator('a[href^="#/archief/"]').first().waitFor()
  await look('archive')
  await page.locator('a[href^="#/archief/"]:not([href$="intrekken"])').first().click()
  await page.getByRole('button', { name: say('nl', 'archive:one.correct') }).waitFor()
  await look('archive: one conversation')
  for (const [path, name] of [
    ['resultaten', 'results'],
    ['versturen', 'send and second copy'],
    ['instellingen', 'settings'],
    ['instellingen/herstelblad', 'new recovery sheet'],
    ['over', 'about and credits'],
    ['handleiding', 'manual'],
    ['bureau', 'desk'],
  ] as const) {
    await page.goto(`${address}/#/${path}`)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await look(name)
  }
}

/** What a resident sees, from the first card to the thank you; ends at the table with one conversation more. */
export const tourOfConversation = async (
  page: Page,
  address: string,
  language: Language,
  look: Look,
): Promise<void> => {
  await page.goto(`${address}/#/`)
  await atHome(page)
  const talk = conversationIn(page, language)
  await openNew(page)
  await look('start: with whom')
  await page.getByRole('button', { name: starts(say('nl', 'conversation:start.resident')) }).click()
  await look('start: language')
  await talk.chooseLanguage()
  await talk.consent(true, look)
  await look('plate, empty')
  await talk.openPart('contact')
  await look('question')
  await talk
    .field()
    .first()
    .fill(language === 'ar' ? 'جئت مع جارتي 🧡' : 'Met mijn buurvrouw mee. Bel 06-12345678.')
  await talk.saved()
  await talk.toPlate()
  await talk.openPart('change-self')
  await talk.button('question.firstChange').click()
  await page.keyboard.type(language === 'ar' ? 'تعلمت الهولندية' : 'Ik slaap beter')
  await page.keyboard.press('Enter')
  await look('question with changes')
  await talk.toPlate()
  await look('plate, partly told')
  await talk.button('frame.stop').click()
  await page.getByRole('dialog').waitFor()
  await look('stopping')
  await talk.button('stop.goOn').click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: starts(`${talk.words('frame.language')}:`) }).click()
  await page.getByRole('dialog').waitFor()
  await look('changing the language')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await talk.button('plate.readBack').click()
  await talk.button('readBack.read-aloud').waitFor()
  await look('read back')
  await talk.button('readBack.read-aloud').click()
  await talk.button('readBack.next').click()
  await talk.button('check.finish').waitFor()
  await look('last look')
  await talk.button('check.finish').click()
  if (language !== 'ar') {
    // The number in the Dutch words is marked, and nobody decided about it.
    await talk.button('check.leave').waitFor()
    await look('marks still open')
    await talk.button('check.leave').click()
  }
  await heading(page, starts(talk.words('thanks.title'))).waitFor()
  await look('thank you')
  await talk.backToTable()
}
