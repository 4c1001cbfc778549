import { webcrypto } from 'node:crypto'
import { inField, loneTablet } from '#tests/support/field-test.ts'
import { addRows, deviceOf, recipientsOf } from '#tests/support/page-store.ts'
import { toldAndCoded, type ToldAndCoded } from '#tests/support/told-and-coded.ts'
import { unlock } from './e2e/pages/home.ts'
import { readingCode } from './e2e/pages/set-up.ts'
import { freezeRecord } from '#client/actions/freeze-record.ts'
import { createSealer } from '#wire/envelope.ts'
import { uuidFromBytes } from '#wire/bytes.ts'
import { mkdirSync } from 'node:fs'

const out = process.argv[2] ?? '/tmp/d2-shots'
mkdirSync(out, { recursive: true })
const texts = [
  ['Ik ken nu bijna iedereen in de straat. Vroeger zei ik niemand gedag.', ['E01', 'E03']],
  ['Wederzijds respect, ik kan hier mezelf zijn.', ['E09', 'E14']],
  ['Ze hielpen mij met een brief van de woningbouw.', ['E12', 'E13']],
  ['جئت مع جارتي. تعرفت على الكثير من الناس هنا!', ['E01', 'E02']],
  ['Op dinsdag koken we samen soep voor de buurt.', ['E10', 'E04']],
  ['Mijn Nederlands is veel beter door de taaltafel.', ['E08', 'E07']],
  ['De lamp op het plein brandt weer, ik durf weer naar buiten.', ['E06', 'E05']],
] as const
const told: ToldAndCoded[] = Array.from({ length: 22 }, (_, at) => {
  const [text, effects] = texts[at % texts.length]!
  return {
    texts: { contact: text, 'change-self': 'Ik kom hier graag.' },
    codes: { contact: [...effects], ...(at % 3 === 0 ? { 'change-self': ['E04'] } : {}) },
    ...(at === 1 || at === 4 ? { cleared: 'public' as const } : {}),
    ...(text.startsWith('ج') ? { language: 'ar' } : {}),
    day: '2026-11-20',
  }
})
const rec = (says: object, over: object) => {
  const id = uuidFromBytes(webcrypto.getRandomValues(new Uint8Array(16)))
  return { kind: 'reading' as const, id, revision: 1, root: id, day: '2026-05-04', since: '2026-05-04', programme: 'zuidwest', round: '2025-1', centre: 'bij-betje', instrument: 'reading@1' as const, changeStory: 'zuidwest@1', session: id, place: 0, says, ...over } as any
}
const one = rec({ part: 'session', level: 'goals', guess: { G1: 3 }, coded: 9, closed: '2026-05-04' }, {})
const earlier = [
  one,
  rec({ part: 'meaning', question: 'meaning', voice: 'together', text: 'Mensen komen voor elkaar.' }, { session: one.root, place: 1 }),
  rec({ part: 'action', goal: 'G2', what: 'De lamp op het plein laten maken', who: 'de gemeente', when: '2026-07-01' }, { session: one.root, place: 2 }),
  rec({ part: 'action', goal: 'G3', what: 'Een taaltafel op dinsdag', who: 'de vrijwilligers', when: '2026-06-01' }, { session: one.root, place: 3 }),
]
const sizes = [[1280, 800], [800, 1280], [390, 844]] as const
await inField({ viewport: { width: 1280, height: 800 }, staticDir: process.env.D2_DIST! }, async (field) => {
  await loneTablet(field)
  const page = field.tablet.page()
  const recipients = recipientsOf(await deviceOf(page))
  await addRows(page, 'records', await toldAndCoded(told, recipients))
  await addRows(page, 'records', await Promise.all(earlier.map(async (r) => freezeRecord(await createSealer(r.id, recipients), r))))
  const shoot = async (name: string) => {
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height })
      await page.waitForTimeout(250)
      await page.screenshot({ path: `${out}/${name}-${width}.png`, fullPage: true })
    }
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.waitForTimeout(150)
  }
  const pdf = async (name: string) => {
    await page.emulateMedia({ media: 'print' })
    await page.waitForTimeout(300)
    const cdp = await page.context().newCDPSession(page)
    const { data } = await cdp.send('Page.printToPDF', { preferCSSPageSize: true, printBackground: true })
    const { writeFileSync } = await import('node:fs')
    writeFileSync(`${out}/${name}.pdf`, Buffer.from(data, 'base64'))
    await page.emulateMedia({ media: null })
  }
  const tap = (name: string) => page.getByRole('button', { name, exact: true }).tap()
  const go = (name: string) => page.getByRole('link', { name, exact: true }).first().tap()
  await page.goto(`${field.address}/#/duiden`)
  await page.reload()
  await unlock(page, readingCode)
  await page.locator('.session-rows').waitFor()
  await shoot('01-list')
  await go('Begin een duiding')
  await page.locator('.guess-row').first().waitFor()
  for (const [row, step] of [[0, 3], [1, 1], [2, 4], [4, 2]] as const)
    await page.locator('.guess-row').nth(row).locator('.guess-row__step').nth(step).tap()
  await shoot('02-guess')
  await pdf('02-guess')
  await tap('Veertien effecten')
  await shoot('03-guess-effects')
  await tap('Vijf hoofddoelen')
  await tap('Laat zien')
  await page.locator('.outcome-form').first().waitFor()
  await page.locator('.outcome-form textarea').first().fill('De lamp brandt sinds juni weer.')
  await shoot('04-follow')
  await page.locator('.outcome-form').first().getByRole('button', { name: 'Gedaan', exact: true }).tap()
  await page.locator('.outcome-form').first().getByRole('button', { name: 'Bewaar', exact: true }).tap()
  await page.locator('.action-paper__outcome').first().waitFor()
  await page.locator('.outcome-form textarea').first().fill('Er komen nu tien mensen.')
  await page.locator('.outcome-form').first().getByRole('button', { name: 'Bewaar', exact: true }).tap()
  await page.waitForTimeout(400)
  await go('Wat zie je?')
  await page.locator('.found-table').waitFor()
  for (const [q, voice, text] of [[0, 'samen', 'Veel meer over contact dan we dachten.'], [1, 'bewoner', 'Het komt door de mensen die er elke dag zijn.'], [1, 'gemeente', 'Het komt door de open inloop zonder afspraak.']] as const) {
    await page.locator('.meanings').nth(q).locator('.meanings__add').tap()
    await page.getByRole('dialog').getByRole('button', { name: voice, exact: true }).tap()
    await page.getByRole('dialog').locator('textarea').fill(text)
    if (voice === 'gemeente') await shoot('05-meaning-dialog')
    await tap('Leg neer')
    await page.getByText(text).waitFor()
  }
  await shoot('06-found')
  await pdf('06-found')
  await page.locator('.found-table__number').first().tap()
  await shoot('07-stories')
  await tap('Terug naar de balken')
  await go('Wat betekent het?')
  await page.getByRole('heading', { name: 'Wat betekent het?' }).first().waitFor()
  await shoot('08-five')
  await go('Wat nu?')
  await tap('Spreek iets af')
  const d = page.getByRole('dialog')
  await d.locator('.goal-pick__tile').first().tap()
  await d.getByLabel('Wat', { exact: true }).fill('Taaltafel erbij op donderdag, bel 06-12345678')
  await d.getByLabel('Wie', { exact: true }).fill('Fatima')
  await shoot('09-action-dialog')
  await d.getByLabel('Wat', { exact: true }).fill('Taaltafel erbij op donderdag')
  await d.getByRole('checkbox').check()
  await d.getByLabel('Wanneer').fill('2027-02-01')
  await tap('Spreek af')
  await page.locator('.action-paper').first().waitFor()
  await tap('Spreek iets af')
  await d.locator('.goal-pick__tile').nth(1).tap()
  await d.getByLabel('Wat', { exact: true }).fill('Vragen om meer licht op het plein')
  await d.getByRole('button', { name: 'de gemeente', exact: true }).tap()
  await tap('Spreek af')
  await page.locator('.action-paper').nth(1).waitFor()
  await shoot('10-now')
  await tap('Sluit de duiding')
  await go('Vertel het terug')
  await page.locator('.tell-quote').first().waitFor()
  await shoot('11-tell')
  await pdf('11-tell-a4')
  await tap('A3')
  await pdf('11-tell-a3')
  await tap('alleen wie hier aan tafel zit')
  await page.waitForTimeout(300)
  await shoot('12-tell-table')
  await tap('A4')
  await pdf('12-tell-table-a4')
  await tap('Dit is verteld')
  await shoot('13-told')
  await tap('Bewaar')
  await page.goto(`${field.address}/#/visitekaartje`)
  await page.locator('.story-poster').waitFor()
  await shoot('14-poster')
  await pdf('14-poster-a3')
  await tap('A4')
  await pdf('14-poster-a4')
  await tap('in woorden, voor iedereen')
  await page.locator('.story-goal__told').first().waitFor()
  await pdf('15-poster-words-a4')
  await tap('English')
  await page.waitForTimeout(300)
  await tap('met getallen, alleen aan tafel')
  await page.waitForTimeout(300)
  await tap('A3')
  await pdf('16-poster-en-a3')
  await shoot('16-poster-en')
  await page.goto(`${field.address}/#/archief`)
  await page.waitForTimeout(800)
  await shoot('17-archive')
})
