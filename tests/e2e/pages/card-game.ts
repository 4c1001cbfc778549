import type { Locator, Page } from 'playwright-core'
import type { Pile } from '#domain/card-sort.ts'
import { say, starts } from '#tests/support/words.ts'
import { atHome, goOn, unlock } from './home.ts'
import { readingCode } from './set-up.ts'

export type GameLanguage = 'nl' | 'en' | 'ar' | 'tr' | 'pl' | 'fa'
export type Look = (screen: string) => Promise<void>

export const endonym: Readonly<Record<GameLanguage, string>> = {
  nl: 'Nederlands',
  en: 'English',
  ar: 'العربية',
  tr: 'Türkçe',
  pl: 'Polski',
  fa: 'فارسی',
}

/** How a player does things: with a finger, or with keys alone. */
export type Hand = (target: Locator) => Promise<void>

/** Until what is on screen is painted and has stood there long enough to be tapped; the clock is ours, nobody waits. */
export const settle = async (page: Page): Promise<void> => {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  await page.clock.fastForward(600)
}

export const byTap =
  (page: Page): Hand =>
  async (target) => {
    await target.waitFor()
    await settle(page)
    await target.click()
  }

/** Tabs to it and presses Enter. @throws Error when the keyboard cannot reach it. */
export const byKey =
  (page: Page): Hand =>
  async (target) => {
    await target.waitFor()
    await settle(page)
    for (let step = 0; step < 90; step += 1) {
      if (await target.evaluate((one) => one === document.activeElement)) return page.keyboard.press('Enter')
      await page.keyboard.press('Tab')
    }
    throw new Error('the keyboard does not reach it')
  }

/** A card game as the person holding the tablet sees it, by the words of its language. */
export const gameIn = (page: Page, language: GameLanguage, hand: Hand = byTap(page)) => {
  const words = (key: string, values?: Readonly<Record<string, string | number>>) =>
    say(language, `cards:${key}`, values)
  const button = (key: string): Locator => page.getByRole('button', { name: starts(words(key)) })
  const place = (on: Pile): Locator => page.locator(`.sort-table [data-place="${on}"]`)
  const shown = (name: string): Locator => page.locator(`.guest[data-shown^="${name}"]`)
  const main = (): Locator => page.locator('.guest__ways .guest-tile--main')
  const inHand = () => page.locator('[data-card]').getAttribute('data-card')

  const lay = async (on: Pile): Promise<void> => {
    const card = await inHand()
    await hand(place(on))
    await page.locator(`[data-last="${card} ${on}"]`).waitFor()
  }
  const next = async (screen: string): Promise<void> => {
    await hand(main())
    await shown(screen).waitFor()
  }
  return {
    words,
    button,
    place,
    shown,
    main,
    lay,
    next,
    inHand,
    hand,
    /** From the table to the first card; the short deck unless told otherwise. */
    begin: async (
      options: {
        readonly way?: string
        readonly deck?: string
        readonly look?: Look
        readonly practice?: boolean
      } = {},
    ) => {
      await openTable(options.way, options.deck, options.look)
      await chooseLanguage(options.look)
      await consent(options.look)
      if (options.practice !== false) await practise(options.look)
    },
    chooseLanguage: () => chooseLanguage(),
    consent: () => consent(),
    practise: () => practise(),
    /** To the first card's consent, where the side rooms begin. */
    toConsent: async (way: string) => {
      await openTable(way)
      await chooseLanguage()
    },
    /** Lays every card of the hand, these places over and over. */
    layAll: async (places: readonly Pile[]) => {
      for (let at = 0; (await page.locator('[data-card]').count()) > 0; at += 1) await lay(places[at % places.length]!)
    },
    toMat: async () => {
      await hand(page.locator('.mat-tile').or(page.locator('.all-laid .guest-tile--main')).last())
      await shown('mat').waitFor()
    },
    /** What lies where on the mat: card ids by place. */
    mat: (): Promise<Readonly<Record<string, readonly string[]>>> =>
      page.evaluate(() =>
        Object.fromEntries(
          [...document.querySelectorAll<HTMLElement>('[data-pile]')].map((pile) => [
            pile.dataset['pile'] ?? '',
            [...pile.querySelectorAll<HTMLElement>('[data-lies]')].map((card) => card.dataset['lies'] ?? ''),
          ]),
        ),
      ),
    changeLanguage: async (to: GameLanguage) => {
      await hand(page.locator('.guest__language'))
      await hand(page.locator('dialog[open]').getByRole('button', { name: starts(endonym[to]) }))
      await page.locator('dialog[open]').waitFor({ state: 'hidden' })
      await page.waitForFunction((lang) => document.documentElement.lang === lang, to)
    },
    /** Holds *stop* for as long as it takes. */
    holdStop: async () => {
      await page.locator('.guest__stop').hover()
      await page.mouse.down()
      await page.clock.fastForward(3100)
      await page.mouse.up()
    },
    /** From the last screen of the game to the table. */
    giveBack: async () => {
      await hand(main())
      await shown('give-back').waitFor()
    },
  }

  async function openTable(way?: string, deck = 'short', look?: Look): Promise<void> {
    const start = (key: string) => say('nl', `card-start:${key}`)
    await page.getByRole('link', { name: starts(say('nl', 'ui:home.cards')) }).click()
    await page.getByRole('heading', { name: start('way') }).waitFor()
    if (way !== undefined) await page.getByRole('button', { name: starts(start(way)) }).click()
    await page.getByRole('button', { name: starts(start(deck)) }).click()
    await look?.('new game')
    await page.getByRole('button', { name: start('start') }).click()
  }

  async function chooseLanguage(look?: Look): Promise<void> {
    await shown('language').waitFor()
    await look?.('language')
    await hand(page.locator('.language-sheet').getByRole('button', { name: starts(endonym[language]) }))
    await shown('consent').waitFor()
  }

  async function consent(look?: Look): Promise<void> {
    await look?.('consent')
    await hand(button('consent.yes'))
    await shown('practice').or(shown('hands')).or(shown('sort')).first().waitFor()
  }

  async function practise(look?: Look): Promise<void> {
    await look?.('practice')
    await hand(place('yes'))
    await shown('practice laid').waitFor()
    await look?.('practice, laid')
    await hand(button('practice.start'))
    await shown('sort').waitFor()
  }
}

