import type { Page } from 'playwright-core'
import { say, starts } from '#tests/support/words.ts'
import { unlock } from './home.ts'

const words = (key: string) => say('nl', `archive:${key}`)

/** What a resident takes home: three pictures by their Dutch names, and eight characters. */
export type Slip = { readonly pictures: readonly string[]; readonly letters: string }

/** Opens the archive from the table with the reading code. */
export const openArchive = async (page: Page, code: string): Promise<void> => {
  await page.getByRole('link', { name: starts(say('nl', 'ui:drawers.archive')) }).click()
  await unlock(page, code)
}

/** Takes a conversation back by the resident's slip, from the table, without any reading code, and returns there. */
export const withdraw = async (page: Page, slip: Slip): Promise<void> => {
  await page.getByRole('link', { name: starts(say('nl', 'ui:drawers.archive')) }).click()
  await page
    .getByRole('link', { name: words('withdrawDoor') })
    .or(page.getByRole('link', { name: words('withdraw') }))
    .click()
  const pictures = page.getByRole('group', { name: words('withdrawing.pictures') })
  for (const picture of slip.pictures) await pictures.getByRole('button', { name: picture, exact: true }).click()
  await page.getByLabel(words('withdrawing.letters'), { exact: true }).fill(slip.letters)
  await page.getByRole('button', { name: words('withdrawing.next') }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: words('withdrawing.yes') })
    .click()
  await page.getByRole('heading', { name: words('withdrawing.doneTitle') }).waitFor()
  await page.getByRole('link', { name: words('withdrawing.table') }).click()
  await page.getByRole('heading', { name: say('nl', 'ui:home.title') }).waitFor()
}
