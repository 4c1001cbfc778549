import { expect, it } from 'vitest'
import { inField, loneTablet } from '#tests/support/field-test.ts'
import { addRows, deviceOf, recipientsOf, rowsOf } from '#tests/support/page-store.ts'
import type { ToldAndCoded } from '#tests/support/told-and-coded.ts'
import { toldAndCoded } from '#tests/support/told-and-coded.ts'
import { say } from '#tests/support/words.ts'
import { unlock } from './pages/home.ts'
import { overflow, violations } from './pages/look.ts'
import { readingCode } from './pages/set-up.ts'

const words = (key: string, values?: Readonly<Record<string, string | number>>) => say('nl', `reading:${key}`, values)
const back = (key: string, values?: Readonly<Record<string, string | number>>) => say('nl', `tell-back:${key}`, values)

const secret = 'Dit is niet vrijgegeven en blijft binnen.'
const told: readonly ToldAndCoded[] = [
  { texts: { contact: secret }, codes: { contact: ['E01'] } },
  {
    texts: { contact: 'Ik ken nu de hele straat.' },
    codes: { contact: ['E01', 'E03'] },
    cleared: 'public',
  },
  { texts: { contact: 'Samen koken geeft lucht.' }, codes: { contact: ['E10'] } },
]

it('people guess, see, lay two readings side by side, agree on one thing and tell it back, offline', {
  timeout: 120_000,
}, async () => {
  await inField({ alone: true }, async (field) => {
    await loneTablet(field)
    const page = field.tablet.page()
    await addRows(page, 'records', await toldAndCoded(told, recipientsOf(await deviceOf(page))))
    await field.stopServer()
    await field.tablet.offline(true)
    await page.goto(`${field.address}/#/duiden`)
    await page.reload()
    await unlock(page, readingCode)
    const button = (name: string) => page.getByRole('button', { name, exact: true })
    // A finger that taps twice makes one record.
    const tapTwice = (name: string) =>
      button(name).evaluate(async (one: HTMLElement) => {
        one.click()
        await new Promise(requestAnimationFrame)
        one.click()
      })
    const link = (name: string) => page.getByRole('link', { name, exact: true })

    // The chart is empty until everybody guessed.
    await link(words('list.begin')).tap()
    await page.getByRole('heading', { name: words('guess.title') }).waitFor()
    expect(await page.locator('.found-table').count()).toBe(0)
    await page.locator('.guess-row').first().locator('.guess-row__step').last().tap()
    await tapTwice(words('guess.reveal'))
    await page.locator('.found-table').waitFor()
    expect(await page.locator('.found-table__number').allInnerTexts()).toEqual(['2', '1', '0', '1', '0'])
    expect(await page.locator('.found-table__guess').first().innerText()).toBe(words('guess.step.4'))
    expect(await page.locator('.read-this').innerText()).toContain(say('nl', 'caveats:first'))

    // Behind a number stand its stories, and there alone.
    expect(await page.getByText(secret).count()).toBe(0)
    await page.locator('.found-table__number').first().tap()
    await page.getByText(secret).waitFor()
    expect(await page.locator('.stories__one').count()).toBe(2)
    await button(words('stories.close')).tap()

    // Two readings of one thing, side by side.
    const meaning = page.locator('.meanings').nth(1)
    for (const [voice, text] of [
      ['resident', 'Het komt door de mensen.'],
      ['municipality', 'Het komt door de inloop.'],
    ] as const) {
      await meaning.locator('.meanings__add').tap()
      await page
        .getByRole('dialog')
        .getByRole('button', { name: words(`voice.${voice}`), exact: true })
        .tap()
      await page.getByLabel(words('meaning.field')).fill(text)
      await button(words('meaning.keep')).tap()
      await meaning.locator('.meaning-paper').filter({ hasText: text }).waitFor()
    }
    expect(await meaning.locator('.meaning-paper').count()).toBe(2)
    expect(await violations(page, 'found')).toEqual([])
    expect(await overflow(page, 'found')).toEqual([])

    // It does not close without something to do.
    await link(words('step.betekenis')).first().tap()
    await page.getByRole('heading', { name: words('question.neighbourhood') }).waitFor()
    await link(words('step.nu')).first().tap()
    await button(words('now.close')).tap()
    await page.getByText(words('now.fault.no-action')).waitFor()
    await button(words('now.add')).tap()
    const dialog = page.getByRole('dialog')
    await dialog.locator('.goal-pick__tile').first().tap()
    await dialog.getByLabel(words('action.what'), { exact: true }).fill('Elke dinsdag soep')
    await dialog.getByLabel(words('action.who'), { exact: true }).fill('Fatima Jansen')
    await dialog.getByText(words('action.whoTooMuch')).waitFor()
    await dialog.getByRole('button', { name: words('action.role.volunteers'), exact: true }).tap()
    await button(words('action.keep')).tap()
    await page.locator('.action-paper').waitFor()
    await button(words('now.close')).tap()
    await link(words('now.tellBack')).tap()

    // The page for the wall: no number, and no quote that was not cleared for everybody.
    const sheet = page.locator('.tell-sheet')
    await sheet.getByText('Ik ken nu de hele straat.').waitFor()
    const shown = await sheet.innerText()
    expect(shown).toContain('Elke dinsdag soep')
    expect(shown).not.toContain(secret)
    expect(shown).not.toContain('Samen koken')
    // The round, the year of the report and the licence have digits; what was counted has none.
    expect(await sheet.locator('.tell-sheet__heard').innerText()).not.toMatch(/\d/)
    await button(back('told.say')).tap()
    await tapTwice(back('told.keep'))
    await page.locator('.told-mark').waitFor()
    await link(back('back')).tap()
    await page
      .locator('.session-row__state')
      .getByText(/^verteld op/)
      .waitFor()
    const rows = await rowsOf(page, 'records')
    expect(rows.filter((row) => row.kind === 'reading').map((row) => row.state)).toEqual(Array(6).fill('waiting'))
    // No base64 has a space in it.
    expect(JSON.stringify(rows)).not.toContain('dinsdag soep')
  })
})
