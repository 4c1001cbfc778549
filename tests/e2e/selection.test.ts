import { expect, it } from 'vitest'
import { inField, loneTablet } from '#tests/support/field-test.ts'
import { addRows, deviceOf, recipientsOf, rowsOf } from '#tests/support/page-store.ts'
import { sealedConversations } from '#tests/support/sealed-conversations.ts'
import { say } from '#tests/support/words.ts'
import { unlock } from './pages/home.ts'
import { selectionIn } from './pages/selection.ts'
import { readingCode } from './pages/set-up.ts'

const reason = 'Omdat zij eerst niets durfde te zeggen en nu zelf haar medicijnen haalt.'

it('people choose a story, offline: read together, voted in secret over a reload, closed with a reason', {
  timeout: 120_000,
}, async () => {
  await inField({ alone: true }, async (field) => {
    await loneTablet(field)
    const page = field.tablet.page()
    const told = [
      { texts: { 'change-self': 'Ik durf nu te bellen. Bij Betje lacht niemand.' } },
      { texts: { 'change-self': 'Ik kook elke week voor de buurt.' } },
      { language: 'ar', texts: { 'change-self': 'تعرفت على الكثير من الناس هنا!' } },
    ]
    await addRows(page, 'records', await sealedConversations(told, recipientsOf(await deviceOf(page))))
    await field.tablet.offline(true)
    await page.goto(`${field.address}/#/kiezen`)
    await page.reload()
    await unlock(page, readingCode)
    const shown: string[] = []
    const sure: string[] = []
    const people = selectionIn(page, async (screen) => {
      shown.push(await page.locator('body').innerText())
      if (screen === 'sure') sure.push(await page.locator('.vote__sure').innerText())
    })
    await people.begin()
    await people.lay(3)
    await people.readAll(3)
    await people.goRound(3)
    await people.vote(0, 'en')
    await people.vote(0)
    // Whoever votes reads it in their own language, not in that of whoever set the tablet.
    expect(sure[0]).toContain(say('en', 'vote:sign.sun'))
    expect(sure[0]).not.toContain(say('nl', 'vote:sign.sun'))
    // Half-way the browser is closed: the vote is behind the reading code, and goes on where it was.
    await page.reload()
    await unlock(page, readingCode)
    await page.getByRole('heading', { name: say('nl', 'selection:open.heading_other', { count: 2, of: 3 }) }).waitFor()
    expect(await page.locator('.tally').count()).toBe(0)
    // Two votes tell what somebody chose: it is thrown away or goes on, and is not closed.
    expect(await page.getByRole('button', { name: say('nl', 'selection:open.early'), exact: true }).count()).toBe(0)
    await page.getByRole('button', { name: say('nl', 'selection:away.go'), exact: true }).waitFor()
    await page.getByRole('button', { name: say('nl', 'selection:open.go'), exact: true }).click()
    await people.vote(undefined)
    // No screen before the outcome names a centre.
    expect(shown.join('\n')).not.toMatch(/Bij Betje lacht/)
    await people.toOutcome()
    await unlock(page, readingCode)
    await people.close('mooi')
    await page.getByText(say('nl', 'selection:close.shortfall.few-words')).waitFor()
    await people.close(reason)
    await page.locator('.closed__why').getByText(reason).waitFor()
    // On paper there is what was cleared, which is nothing, and what one must know to read it.
    await page.emulateMedia({ media: 'print' })
    await page.locator('.closed__paper').getByText(say('nl', 'selection:closed.noQuote')).waitFor()
    await page.locator('.closed .read-this').waitFor()
    expect(await page.locator('.closed .table-story').isVisible()).toBe(false)
    const rows = await rowsOf(page, 'records')
    expect(rows.filter((row) => row.kind === 'selection')).toHaveLength(3)
    expect(await rowsOf(page, 'sittings')).toEqual([])
    expect(JSON.stringify(rows)).not.toMatch(/medicijnen/)
  })
})
