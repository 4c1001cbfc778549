import type { Page } from 'playwright-core'
import { say } from '#tests/support/words.ts'

const button = (page: Page, key: string, exact = true) =>
  page.getByRole('button', { name: say('nl', `decks:${key}`), exact })

export const openDecks = async (page: Page, address: string): Promise<void> => {
  await page.goto(`${address}/#/instellingen`)
  await page.getByRole('link', { name: say('nl', 'decks:list.title'), exact: true }).click()
  await page.getByRole('heading', { name: say('nl', 'decks:list.title'), level: 1 }).waitFor()
}

export const beginDeck = async (page: Page, name: string): Promise<void> => {
  await button(page, 'new.tile', false).click()
  await page.getByLabel(say('nl', 'decks:new.label')).fill(name)
  await button(page, 'new.begin').click()
  await page.getByRole('heading', { name: say('nl', 'decks:edit.pick') }).waitFor()
}

/** Opens every main goal and taps these indicators, in the report's own words. */
export const pick = async (page: Page, indicators: readonly string[]): Promise<void> => {
  for (const goal of await page.locator('.pick__goal').all())
    if ((await goal.getAttribute('open')) === null) await goal.locator('summary').click()
  for (const name of indicators) await page.getByRole('button', { name, exact: true }).click()
}

export const addOwnCard = async (page: Page): Promise<void> => {
  await button(page, 'edit.ownCard', false).click()
  await page.getByLabel(say('nl', 'decks:edit.words')).waitFor()
}

export const publish = async (page: Page, version: number): Promise<void> => {
  await page.getByRole('button', { name: say('nl', 'decks:edit.publish', { version }) }).click()
}

/** The top of a score sheet, consent and quoting agreed to. */
export const beginPaper = async (page: Page, address: string, deck?: string, centre?: string): Promise<void> => {
  await page.goto(`${address}/#/kaarten/papier`)
  await page.getByRole('heading', { name: say('nl', 'decks:paper.title') }).waitFor()
  if (deck !== undefined) {
    const list = page.getByLabel(say('nl', 'decks:paper.deck'))
    await list.selectOption((await list.locator('option', { hasText: deck }).getAttribute('value')) ?? '')
  }
  if (centre !== undefined) await page.getByLabel(say('nl', 'decks:paper.centre')).selectOption({ label: centre })
  await page.getByRole('checkbox').check()
  await button(page, 'paper.quoteYes').click()
  await button(page, 'paper.begin').click()
  await page.getByRole('heading', { name: say('nl', 'decks:paper.cards') }).waitFor()
}

export const row = (page: Page, at: number) => page.getByRole('group', { name: new RegExp(`^Kaart ${at} van `) })

export const chip = (page: Page, group: 'top' | 'wish', words: string) =>
  page.getByRole('group', { name: say('nl', `decks:paper.${group}`), exact: true }).getByRole('button', { name: words })
