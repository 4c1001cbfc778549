import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Pile } from '#domain/card-sort.ts'
import { piles } from '#domain/card-sort.ts'
import { inField, linkedTablet, loneTablet } from '#tests/support/field-test.ts'
import { say, sayLike } from '#tests/support/words.ts'
import { byKey, gameIn, settle } from './pages/card-game.ts'
import { atHome, goOn, keptHere, unlock } from './pages/home.ts'
import { readingCode } from './pages/set-up.ts'

/** Back to the table from where the tablet is given back. */
const backToTable = async (page: Page, game: ReturnType<typeof gameIn>) => {
  await game.holdStop()
  await atHome(page)
}

describe('the card game', () => {
  it('[P12] cold and offline, by tap, in Dutch and in Persian: two whole games, and both arrive when the server is back', async () => {
    await inField({}, async (field) => {
      const { tablet } = field
      await linkedTablet(field)
      await field.stopServer()
      await tablet.offline(true)
      await tablet.kill()
      const page = await tablet.start()
      await page.clock.install()
      await page.goto(field.address)
      await atHome(page)
      for (const language of ['nl', 'fa'] as const) {
        const game = gameIn(page, language)
        await game.begin()
        expect(await page.evaluate(() => document.documentElement.dir)).toBe(language === 'fa' ? 'rtl' : 'ltr')
        await game.layAll(['yes', 'not-yet', 'a-little', 'not-for-me', 'skipped'])
        await game.toMat()
        await game.next('top')
        await game.hand(page.locator('.choose-card').first())
        await game.next('story')
        await page.locator('textarea').fill(language === 'fa' ? 'همسایه‌ها سلام می‌کنند 🧡' : 'De buren groeten weer 🧡')
        await game.next('wish')
        await game.hand(page.locator('.choose-card').first())
        await game.next('own-cards')
        await game.next('read-back')
        await game.next('quote')
        await game.hand(game.button('quote.yes'))
        await game.shown('thanks').waitFor()
        expect(await page.locator('.code-slip__letters').innerText()).toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}/)
        await game.giveBack()
        expect(await page.locator('body').innerText()).not.toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}/)
        await backToTable(page, game)
      }
      await keptHere(page, 2).waitFor()
      await field.startServer()
      await tablet.offline(false)
      await page.getByText(say('nl', 'ui:truth.arrivedAll')).waitFor({ timeout: 60_000 })
      expect(tablet.bugs).toEqual([])
    })
  })

  it('[C1] by keyboard alone the whole game can be played', async () => {
    await inField({ alone: true }, async (field) => {
      await loneTablet(field)
      const page = field.tablet.page()
      await page.clock.install()
      await page.goto(field.address)
      await atHome(page)
      const game = gameIn(page, 'nl', byKey(page))
      await game.begin()
      const first = await game.inHand()
      // A number lays, and Ctrl+Z takes it back.
      await settle(page)
      await page.keyboard.press('2')
      await page.locator(`[data-last="${first} a-little"]`).waitFor()
      await page.keyboard.press('Control+z')
      await page.locator(`[data-card="${first}"]`).waitFor()
      // Arrows go from place to place; Enter lays where the focus is.
      await game.place('yes').focus()
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('ArrowRight')
      await settle(page)
      await page.keyboard.press('Enter')
      await page.locator(`[data-last="${first} not-yet"]`).waitFor()
      await game.layAll(['yes', 'a-little'])
      await game.toMat()
      await game.hand(page.locator(`[data-lies="${first}"] button`))
      await game.hand(page.locator('dialog[open] [data-place="yes"]'))
      expect((await game.mat())['yes']).toContain(first)
      await game.next('top')
      await game.hand(page.locator('.choose-card').first())
      await game.next('story')
      await page.locator('textarea').focus()
      await page.keyboard.type('Met de hand getypt.')
      await game.next('own-cards')
      await game.next('read-back')
      expect(await page.locator('.read-back').innerText()).toContain('Met de hand getypt.')
      await game.next('quote')
      await game.hand(game.button('quote.no'))
      await game.shown('thanks').waitFor()
      await game.giveBack()
      // Stopping by key: hold Enter for three seconds.
      await page.locator('.guest__stop').focus()
      await page.keyboard.down('Enter')
      await page.clock.fastForward(3100)
      await page.keyboard.up('Enter')
      await atHome(page)
      await keptHere(page, 1).waitFor()
      expect(field.tablet.bugs).toEqual([])
    })
  })

  it('[P9] the language changed in the middle keeps every answer, and the places mirror', async () => {
    await inField({ alone: true }, async (field) => {
      await loneTablet(field)
      const page = field.tablet.page()
      await page.clock.install()
      await page.goto(field.address)
      const game = gameIn(page, 'nl')
      await game.begin()
      for (const on of ['yes', 'not-yet', 'a-little', 'not-for-me', 'skipped'] as const) await game.lay(on)
      const inHand = await game.inHand()
      const left = async (on: Pile) => (await game.place(on).boundingBox())!.x
      expect(await left('yes')).toBeLessThan(await left('not-yet'))
      await game.toMat()
      const before = await game.mat()
      for (const language of ['ar', 'tr', 'fa', 'pl', 'en'] as const) {
        await game.changeLanguage(language)
        expect(await game.mat()).toEqual(before)
      }
      await game.changeLanguage('ar')
      await game.next('sort')
      expect(await game.inHand()).toBe(inHand)
      expect(await left('yes')).toBeGreaterThan(await left('not-yet'))
      await game.lay('yes')
      await game.changeLanguage('nl')
      await game.toMat()
      expect(await game.mat()).toEqual({
        ...before,
        yes: expect.arrayContaining([...before['yes']!, inHand]),
        hand: before['hand']!.filter((one) => one !== inHand),
      })
      expect(field.tablet.bugs).toEqual([])
    })
  })

  it('[G2] nothing but holding stop leads out; reading is locked; back stays here', async () => {
    await inField({ alone: true }, async (field) => {
      await loneTablet(field)
      const page = field.tablet.page()
      await page.clock.install()
      await page.goto(field.address)
      await atHome(page)
      await page.locator('.home__drawers a').first().click()
      const door = page.getByRole('heading', { name: say('nl', 'ui:unlock.title') })
      const drawer = page.getByRole('heading', { name: say('nl', 'archive:title') })
      await door.or(drawer).first().waitFor()
      if (await door.isVisible()) await unlock(page, readingCode)
      await page.goto(`${field.address}/#/`)
      await page.getByText(say('nl', 'ui:drawers.open')).first().waitFor()
      const game = gameIn(page, 'nl')
      await game.begin()
      await game.lay('yes')
      const here = page.url()
      for (let back = 0; back < 5; back += 1) {
        await page.goBack().catch(() => undefined)
        await page.locator('.sort-table').waitFor()
      }
      expect(page.url()).toBe(here)
      // A tap and a short hold do nothing.
      await page.locator('.guest__stop').click()
      await page.locator('.guest__stop').hover()
      await page.mouse.down()
      await page.clock.fastForward(2000)
      await page.mouse.up()
      await page.clock.fastForward(5000)
      expect(await page.locator('dialog[open]').count()).toBe(0)
      await game.holdStop()
      await page.getByRole('dialog').waitFor()
      await page.getByRole('button', { name: say('nl', 'conversation:stop.later') }).click()
      await atHome(page)
      // What was unlocked before the game is locked now.
      await page.getByText(say('nl', 'ui:drawers.locked')).first().waitFor()
      // And the game itself opens with the reading code only, at the same card.
      await goOn(page).click()
      await unlock(page, readingCode)
      await page.locator('[data-last$=" yes"]').waitFor()
      expect(field.tablet.bugs).toEqual([])
    })
  })

  it('[G3] idle: asked once, then kept as unfinished and closed; with the reading code it goes on where it was', async () => {
    await inField({ alone: true }, async (field) => {
      await loneTablet(field)
      const page = field.tablet.page()
      await page.clock.install()
      await page.goto(field.address)
      const game = gameIn(page, 'nl')
      await game.begin()
      await game.lay('yes')
      await game.lay('a-little')
      await game.toMat()
      const before = await game.mat()
      await page.clock.fastForward(121_000)
      await game.shown('idle').waitFor()
      await game.hand(game.button('idle.yes'))
      await game.shown('mat').waitFor()
      await page.clock.fastForward(121_000)
      await game.shown('idle').waitFor()
      await page.clock.fastForward(31_000)
      await atHome(page)
      await page.getByText(sayLike('nl', 'ui:home.openDraft_one')).waitFor()
      await goOn(page).click()
      await unlock(page, readingCode)
      await game.hand(game.button('left.goOn'))
      await game.shown('mat').waitFor()
      expect(await game.mat()).toEqual(before)
      expect(field.tablet.bugs).toEqual([])
    })
  })

  it('[C15] [C17] [C18] [C19] [C21] the table is a tap away from every step and leads back; what was told stays in sight', async () => {
    await inField({ alone: true }, async (field) => {
      await loneTablet(field)
      const page = field.tablet.page()
      await page.clock.install()
      await page.goto(field.address)
      const game = gameIn(page, 'nl')
      await game.begin()
      await game.layAll(['yes', 'yes', 'not-yet'])
      await game.toMat()
      await game.next('top')
      await game.hand(page.locator('.choose-card').first())
      await game.next('story')
      await page.locator('textarea').fill('Ik zing nu mee.')
      await game.hand(page.locator('.guest__table'))
      await game.shown('mat').waitFor()
      const told = (await page.locator('.mat-card:has(.card-star)').locator('..').getAttribute('data-lies'))!
      await game.hand(page.locator(`[data-lies="${told}"] button`))
      await game.hand(page.locator('dialog[open] [data-place="not-yet"]'))
      // Who cannot see where it went is still at the card.
      const focused = () =>
        page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-lies]')?.dataset['lies'])
      await page.waitForFunction(
        (id) => document.activeElement?.closest<HTMLElement>('[data-lies]')?.dataset['lies'] === id,
        told,
      )
      expect(await focused()).toBe(told)
      // Taken back: the card is first of the top 3 again, and goes once more.
      await game.hand(game.button('check.undo'))
      await page.locator(`[data-pile="yes"] [data-lies="${told}"] .card-star`).waitFor()
      await game.hand(page.locator(`[data-lies="${told}"] button`))
      await game.hand(page.locator('dialog[open] [data-place="not-yet"]'))
      await game.next('story')
      // No card is chosen any more: the story is still asked about, and still there.
      expect(await page.locator('textarea').inputValue()).toBe('Ik zing nu mee.')
      await game.next('wish')
      await game.next('own-cards')
      await page.locator('.own__pictures .guest-tile').nth(3).waitFor()
      await game.hand(page.locator('.own__pictures .guest-tile').nth(3))
      expect(await page.locator('.own__field').inputValue()).toBe(game.words('own-picture.hot-beverage'))
      await page.locator('.own__field').fill('Samen koffie')
      await game.hand(game.button('frame.back'))
      await game.shown('wish').waitFor()
      await game.next('own-cards')
      await page.locator('.own__card').getByText('Samen koffie').waitFor()
      await game.next('read-back')
      const readBack = await page.locator('.read-back').innerText()
      expect(readBack).toContain('Ik zing nu mee.')
      expect(readBack).toContain('Samen koffie')
      await game.hand(game.button('story.remove'))
      await page.getByText('Ik zing nu mee.').waitFor({ state: 'hidden' })
      await game.hand(game.button('check.undo'))
      await page.getByText('Ik zing nu mee.').waitFor()
      await game.hand(page.locator('.read-back__part').last())
      await game.shown('mat').waitFor()
      await game.next('read-back')
      expect(field.tablet.bugs).toEqual([])
    })
  })

  it('[G3] a tablet put down with the stop dialog open is put down; so is one with a code on it', async () => {
    await inField({ alone: true }, async (field) => {
      await loneTablet(field)
      const page = field.tablet.page()
      await page.clock.install()
      await page.goto(field.address)
      const game = gameIn(page, 'nl')
      await game.begin()
      await game.lay('yes')
      await game.holdStop()
      await page.getByRole('dialog').waitFor()
      await page.clock.fastForward(121_000)
      await game.shown('idle').waitFor()
      await game.hand(game.button('idle.yes'))
      await game.layAll(['not-for-me'])
      await game.toMat()
      await game.next('top')
      await game.next('own-cards')
      await game.next('read-back')
      await game.next('quote')
      await game.hand(game.button('quote.yes'))
      await game.shown('thanks').waitFor()
      await page.clock.fastForward(121_000)
      await game.shown('idle').waitFor()
      await game.hand(game.button('idle.yes'))
      await game.shown('thanks').waitFor()
      await page.clock.fastForward(121_000)
      await game.shown('idle').waitFor()
      await page.clock.fastForward(31_000)
      await game.shown('give-back').waitFor()
      expect(await page.locator('body').innerText()).not.toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}/)
      expect(field.tablet.bugs).toEqual([])
    })
  })

  it('[C1] dragging lays, and a card let go beside every place goes back', async () => {
    await inField({ alone: true }, async (field) => {
      await loneTablet(field)
      const page = field.tablet.page()
      await page.clock.install()
      await page.goto(field.address)
      const game = gameIn(page, 'nl')
      await game.begin()
      const drag = async (to: { readonly x: number; readonly y: number }) => {
        await settle(page)
        const box = (await page.locator('[data-card]').boundingBox())!
        await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
        await page.mouse.down()
        await page.mouse.move(to.x, to.y - 30, { steps: 6 })
        await page.mouse.move(to.x, to.y)
        await page.mouse.up()
      }
      const centre = async (on: Pile) => {
        const box = (await game.place(on).boundingBox())!
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
      }
      const first = await game.inHand()
      // A mouse let go beside the tile that it pressed presses nothing, and neither does the next press that ends there.
      const yes = await centre('yes')
      const beside = { x: 640, y: 60 }
      for (const [from, to] of [
        [yes, beside],
        [beside, yes],
      ] as const) {
        await settle(page)
        await page.mouse.move(from.x, from.y)
        await page.mouse.down()
        await page.mouse.move(to.x, to.y, { steps: 4 })
        await page.mouse.up()
      }
      expect(await game.inHand()).toBe(first)
      await drag({ x: 640, y: 60 })
      expect(await game.inHand()).toBe(first)
      for (const on of piles) {
        const card = await game.inHand()
        await drag(await centre(on))
        await page.locator(`[data-last="${card} ${on}"]`).waitFor()
      }
      expect(field.tablet.bugs).toEqual([])
    })
  })

  it('[C4] together: who disagrees is counted; by hands: hands are counted, no card is laid; in turns: blank between two', async () => {
    await inField({ alone: true }, async (field) => {
      await loneTablet(field)
      const page = field.tablet.page()
      await page.clock.install()
      await page.goto(field.address)
      const game = gameIn(page, 'nl')
      const finish = async () => {
        await game.next('read-back')
        await game.next('quote')
        await game.hand(game.button('quote.yes'))
        await game.shown('thanks').waitFor()
      }
      await game.begin({ way: 'together' })
      await game.lay('yes')
      const more = page.getByRole('button', { name: game.words('group.oneMore') })
      for (let person = 0; person < 5; person += 1) await more.click({ force: true })
      // Four people play: three can disagree.
      expect(await page.locator('.how-many__number').innerText()).toBe('3')
      await game.layAll(['skipped'])
      await game.toMat()
      await game.next('top')
      await game.next('own-cards')
      await finish()
      await game.giveBack()
      await backToTable(page, game)

      await game.begin({ way: 'hands', practice: false })
      for (let card = 0; card < 10; card += 1) {
        const yes = page.getByRole('button', { name: game.words('group.more', { place: game.words('place.yes') }) })
        for (let hand = 0; hand < 6; hand += 1) await yes.click({ force: true })
        expect(await page.locator('.how-many__number').first().innerText()).toBe('4')
        await game.hand(game.main())
        await game.shown(card === 9 ? 'own-cards' : 'hands').waitFor()
      }
      await finish()
      await game.giveBack()
      await backToTable(page, game)

      await game.begin({ way: 'turns' })
      await game.layAll(['not-for-me'])
      await game.toMat()
      await game.next('own-cards')
      await finish()
      await game.hand(game.main())
      await game.shown('pass-on').waitFor()
      expect(await page.locator('.guest').innerText()).not.toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}/)
      await game.hand(game.main())
      await game.chooseLanguage()
      expect(page.url()).toContain('2-van-4')
      await game.holdStop()
      await page.getByRole('button', { name: say('nl', 'conversation:stop.later') }).click()
      await atHome(page)
      await keptHere(page, 3).waitFor()
      expect(field.tablet.bugs).toEqual([])
    })
  })
})
