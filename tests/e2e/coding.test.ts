import { expect, it } from 'vitest'
import { inField, loneTablet } from '#tests/support/field-test.ts'
import { addRows, deviceOf, recipientsOf, rowsOf } from '#tests/support/page-store.ts'
import type { Told } from '#tests/support/sealed-conversations.ts'
import { sealedConversations } from '#tests/support/sealed-conversations.ts'
import { say, starts } from '#tests/support/words.ts'
import { codingOn } from './pages/coding.ts'
import { unlock } from './pages/home.ts'
import { overflow, violations } from './pages/look.ts'
import { readingCode } from './pages/set-up.ts'

const coder = 'Noor van dinsdag'

const dutch: Told = {
  texts: {
    contact: 'Mijn buurvrouw nam me mee. Ik ken nu bijna iedereen op dinsdag.',
    'change-self': 'Ik voel me minder alleen. Ik spreek beter Nederlands.',
  },
}
const arabic: Told = { language: 'ar', texts: { contact: 'جئت مع جارتي. تعرفت على الكثير من الناس هنا!' } }

/** What each of the ten is coded as, by sentence. The Arabic one has two sentences, the others four. */
const plan = (of: number): readonly (readonly [number, readonly string[]])[] =>
  of === 5
    ? [
        [0, ['E01']],
        [1, ['E01', 'E02']],
      ]
    : [
        [0, ['E01']],
        [2, ['E02', 'E09']],
        [3, ['E08']],
      ]

