import type { Locator, Page } from 'playwright-core'
import { say, starts } from '#tests/support/words.ts'
import type { Slip } from './archive.ts'
import { openNew } from './home.ts'

export type Language = 'nl' | 'en' | 'ar'

const endonym: Readonly<Record<Language, string>> = { nl: 'Nederlands', en: 'English', ar: 'العربية' }

/** A conversation as the person holding the tablet sees it, by the words of its language. */
export const conversationIn = (page: Page, language: Language) => {
  const words = (key: string, values?: Readonly<Record<string, string | number>>) =>
    say(language, `conversation:${key}`, values)
  const plate = (key: string) => say(language, `praatplaat:${key}`)
  const button = (key: string): Locator => page.getByRole('button', { name: starts(words(key)) })
  const field = (): Locator => page.locator('textarea')
  const mark = () => page.locator('[data-save]')

  return {
    button,
    field,
    mark,
    /** Until the screen says *bewaard*, in the words of this language. */
    saved: () => saved(),
    /** From the table to the plate: with whom, language, consent in pictures, both questions answered as told, both times yes. */
    begin: async (options: { readonly with?: 'resident' | 'partner' | 'other'; readonly quote?: boolean } = {}) => {
      await openNew(page)
      await page
        .getByRole('button', { name: starts(say('nl', `conversation:start.${options.with ?? 'resident'}`)) })
        .click()
      await chooseLanguage()
      await consent(options.quote ?? true)
    },
    chooseLanguage: () => chooseLanguage(),
    /** The cards, one by one; `look` sees each of them. */
    consent: (quote = true, look?: (screen: string) => Promise<void>) => consent(quote, look),
    atPlate: () => atPlate(),
    /** Opens a part of the plate by its short name. */
    openPart: (question: string) => openPart(question),
    /** Types as a person does, key by key. */
    type: async (text: string) => {
      await field().first().pressSequentially(text)
    },
    /** Opens a part, tells it, waits for *bewaard*, and goes back to the plate. */
    answer: async (question: string, text: string) => {
      await openPart(question)
      await field().first().fill(text)
      await saved()
      await button('question.toPlate').click()
      await atPlate()
    },
    toPlate: async () => {
      await button('question.toPlate').click()
      await atPlate()
    },
    /** Reads back, looks once more, leaves what is marked, keeps: ends on the thank-you screen with the withdrawal code. */
    finish: async () => {
      await button('plate.readBack').click()
      await button('readBack.read-aloud').click()
      await button('readBack.next').click()
      await button('check.finish').click()
      const thanks = page.getByRole('heading', { name: starts(words('thanks.title')) })
      await thanks.or(button('check.leave')).first().waitFor()
      if (await button('check.leave').isVisible()) await button('check.leave').click()
      await thanks.waitFor()
    },
    /** What stands on the slip. */
    code: async (): Promise<Slip> => {
      const slip = page.getByRole('region', { name: words('thanks.code') })
      await slip.getByRole('listitem').nth(2).waitFor()
      const pictures = await slip.getByRole('listitem').allInnerTexts()
      const letters = await slip.locator('.code-slip__letters').innerText()
      return {
        // Its place in the code stands beside each picture.
        pictures: pictures.map((one) =>
          one
            .split('\n')
            .find((line) => /\p{L}/u.test(line))!
            .trim(),
        ),
        letters: letters
          .split(':')
          .at(-1)!
          .replace(/[^0-9A-Z]/g, ''),
      }
    },
    /** Throws the conversation away, on the person's word; ends at the table. */
    discard: async () => {
      await button('frame.stop').click()
      await button('stop.discard').click()
      await button('stop.sureYes').click()
      await page.getByRole('heading', { name: say('nl', 'ui:home.title') }).waitFor()
    },
    backToTable: async () => {
      await page
        .getByRole('link', { name: starts(words('thanks.table')) })
        .or(button('thanks.table'))
        .click()
      await page.getByRole('heading', { name: say('nl', 'ui:home.title') }).waitFor()
    },
    words,
    plate,
  }

  async function chooseLanguage(): Promise<void> {
    await page.getByRole('button', { name: starts(endonym[language]) }).click()
  }

  async function consent(quote: boolean, look?: (screen: string) => Promise<void>): Promise<void> {
    for (const card of ['why', 'stopping', 'names', 'readers', 'next']) {
      await page
        .getByText(words(`consent.page.${card}.sentence`))
        .first()
        .waitFor()
      await look?.(`consent: ${card}`)
      await button('consent.next').click()
    }
    const choices = [
      'consent.check.stopping.yes',
      'consent.check.names.no',
      'consent.take-part.yes',
      quote ? 'consent.quote.yes' : 'consent.quote.no',
    ]
    for (const choice of choices) {
      await button(choice).waitFor()
      await look?.(choice)
      await button(choice).click()
    }
    await atPlate()
  }

  async function saved(): Promise<void> {
    await page.locator('[data-save="saved"]').getByText(words('saved.saved')).waitFor()
  }

  async function openPart(question: string): Promise<void> {
    // A part without a name of its own is called by the question it stands under.
    const names = [plate(`questions.${question}.short`), plate(`questions.${question}.question`)].map(asPattern)
    await page.getByRole('button', { name: new RegExp(names.join('|')) }).click()
    await field().first().waitFor()
  }

  async function atPlate(): Promise<void> {
    await button('plate.readBack').waitFor()
  }
}

const asPattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
