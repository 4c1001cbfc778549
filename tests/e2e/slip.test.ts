import { describe, expect, it } from 'vitest'
import { inField, loneTablet } from '#tests/support/field-test.ts'
import { rowsOf } from '#tests/support/page-store.ts'
import { searchProfile } from '#tests/support/search-profile.ts'
import { say } from '#tests/support/words.ts'
import { gameIn } from './pages/card-game.ts'
import { conversationIn } from './pages/conversation.ts'
import { atHome, unlock } from './pages/home.ts'
import { readingCode } from './pages/set-up.ts'

describe('the slip of a withdrawal code', () => {
  it('[T6] a reload and a crash on the thank-you screen cost nobody the code; once that screen is left it is gone', async () => {
    await inField({ alone: true }, async (field) => {
      const { tablet, address } = field
      await loneTablet(field)
      const talk = conversationIn(tablet.page(), 'nl')
      await talk.begin()
      await talk.answer('contact', 'Ik ken nu mijn buren.')
      await talk.finish()
      const code = await talk.code()
      await tablet.page().reload()
      await tablet.page().getByText(say('nl', 'ui:unlock.forSlip')).waitFor()
      await unlock(tablet.page(), readingCode)
      expect(await talk.code()).toEqual(code)

      await tablet.kill()
      for (const text of [code.letters, `${code.letters.slice(0, 4)}-${code.letters.slice(4)}`])
        expect(searchProfile(tablet.profile, text)).toEqual([])
      const page = await tablet.start()
      await page.goto(address)
      await page.getByRole('link', { name: say('nl', 'ui:home.slipShow') }).click()
      await unlock(page, readingCode)
      const again = conversationIn(page, 'nl')
      expect(await again.code()).toEqual(code)
      await again.backToTable()
      expect(await rowsOf(page, 'slips')).toEqual([])
      expect(await page.getByRole('link', { name: say('nl', 'ui:home.slipShow') }).count()).toBe(0)

      // Left by its own button, without any reload: as gone as that.
      await again.begin()
      await again.finish()
      const address2 = page.url()
      expect(await rowsOf(page, 'slips')).toHaveLength(1)
      await again.backToTable()
      expect(await rowsOf(page, 'slips')).toEqual([])
      await page.goto(address2)
      await page.getByText(say('nl', 'problems:already-finished.do')).waitFor()
      expect(tablet.bugs).toEqual([])
    })
  })

  it('[T6] a card game keeps its code for who was still writing when it grew quiet, and after a reload, in the language that was played', async () => {
    await inField({ alone: true }, async (field) => {
      const { tablet, address } = field
      await loneTablet(field)
      const page = tablet.page()
      await page.clock.install()
      await page.goto(address)
      const game = gameIn(page, 'ar')
      await game.begin({ practice: false })
      await game.practise()
      await game.layAll(['skipped'])
      await game.toMat()
      await game.next('own-cards')
      await game.next('read-back')
      await game.next('quote')
      await game.hand(game.button('quote.no'))
      await game.shown('thanks').waitFor()
      const letters = await page.locator('.code-slip__letters').innerText()
      await page.clock.runFor(121_000)
      await game.shown('idle').waitFor()
      await page.clock.runFor(31_000)
      await page.locator('.code-slip__letters').waitFor({ state: 'detached' })
      expect(await rowsOf(page, 'slips')).toHaveLength(1)
      await page.goto(address)
      await page.getByRole('link', { name: say('nl', 'ui:home.slipShow') }).click()
      await unlock(page, readingCode)
      await page.locator('.slip-screen').getByText(game.words('thanks.words')).waitFor()
      expect(await page.locator('.code-slip__letters').innerText()).toBe(letters)
      await page.reload()
      await unlock(page, readingCode)
      await page.locator('.slip-screen').getByText(game.words('thanks.words')).waitFor()
      expect(await page.locator('.code-slip__letters').innerText()).toBe(letters)
      expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl')
      await page.getByRole('button', { name: game.words('thanks.done') }).click()
      await atHome(page)
      expect(await rowsOf(page, 'slips')).toEqual([])
      expect(tablet.bugs).toEqual([])
    })
  })
})
