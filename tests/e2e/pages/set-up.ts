import type { Page } from 'playwright-core'
import { say } from '#tests/support/words.ts'

export const readingCode = '481537'

export type SetUp = { readonly words: readonly string[]; readonly milliseconds: number }

const button = (page: Page, key: string) => page.getByRole('button', { name: say('nl', key), exact: true })

/** What the browser said it would do with the store, as the screen tells it. */
export const storageWords = (page: Page) =>
  page.getByText(say('nl', 'setup:keep.yes')).or(page.getByText(say('nl', 'setup:keep.no')))

/**
 * Taps through the whole set-up, alone or from an enrolment link that the page is already at.
 * @returns the recovery words and how long it took from the first sheet to the table.
 */
export const setUp = async (
  page: Page,
  options: {
    readonly centre?: string
    readonly linked?: boolean
    readonly code?: string
    readonly at?: Partial<Record<'centre' | 'code' | 'sheet' | 'wordsBack' | 'keep' | 'ready', () => Promise<void>>>
  } = {},
): Promise<SetUp> => {
  const began = performance.now()
  const code = options.code ?? readingCode
  if (options.linked === true) {
    await page.getByRole('heading', { name: say('nl', 'setup:link.doneTitle') }).waitFor()
    await button(page, 'setup:next').click()
  } else await page.getByRole('button', { name: say('nl', 'setup:welcome.alone') }).click()
  await page.getByRole('group', { name: say('nl', 'setup:centre.list') }).waitFor()
  await options.at?.centre?.()
  await page
    .getByRole('group', { name: say('nl', 'setup:centre.list') })
    .getByRole('button', { name: options.centre ?? 'Bij Betje' })
    .click()
  await button(page, 'setup:next').click()
  await page.getByLabel(say('nl', 'setup:code.label'), { exact: true }).waitFor()
  await options.at?.code?.()
  await page.getByLabel(say('nl', 'setup:code.label'), { exact: true }).fill(code)
  await page.getByLabel(say('nl', 'setup:code.again'), { exact: true }).fill(code)
  await button(page, 'setup:next').click()
  const words = await page
    .getByRole('list', { name: say('nl', 'setup:sheet.words') })
    .getByRole('listitem')
    .allInnerTexts()
  await options.at?.sheet?.()
  await button(page, 'setup:sheet.have').click()
  await page.getByRole('heading', { name: say('nl', 'setup:wordsBack.title') }).waitFor()
  await options.at?.wordsBack?.()
  for (const field of await page
    .getByRole('textbox', { name: say('nl', 'setup:wordsBack.word', { number: '' }).trim() })
    .all()) {
    const label = await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent ?? '')
    await field.fill(words[Number(/\d+/.exec(label)?.[0]) - 1]!.trim())
  }
  await button(page, 'setup:next').click()
  await storageWords(page).waitFor()
  await options.at?.keep?.()
  await button(page, 'setup:keep.finish').click()
  await page.getByRole('heading', { name: say('nl', 'setup:ready.title') }).waitFor({ timeout: 60_000 })
  await options.at?.ready?.()
  await page.getByRole('link', { name: say('nl', 'setup:ready.table') }).click()
  await page.getByRole('heading', { name: say('nl', 'ui:home.title') }).waitFor()
  return { words: words.map((word) => word.trim()), milliseconds: performance.now() - began }
}
