import { readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { builtApp } from '#tests/support/built-app.ts'
import { type PlainServer, serveFolder } from '#tests/support/static-server.ts'
import { startTablet, type Tablet } from '#tests/support/tablet.ts'
import { say } from '#tests/support/words.ts'
import { addOwnCard, beginDeck, beginPaper, chip, openDecks, pick, publish, row } from './pages/decks.ts'
import { atHome, goOn, keptHere, unlock } from './pages/home.ts'
import { readingCode, setUp } from './pages/set-up.ts'

let tablet: Tablet
let server: PlainServer
let page: Page

beforeEach(async () => {
  server = await serveFolder(builtApp())
  tablet = await startTablet()
  page = tablet.page()
  await page.goto(server.address)
  await setUp(page)
})
afterEach(async () => {
  await tablet.close()
  await server.close()
})

const sizes = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
] as const

/** What axe finds and what sticks out sideways, lying, on a phone and in the dark. */
const lookAt = async (screen: string): Promise<readonly string[]> => {
  const found: string[] = []
  const check = async (where: string) => {
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode(true)
      .options({
        runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
        rules: { 'target-size': { enabled: true } },
      })
      .analyze()
    found.push(
      ...violations.flatMap((one) => one.nodes.map((node) => `${where}: ${one.id} at ${node.target.join(' ')}`)),
    )
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    if (over > 1) found.push(`${where}: ${over} px too wide`)
  }
  for (const size of sizes) {
    await page.setViewportSize(size)
    await check(`${screen}, ${size.width}`)
  }
  await page.setViewportSize(sizes[0])
  await page.emulateMedia({ colorScheme: 'dark' })
  await check(`${screen}, dark`)
  await page.emulateMedia({ colorScheme: 'light' })
  return found
}

/** Pages of a PDF, and whether each is an A4. */
const pagesOf = async (): Promise<readonly string[]> => {
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1')
  return [...pdf.matchAll(/\/Type\s*\/Page\b[\s\S]*?\/MediaBox\s*\[([^\]]*)\]/g)].map((found) => found[1]!.trim())
}

