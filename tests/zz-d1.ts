import { mkdirSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { findChromium } from './support/find-chromium.ts'
import { setUp, readingCode } from './e2e/pages/set-up.ts'
import { unlock } from './e2e/pages/home.ts'
import { overflow, violations } from './e2e/pages/look.ts'
import { selectionIn } from './e2e/pages/selection.ts'
import { addRows, deviceOf, recipientsOf } from './support/page-store.ts'
import { sealedConversations } from './support/sealed-conversations.ts'
import { say } from './support/words.ts'
const out = '/tmp/d1-shots'
mkdirSync(out, { recursive: true })
const sizes = [[1280, 800], [800, 1280], [390, 844]] as const
const told = [
  { answers: { 'change-self': { state: 'told', text: 'Eerst bleef ik thuis. Ik durfde niks te zeggen in de winkel. Aan tafel lacht hier niemand om mijn fouten. Nu haal ik zelf mijn medicijnen en ik maak een praatje met de buurvrouw.', changes: ['Ik durf Nederlands te praten', 'Ik kom vaker buiten'], most: 0 } }, texts: {} },
  { texts: { 'change-self': 'Na de dood van mijn man zat ik alleen. Bij Betje vroegen ze of ik soep wilde maken. Nu kook ik elke donderdag voor twintig mensen. Mijn dochter zegt dat ik weer lach.' } },
  { language: 'ar', texts: { 'change-self': 'جئت مع جارتي قبل سنة. كنت لا أعرف أحدًا في الحي. الآن أعرف كثيرًا من الناس وأشعر أنني في بيتي. أساعد النساء الجديدات وأترجم لهن.' } },
  { texts: { 'change-neighbourhood': 'Er was altijd ruzie over de speeltuin. Toen zijn we met z’n allen gaan praten. Nu ruimen de kinderen samen op.' } },
  { texts: { 'change-self': 'Ik help nu zelf mee.' }, consent: { takePart: true, quote: false, understood: 'at-once' } },
  { texts: { 'change-self': 'Ik leerde hier fietsen. Eerst viel ik vaak. Nu fiets ik naar mijn werk, elke dag, ook als het regent. Het lijkt klein, maar voor mij is het groot, want ik hoef niet meer te wachten op de bus die niet komt. Mijn zoon fietst achter mij aan en zingt.' } },
] as never[]
const browser = await chromium.launch({ executablePath: await findChromium() as string, args: ['--no-sandbox'] })
const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, hasTouch: true })).newPage()
await page.addInitScript('globalThis.__name = (f) => f')
page.on('pageerror', (e) => console.log('PAGEERROR', e.message))
page.on('console', (m) => { if (m.type() === 'error') console.log('CONSOLE', m.text()) })
const wanted = process.argv[2]?.split(',')
const seen = new Set<string>()
const shot = async (name: string) => {
  if (seen.has(name)) return
  seen.add(name)
  if (wanted && !wanted.some((w) => name.startsWith(w))) return
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height })
    await page.waitForTimeout(250)
    await page.screenshot({ path: `${out}/${name}-${width}.png`, fullPage: width === 390 })
    for (const line of await overflow(page, `${name} ${width}`)) console.log('OVERFLOW', line)
  }
  await page.setViewportSize({ width: 1280, height: 800 })
  for (const line of await violations(page, name)) console.log('AXE', line)
}
try {
await page.goto('http://localhost:4391/')
await setUp(page)
await addRows(page, 'records', await sealedConversations(told, recipientsOf(await deviceOf(page))))
await page.goto('http://localhost:4391/#/archief')
await page.reload()
await unlock(page, readingCode)
await page.locator('.archive-row').first().waitFor()
await shot('archive')
await page.getByRole('link', { name: say('nl', 'archive:choose'), exact: true }).click()
const at = selectionIn(page, shot)
await at.begin()
await at.lay(5)
// a translation for the arabic
await page.getByText(say('nl', 'selection:read.at', { at: 1, of: 5 })).waitFor()
for (let i = 1; i <= 5; i++) {
  await page.getByText(say('nl', 'selection:read.at', { at: i, of: 5 })).waitFor()
  const tr = page.getByRole('button', { name: say('nl', 'selection:read.translate') })
  if (await tr.count()) {
    await shot('read-ar')
    await tr.click()
    await page.locator('#translation').fill('Een jaar geleden kwam ik mee met mijn buurvrouw. Ik kende niemand in de wijk. Nu ken ik veel mensen en voel ik me thuis. Ik help nieuwe vrouwen en vertaal voor ze.')
    await shot('read-translate')
    await page.getByRole('button', { name: say('nl', 'selection:keep'), exact: true }).click()
    await page.getByText(say('nl', 'selection:read.translated'), { exact: true }).waitFor()
    await shot('read-ar-two')
  }
  if (i < 5) await page.getByRole('link', { name: say('nl', 'selection:read.next'), exact: true }).click()
}
await page.evaluate(() => { location.hash = location.hash.replace(/\/5$/, '/1') })
await at.readAll(5)
await at.goRound(4)
await at.vote(0)
await at.vote(1)
await page.getByRole('button', { name: 'العربية' }).click({ delay: 30 })
await page.waitForTimeout(800)
await shot('pass-ar')
await page.locator('.guest__main').getByRole('button').first().click({ delay: 30 })
await page.waitForTimeout(800)
await shot('choose-ar')
await page.locator('.vote__none').click({ delay: 30 })
await page.waitForTimeout(800)
await shot('none-ar')
await page.locator('.vote__ways .guest-tile--main').click({ delay: 30 })
await page.getByRole('heading', { name: say('nl', 'vote:pass.next') }).waitFor()
// stop half-way: reload
await page.reload()
await unlock(page, readingCode)
await page.getByRole('button', { name: say('nl', 'selection:open.early') }).waitFor()
await page.getByRole('button', { name: say('nl', 'selection:open.early') }).click()
await shot('open')
await page.getByRole('button', { name: say('nl', 'selection:cancel') }).click()
await page.getByRole('button', { name: say('nl', 'selection:open.go') }).click()
await at.vote(undefined)
await at.toOutcome()
await unlock(page, readingCode)
await page.getByRole('button', { name: say('nl', 'selection:talk.agree') }).click()
await shot('talk')
await page.locator('.talk__one').first().click()
await page.locator('#reason').waitFor()
await page.locator('#reason').fill('warm, mooi, samen, echt heel fijn')
await page.getByRole('button', { name: say('nl', 'selection:close.go') }).click()
await shot('close')
await page.locator('.close__dissent textarea').first().fill('Wij vonden het andere verhaal sterker, omdat het over de hele straat gaat.')
await at.close('Wij kiezen dit verhaal omdat zij eerst niets durfde te zeggen en nu zelf haar medicijnen haalt. Dat begon hier aan tafel, waar niemand om fouten lacht.')
await page.locator('.closed__why').waitFor()
await shot('closed')
if (!wanted || wanted.includes('closed')) await page.pdf({ path: `${out}/closed.pdf`, printBackground: false, preferCSSPageSize: true })
await page.getByRole('link', { name: say('nl', 'selection:toList'), exact: true }).click()
await page.locator('.selection-row').first().waitFor()
await shot('listdone')
await page.goto('http://localhost:4391/#/archief')
await page.locator('.archive-row').nth(0).waitFor()
for (let i = 0; i < 6; i++) {
  await page.locator('.archive-row').nth(i).click()
  await page.locator('.told__side').waitFor()
  await page.waitForTimeout(300)
  if (await page.locator('.chosen-slip').count()) { await shot('chosen-slip'); break }
  await page.goBack()
  await page.locator('.archive-row').nth(0).waitFor()
}
} catch (e) { console.log('FAILED', e); await page.screenshot({ path: `${out}/failed.png` }) }
await browser.close()