it('ten conversations are coded with taps alone, offline, at six taps a coding or fewer', {
  timeout: 240_000,
}, async () => {
  await inField({ alone: true }, async (field) => {
    await loneTablet(field)
    const page = field.tablet.page()
    const told = Array.from({ length: 10 }, (_, at) => (at === 5 ? arabic : dutch))
    await addRows(page, 'records', await sealedConversations(told, recipientsOf(await deviceOf(page))))
    await field.stopServer()
    await field.tablet.offline(true)
    await page.goto(`${field.address}/#/coderen`)
    await page.reload()
    await unlock(page, readingCode)
    const coding = codingOn(page)
    await coding.sitDown(coder)
    await coding.nextFromList()
    let codings = 0
    for (let done = 0; done < 10; done += 1) {
      // The archive has the highest number first.
      for (const [sentence, effects] of plan(9 - done)) {
        await coding.sentence(sentence)
        for (const effect of effects) await coding.give(effect)
        codings += 1
      }
      await coding.keep()
      await coding.next()
    }
    console.log(`coding: ${coding.taps()} taps for ${codings} codings, ${(coding.taps() / codings).toFixed(2)} each`)
    expect(coding.taps() / codings).toBeLessThanOrEqual(6)
    await page.getByRole('heading', { name: coding.words('list.done') }).waitFor()
    const rows = await rowsOf(page, 'records')
    expect(rows.filter((row) => row.kind === 'coding')).toHaveLength(codings)
    expect(rows.filter((row) => row.kind === 'coding').every((row) => row.state === 'waiting')).toBe(true)
    // No base64 has a space in it.
    expect(JSON.stringify(rows).includes(coder)).toBe(false)

    // What was coded stands there after a reload; a coding is changed, taken back, and that is undone, all by taps.
    await page.reload()
    await unlock(page, readingCode)
    await page.getByRole('button', { name: coder }).tap()
    await page.locator('.coding-row').last().tap()
    await coding.chip('Contacten opbouwen').tap()
    await coding.give('E03')
    await coding.button('tray.endNarrower')
    await coding.keep()
    await coding.said('one.saved', { effects: 'Contacten opbouwen, Verbinding, thuis voelen in de buurt' })
    await coding.button('one.undo')
    await coding.said('one.undone')
    await page.getByRole('button', { name: 'Contacten opbouwen. Verander deze codering.' }).tap()
    await coding.button('tray.takeBack')
    await coding.said('one.goneAway', { effects: 'Contacten opbouwen' })
    await coding.chip('Contacten opbouwen.').waitFor({ state: 'detached' })
    await coding.button('one.undo')
    await coding.chip('Contacten opbouwen.').waitFor()

    // Suggestions: not there until asked for, and then no more than a note.
    await coding.sentence(3)
    expect(await page.locator('.effect-tile--suggested').count()).toBe(0)
    await coding.button('tray.suggest')
    await page.locator('.effect-tile--suggested [data-effect="E08"]').waitFor()
    expect(await page.locator('.effect-tile__give[aria-pressed="true"]').count()).toBe(1)

    // With keys alone: a sentence, an effect, kept; focus is where somebody goes on.
    await coding.button('tray.close')
    await page.locator('.sentence').nth(1).focus()
    await page.keyboard.press('Enter')
    await page.locator('.code-tray').waitFor()
    await page.locator('[data-effect="E01"]').focus()
    await page.keyboard.press('Space')
    await page.getByRole('button', { name: coding.words('tray.save') }).focus()
    await page.keyboard.press('Enter')
    await coding.said('one.saved', { effects: 'Contacten opbouwen' })

    // Somebody else reads the same conversation without seeing these marks; then both are laid side by side.
    await page.getByRole('link', { name: coding.words('one.back') }).tap()
    await page.getByRole('button', { name: coding.words('change') }).tap()
    await coding.sitDown('Mees')
    await page.locator('.coding-row').last().tap()
    await page.locator('.sentence').first().waitFor()
    expect(await page.locator('.coding-chip').count()).toBe(0)
    await coding.sentence(0)
    await coding.give('E01')
    await coding.keep()
    await page.getByRole('link', { name: coding.words('one.back') }).tap()
    await page.getByRole('link', { name: coding.words('list.compare') }).tap()
    await page
      .getByRole('heading', { name: coding.words('compare.lead_one', { one: 'Mees', other: coder, count: 1 }) })
      .waitFor()
    await page.getByText(coding.words('compare.undefined')).first().waitFor()
    await page.getByRole('link', { name: coding.words('compare.together') }).tap()
    await page.locator('.agree__take[aria-pressed="true"]').waitFor()
    await page.locator('.agree__take[aria-pressed="false"]').first().tap()
    await coding.button('agree.save')
    await coding.said('agree.saved')
    const kept = await rowsOf(page, 'records')
    expect(kept.filter((row) => row.kind === 'consensus')).toHaveLength(1)

    // What was agreed on counts, and every number stands under its unit.
    await page.goto(`${field.address}/#/resultaten`)
    await page.getByRole('button', { name: say('nl', 'effect-results:sheet'), exact: true }).tap()
    await page.getByRole('table', { name: say('nl', 'effect-results:caption.effects') }).waitFor()
    const row = page.getByRole('row', { name: /Contacten opbouwen/ })
    expect(await row.getByRole('cell').allInnerTexts()).toEqual(['10', '12'])

    // Outside gets the same number, and of what was told nothing but what a person cleared, cut as that person cut it.
    await page.goto(`${field.address}/#/citaten`)
    await page.locator('.quote-row').last().tap()
    await page.locator('.quote-sentence').first().tap()
    await page.getByRole('button', { name: say('nl', 'quotes:one.go') }).tap()
    await page.getByRole('button', { name: 'buurvrouw', exact: true }).tap()
    await page.getByRole('button', { name: starts(say('nl', 'quotes:whom.public')) }).tap()
    await page.getByRole('button', { name: say('nl', 'quotes:cut.read') }).tap()
    await page.getByRole('button', { name: say('nl', 'quotes:cut.give') }).tap()
    const cleared = say('nl', 'quotes:cut.done', { whom: say('nl', 'quotes:for.public') })
    await page.getByRole('status').filter({ hasText: cleared }).waitFor()
    await page.goto(`${field.address}/#/resultaten`)
    await page.getByRole('button', { name: say('nl', 'effect-results:audience.public'), exact: true }).tap()
    await page.getByRole('button', { name: say('nl', 'effect-results:sheet'), exact: true }).tap()
    expect(await row.getByRole('cell').allInnerTexts()).toEqual(['10', '12'])
    expect(await page.locator('.outside-sheet blockquote').allInnerTexts()).toEqual(['Mijn […] nam me mee.'])
    expect(field.tablet.bugs).toEqual([])
  })
})