describe('own card sets', () => {
  it('[D1] [D5] a set is made, warns about long words, is published, and a paper sort with it is counted', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await openDecks(page, server.address)
    const found = [...(await lookAt('decks'))]
    await beginDeck(page, 'Buurttuin De Lier')
    await pick(page, ['Bewoners voelen zich minder eenzaam', 'Bewoners zetten zich voor elkaar in'])
    await addOwnCard(page)
    const words = page.getByLabel(say('nl', 'decks:edit.words'))
    await words.fill('Ik eet hier elke week samen met anderen')
    await page.getByText(say('nl', 'decks:edit.tooMany', { most: 6 })).waitFor()
    await words.fill('Ik ben verantwoordelijk')
    await page.getByText(say('nl', 'decks:edit.longWord', { words: 'verantwoordelijk' })).waitFor()
    await words.fill('Ik tuinier hier graag')
    await page.getByText(say('nl', 'decks:edit.toneWords')).waitFor()
    await page.getByRole('button', { name: say('nl', 'decks:edit.choosePicture') }).click()
    await page.getByRole('button', { name: say('nl', 'decks:picture.woman-with-headscarf') }).click()
    await page.getByRole('button', { name: say('nl', 'decks:tone.medium-dark'), exact: true }).click()
    found.push(...(await lookAt('pictures')))
    await page.getByRole('button', { name: say('nl', 'decks:edit.done') }).click()
    await page.getByRole('button', { name: say('nl', 'decks:edit.up', { at: 3 }) }).click()
    found.push(...(await lookAt('bench')))

    // What is on the bench outlives a reload.
    await page.getByText(say('nl', 'decks:edit.kept')).waitFor()
    await page.reload()
    await page.getByText('Ik tuinier hier graag').first().waitFor()
    await publish(page, 1)
    await page.getByText(say('nl', 'decks:edit.published', { version: 1, name: 'Buurttuin De Lier' })).waitFor()

    await beginPaper(page, server.address, 'Buurttuin De Lier')
    await row(page, 1)
      .getByRole('button', { name: say('nl', 'decks:pile.yes'), exact: true })
      .click()
    // The next row has the keys: 3 is not yet.
    await page.keyboard.press('3')
    await row(page, 2)
      .getByRole('button', { name: say('nl', 'decks:pile.not-yet'), pressed: true })
      .waitFor()
    await chip(page, 'top', 'Ik voel me minder alleen').click()
    await chip(page, 'wish', 'Ik tuinier hier graag').click()
    await page.getByText(say('nl', 'decks:paper.left_one', { count: 1 })).waitFor()
    found.push(...(await lookAt('paper')))

    // After a reload it is safe but closed; home leads back to the same sheet.
    await page.getByText(say('nl', 'conversation:saved.saved')).waitFor()
    await page.goto(`${server.address}/#/`)
    await page.reload()
    await atHome(page)
    await goOn(page).click()
    await unlock(page, readingCode)
    await row(page, 2)
      .getByRole('button', { name: say('nl', 'decks:pile.not-yet'), pressed: true })
      .waitFor()
    await page.getByRole('button', { name: say('nl', 'decks:paper.save'), exact: true }).click()
    await page.getByRole('heading', { name: say('nl', 'decks:paper.doneTitle') }).waitFor()
    found.push(...(await lookAt('paper done')))
    await page.getByRole('link', { name: say('nl', 'decks:paper.table') }).click()
    await keptHere(page, 1).waitFor()
    expect(found).toEqual([])
    expect(tablet.bugs).toEqual([])
  })

  it('[D4] a set goes out as a file and comes in again on a tablet that never had it', async () => {
    await openDecks(page, server.address)
    await beginDeck(page, 'Koffie')
    await pick(page, ['Bewoners voelen zich minder eenzaam'])
    await publish(page, 1)
    await page.getByRole('link', { name: say('nl', 'decks:edit.table') }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: say('nl', 'decks:list.exportThis', { name: 'Koffie' }) }).click()
    const text = readFileSync(await (await download).path(), 'utf8')
    const bringIn = (buffer: Buffer) =>
      page
        .getByLabel(say('nl', 'decks:list.import'))
        .setInputFiles({ name: 'set.json', mimeType: 'application/json', buffer })
    await bringIn(Buffer.from(text))
    await page.getByText(say('nl', 'decks:list.already', { name: 'Koffie' })).waitFor()
    await bringIn(Buffer.from(text.replace('Ik voel me minder alleen', 'Iets heel anders')))
    await page.getByText(say('nl', 'decks:fault.other-deck.what')).waitFor()
    await bringIn(
      Buffer.from(text.replaceAll(/"id": "koffie-[a-z0-9]+"/g, '"id": "koffie-zzzz"').replace('"Koffie"', '"Thee"')),
    )
    await page.getByText(say('nl', 'decks:list.imported', { name: 'Thee' })).waitFor()
    await page.getByRole('heading', { name: 'Thee' }).waitFor()
    expect(tablet.bugs).toEqual([])
  })

  it('[D6] the paper twin: 22 cards are six sheets of A4 in every language, nothing cut, and one score sheet', async () => {
    await page.goto(`${server.address}/#/kaartsets/meaning-cards/print`)
    await page.getByRole('heading', { name: say('nl', 'decks:print.title') }).waitFor()
    const choose = (name: string) => page.getByRole('button', { name, exact: true }).click()
    const found = [...(await lookAt('print'))]
    for (const language of [say('nl', 'decks:print.onlyDutch'), 'English', 'العربية', 'Türkçe', 'Polski', 'فارسی']) {
      await choose(language)
      await page.getByRole('button', { name: language, exact: true, pressed: true }).waitFor()
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('.paper-card__words, .paper-card__inside')]
          .filter((one) => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1)
          .map((one) => one.textContent),
      )
      expect(cut, language).toEqual([])
      const pages = await pagesOf()
      expect(pages.length, language).toBe(6)
      for (const box of pages) expect(box).toMatch(/^0 0 59[45](\.\d+)? 84[12](\.\d+)?$/)
      await choose(say('nl', 'decks:print.score'))
      expect((await pagesOf()).length, language).toBe(1)
      await choose(say('nl', 'decks:print.cards'))
    }
    await choose(say('nl', 'decks:print.both'))
    expect((await pagesOf()).length).toBe(7)
    // A tablet in the dark still prints with dark ink on light paper, from every screen.
    await page.goto(`${server.address}/#/kaartsets`)
    await page.getByRole('heading', { name: say('nl', 'decks:list.title'), level: 1 }).waitFor()
    const ink = () => page.evaluate(() => getComputedStyle(document.body).color)
    const daylight = await ink()
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await ink()).not.toBe(daylight)
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' })
    expect(await ink()).toBe(daylight)
    expect(found).toEqual([])
    expect(tablet.bugs).toEqual([])
  })
})
