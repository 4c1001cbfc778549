import type { Page } from 'playwright-core'
import { say, starts } from '#tests/support/words.ts'

const words = (key: string, values?: Readonly<Record<string, string | number>>) => say('nl', `coding:${key}`, values)

/** Coding as the person at the tablet does it; every tap is counted. */
export const codingOn = (page: Page) => {
  let taps = 0
  const tap = async (selector: string, at = 0) => {
    taps += 1
    await page.locator(selector).nth(at).tap()
  }
  const tapButton = async (key: string) => {
    taps += 1
    await page.getByRole('button', { name: words(key), exact: true }).tap()
  }
  return {
    words,
    taps: () => taps,
    /** Says who codes, the first time by typing. */
    sitDown: async (name: string) => {
      await page.getByLabel(words('who.field'), { exact: true }).fill(name)
      await page.getByRole('button', { name: words('who.go') }).tap()
      await page.locator('.coding-row').first().waitFor()
    },
    sentence: (at: number) => tap('.sentence', at),
    give: async (effect: string) => {
      await tap(`[data-effect="${effect}"]`)
      await page.locator(`[data-effect="${effect}"][aria-pressed="true"]`).waitFor()
    },
    button: tapButton,
    keep: async () => {
      await tapButton('tray.save')
      await page.locator('.code-tray').waitFor({ state: 'detached' })
    },
    nextFromList: async () => {
      taps += 1
      await page.getByRole('link', { name: words('one.next') }).tap()
      await page.locator('.sentence').first().waitFor()
    },
    next: async () => {
      taps += 1
      const heading = await page.getByRole('heading', { level: 1 }).innerText()
      await page
        .getByRole('button', { name: words('one.next') })
        .or(page.getByRole('button', { name: words('one.ready') }))
        .tap()
      await page.waitForFunction((before) => document.querySelector('h1')?.textContent !== before, heading)
    },
    said: (key: string, values?: Readonly<Record<string, string>>) =>
      page
        .getByRole('status')
        .filter({ hasText: words(key, values) })
        .waitFor(),
    chip: (effects: string) => page.getByRole('button', { name: starts(effects) }),
  }
}
