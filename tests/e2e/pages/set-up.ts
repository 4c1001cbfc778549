import type { Page } from 'playwright-core'
import { say } from '#tests/support/words.ts'

export const readingCode = '481537'

export type SetUp = { readonly words: readonly string[]; readonly milliseconds: number }

const button = (page: Page, key: string) => page.getByRole('button', { name: say('nl', key), exact: true })

/** What the browser said it would do with the store, as the screen tells it. */
export const storageWords = (page: Page) =>
  page.getByText(say('nl', 'setup:keep.yes')).or(page.getByText(say('nl', 'setup:keep.no')))

/** The sixteen words of the recovery sheet on the screen. */
export const sheetWords = (page: Page): Promise<string[]> =>
  page
    .getByRole('list', { name: say('nl', 'setup:sheet.words') })
    .getByRole('listitem')
    .allInnerTexts()

/** Types the two words that are asked back. */
export const typeWordsBack = async (
  page: Page,
  words: readonly string[],
  at: (() => Promise<void>) | undefined = undefined,
): Promise<void> => {
  await page.getByRole('heading', { name: say('nl', 'setup:wordsBack.title') }).waitFor()
  await at?.()
  for (const field of await page
    .getByRole('textbox', { name: say('nl', 'setup:wordsBack.word', { number: '' }).trim() })
    .all()) {
    const label = await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent ?? '')
    await field.fill(words[Number(/\d+/.exec(label)?.[0]) - 1]!.trim())
  }
}

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
    /** It takes the place of a lost tablet: what is done where the second copy is asked for. */
    readonly afterLoss?: () => Promise<void>
    readonly at?: Partial<Record<'centre' | 'code' | 'sheet' | 'wordsBack' | 'keep' | 'ready', () => Promise<void>>>
  } = {},
): Promise<SetUp> => {
  const began = performance.now()
  const code = options.code ?? readingCode
  if (options.linked === true) {
    await page.getByRole('heading', { name: say('nl', 'setup:link.doneTitle') }).waitFor()
    await button(page, 'setup:next').click()
  } else if (options.afterLoss !== undefined) {
    await page.getByRole('button', { name: say('nl', 'setup:welcome.lost') }).click()
    await button(page, 'setup:lost.begin').click()
    await button(page, 'setup:link.alone').click()
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
  const words = await sheetWords(page)
  await options.at?.sheet?.()
  await button(page, 'setup:sheet.have').click()
  await typeWordsBack(page, words, options.at?.wordsBack)
  await button(page, 'setup:next').click()
  await storageWords(page).waitFor()
  await options.at?.keep?.()
  await button(page, 'setup:keep.finish').click()
  if (options.afterLoss !== undefined) {
    await page.getByRole('heading', { name: say('nl', 'setup:putBack.title') }).waitFor({ timeout: 60_000 })
    await options.afterLoss()
  }
  await page.getByRole('heading', { name: say('nl', 'setup:ready.title') }).waitFor({ timeout: 60_000 })
  await options.at?.ready?.()
  await page.getByRole('link', { name: say('nl', 'setup:ready.table') }).click()
  await page.getByRole('heading', { name: say('nl', 'ui:home.title') }).waitFor()
  return { words: words.map((word) => word.trim()), milliseconds: performance.now() - began }
}
