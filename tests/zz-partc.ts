import { mkdirSync, writeFileSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { findChromium } from './support/find-chromium.ts'
import { serveFolder } from './support/static-server.ts'
import { neededBytes } from './support/needed-bytes.ts'
import { setUp, readingCode } from './e2e/pages/set-up.ts'
import { conversationIn } from './e2e/pages/conversation.ts'
import { say } from './support/words.ts'

const out = '/tmp/partc-shots'
mkdirSync(out, { recursive: true })
const server = await serveFolder('/tmp/partc-dist')
if (process.argv.includes('bytes')) {
  const b = await neededBytes(server.address)
  console.log('BYTES', b.beforeFirstPaint, b.untilFirstTypedAnswer, JSON.stringify(b.files))
}
const sizes = [[1280, 800], [800, 1280], [390, 844]] as const
const browser = await chromium.launch({ executablePath: findChromium(), headless: true, args: ['--disable-gpu'] })
const b = (page: any, key: string) => page.getByRole('button', { name: say('nl', key), exact: true })
for (const [width, height] of sizes) {
  const context = await browser.newContext({ locale: 'nl-NL', viewport: { width, height }, serviceWorkers: 'block' })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  page.on('console', (m) => { if (m.type() === 'error') console.log('ERR', m.text()) })
  page.on('pageerror', (e) => console.log('PAGEERR', e.message))
  const shot = async (name: string) => { await page.evaluate(() => document.fonts.ready); await page.waitForTimeout(250); await page.screenshot({ path: `${out}/${name}-${width}.png`, fullPage: width !== 1280 }) }
  await page.goto(server.address)
  await page.getByRole('button', { name: say('nl', 'setup:welcome.alone') }).waitFor()
  await shot('welcome')
  await page.evaluate(() => { document.cookie = '__Host-praatplaat-held=12.9.1.2026-11-22; Max-Age=1000; Path=/; Secure; SameSite=Strict' })
  await page.reload()
  await b(page, 'setup:welcome.heldBack').waitFor()
  await shot('welcome-held')
  await b(page, 'setup:welcome.heldBack').click()
  await b(page, 'setup:lost.begin').waitFor()
  await shot('lost')
  await b(page, 'setup:lost.begin').click()
  await b(page, 'setup:link.alone').click()
  await page.getByRole('group', { name: say('nl', 'setup:centre.list') }).getByRole('button', { name: 'Bij Betje' }).click()
  await b(page, 'setup:next').click()
  await page.getByLabel(say('nl', 'setup:code.label'), { exact: true }).fill(readingCode)
  await page.getByLabel(say('nl', 'setup:code.again'), { exact: true }).fill(readingCode)
  await b(page, 'setup:next').click()
  const list = page.getByRole('list', { name: say('nl', 'setup:sheet.words') }).getByRole('listitem')
  let words = (await list.allInnerTexts()).map((w: string) => w.trim())
  await shot('sheet')
  const wordsBack = async () => {
    for (const field of await page.getByRole('textbox', { name: say('nl', 'setup:wordsBack.word', { number: '' }).trim() }).all()) {
      const label = await field.evaluate((input: any) => input.labels?.[0]?.textContent ?? '')
      await field.fill(words[Number(/\d+/.exec(label)?.[0]) - 1]!)
    }
  }
  await b(page, 'setup:sheet.have').click()
  await page.getByRole('heading', { name: say('nl', 'setup:wordsBack.title') }).waitFor()
  await wordsBack()
  await b(page, 'setup:next').click()
  await b(page, 'setup:keep.finish').click()
  await page.getByRole('heading', { name: say('nl', 'setup:putBack.title') }).waitFor({ timeout: 60_000 })
  await shot('put-back')
  await b(page, 'setup:putBack.none').click()
  await page.getByRole('heading', { name: say('nl', 'setup:ready.title') }).waitFor()
  await shot('ready')
  await page.goto(`${server.address}/#/instellingen`)
  await page.getByRole('link', { name: say('nl', 'settings:sheet.make') }).waitFor()
  await shot('settings')
  await page.getByRole('link', { name: say('nl', 'settings:sheet.make') }).click()
  await b(page, 'setup:newSheet.begin').waitFor()
  await shot('new-why')
  await b(page, 'setup:newSheet.begin').click()
  await list.first().waitFor()
  const old = words
  words = (await list.allInnerTexts()).map((w: string) => w.trim())
  await shot('new-sheet')
  await page.emulateMedia({ media: 'print' })
  await shot('new-sheet-print')
  await page.emulateMedia({ media: 'screen' })
  await b(page, 'setup:sheet.have').click()
  await page.getByRole('heading', { name: say('nl', 'setup:wordsBack.title') }).waitFor()
  await shot('new-back')
  await wordsBack()
  await b(page, 'setup:newSheet.take').click()
  await page.getByRole('heading', { name: say('nl', 'setup:newSheet.doneTitle') }).waitFor()
  await shot('new-done')
  await page.goto(`${server.address}/#/archief`)
  await page.reload()
  await page.getByRole('heading', { name: say('nl', 'ui:unlock.title') }).waitFor()
  await b(page, 'ui:unlock.forgotten').click()
  await page.getByRole('heading', { name: say('nl', 'setup:forgotten.title') }).waitFor()
  await shot('forgotten')
  await b(page, 'setup:forgotten.noSheet').click()
  await page.getByLabel(say('nl', 'setup:forgotten.words'), { exact: true }).fill(old.join(' ').replace(old[3]!, 'xyzzy'))
  await page.getByLabel(say('nl', 'setup:forgotten.newCode')).fill('1234')
  await b(page, 'setup:forgotten.set').click()
  await shot('forgotten-wrong')
  await page.getByLabel(say('nl', 'setup:forgotten.words'), { exact: true }).fill(old.join(' '))
  await page.getByLabel(say('nl', 'setup:forgotten.newCode')).fill('592837')
  await page.getByLabel(say('nl', 'setup:code.again'), { exact: true }).fill('592837')
  await b(page, 'setup:forgotten.set').click()
  await page.getByText(say('nl', 'problems:wrong-recovery-words.what')).waitFor()
  await shot('forgotten-old')
  await page.getByLabel(say('nl', 'setup:forgotten.words'), { exact: true }).fill(words.join(' '))
  await b(page, 'setup:forgotten.set').click()
  await page.getByRole('heading', { name: say('nl', 'setup:forgotten.title') }).waitFor({ state: 'hidden', timeout: 30_000 })
  await shot('archive-open')
  await context.close()
  console.log('done', width)
}
await browser.close()
await server.close()
