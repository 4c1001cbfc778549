import type { Page } from 'playwright-core'
import { say, starts } from '#tests/support/words.ts'

export const atHome = (page: Page) => page.getByRole('heading', { name: say('nl', 'ui:home.title') }).waitFor()

/** What the line of truth says; waits until it is there. */
export const truth = async (page: Page): Promise<string> => {
  const line = page.locator('.home__truth')
  await line.getByText(say('nl', 'ui:truth.keptWords')).waitFor()
  return line.innerText()
}

export const keptHere = (page: Page, count: number) =>
  page
    .locator('.home__truth')
    .getByText(say('nl', count === 1 ? 'ui:truth.kept_one' : 'ui:truth.kept_other', { count }), { exact: true })

export const goOn = (page: Page) => page.getByRole('link', { name: say('nl', 'ui:home.goOn'), exact: true })

export const openNew = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: starts(say('nl', 'ui:home.new')) }).click()
}

/** Types the reading code where it is asked for and waits until the door is open. */
export const unlock = async (page: Page, code: string): Promise<void> => {
  const door = page.getByRole('heading', { name: say('nl', 'ui:unlock.title') })
  await door.waitFor()
  await page.getByLabel(say('nl', 'ui:unlock.label'), { exact: true }).fill(code)
  await page.getByRole('button', { name: say('nl', 'ui:unlock.open'), exact: true }).click()
  await door.waitFor({ state: 'hidden', timeout: 30_000 })
}
