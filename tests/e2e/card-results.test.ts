import { AxeBuilder } from '@axe-core/playwright'
import { expect, it } from 'vitest'
import { shortDeck } from '#content/decks.ts'
import { builtApp } from '#tests/support/built-app.ts'
import { serveFolder } from '#tests/support/static-server.ts'
import { startTablet } from '#tests/support/tablet.ts'
import { say, starts } from '#tests/support/words.ts'
import { beginPaper, chip, openDecks, publish, row } from './pages/decks.ts'
import { atHome, unlock } from './pages/home.ts'
import { readingCode, setUp } from './pages/set-up.ts'

const sizes = [
  { width: 1280, height: 800 },
  { width: 800, height: 1280 },
  { width: 390, height: 844 },
] as const
const mine = 'Ik ken mijn buren bij naam'
const standard = (id: string) => say('nl', `meaning-cards:cards.${id}`)

it('[C12] [C13] [C14] the sheets of the cards: a card with other words apart, pairs, each centre by itself, no order under five', async () => {
  const server = await serveFolder(builtApp())
  const tablet = await startTablet()
  const page = tablet.page()
  const button = (key: string, values?: Readonly<Record<string, string | number>>) =>
    page.getByRole('button', { name: say('nl', key, values), exact: true })
  try {
    await page.goto(server.address)
    await setUp(page)
    await page.emulateMedia({ reducedMotion: 'reduce' })

    // A set of their own from the short one, with other words on its first card.
    await openDecks(page, server.address)
    await button('decks:list.copyThis', { name: shortDeck.name }).click()
    await page.getByLabel(say('nl', 'decks:new.label')).fill('De Lier')
    await button('decks:new.begin').click()
    await button('decks:edit.openThis', { at: 1, words: standard('I01') }).click()
    await page.getByLabel(say('nl', 'decks:edit.words')).fill(mine)
    await publish(page, 1)
    await page.getByText(say('nl', 'decks:edit.published', { version: 1, name: 'De Lier' })).waitFor()

    const enter = async (of: {
      readonly deck: string
      readonly keys: string
      readonly top: readonly string[]
      readonly centre?: string
      readonly story?: string
    }) => {
      await beginPaper(page, server.address, of.deck, of.centre)
      const [first, ...others] = [...of.keys]
      await row(page, 1).getByRole('button').first().focus()
      for (const key of [first, ...others]) await page.keyboard.press(key!)
      for (const words of of.top) await chip(page, 'top', words).click()
      if (of.story !== undefined) await page.getByLabel(say('nl', 'decks:paper.story')).fill(of.story)
      await page.getByRole('button', { name: say('nl', 'decks:paper.save'), exact: true }).click()
      // What looks personal is asked about before it is kept.
      if (of.story !== undefined)
        await page
          .getByRole('dialog')
          .getByRole('button', { name: say('nl', 'conversation:check.remove') })
          .click()
      await page.getByRole('heading', { name: say('nl', 'decks:paper.doneTitle') }).waitFor()
    }
    const both = [standard('I02'), standard('I07')]
    for (let person = 0; person < 4; person += 1)
      await enter({ deck: `${shortDeck.name} · ${shortDeck.id}@`, keys: '1112345123', top: both })
    await enter({ deck: 'De Lier', keys: '1112345123', top: [mine, ...both] })
    await enter({
      deck: 'De Lier',
      keys: '3111111111',
      top: [standard('I02')],
      centre: 'Allekanten',
      story: 'Bel me op 06-12345678.',
    })

    await page.goto(`${server.address}/#/`)
    await atHome(page)
    await page.getByRole('link', { name: starts(say('nl', 'ui:drawers.results')) }).click()
    await unlock(page, readingCode)
    await button('card-results:sheets.cards').click()
    const table = (caption: string) => page.getByRole('region', { name: say('nl', caption) })
    const heads = (caption: string) => table(caption).getByRole('rowheader')

    // Six sorts: an order is given, and the card with other words has a row of its own that says what it came from.
    await page.getByText(say('nl', 'card-results:ranked')).waitFor()
    const reworded = heads('card-results:caption').filter({ hasText: mine })
    expect(await reworded.innerText()).toContain(say('nl', 'card-results:reworded', { card: 'I01' }))
    expect(
      await table('card-results:caption')
        .getByRole('row')
        .filter({ hasText: mine })
        .getByRole('cell')
        .first()
        .innerText(),
    ).toBe('2')
    expect(
      await heads('card-results:caption')
        .filter({ hasText: standard('I01') })
        .count(),
    ).toBe(1)
    // Pairs: chosen together by five of the five who chose more than one card.
    expect(await table('card-results:pairs.caption').getByRole('cell').first().innerText()).toBe('5')
    await page
      .getByText(say('nl', 'card-results:pairs.sentence', { one: both[0]!, other: both[1]!, count: 5, of: 5 }))
      .waitFor()

    const found: string[] = []
    for (const size of sizes) {
      await page.setViewportSize(size)
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      if (over > 1) found.push(`${size.width}: ${over} px too wide`)
      // Unit and n are in sight above every table, also above one that is scrolled sideways.
      for (const unit of await page.locator('.card-table__unit').all()) {
        const box = (await unit.boundingBox())!
        if (box.x < 0 || box.x + box.width > size.width)
          found.push(`${size.width}: “${await unit.innerText()}” is out of sight`)
      }
      const { violations } = await new AxeBuilder({ page })
        .setLegacyMode(true)
        .options({
          runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
          rules: { 'target-size': { enabled: true } },
        })
        .analyze()
      found.push(
        ...violations.flatMap((one) => one.nodes.map((node) => `${size.width}: ${one.id} at ${node.target.join(' ')}`)),
      )
    }
    await page.setViewportSize(sizes[0])
    expect(found).toEqual([])

    // One centre with one sort: counts, no order and no pairs.
    await page
      .getByRole('group', { name: say('nl', 'card-results:centre') })
      .getByRole('button', { name: 'Allekanten' })
      .click()
    await page.getByText(say('nl', 'card-results:notRanked')).waitFor()
    expect(await table('card-results:pairs.caption').count()).toBe(0)
    expect(await table('card-results:common.caption').count()).toBe(0)
    await page.getByText(`${say('nl', 'card-results:centre')}: Allekanten`).waitFor({ state: 'attached' })
    await page
      .getByRole('group', { name: say('nl', 'card-results:centre') })
      .getByRole('button', { name: 'Bij Betje' })
      .click()
    await page.getByText(say('nl', 'card-results:ranked')).waitFor()
    await page
      .getByRole('group', { name: say('nl', 'card-results:sheets.label') })
      .getByRole('button', { name: say('nl', 'card-results:sheets.conversations') })
      .click()
    await table('archive:table.caption').waitFor()

    // In the archive a sort shows where its cards lay, with the words of then, and that it came from paper.
    await page.goto(`${server.address}/#/archief`)
    await page.getByText(say('nl', 'archive:row.cards')).first().waitFor()
    await page.locator('.archive-row').filter({ hasText: 'Allekanten' }).click()
    const notYet = page
      .locator('.told-cards__place')
      .filter({ has: page.getByRole('heading', { name: /^\(Nog\) niet/ }) })
    await notYet.getByText(mine).waitFor()
    await page.getByText('Bel me op ….').waitFor()
    await page.getByText(say('nl', 'archive:cards.source.paper')).waitFor()
    expect(await page.getByText(say('nl', 'archive:one.unknown')).count()).toBe(0)
    expect(tablet.bugs).toEqual([])
  } finally {
    await tablet.close()
    await server.close()
  }
})
