import { mkdirSync } from 'node:fs'
import { freezeRecord } from '#client/actions/freeze-record.ts'
import type { Coding } from '#domain/coding.ts'
import { inField, loneTablet } from '#tests/support/field-test.ts'
import { addRows, deviceOf, recipientsOf } from '#tests/support/page-store.ts'
import { toldConversation } from '#tests/support/sealed-conversations.ts'
import { say, starts } from '#tests/support/words.ts'
import { createSealer } from '#wire/envelope.ts'
import { readWordsOf } from '#wire/passage-hash.ts'
import { unlock } from './e2e/pages/home.ts'
import { deskIn } from './e2e/pages/manage.ts'
import { readingCode } from './e2e/pages/set-up.ts'

const out = '/tmp/d3/shots'
mkdirSync(out, { recursive: true })
const which = process.argv[2] ?? 'all'
const centres = ['bij-betje', 'bij-betje', 'bij-betje', 'buurtkamer-vrederust', 'allekanten']
const nl = {
  contact: 'Mijn buurvrouw Fatima nam me mee. Ik ken nu bijna iedereen op dinsdag, en als ik een week niet kom dan belt mevrouw De Vries me op 06-12345678.',
  'change-self': 'Ik voel me minder alleen. Ik spreek beter Nederlands.',
}
const ar = { contact: 'جئت مع جارتي فاطمة. تعرفت على الكثير من الناس هنا!', 'change-self': 'لم أعد وحيدة.' }
const seed = async (page: import('playwright-core').Page) => {
  const recipients = recipientsOf(await deviceOf(page))
  const told = Array.from({ length: 26 }, (_, at) =>
    toldConversation(
      {
        texts: at % 6 === 5 ? ar : nl,
        language: at % 6 === 5 ? 'ar' : 'nl',
        round: at < 11 ? '2026-1' : '2026-2',
        centre: centres[at % centres.length]!,
        with: at % 7 === 3 ? 'partner' : 'resident',
        consent: { takePart: true, quote: at % 4 !== 2, understood: 'at-once' },
      },
      at + 1,
    ),
  )
  const rows: unknown[] = []
  for (const one of told) rows.push(await freezeRecord(await createSealer(one.id, recipients), one))
  for (const [at, of] of told.entries()) {
    const text = (at % 6 === 5 ? ar : nl).contact
    const effects = ['E01', ...(at % 2 ? ['E08'] : []), ...(at % 9 === 1 ? ['E05'] : []), ...(at % 3 ? ['E03', 'E09'] : []), ...(at % 13 === 4 ? ['E14'] : [])]
    const id = crypto.randomUUID()
    const coding: Coding = {
      kind: 'coding', id, root: id, revision: 1, day: of.day, since: of.day, programme: of.programme, round: of.round,
      centre: of.centre, instrument: of.instrument, changeStory: of.changeStory,
      conversation: { root: of.root, revision: 1 }, question: 'contact',
      words: await readWordsOf({ root: of.root, question: 'contact' }, text, text),
      effects, negative: false, health: at % 8 === 0, nowhere: false, coder: 'Noor',
    }
    rows.push(await freezeRecord(await createSealer(id, recipients), coding))
  }
  await addRows(page, 'records', rows)
}
if (which !== 'desk')
await inField({ staticDir: '/tmp/d3-dist' }, async (field) => {
  await loneTablet(field)
  const page = field.tablet.page()
  await seed(page)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const shot = async (name: string, full = true) => {
    await page.waitForTimeout(250)
    await page.screenshot({ path: `${out}/${name}.png`, fullPage: full })
  }
  const pdf = async (name: string) => {
    await page.pdf({ path: `${out}/${name}.pdf`, format: 'A4', preferCSSPageSize: true })
  }
  const w = (key: string, values?: Readonly<Record<string, string | number>>) => say('nl', key, values)
  const tap = (name: string) => page.getByRole('button', { name, exact: true }).click()
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(`${field.address}/#/archief`)
  await page.reload()
  await unlock(page, readingCode)
  await page.locator('.archive-row').first().waitFor()
  await shot('01-archive', false)
  await page.goto(`${field.address}/#/citaten`)
  await page.locator('.quote-row').first().waitFor()
  await shot('02-quotes-empty', false)
  await page.locator('.quote-row').last().click()
  await page.getByLabel(w('coding:who.field'), { exact: true }).waitFor()
  await shot('03-who')
  await page.getByLabel(w('coding:who.field'), { exact: true }).fill('Noor')
  await tap(w('quotes:who.go'))
  await page.locator('.quote-sentence').first().click()
  await page.locator('.quote-sentence').nth(1).click()
  await shot('04-conversation')
  await tap(w('quotes:one.go'))
  await page.locator('.quote-word').first().waitFor()
  await shot('05-cut')
  await page.getByRole('button', { name: 'Fatima', exact: true }).click()
  await page.getByRole('button', { name: starts(w('quotes:whom.network')) }).click()
  await page.getByRole('button', { name: w('quotes:cut.read') }).click()
  await shot('06-cut-chosen')
  await page.setViewportSize({ width: 390, height: 844 })
  await shot('06-cut-phone')
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await shot('06-cut-dark')
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await page.setViewportSize({ width: 1280, height: 800 })
  await tap(w('quotes:cut.give'))
  await page.getByRole('status').filter({ hasText: w('quotes:for.network') }).waitFor()
  await shot('07-cleared')
  await page.goto(`${field.address}/#/citaten`)
  const arabicRow = page.locator('.quote-row').filter({ hasText: 'Arabisch' }).last()
  await arabicRow.click()
  await page.locator('.quote-sentence').first().click()
  await tap(w('quotes:one.go'))
  await page.locator('.quote-word').first().waitFor()
  await page.locator('.quote-word').nth(3).click()
  await page.getByRole('button', { name: starts(w('quotes:whom.public')) }).click()
  await page.getByRole('button', { name: w('quotes:cut.read') }).click()
  await shot('08-cut-arabic')
  await tap(w('quotes:cut.give'))
  await page.getByRole('status').filter({ hasText: w('quotes:for.public') }).waitFor()
  await page.goto(`${field.address}/#/citaten`)
  await page.locator('.quote-card').nth(1).waitFor()
  await shot('09-quotes', false)

  await pdf('09-quotes')
  await page.goto(`${field.address}/#/coderen`)
  await page.locator('.coding-row').first().waitFor()
  await shot('20-coding-list', false)
  await pdf('20-coding-list')
  await page.locator('.coding-row').filter({ hasText: 'Arabisch' }).last().click()
  await page.locator('.sentence').first().waitFor()
  await shot('21-coding-arabic')
  await pdf('21-coding-arabic')
  await page.goto(`${field.address}/#/coderen`)
  await page.locator('.coding-row').last().click()
  await page.locator('.sentence').first().waitFor()
  await pdf('22-coding-dutch')
  await page.goto(`${field.address}/#/resultaten`)
  await page.locator('.table-chart').waitFor()
  await shot('10-results')
  await pdf('10-results')
  await tap(w('effect-results:sheet'))
  await page.locator('.told-table').first().waitFor()
  await shot('11-effects-inside')
  await pdf('11-effects-inside')
  await tap(w('effect-results:audience.public'))
  await page.locator('.outside-sheet').waitFor()
  await shot('12-effects-public')
  await pdf('12-effects-public')
  await tap(w('effect-results:file.open'))
  await page.getByRole('dialog').waitFor()
  await shot('17-save', false)
  const coming = page.waitForEvent('download')
  await tap(w('effect-results:file.save'))
  const file = await coming
  await file.saveAs(`${out}/${file.suggestedFilename()}`)
  await shot('17-saved', false)
  await tap(w('effect-results:file.close'))
  await tap(w('effect-results:level.goals'))
  await shot('13-goals-public')
  await tap(w('effect-results:audience.network'))
  await tap('2026-2')
  await shot('13-effects-network-round')
  await tap(w('card-results:sheets.conversations'))
  await page.locator('.table-chart').waitFor()
  await shot('14-conversations-network')
  await pdf('14-conversations-network')
  await page.setViewportSize({ width: 390, height: 844 })
  await shot('14-conversations-phone')
  await tap(w('effect-results:sheet'))
  await page.locator('.told-table').first().waitFor()
  await shot('15-effects-phone')
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await page.setViewportSize({ width: 1280, height: 800 })
  await shot('16-effects-dark')
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  console.log(field.tablet.bugs)
})
if (which !== 'tablet')
await inField({ staticDir: '/tmp/d3-dist' }, async (field) => {
  const page = field.tablet.page()
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const shot = async (name: string, full = true) => {
    await page.waitForTimeout(300)
    await page.screenshot({ path: `${out}/${name}.png`, fullPage: full })
  }
  const desk = deskIn(page, field.address)
  await desk.joinWithPassword(field.server().firstManagerLink, 'Wil Bakker', 'fiets thee regen vijf')
  for (const part of ['files', 'tablets', 'backups', 'sealing', 'retention', 'centres', 'people', 'audit']) {
    await desk.part(part)
    await page.locator('.desk-sheet').waitFor()
    await shot(`30-desk-${part}`)
    await page.setViewportSize({ width: 390, height: 844 })
    await shot(`30-desk-${part}-phone`)
    await page.setViewportSize({ width: 1280, height: 800 })
  }
  await desk.part('files')
  await page.getByRole('button', { name: starts(say('nl', 'desk:files.for.public')) }).click()
  await page.getByRole('button', { name: starts(say('nl', 'desk:files.format.counts-csv')) }).click()
  await shot('31-files-chosen')
  await page.getByRole('button', { name: say('nl', 'desk:files.look'), exact: true }).click()
  await page.locator('.desk-read-me').waitFor()
  await shot('32-files-read-me')
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: say('nl', 'desk:files.take'), exact: true }).click()
  console.log((await coming).suggestedFilename())
  await shot('33-files-taken')
  console.log(field.tablet.bugs)
})
process.exit(0)