/** Every screen of a game alone, in this language; ends where the tablet is given back. */
export const tourOfGame = async (page: Page, language: GameLanguage, look: Look): Promise<void> => {
  const game = gameIn(page, language)
  await game.begin({ look })
  await look('first card')
  await game.lay('yes')
  await game.lay('a-little')
  await look('a card later')
  await game.toMat()
  await look('mat, half laid')
  await game.next('sort')
  await game.layAll(['not-yet', 'yes', 'yes', 'not-for-me', 'skipped', 'not-yet'])
  await look('all laid')
  await game.toMat()
  await look('mat')
  await game.hand(page.locator('.mat-card').first())
  await page.locator('dialog[open]').waitFor()
  await look('where does it belong')
  await page.keyboard.press('Escape')
  await page.locator('dialog[open]').waitFor({ state: 'hidden' })
  await game.next('top')
  await game.hand(page.locator('.choose-card').first())
  await look('top')
  await game.next('story')
  await page.locator('textarea').fill('Ik groet nu iedereen in de straat.')
  await look('story')
  await game.next('wish')
  await game.hand(page.locator('.choose-card').first())
  await look('wish')
  await game.next('own-cards')
  await page.locator('.own__field').fill('Samen zingen')
  await look('own card')
  await game.hand(page.locator('.own__add'))
  await look('own card, laid')
  await game.next('read-back')
  await look('read back')
  await game.next('quote')
  await look('quote')
  await game.hand(game.button('quote.yes'))
  await game.shown('thanks').waitFor()
  await look('thank you')
  await game.giveBack()
  await look('give back')
}

/** What the tour of a game alone passes by: saying no, other ways of playing, being away, and what looks personal. */
export const tourOfSideRooms = async (page: Page, language: GameLanguage, look: Look): Promise<void> => {
  const game = gameIn(page, language)
  const closeDialog = async () => {
    await page.keyboard.press('Escape')
    await page.locator('dialog[open]').waitFor({ state: 'hidden' })
  }
  const backToTable = async () => {
    await game.holdStop()
    await atHome(page)
  }
  await game.toConsent('together')
  await game.hand(game.button('consent.no'))
  await game.shown('refused').waitFor()
  await look('refused')
  await game.hand(game.button('consent.undo'))
  await game.shown('consent').waitFor()
  await game.hand(page.locator('.guest__language'))
  await page.locator('dialog[open]').waitFor()
  await look('language dialog')
  await closeDialog()
  await game.consent()
  await game.practise()
  await game.lay('yes')
  await page.getByRole('button', { name: game.words('group.oneMore') }).click({ force: true })
  await look('together')
  await game.lay('a-little')
  await game.toMat()
  await look('mat of a group')
  await game.hand(page.locator('[data-pile="yes"] .mat-card').first())
  await page.locator('dialog[open] .how-many').waitFor()
  await look('who disagrees, on the mat')
  await closeDialog()
  await page.clock.fastForward(121_000)
  await game.shown('idle').waitFor()
  await look('idle')
  await page.clock.fastForward(481_000)
  await atHome(page)
  await goOn(page).click()
  await unlock(page, readingCode)
  await game.shown('left').waitFor()
  await look('left')
  await game.hand(game.button('left.goOn'))
  await game.shown('mat').waitFor()
  await game.next('sort')
  await game.layAll(['not-for-me'])
  await game.toMat()
  await game.next('top')
  await game.hand(page.locator('.choose-card').first())
  await game.next('story')
  await page.locator('textarea').fill('Bel mij op 06-12345678.')
  // The card goes elsewhere: the story is asked about again.
  await game.hand(page.locator('.guest__table'))
  await game.shown('mat').waitFor()
  await game.hand(page.locator('[data-pile="yes"] .mat-card').first())
  await game.hand(page.locator('dialog[open] [data-place="not-for-me"]'))
  await game.next('story')
  await look('story without its card')
  await game.next('own-cards')
  await game.hand(game.main())
  await game.shown('check').waitFor()
  await look('something personal')
  await game.hand(game.button('check.remove'))
  await game.shown('read-back').waitFor()
  await look('read back, something taken away')
  await game.next('quote')
  await game.hand(game.button('quote.no'))
  await game.shown('thanks').waitFor()
  await game.giveBack()
  await backToTable()

  await game.begin({ way: 'hands', practice: false })
  await look('hands')
  await game.hand(page.locator('.guest__table'))
  await game.shown('hands-table').waitFor()
  await look('what hands counted')
  await game.hand(game.main())
  await game.shown('hands ').waitFor()
  await game.holdStop()
  await page.getByRole('button', { name: say('nl', 'conversation:stop.later') }).click()
  await atHome(page)

  await game.begin({ way: 'turns' })
  await game.layAll(['not-for-me'])
  await game.toMat()
  await game.next('own-cards')
  await game.next('read-back')
  await game.next('quote')
  await game.hand(game.button('quote.yes'))
  await game.shown('thanks').waitFor()
  await game.hand(game.main())
  await game.shown('pass-on').waitFor()
  await look('pass on')
}