it('axe finds nothing on the screens of coding: landscape, portrait, phone and dark, an Arabic story on a Dutch screen', {
  timeout: 240_000,
}, async () => {
  await inField({ alone: true }, async (field) => {
    await loneTablet(field)
    const page = field.tablet.page()
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await addRows(page, 'records', await sealedConversations([arabic, dutch], recipientsOf(await deviceOf(page))))
    const coding = codingOn(page)
    const found: string[] = []
    const look = async (screen: string) => {
      for (const [width, height] of [
        [1280, 800],
        [800, 1280],
        [390, 844],
      ] as const) {
        await page.setViewportSize({ width, height })
        // Tall enough for all of it: what lies under the drawer comes out when one scrolls.
        const whole = await page.evaluate(() => document.documentElement.scrollHeight)
        await page.setViewportSize({ width, height: Math.max(height, whole) })
        found.push(...(await violations(page, `${screen} ${width}`)), ...(await overflow(page, `${screen} ${width}`)))
      }
      await page.setViewportSize({ width: 1280, height: 800 })
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
      found.push(...(await violations(page, `${screen} dark`)))
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    }
    await page.goto(`${field.address}/#/coderen`)
    await page.reload()
    await unlock(page, readingCode)
    await page.getByRole('heading', { name: coding.words('who.title') }).waitFor()
    await look('who codes')
    for (const name of ['Noor', 'Mees']) {
      await coding.sitDown(name)
      await page.locator('.coding-row').last().tap()
      await page.locator('.sentence[dir="rtl"]').first().waitFor()
      await coding.sentence(1)
      await coding.give('E01')
      await coding.give('E12')
      await coding.button('tray.suggest')
      if (name === 'Noor') await look('a sentence chosen')
      await coding.keep()
      if (name === 'Noor') await look('coded')
      await page.getByRole('link', { name: coding.words('one.back') }).tap()
      await page.locator('.coding-row').first().waitFor()
      if (name === 'Noor') await page.getByRole('button', { name: coding.words('change') }).tap()
    }
    await look('list')
    await page.getByRole('link', { name: coding.words('list.compare') }).tap()
    await page.locator('.agreement').waitFor()
    await look('two coders')
    await page.getByRole('link', { name: coding.words('one.back') }).tap()
    await page.goto(`${field.address}/#/resultaten`)
    await page.getByRole('button', { name: say('nl', 'effect-results:sheet'), exact: true }).tap()
    for (const level of ['effects', 'subGoals', 'goals']) {
      await page
        .getByRole('button', { name: say('nl', `effect-results:level.${level}`), exact: true })
        .last()
        .tap()
      await page.getByRole('table', { name: say('nl', `effect-results:caption.${level}`) }).waitFor()
      await look(`results, ${level}`)
    }
    await page.getByRole('button', { name: say('nl', 'effect-results:audience.public'), exact: true }).tap()
    await page.locator('.outside-sheet').waitFor()
    await look('results for everybody')
    await page.goto(`${field.address}/#/citaten`)
    await page.locator('.quote-row').last().tap()
    await page.locator('.quote-sentence').first().tap()
    await page.getByRole('button', { name: say('nl', 'quotes:one.go') }).tap()
    await page.locator('.quote-word').first().tap()
    await look('a quote being cut')
    expect(found).toEqual([])
    expect(field.tablet.bugs).toEqual([])
  })
})
